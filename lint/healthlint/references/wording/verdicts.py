"""What is the one sentence that says a verdict?"""

from __future__ import annotations

from typing import Final

from healthlint.references.identifiers.kinds import kind_name
from healthlint.references.judging.evidence import Asked
from healthlint.references.judging.judgement import Judgement, Verdict
from healthlint.references.judging.notices import standing
from healthlint.references.wording.evidence import phrase_field
from healthlint.references.wording.phrases import (
    FIELDS,
    NOTES,
    Language,
    named_identifier,
    named_source,
    quoted,
)

_SHOWN = 3  # fields that a message shows on both sides; the evidence has all of them
_PLAIN: Final[dict[Language, dict[Verdict, str]]] = {
    "en": {
        "matched": "title, first author and year are those of one registered work",
        "no-identifier": "no DOI, PMID or other identifier by which this reference could be verified",
        "organisation-only": "an organisation stands for the source; give the address of the document",
        "homepage-only": "the address is that of a home page; give the address of the page that says so",
        "no-source-named": "no source is named",
    },
    "zh": {
        "matched": "题名、第一作者和年份与一条登记文献一致",
        "no-identifier": "没有可供核实的 DOI、PMID 等标识符",
        "organisation-only": "只写了机构，查不到是哪份文件；请补上该文件的网址",
        "homepage-only": "网址只是网站首页；请给出所依据页面的网址",
        "no-source-named": "没有写明来源",
    },
}
_NOTICED: Final[dict[Language, dict[Verdict, str]]] = {
    "en": {
        "retracted": "this work was retracted",
        "concern": "this work is under an expression of concern",
        "corrected": "this work was corrected",
        "reinstated": "this work was retracted and reinstated",
    },
    "zh": {
        "retracted": "该文献已被撤稿",
        "concern": "该文献附有关注声明",
        "corrected": "该文献有更正",
        "reinstated": "该文献曾被撤稿，后已恢复",
    },
}


def message(judgement: Judgement, language: Language) -> str:
    """Return one sentence without a full stop that says a verdict and what shows it."""
    verdict = judgement.verdict
    if verdict in _NOTICED[language]:
        return _noticed(judgement, language)
    if verdict in _PLAIN[language]:
        return _PLAIN[language][verdict]
    return _SAID[verdict](judgement, language)


def _noticed(judgement: Judgement, language: Language) -> str:
    said = _NOTICED[language][judgement.verdict]
    notice = standing(judgement.evidence.notices)
    if notice is None:
        return said
    source, date = named_source(notice.source), notice.date.isoformat() if notice.date else ""
    link = f"DOI {notice.doi}" if notice.doi else f"PMID {notice.pmid}" if notice.pmid else ""
    if language == "en":
        return f"{said} ({', '.join(filter(None, (date, f'according to {source}')))})" + (
            f"; see the notice, {link}" if link else ""
        )
    return f"{said}（{'，'.join(filter(None, (date, f'据 {source}')))}）" + (
        f"；见声明 {link}" if link else ""
    )


def _verified(judgement: Judgement, language: Language) -> str:
    identifier = _leading(judgement)
    return f"{identifier} leads to this work" if language == "en" else f"{identifier} 指向该文献"


def _different(judgement: Judgement, language: Language) -> str:
    comparison = judgement.comparison
    fields = [
        each
        for each in (comparison.differing if comparison else ())
        if not (each.field == "authors" and comparison and comparison.state("first-author") == "differs")
    ]
    differing = [phrase_field(each, language) for each in fields[:_SHOWN]]
    if len(fields) > _SHOWN:
        rest = [FIELDS[language][each.field] for each in fields[_SHOWN:]]
        differing.append(f"besides {', '.join(rest)}" if language == "en" else f"另有{'、'.join(rest)}")
    notes = [NOTES[language][note] for note in judgement.evidence.notes if note in _WORTH]
    source = named_source(judgement.record.source) if judgement.record else ""
    if notes and not differing:
        told = "; ".join(notes) if language == "en" else "；".join(notes)
        return f"found in {source}, but {told}" if language == "en" else f"{source} 有此记录，但{told}"
    if language == "en":
        return f"{source} has it otherwise: " + "; ".join(differing + notes)
    return f"与 {source} 的登记信息不一致：" + "；".join(differing + notes)


