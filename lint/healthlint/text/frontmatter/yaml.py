"""Where do the values of YAML front matter stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.text.expression import Expression
from healthlint.text.frontmatter.reader import Style, Value, kind_of
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

# libyaml's composer calls itself for each level and overruns the C stack; the Python one raises.
_DEEP = Expression(r"(?:[-?:][ \t]+){40}|(?m:^) {200}")
_FLOW_LIMIT = 200
_STYLES: dict[str | None, Style] = {'"': "double", "'": "single", "|": "block", ">": "block"}
_BLOCK_HEADER = Expression(r"[|>][^\r\n]*(?:\r\n|\n|\r|\Z)")


def read(source: str, place: Span) -> tuple[dict[str, Any] | None, list[Value]]:
    """Return the values and the visible texts of the YAML at a place of a source.

    None instead of the values where it is one plain sentence: prose between thematic breaks.
    Raises ValueError and RecursionError.
    """
    import yaml

    text = source[place.start : place.end]
    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if text.count("[") + text.count("{") > _FLOW_LIMIT or _DEEP.search(text):
        loader_class = yaml.SafeLoader
    try:
        loader = loader_class(text)
        root = loader.get_single_node()
        if root is None:
            return {}, []
        value = loader.construct_document(root)
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from error
    if isinstance(value, str):
        return None, []
    if not isinstance(value, dict):
        return {}, []
    texts = [
        _value(source, place.start, node, path)
        for path, node in _scalars(root, (), set())
        if kind_of(path) is not None
    ]
    return {str(key): each for key, each in value.items()}, texts


def _scalars(
    node: Any, path: tuple[str | int, ...], seen: set[int]
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if id(node) in seen:
        return
    seen.add(id(node))
    if node.id == "mapping":
        for key, value in node.value:
            if key.id == "scalar":
                yield from _scalars(value, (*path, key.value), seen)
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            yield from _scalars(value, (*path, index), seen)
    elif node.tag == "tag:yaml.org,2002:str":
        yield path, node


def _value(source: str, offset: int, node: Any, path: tuple[str | int, ...]) -> Value:
    start, end = offset + node.start_mark.index, offset + node.end_mark.index
    style = _STYLES.get(node.style, "plain")
    if source[start : start + 1] in ("&", "!"):  # an anchor or a tag before the value
        start = _PROPERTIES.match(source, start, end).end()  # type: ignore[union-attr]
    if style == "block":
        header = _BLOCK_HEADER.match(source, start, end)
        start = header.end() if header else start
    elif style != "plain":
        start, end = start + 1, end - 1
    return Value(kind_of(path) or "metadata", start, max(start, end), style)


_PROPERTIES = Expression(r"(?:[&!][^\s]*\s+)*")
