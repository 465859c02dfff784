"""A plugin as a stranger writes it: it reads reStructuredText, and reports in two ways."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from healthlint import Document, DocumentBuilder, Finding, hookimpl
from healthlint.hooks import Reader, Reporter

HEALTHLINT_API = 1

_PARAGRAPH = re.compile(r"[^\s][^\n]*(?:\n(?![ \t]*$)[^\n]*)*", re.MULTILINE)
_HEADING = re.compile(r"(?P<text>[^\n]+)\n(?P<line>([=~^\"'-])\3*)[ \t]*")
_FIELDS = re.compile(r":([\w-]+):[ \t]*([^\n]*)")
_ITEM = re.compile(r"^[-*] +", re.MULTILINE)
_INLINE = re.compile(
    r"``(?P<code>[^`\n]+)``|`(?P<text>[^`<]+?)\s*<(?P<target>[^>\s]+)>`__?|\*\*(?P<strong>[^*]+)\*\*"
    r"|\*(?P<stressed>[^*\s][^*]*)\*|[ \t]*\[(?P<note>\d+)\]_|\\(?P<escaped>[^\s])|(?P<wrap>[ \t]*\n[ \t]*)"
)
_SHOWN = ("code", "text", "strong", "stressed")


class Walk:
    """One way through a source, from block to block."""

    def __init__(self, source: str, path: str) -> None:
        self.builder = DocumentBuilder(source, path, "rst")
        self.levels = ""  # the signs that headings were underlined with, in order of their first use

    def read(self) -> Document:
        """Return the document."""
        builder = self.builder
        for found in _PARAGRAPH.finditer(builder.source):
            start, end = found.span()
            heading = _HEADING.fullmatch(found[0])
            if found[0].startswith(".. "):
                builder.comment(start, end)
            elif heading is not None:
                self.heading(start, heading)
            elif _FIELDS.match(found[0]):
                builder.metadata.update(_FIELDS.findall(found[0]))
            elif _ITEM.match(found[0]):
                items = [start + item.end() for item in _ITEM.finditer(found[0])]
                for first, after in zip(items, [*(each - 2 for each in items[1:]), end], strict=True):
                    self.block("list-item", first, after)
            else:
                self.block("paragraph", start, end)
        return builder.build()

    def heading(self, start: int, found: re.Match[str]) -> None:
        """Show a heading; what underlines it says how deep it stands."""
        sign = found["line"][0]
        if sign not in self.levels:
            self.levels += sign
        level = min(6, self.levels.index(sign) + 1)
        self.builder.open("heading" if self.builder.has_title else "title", start, level)
        self.inline(start, start + found.end("text"))
        self.builder.close(start + found.end())

    def block(self, kind: Literal["list-item", "paragraph"], start: int, end: int) -> None:
        """Show a block of text."""
        self.builder.open(kind, start)
        self.inline(start, end)
        self.builder.close(end)

    def inline(self, start: int, end: int) -> None:
        """Show text without its markup."""
        builder = self.builder
        for found in _INLINE.finditer(builder.source, start, end):
            builder.text(start, found.start())
            since = builder.position
            if found["wrap"] is not None:
                builder.space(*found.span())
            elif found["note"] is not None:
                builder.marker(found["note"], *found.span())
            elif found["escaped"] is not None:
                builder.atom(*found.span(), found["escaped"])
            else:
                builder.text(*found.span(next(each for each in _SHOWN if found[each] is not None)))
            if found["code"] is not None:
                builder.code(since)
            if found["target"] is not None:
                builder.link(since, found["target"], *found.span())
            start = found.end()
        builder.text(start, end)


def read(source: str, path: str) -> Document:
    """Return the document of a reStructuredText source."""
    return Walk(source, path).read()


def as_lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield a line for each finding as it comes."""
    yield "code|place|words\n"
    for finding in findings:
        yield f"{finding.code}|{finding.path}:{finding.line}:{finding.column}|{finding.text!r}\n"


def as_count(findings: Iterable[Finding]) -> str:
    """Return how many findings there are."""
    return f"{sum(1 for _ in findings)} findings\n"


@hookimpl
def healthlint_readers() -> dict[str, Reader]:
    """Bring the reader."""
    return {".rst": read}


@hookimpl
def healthlint_reporters() -> dict[str, Reporter]:
    """Bring both formats."""
    return {"acme-lines": as_lines, "acme-count": as_count}
