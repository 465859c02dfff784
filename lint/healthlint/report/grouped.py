"""The findings of each article under its name, for people who go through one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint.report.base import Report
from healthlint.report.colors import styled
from healthlint.report.snippet import columns
from healthlint.report.text import FIXABLE
from healthlint.report.visible import in_one_line
from healthlint.rule.finding import Finding

_LEAST_WIDTH = 40  # columns of a message that are worth having, however narrow the terminal
_NOT_FIRST = frozenset("，。；：！？、）】》〉」』”’…,.;:!?)]}%")  # no line begins with one of these
_NOT_LAST = frozenset("（【《〈「『“‘([{")  # nor ends with one of these


def show(report: Report) -> Iterator[str]:
    """Yield the heading and the lines of an article at a time, with a blank line after each."""
    for article in report.articles:
        if article.findings:
            heading = in_one_line(article.path)
            lines = [styled("path", heading) if report.color else heading]
            lines += _lines(article.findings, report.width, color=report.color)
            yield "\n".join(lines) + "\n\n"
        if article.dropped:
            from healthlint.report.dropped import line_of

            yield "".join(line_of(each, color=report.color) for each in article.dropped) + "\n"


def _lines(findings: Sequence[Finding], width: int, *, color: bool) -> Iterator[str]:
    """Yield the lines of an article: place, severity, code and message, each in its column."""
    places = [(str(finding.line), str(finding.column)) for finding in findings]
    before = max(len(line) for line, _ in places)
    behind = max(len(column) for _, column in places)
    severities = max(len(finding.severity) for finding in findings)
    for finding, (line, column) in zip(findings, places, strict=True):
        place = f"  {line:>{before}}:{column:<{behind}}  "
        severity = f"{finding.severity:<{severities}}  "
        margin = len(place) + len(severity) + len(finding.code) + 1
        text = in_one_line(finding.message) + (FIXABLE if finding.fixes else "")
        first, *others = wrapped(text, max(_LEAST_WIDTH, width - margin))
        code = finding.code
        if color:
            place, severity, code = (
                styled("faint", place),
                styled(finding.severity, severity),
                styled("path", code),
            )
        yield f"{place}{severity}{code} {first}"
        for other in others:
            yield " " * margin + other


def wrapped(text: str, width: int) -> list[str]:
    """Return a text without line feeds in lines of at most `width` columns of a terminal.

    A line ends at a blank or before or after a Chinese sign; a word that has no room is not broken.
    """
    if columns(text) <= width:
        return [text.rstrip(" ")]
    lines = [""]
    used = 0
    for part in _parts(text):
        room = columns(part.rstrip(" "))
        if used and used + room > width:
            lines[-1] = lines[-1].rstrip(" ")
            lines.append("")
            used = 0
            part = part.lstrip(" ")
        lines[-1] += part
        used += columns(part)
    lines[-1] = lines[-1].rstrip(" ")
    return lines


def _parts(text: str) -> Iterator[str]:
    """Yield the pieces of a text that stay together: words with the blanks behind them, Chinese signs.

    Punctuation stays with what stands before it.
    """
    piece = ""
    for sign in text:
        last = piece[-1:]
        if (
            last
            and (last == " " or _stands_alone(sign) or _stands_alone(last))
            and sign != " "
            and sign not in _NOT_FIRST
            and last not in _NOT_LAST
        ):
            yield piece
            piece = ""
        piece += sign
    yield piece


def _stands_alone(sign: str) -> bool:
    return (
        "\u2e80" <= sign <= "\u9fff" or "\uf900" <= sign <= "\uffef" or "\U00020000" <= sign <= "\U0003ffff"
    )
