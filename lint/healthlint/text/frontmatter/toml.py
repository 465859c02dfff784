"""Where do the values of TOML front matter stand?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.text.frontmatter.reader import Value, kind_of
from healthlint.text.keypaths import places
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(source: str, place: Span) -> tuple[dict[str, Any] | None, list[Value]]:
    """Return the values and the visible texts of the TOML at a place of a source.

    Raises ValueError and RecursionError.
    """
    import tomli

    text = source[place.start : place.end].replace("\r\n", " \n").replace("\r", "\n")
    metadata = tomli.loads(text)
    known = places(text)
    values = []
    for path, _ in _texts(metadata, ()):
        kind = kind_of(path)
        where = known.get(path)
        if kind is not None and where is not None:
            values.append(
                _value(source, kind, place.start + where.value.start, place.start + where.value.end)
            )
    return metadata, values


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))
    elif isinstance(value, str):
        yield path, value


def _value(source: str, kind: Any, start: int, end: int) -> Value:
    quote = source[start]
    width = 3 if source.startswith(quote * 3, start) and end - start >= 6 else 1
    style = "toml-basic" if quote == '"' else "toml-literal"
    return Value(kind, start + width, end - width, style)  # type: ignore[arg-type]
