"""How is the identifier of a reference added or put right, in the style of the reference?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint import Document, Edit, Expression, Fix, Rule

from .judged import language_of

if TYPE_CHECKING:
    from healthlint.references import JudgedReference, Record

_ADD = {"en": "add {what}", "zh": "补上 {what}"}
_WRITE = {"en": "write {what} instead", "zh": "改为 {what}"}
_PLAIN = Expression(r"[\w.()/:;+-]+")  # neither Markdown nor HTML reads anything into it
_MARKED = Expression(r"[\[［]\s?(?:[A-Z]{1,2}|[A-Z]{1,2}/[A-Z]{2})\s?[\]］]")  # [J], [EB/OL]: GB/T 7714
_APA = Expression(r"\((?:19|20)\d\d[a-z]?(?:, [^)]{1,20})?\)\.")  # (2021). behind the authors
_STOPS = (".", "。", "．")


def addition(rule: Rule, judged: JudgedReference, record: Record) -> list[Fix]:
    """Return the proposal to add the DOI of a record, or else its PMID, at the end of an entry.

    There is none where the entry ends within markup, or the register has no identifier.
    """
    reference = judged.reference
    document, text = reference.block.document, reference.text.rstrip()
    kind, value = ("doi", record.doi) if record.doi else ("pmid", record.pmid)
    end = document.span(reference.start, reference.start + len(text)).end
    behind = document.source[end : end + 1]
    if not value or not _PLAIN.fullmatch(value) or (behind and behind not in "\n\r<"):
        return []
    if any(link.start < reference.start + len(text) <= link.end for link in document.links):
        return []
    stop = text[-1:] if text.endswith(_STOPS) else ""
    language = language_of(rule, reference)
    if _MARKED.search(text) or reference.block.language == "zh":
        edit = Edit(end - len(stop), end - len(stop), f".{kind.upper()}:{value}")
    else:
        written = f"doi:{value}" if kind == "doi" else f"PMID: {value}."
        if kind == "doi" and _APA.search(text):
            written = f"https://doi.org/{value}"
        edit = Edit(end, end, f"{'' if stop else '.'} {written}")
    what = f"{kind.upper()} {value}"
    return [Fix(_ADD[language].format(what=what), (edit,))]


def replacement(rule: Rule, judged: JudgedReference) -> list[Fix]:
    """Return the proposal to write the DOI under which the work of the cited title is registered.

    There is none where the reference shows no DOI, or that work is none with just this title.
    """
    reference = judged.reference
    meant = [
        suggestion.record.doi
        for suggestion in judged.judgement.suggestions
        if suggestion.reason == "other-identifier" and suggestion.ratio == 1 and suggestion.record.doi
    ]
    shown = [each for each in reference.identifiers if each.kind == "doi" and each.value]
    if len(meant) != 1 or len(shown) != 1 or not _PLAIN.fullmatch(meant[0]):
        return []
    edit = _edit(reference.block.document, shown[0].start, shown[0].end, shown[0].value, meant[0])
    if edit is None:
        return []
    what = f"DOI {meant[0]}"
    return [Fix(_WRITE[language_of(rule, reference)].format(what=what), (edit,))]


def _edit(document: Document, start: int, end: int, value: str, instead: str) -> Edit | None:
    """Return the edit of an identifier that the source shows just once."""
    span = document.span(start, end)
    source = document.source[span.start : span.end].lower()
    at = source.find(value.lower())
    if at < 0 or value.lower() in source[at + 1 :] or value.lower() == instead.lower():
        return None
    return Edit(span.start + at, span.start + at + len(value), instead)
