"""The references of articles as tables: a line each, as wide as the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.app.references.layout import fitted, padded
from healthlint.app.references.page import paged
from healthlint.app.references.words import COLUMNS, label_of, role_of
from healthlint.references.wording.phrases import named_identifier
from healthlint.report.colors import styled
from healthlint.report.snippet import columns
from healthlint.report.visible import in_one_line
from healthlint.text.language.detection import language_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.references.entry import Entry, ListedArticle
    from healthlint.app.references.formats import Listed
    from healthlint.references.works import Name

_GAP = "  "
_TITLE = 4  # which column is that of the title
_LEAST_TITLE = 24  # columns, however narrow the terminal
_MOST_TITLE = 100
_MOST_WHO = 24  # columns
_LEAST_IDENTIFIER = 26  # columns, where there are identifiers as long; what is longer stands over
_TELLING = ("doi", "pmcid")  # of which kind they are one sees
_AND = (" & ", "、")
_OTHERS = (" et al.", "等")
_NONE = "—"


def show(listed: Listed) -> Iterator[str]:
    """Yield the table of an article at a time, and at the end what all comes to."""
    return paged(listed, lambda article: _table(article, listed.width, color=listed.color))


def who_and_when(entry: Entry) -> str:
    """Return the first author and the year: `Amsinck et al. 2021`, `金愷萌等 2025`; a long name is cut."""
    cited = entry.cited
    year = str(cited.year or "")
    room = _MOST_WHO - len(year) - bool(year)
    if not cited.authors:
        return year
    who = in_one_line(_short(cited.authors[0]))
    chinese = not who.isascii() and language_of(who) == "zh"
    if len(cited.authors) == 2 and not cited.et_al:
        both = f"{who}{_AND[chinese]}{in_one_line(_short(cited.authors[1]))}"
        if columns(both) <= room:
            return f"{both} {year}".rstrip()
    others = _OTHERS[chinese] if len(cited.authors) > 1 or cited.et_al else ""
    return f"{fitted(who, room - columns(others))}{others} {year}".rstrip()


def identifier_of(entry: Entry) -> str:
    """Return by what the work can be found: its first identifier, or else its address."""
    cited = entry.cited
    for kind, value in cited.identifiers:
        if kind != "issn":
            return value if kind in _TELLING else named_identifier(kind, value)
    if cited.malformed:
        return cited.malformed[0].text
    return cited.addresses[0].split("://", 1)[-1] if cited.addresses else ""


def title_of(entry: Entry) -> str:
    """Return the title of the work, or else the words by which the article refers to it.

    In brackets: that of the work to which an identifier in the text leads.
    """
    if entry.cited.title:
        return entry.cited.title
    text = entry.text
    for address in entry.cited.addresses:  # it has a column of its own
        text = text.replace(address, "")
    if entry.judged.reference.origin == "text":  # an identifier has no words of its own
        record = entry.judged.judgement.record
        return f"[{record.title}]" if record and record.title else _NONE
    return text.strip(" :：,，<>[]()") or entry.text


def _table(article: ListedArticle, width: int, *, color: bool) -> Iterator[str]:
    if not article.entries:
        return
    head = COLUMNS[article.language]
    rows = [_row(entry) for entry in article.entries]
    widths = [max(columns(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    room = width - sum(widths[:_TITLE]) - len(_GAP) * (len(head) - 1)
    found = min(widths[-1], _LEAST_IDENTIFIER)
    widths[_TITLE] = min(widths[_TITLE], max(_LEAST_TITLE, room - found))
    widths[-1] = max(found, room - widths[_TITLE])
    yield _line(head, widths, "path" if color else "")
    for entry, row in zip(article.entries, rows, strict=True):
        row[_TITLE] = fitted(row[_TITLE], widths[_TITLE])
        if not _is_identified(
            entry
        ):  # of an address, the host says most; an identifier is there to be copied
            row[-1] = fitted(row[-1], widths[-1])
        yield _line(row, widths, "", role_of(entry) if color else "")


def _row(entry: Entry) -> list[str]:
    return [
        str(entry.extent.line),
        in_one_line(entry.mark) or _NONE,
        label_of(entry),
        who_and_when(entry) or _NONE,
        fitted(title_of(entry), _MOST_TITLE),
        in_one_line(identifier_of(entry)) or _NONE,
    ]


def _is_identified(entry: Entry) -> bool:
    cited = entry.cited
    return bool(cited.malformed) or any(kind != "issn" for kind, _ in cited.identifiers)


def _line(cells: tuple[str, ...] | list[str], widths: list[int], role: str, verdict: str = "") -> str:
    number, *others = cells
    shown = [" " * (widths[0] - columns(number)) + number, *map(padded, others, widths[1:])]
    shown[-1] = others[-1]
    if role:
        return styled(role, _GAP.join(shown)) + "\n"
    if verdict:
        shown[2] = styled(verdict, others[1]) + " " * (widths[2] - columns(others[1]))
    return _GAP.join(shown) + "\n"


def _short(name: Name) -> str:
    return name.family or name.given
