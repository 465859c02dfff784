"""Which formats are there?

A format is a function that takes a Report and yields text. Each is imported when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.report.base import Format, Report


def show_text(report: Report) -> Iterator[str]:
    """Show a finding a line: `path:line:col: CODE message`."""
    from healthlint.report.text import show

    return show(report)


def show_full(report: Report) -> Iterator[str]:
    """Show each finding with the line it stands in, and carets under it."""
    from healthlint.report.full import show

    return show(report)


def show_json(report: Report) -> Iterator[str]:
    """Show the run as one JSON object."""
    from healthlint.report.json_object import show

    return show(report)


def show_json_lines(report: Report) -> Iterator[str]:
    """Show a JSON object a finding and line."""
    from healthlint.report.json_lines import show

    return show(report)


BY_NAME: dict[str, Format] = {
    "text": show_text,
    "full": show_full,
    "json": show_json,
    "json-lines": show_json_lines,
}
FOR_PEOPLE = frozenset(("text", "full"))
QUOTING = frozenset(("full",))  # these need the source of an article
