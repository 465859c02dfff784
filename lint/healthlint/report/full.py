"""A finding with the line it stands in, for people who read it on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from healthlint.report.base import Report
from healthlint.report.colors import styled
from healthlint.report.notes import notes_of
from healthlint.report.snippet import snippet
from healthlint.report.visible import in_one_line
from healthlint.report.wrapping import wrapped
from healthlint.rule.finding import Finding
from healthlint.text.lines import Lines

Painter = Callable[[str, str], str]

_LEAST_WIDTH = 20  # columns of a line that are worth showing, however narrow the terminal


def show(report: Report) -> Iterator[str]:
    """Yield the findings of an article at a time, with a blank line after each."""
    for article in report.articles:
        if article.findings:
            lines = Lines(article.source) if article.source is not None else None
            paint = styled if report.color else _unpainted
            yield "".join(
                "\n".join(_block(finding, lines, report.width, paint)) + "\n\n"
                for finding in article.findings
            )
        if article.dropped:
            from healthlint.report.dropped import line_of

            yield "".join(line_of(each, color=report.color) for each in article.dropped) + "\n"


def _block(finding: Finding, lines: Lines | None, width: int, paint: Painter) -> Iterator[str]:
    margin = len(str(finding.end_line))
    severity = paint(finding.severity, f"{finding.severity}[{finding.code}]")
    yield f"{severity} {paint('path', finding.name)}: {in_one_line(finding.message)}"
    place = f"{in_one_line(finding.path)}:{finding.line}:{finding.column}"
    yield f"{paint('frame', ' ' * margin + '-->')} {place}"
    room = max(_LEAST_WIDTH, width - margin - 3)
    notes = [*_evidence(finding, margin, room), *_notes(finding)]
    if finding.scope == "text" and lines is not None:
        yield paint("frame", " " * margin + " |")
        yield from _snippets(finding, lines, margin, room, paint)
        if notes:
            yield paint("frame", " " * margin + " |")
    for note in notes:
        yield f"{paint('frame', ' ' * margin + ' =')} {note}"


def _snippets(finding: Finding, lines: Lines, margin: int, width: int, paint: Painter) -> Iterator[str]:
    """Yield the first and the last line of a finding, each above its carets."""
    first, last = finding.line, min(finding.end_line, len(lines))
    if last > first and finding.end_column == 1:
        last -= 1  # it ends with a line end: nothing of the next line belongs to it
    for number in (first, last) if last > first else (first,):
        line = lines.text(number)
        start = finding.column - 1 if number == first else len(line) - len(line.lstrip())
        end = finding.end_column - 1 if number == finding.end_line else len(line.rstrip())
        shown = snippet(line, start, end, width)
        if number == last > first + 1:
            yield paint("frame", "." * max(3, margin))
        yield f"{paint('frame', f'{number:>{margin}} |')} {shown.line}".rstrip()
        carets = paint(finding.severity, "^" * shown.carets)
        yield f"{paint('frame', ' ' * margin + ' |')} {' ' * shown.indent}{carets}"


def _evidence(finding: Finding, margin: int, width: int) -> Iterator[str]:
    """Yield what a finding rests on, each thing with its further lines indented as far as its first."""
    for told in finding.evidence:
        yield ("\n" + " " * (margin + 3)).join(wrapped(in_one_line(told), width))


def _notes(finding: Finding) -> Iterator[str]:
    if finding.scope == "document":
        yield "about the article as a whole"
    for note in notes_of(finding):
        yield f"{note.kind}: {in_one_line(note.text)}"


def _unpainted(_role: str, text: str) -> str:
    return text
