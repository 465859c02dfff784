"""What does the front matter of an article accept?

    healthlint:
      ignore:
        - PRO101
        - CTA1 -- our own clinic, until=2027-01-01
        - {code: DIS101, reason: the template carries it, until: 2027-01-01, by: kim}

The same in TOML. A comment of the front matter itself may hold a directive, as one in the text may.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.rule.suggest import nearest
from healthlint.run.suppressions.reading.comments import directive_in
from healthlint.run.suppressions.reading.directive import Directive, Fault, Selector
from healthlint.run.suppressions.reading.nodes import Node, node_of
from healthlint.run.suppressions.reading.parsing import date_of, key_meant, said_in
from healthlint.text.expression import Expression
from healthlint.text.frontmatter.reader import ERROR, place_of
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.text.model import Document

IGNORE = "ignore"
_COMMENT = Expression(r"(?:(?<=[\s])|^)#+[ \t]*(?=healthlint\b)[^\r\n]*", re.IGNORECASE | re.MULTILINE)
_KEY = Expression(r"^(?:healthlint\b(?=\s*[:=])|\[+healthlint\b[^\]]*\]+)", re.MULTILINE)
_ENTRY_KEYS = ("code", "reason", "until", "by")
_MEANT = {
    "codes": "code",
    "rule": "code",
    "rules": "code",
    "id": "code",
    "why": "reason",
    "comment": "reason",
}


def in_front_matter(document: Document) -> Iterator[Directive]:
    """Yield what the front matter says to healthlint, in the order of the source."""
    source = document.source
    placed = place_of(source)
    if placed is None or document.format == "plain":
        return
    _, place = placed
    for comment in _COMMENT.finditer(source, *place):
        if not _is_text(document, comment.start()):
            directive = directive_in(source, *comment.span())
            if directive is not None:
                yield directive
    node = node_of(source)
    if node is not None:
        yield from entries_of(source, node)
    elif ERROR in document.metadata and (key := _KEY.search(source, *place)):
        yield _broken(Span(*key.span()), Fault(*key.span(), "front-matter-broken"))


def _is_text(document: Document, offset: int) -> bool:
    """Tell whether a place of the front matter is inside a text that readers see."""
    return any(block.span.start <= offset < block.span.end for block in document.blocks)


def entries_of(source: str, node: Node) -> Iterator[Directive]:
    """Yield what the value of the key `healthlint` accepts, and what of it cannot be understood."""
    if node.table is None:
        if node.text != "":
            yield _broken(node.span, Fault(*node.span, "front-matter-form"))
        return
    for key, where, value in node.table:
        if key != IGNORE:
            meant = IGNORE if key in ("disable", "suppress", "accept") else nearest(key, (IGNORE,))
            words = (key, meant) if meant else (key,)
            yield _broken(where, Fault(*where, "meant-key" if meant else "unknown-key", words))
            continue
        if value.text == "" and not source[value.span.start : value.span.end].strip():
            yield _broken(where, Fault(*where, "front-matter-entry"))
            continue
        entries = (value,) if value.items is None else value.items
        for number, entry in enumerate(entries):
            yield _of_entry(source, entry, number if value.items is not None else -1)


def _broken(span: Span, fault: Fault) -> Directive:
    return Directive("file", span, "entry", faults=(fault,))


def _of_entry(source: str, entry: Node, number: int) -> Directive:
    if entry.table is not None:
        return _of_table(source, entry, number)
    if entry.items is not None or not entry.text:
        return _broken(entry.span, Fault(*entry.span, "front-matter-entry"))
    said = said_in(source, *entry.inner)
    return Directive(
        "file", entry.span, "entry", said.selectors, said.reason, said.owner, said.until, said.faults, number
    )


def _of_table(source: str, entry: Node, number: int) -> Directive:
    selectors: list[Selector] = []
    faults: list[Fault] = []
    values: dict[str, str] = {}
    for key, where, value in entry.table or ():
        name = key.lower()
        if name not in _ENTRY_KEYS:
            meant = _MEANT.get(name) or nearest(name, _ENTRY_KEYS) or key_meant(name)
            faults.append(
                Fault(*where, "meant-key", (key, meant)) if meant else Fault(*where, "unknown-key", (key,))
            )
        elif name == "code":
            for each in (value,) if value.items is None else value.items:
                selectors += said_in(source, *each.inner).selectors
        elif value.text is None:
            faults.append(Fault(*value.span, "front-matter-entry"))
        else:
            values[name] = " ".join(value.text.split())
            if name == "until" and date_of(values[name]) is None:
                faults.append(Fault(*value.span, "bad-date", (values[name],)))
    if not selectors and not faults:
        faults.append(Fault(*entry.span, "no-code"))
    until = date_of(values.get("until", ""))
    return Directive(
        "file", entry.span, "entry", tuple(selectors), values.get("reason", ""), values.get("by", ""),
        until, tuple(faults), number,
    )  # fmt: skip
