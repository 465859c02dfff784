"""The references of articles one by one: the words of the article, the verdict, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.app.references.page import paged
from healthlint.app.references.words import label_of, role_of, told_lines, told_page, told_uncited
from healthlint.references.judging.judgement import SOUND
from healthlint.references.wording import evidence_lines
from healthlint.report.colors import styled
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.references.entry import Entry, ListedArticle
    from healthlint.app.references.formats import Listed
    from healthlint.references.judging.judge import JudgedReference
    from healthlint.references.judging.judgement import Judgement


def show(listed: Listed) -> Iterator[str]:
    """Yield the references of an article at a time, and at the end what all comes to."""
    return paged(listed, lambda article: _blocks(article, color=listed.color))


def _blocks(article: ListedArticle, *, color: bool) -> Iterator[str]:
    for entry in article.entries:
        yield "\n"
        yield from _block(entry, color=color)


def _block(entry: Entry, *, color: bool) -> Iterator[str]:
    label, role = label_of(entry), role_of(entry)
    message = in_one_line(_message(entry))
    # Some messages begin with the verdict in the same words.
    behind = message.removeprefix(label).lstrip(" :：")
    place = f"{in_one_line(entry.path)}:{entry.extent.line}:{entry.extent.column}"
    if color:
        place, label = styled("path", place), styled(role, label) if role else label
    mark = f" {in_one_line(entry.mark)}" if entry.mark else ""
    colon = ": " if entry.language == "en" else "："
    yield f"{place}{mark} {label}{colon}{behind}\n"
    yield f"    {in_one_line(entry.text)}\n"
    for line in map(in_one_line, _lines(entry)):
        if line not in message:
            yield f"    - {line}\n"


def _message(entry: Entry) -> str:
    page = entry.page
    return entry.judged.message(entry.language) if page is None else told_page(page, entry.language)


def _lines(entry: Entry) -> Iterator[str]:
    judged, language = entry.judged, entry.language
    if entry.cited_at:
        yield told_lines(entry.cited_at, language)
    elif entry.is_uncited:
        yield told_uncited(language)
    # Who was not asked is the same for all references, and is told at the end.
    yield from evidence_lines(_worth_telling(judged), language, telling_unasked=False)
    for page in judged.pages:
        yield told_page(page, language)
    if not judged.pages and not judged.reference.listed:
        yield from entry.cited.addresses


def _worth_telling(judged: JudgedReference) -> Judgement:
    """Return a judgement without the evidence that says again what stands beside it."""
    judgement = judged.judgement
    evidence = judgement.evidence
    told = judgement.verdict == "no-identifier" or not judged.reference.listed
    # What was found by its title is among the suggestions, unless it is the very work.
    suggested = bool(judgement.suggestions) and judgement.verdict not in SOUND
    return judgement._replace(
        evidence=evidence._replace(
            asked=tuple(
                each
                for each in evidence.asked
                if each.answer != "not-asked"
                and not (suggested and each.what == "title" and each.answer == "found")
            ),
            notes=tuple(note for note in evidence.notes if not (told and note == "no-identifier")),
        ),
        # A register of digests can show neither number nor title of what it suggests.
        suggestions=tuple(
            each for each in judgement.suggestions if each.record.doi or each.record.pmid or each.record.title
        ),
    )
