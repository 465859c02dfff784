"""How is an entry taken out of the front matter?

By line where it stands on lines of its own, with its comma within brackets, and with its key where it
was the only one. Each way is tried by reading the front matter anew.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from healthlint.rule.finding import Edit
from healthlint.run.suppressions.reading.front_matter import IGNORE, entries_of
from healthlint.run.suppressions.reading.nodes import KEY, node_of
from healthlint.text.expression import Expression
from healthlint.text.frontmatter import reader as frontmatter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.run.suppressions.reading.directive import Directive, Selector

_LINE_END = Expression(r"\r\n|\n|\r")
_COMMA_AFTER = Expression(r"\s*,[ \t]*")
_COMMA_BEFORE = Expression(r",?\s*\Z")


def entry_removals(source: str, directive: Directive) -> Iterator[Edit]:
    """Yield the edits that remove an entry and leave all else that the front matter says."""
    front = frontmatter.find(source)
    if front is None:
        return
    wanted = _without(front.metadata, directive.number)
    for edit in _ways(source, directive):
        text = source[: edit.offset] + edit.text + source[edit.end_offset :]
        found = frontmatter.find(text)
        if found is not None and found.metadata == wanted:
            yield edit


def leaves_the_others(source: str, edit: Edit, directive: Directive, selector: Selector) -> bool:
    """Tell whether an entry names its other codes, and nothing else, after an edit that removes one."""
    text = source[: edit.offset] + edit.text + source[edit.end_offset :]
    node = node_of(text)
    entries = [] if node is None else [each for each in entries_of(text, node) if not each.faults]
    others = [each.text for each in directive.selectors if each != selector]
    return any(
        each.number == directive.number and [held.text for held in each.selectors] == others
        for each in entries
    )


def _without(metadata: dict[str, Any], number: int) -> dict[str, Any]:
    held = dict(metadata[KEY])
    entries = held[IGNORE]
    left = [each for at, each in enumerate(entries) if at != number] if isinstance(entries, list) else []
    if left:
        return {**metadata, KEY: {**held, IGNORE: left}}
    del held[IGNORE]
    rest = {key: value for key, value in metadata.items() if key != KEY}
    return {**rest, KEY: held} if held else rest


def _ways(source: str, directive: Directive) -> Iterator[Edit]:
    start, end = directive.span
    first, behind = _lines(source, start, end)
    stops = [behind]
    for _ in range(8):  # a table of TOML goes on below its header
        stop = _LINE_END.search(source, stops[-1])
        if stop is None:
            break
        stops.append(stop.end())
    node = node_of(source)
    if node is not None:
        key = _start_of_key(source)
        for held in [node.span, *(value.span for name, _, value in node.table or () if name == IGNORE)]:
            above, below = _lines(source, held.start, max(held.end, end))
            yield Edit(above, below, "")
            if key is not None:
                yield Edit(key, below, "")
        for name, where, value in node.table or ():
            if name == IGNORE:
                above, below = _lines(source, where.start, value.span.end)
                yield Edit(above, below, "")
                after = _COMMA_AFTER.match(source, value.span.end)
                yield Edit(where.start, after.end() if after else value.span.end, "")
    for stop_at in stops:
        blank = _LINE_END.match(source, stop_at) if source.startswith("[[", start) else None
        if blank is not None:
            yield Edit(first, blank.end(), "")
        yield Edit(first, stop_at, "")
    after = _COMMA_AFTER.match(source, end)
    if after:
        yield Edit(start, after.end(), "")
    before = _COMMA_BEFORE.search(source, 0, start)
    yield Edit(before.start() if before else start, end, "")


def _start_of_key(source: str) -> int | None:
    """Return where the line of the key `healthlint` begins."""
    found = re.compile(rf"^[ \t]*(?:\[+[ \t]*)?[\"']?{KEY}\b", re.MULTILINE).search(source)
    return found.start() if found else None


def _lines(source: str, start: int, end: int) -> tuple[int, int]:
    """Return where the lines begin and end that a stretch stands on."""
    first = max(source.rfind("\n", 0, start), source.rfind("\r", 0, start)) + 1
    stop = _LINE_END.search(source, end)
    return first, stop.end() if stop else len(source)
