"""What stands under the key `healthlint` of the front matter, and where?"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from healthlint.text.frontmatter.reader import place_of
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

KEY = "healthlint"
_DEEPEST = 6


class Node(NamedTuple):
    """A value: a text, a list or a table."""

    span: Span  # in the source, quotes and brackets included
    text: str | None = None
    inner: Span = Span(0, 0)  # of a text, without its quotes
    items: tuple[Node, ...] | None = None
    table: tuple[tuple[str, Span, Node], ...] | None = None  # keys, where they stand, and values


def node_of(source: str) -> Node | None:
    """Return the value of `healthlint` in the front matter; None where it has none, or is broken."""
    placed = place_of(source)
    if placed is None:
        return None
    language, place = placed
    if KEY not in source[place.start : place.end]:
        return None
    return _of_yaml(source, place) if language == "yaml" else _of_toml(source, place)


def _of_yaml(source: str, place: Span) -> Node | None:
    import yaml

    try:
        root = yaml.SafeLoader(source[place.start : place.end]).get_single_node()
    except (yaml.YAMLError, RecursionError):
        return None
    if not isinstance(root, yaml.MappingNode):
        return None
    for key, value in root.value:
        if key.value == KEY:
            return _from_yaml(source, place.start, value, 0)
    return None


def _from_yaml(source: str, offset: int, node: Any, depth: int) -> Node:
    span = Span(offset + node.start_mark.index, offset + node.end_mark.index)
    if depth > _DEEPEST:
        return Node(span, "")
    if node.id == "mapping":
        table = tuple(
            (
                str(key.value),
                Span(offset + key.start_mark.index, offset + key.end_mark.index),
                _from_yaml(source, offset, value, depth + 1),
            )
            for key, value in node.value
        )
        return Node(_trimmed(source, span), table=table)
    if node.id == "sequence":
        items = tuple(_from_yaml(source, offset, each, depth + 1) for each in node.value)
        return Node(_trimmed(source, span), items=items)
    empty = node.tag == "tag:yaml.org,2002:null"
    inner = Span(span.start + 1, span.end - 1) if node.style in ("'", '"') else span
    return Node(span, "" if empty else node.value, inner)


def _trimmed(source: str, span: Span) -> Span:
    """Leave out the line ends behind a block of YAML, which ends where the next one begins."""
    return Span(span.start, span.start + len(source[span.start : span.end].rstrip()))


def _of_toml(source: str, place: Span) -> Node | None:
    import tomli

    from healthlint.text.keypaths import places

    text = source[place.start : place.end].replace("\r\n", " \n").replace("\r", "\n")
    try:
        value = tomli.loads(text).get(KEY)
    except (ValueError, RecursionError):
        return None
    if value is None:
        return None
    return _from_toml(source, place.start, places(text), (KEY,), value)


def _from_toml(
    source: str, offset: int, known: Mapping[Any, Any], path: tuple[str | int, ...], value: Any
) -> Node:
    found = known.get(path)
    span = Span(offset + found.value.start, offset + found.value.end) if found else Span(offset, offset)
    if isinstance(value, dict):
        table = []
        for key, each in value.items():
            at = known.get((*path, key))
            where = Span(offset + at.key.start, offset + at.key.end) if at else span
            table.append((key, where, _from_toml(source, offset, known, (*path, key), each)))
        return Node(span, table=tuple(table))
    if isinstance(value, list):
        items = tuple(
            _from_toml(source, offset, known, (*path, index), each) for index, each in enumerate(value)
        )
        return Node(span, items=items)
    text = value.isoformat() if isinstance(value, datetime.date) else str(value)
    quote = source[span.start : span.start + 3]
    width = 3 if quote in ('"""', "'''") else 1 if quote[:1] in ("'", '"') else 0
    return Node(span, text, Span(span.start + width, max(span.start + width, span.end - width)))
