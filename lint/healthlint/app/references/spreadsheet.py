"""References as a table for spreadsheets: a line each, with a column for each field."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.references.entry import Entry
    from healthlint.app.references.formats import Listed
    from healthlint.references.works import Name, Notice

_MARK = "\ufeff"  # by which spreadsheets know that Chinese is UTF-8
# What begins a formula in one spreadsheet or another, full width as in Chinese ones too; a cell is text.
_FORMULA = tuple("=+-@\t\r＝＋－＠")
# Spreadsheets take `3-7` for a day in July or March.
_RANGE = re.compile(r"(?<=\d)-(?=\d)")
_OWN_COLUMN = ("doi", "pmid", "pmcid")
_COLUMNS = (
    *("path", "line", "mark", "cited_at", "origin", "verdict", "message"),
    *("authors", "year", "title", "container", "volume", "issue", "pages", "publisher", "kind"),
    *(*_OWN_COLUMN, "other_identifiers", "addresses", "pages_found"),
    *("registered_title", "registered_in", "notices", "text"),
)


def show(listed: Listed) -> Iterator[str]:
    """Yield the head, and the lines of an article at a time."""
    yield _MARK + _written([list(_COLUMNS)])
    for article in listed.articles:
        yield _written([_row(entry) for entry in article.entries])


def _written(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: str) -> str:
    """Return a cell that is text for every spreadsheet, and acts on no terminal."""
    cell = in_one_line(cell)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _row(entry: Entry) -> list[str]:
    cited, judgement = entry.cited, entry.judged.judgement
    record = judgement.record
    first: dict[str, str] = {}
    for kind, value in cited.identifiers:
        if kind in _OWN_COLUMN:
            first.setdefault(kind, value)
    others = [pair for pair in cited.identifiers if first.get(pair[0]) != pair[1]]
    return [
        entry.path,
        str(entry.extent.line),
        entry.mark,
        "; ".join(map(str, entry.cited_at)),
        entry.judged.reference.origin,
        entry.verdict,
        entry.judged.message(entry.language),
        "; ".join([*map(_name, cited.authors), *(["et al."] if cited.et_al and cited.authors else [])]),
        str(cited.year or ""),
        cited.title,
        cited.container,
        *(_RANGE.sub("–", number) for number in (cited.volume, cited.issue, cited.pages)),
        cited.publisher,
        cited.kind,
        *(first.get(kind, "") for kind in _OWN_COLUMN),
        "; ".join(f"{kind} {value}" for kind, value in others),
        "; ".join(cited.addresses),
        "; ".join(" ".join(filter(None, (page.state, page.detail))) for page in entry.judged.pages),
        record.title if record else "",
        record.source if record else "",
        "; ".join(_notice(each) for each in judgement.evidence.notices),
        entry.text,
    ]


def _name(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


def _notice(notice: Notice) -> str:
    day = notice.date.isoformat() if notice.date else ""
    return " ".join(filter(None, (notice.nature, day, notice.doi or notice.pmid, notice.source)))