def _other_work(judgement: Judgement, language: Language) -> str:
    identifier, record = _leading(judgement), judgement.record
    title = quoted(record.title if record else "", language)
    author = record.authors[0].family if record and record.authors else ""
    if language == "en":
        return f"{identifier} leads to another work: {title}" + (f" by {author}" if author else "")
    return f"{identifier} 指向另一文献：{title}" + (f"，作者 {author}" if author else "")


def _not_registered(judgement: Judgement, language: Language) -> str:
    asked = next((each for each in judgement.evidence.asked if each.answer == "not-registered"), None)
    if asked is None or asked.kind is None:
        return _missing(judgement, language)
    kind, source, date = kind_name(asked.kind), named_source(asked.source), asked.when
    if language == "en":
        checked = f" (checked {date.isoformat()})" if date else ""
        return (
            f"{source} does not know this {kind}{checked}; it may be mistyped, unregistered by the "
            "publisher, or invented"
        )
    checked = f"（查询于 {date.isoformat()}）" if date else ""
    return f"{source} 查不到这个 {kind}{checked}；可能是抄写有误、出版方尚未登记，也可能从未有过此号"


def _malformed(judgement: Judgement, language: Language) -> str:
    faulty = judgement.evidence.malformed[0]
    kind = kind_name(faulty.kind)
    if language == "en":
        article = "an" if kind.startswith(_LIKE_VOWELS) else "a"
        said = f"{quoted(faulty.text, language)} cannot be {article} {kind}"
        return said + (f"; did you mean {faulty.repair}?" if faulty.repair else "")
    said = f"{quoted(faulty.text, language)} 不可能是 {kind}"
    return said + (f"；是否应为 {faulty.repair}？" if faulty.repair else "")


def _missing(judgement: Judgement, language: Language) -> str:
    evidence = judgement.evidence
    sources = dict.fromkeys(
        named_source(each.source) for each in evidence.asked if each.answer == "missing" and each.source
    )
    if evidence.snapshot and (not sources or set(sources) == {evidence.registry}):
        return (
            f"not in the local registry ({_size(judgement, language)}); could not verify"
            if language == "en"
            else f"本地登记库（{_size(judgement, language)}）未收录，未能核实"
        )
    named = (", " if language == "en" else "、").join(sources)
    if language == "en":
        return f"not known to {named or 'those asked'}, which proves nothing; could not verify"
    return f"{named or '所查来源'}未收录，这不说明任何问题；未能核实"


def _unchecked(judgement: Judgement, language: Language) -> str:
    evidence = judgement.evidence
    for note in ("nothing-to-compare", "title-not-comparable"):
        if note in evidence.notes:
            return NOTES[language][note]
    reasons = dict.fromkeys(_reason(each) for each in evidence.asked if each.answer == "unchecked")
    if reasons:
        return ("not checked: " if language == "en" else "未核查：") + "; ".join(reasons)
    return "not checked: nobody was asked" if language == "en" else "未核查：没有可查的登记库"


def _reason(asked: Asked) -> str:
    return f"{named_source(asked.source)}: {asked.detail}" if asked.detail else named_source(asked.source)


def _size(judgement: Judgement, language: Language) -> str:
    evidence = judgement.evidence
    if language == "en":
        snapshot = f"snapshot {evidence.snapshot.isoformat()}, " if evidence.snapshot else ""
        return f"{snapshot}{evidence.rows:,} records"
    snapshot = f"截至 {evidence.snapshot.isoformat()}，" if evidence.snapshot else ""
    return f"{snapshot}{evidence.rows:,} 条"


def _leading(judgement: Judgement) -> str:
    """Return the identifier that led to the record."""
    found = [each for each in judgement.evidence.asked if each.answer == "found" and each.kind]
    return named_identifier(found[0].kind, found[0].value) if found and found[0].kind else ""


_LIKE_VOWELS = ("A", "I", "N", "a")  # as names of kinds are spoken: ISBN, NCT, arXiv
_WORTH: Final = frozenset(
    ("fewer-authors", "part-of-title", "title-not-comparable", "identifiers-disagree", "other-version")
)
_SAID: Final = {
    "verified": _verified,
    "verified-with-differences": _different,
    "other-work": _other_work,
    "not-registered": _not_registered,
    "malformed": _malformed,
    "not-in-registry": _missing,
    "unchecked": _unchecked,
}
