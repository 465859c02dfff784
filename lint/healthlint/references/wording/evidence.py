"""How is shown what a verdict rests on, a line for each thing?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.references.comparing.compared import Compared
from healthlint.references.judging.evidence import Asked, Suggestion
from healthlint.references.judging.judgement import Judgement
from healthlint.references.wording.phrases import (
    FIELDS,
    NATURES,
    NOTES,
    Language,
    named_identifier,
    named_source,
    quoted,
    told_date,
)
from healthlint.references.works import Notice

_ANSWERS = {
    "en": {
        "found": "found",
        "missing": "not held",
        "not-registered": "not registered",
        "unchecked": "no usable answer",
        "not-asked": "not asked",
    },
    "zh": {
        "found": "有",
        "missing": "未收录",
        "not-registered": "未登记",
        "unchecked": "没有可用的答复",
        "not-asked": "未查询",
    },
}
_REASONS = {
    "en": {
        "add-identifier": "add the identifier",
        "other-identifier": "the work of this title is registered as",
        "similar-title": "a similar title",
        "same-title": "the same title, told otherwise",
        "repaired": "a similar identifier is that of",
        "notice": "cite the notice",
    },
    "zh": {
        "add-identifier": "请补上标识符",
        "other-identifier": "此题名的文献登记为",
        "similar-title": "题名相近",
        "same-title": "题名相同而其他信息不同",
        "repaired": "相近的标识符属于",
        "notice": "请引用声明",
    },
}


def phrase_field(compared: Compared, language: Language) -> str:
    """Return a field as it is cited and as it is registered, in a line."""
    name = FIELDS[language][compared.field]
    cited = quoted(compared.cited, language)
    if not compared.registered:  # a register of digests knows that it differs, and cannot show it
        return f"{name} {cited} is another one there" if language == "en" else f"{name}{cited}与登记的不同"
    registered = quoted(compared.registered, language)
    if language == "en":
        return f"{name} cited {cited}, registered {registered}"
    return f"{name}：文中{cited}，登记{registered}"


def evidence_lines(
    judgement: Judgement, language: Language, *, telling_unasked: bool = True
) -> Iterator[str]:
    """Yield what a reader needs to look for themselves: who was asked, what differs, notices, suggestions.

    `telling_unasked`: also who could have been asked and was not.
    """
    evidence = judgement.evidence
    for asked in evidence.asked:
        # What a registry has from a service is not that service's answer.
        from_registry = evidence.registry if asked.source in evidence.not_asked else ""
        yield _asked(asked, language, from_registry)
    yield from _registered(judgement, language)
    for compared in told_apart(evidence.fields):
        if compared.state in ("differs", "partial", "script"):
            yield phrase_field(compared, language)
    for notice in evidence.notices:
        yield _notice(notice, language)
    for note in evidence.notes:
        yield NOTES[language][note]
    for suggestion in judgement.suggestions:
        yield _suggestion(suggestion, language)
    if telling_unasked and evidence.not_asked:
        named = ", ".join(map(named_source, evidence.not_asked))
        yield f"not asked: {named}" if language == "en" else f"未查询：{named}"


def told_apart(fields: Sequence[Compared]) -> tuple[Compared, ...]:
    """Return the fields but the authors where they say again what the first author says."""
    said = {(each.cited, each.registered) for each in fields if each.field == "first-author"}
    return tuple(
        each for each in fields if each.field != "authors" or (each.cited, each.registered) not in said
    )


def _registered(judgement: Judgement, language: Language) -> Iterator[str]:
    """Yield the work to which an identifier leads, where nothing is cited with which to compare it."""
    record, comparison = judgement.record, judgement.comparison
    if record is None or comparison is None or not record.title:
        return
    if comparison.state("title") in ("absent", "incomparable"):
        comma = ", " if language == "en" else "，"
        author = record.authors[0].family if record.authors else ""
        parts = (quoted(record.title, language), author, record.container, *map(str, record.years[:1]))
        told = comma.join(filter(None, parts))
        yield f"registered: {told}" if language == "en" else f"登记信息：{told}"


def _asked(asked: Asked, language: Language, registry: str) -> str:
    what = named_identifier(asked.kind, asked.value) if asked.kind else quoted(asked.value, language)
    comma = ", " if language == "en" else "，"
    answer = comma.join(filter(None, (_ANSWERS[language][asked.answer], asked.detail)))
    source = named_source(asked.source)
    if registry:
        source = f"{registry}, from {source}" if language == "en" else f"{registry} 所收 {source} 数据"
    if language == "en":
        return f"{what}: {answer}" + (f" in {source}{told_date(asked.when, language)}" if source else "")
    return f"{what}：{answer}" + (f"，{source}{told_date(asked.when, language)}" if source else "")


def _notice(notice: Notice, language: Language) -> str:
    link = f"DOI {notice.doi}" if notice.doi else f"PMID {notice.pmid}" if notice.pmid else ""
    parts = (
        NATURES[language][notice.nature] + told_date(notice.date, language),
        named_source(notice.source) + (f" {notice.number}" if notice.number else ""),
        link,
    )
    return (", " if language == "en" else "，").join(filter(None, parts))


def _suggestion(suggestion: Suggestion, language: Language) -> str:
    record = suggestion.record
    link = (
        f"DOI {record.doi}"
        if record.doi
        else f"PMID {record.pmid}"
        if record.pmid
        else named_source(record.source)
    )
    alike = ""
    if suggestion.ratio is not None and suggestion.ratio < 1:
        alike = f" ({suggestion.ratio:.0%})" if language == "en" else f"（{suggestion.ratio:.0%}）"
    reason = _REASONS[language][suggestion.reason] + alike
    title = f", {quoted(record.title, language)}" if record.title else ""
    return (
        f"{reason}: {link}{title}" if language == "en" else f"{reason}：{link}{title.replace(', ', '，', 1)}"
    )
