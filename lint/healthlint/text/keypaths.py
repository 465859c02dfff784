"""Where in a TOML source does a key stand, and where its value?

A scanner, since no parser at hand keeps positions: TOML 1.0 with the line ends and trailing
commas that 1.1 allows in inline tables. It is for sources that a parser has accepted or refused
before; what it cannot read it passes over, a line at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Path = tuple[str | int, ...]

_BLANK = Expression(r"[ \t]*")
_SPACE = Expression(r"(?:[ \t\r\n]|#[^\r\n]*)*+")
_BARE_KEY = Expression(r"[^\s\"'.=\[\]{},#]+")
_QUOTED_KEY = Expression(r"\"(?:[^\"\\\r\n]|\\.)*+\"|'[^'\r\n]*+'")
_STRING = Expression(
    r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']|'{1,2}(?!'))*+'{3,5}"
    r"|\"(?:[^\"\\\r\n]|\\.)*+\"|'[^'\r\n]*+'"
)
_OTHER = Expression(r"\d{4}-\d\d-\d\d \d\d:[^\s,\]}#]*|[^\s,\]}#\[{\"'=]+")
_REST_OF_LINE = Expression(r"[^\r\n]*")


class KeyPlace(NamedTuple):
    """Where a key stands and where its value; of a table in brackets, the value is its header."""

    path: Path
    key: Span
    value: Span


def locate(source: str, path: Sequence[str | int]) -> KeyPlace | None:
    """Return the place of a key path, list items by number, in a TOML source.

    For a key that is not there, the place of the nearest table around it that is (its `path` tells);
    None where that is the whole file.
    """
    return nearest(places(source), path)


def nearest(known: Mapping[Path, KeyPlace], path: Sequence[str | int]) -> KeyPlace | None:
    """Return of known places what `locate` does: for many keys of one source, which is read once."""
    for length in range(len(path), 0, -1):
        found = known.get(tuple(path[:length]))
        if found is not None:
            return found
    return None


def places(source: str) -> dict[Path, KeyPlace]:
    """Return the place of every key, table and list item of a TOML source, by key path."""
    return _Scanner(source).scan()


class _UnreadableError(Exception):
    pass


class _Scanner:
    def __init__(self, source: str) -> None:
        self._source = source
        self._found: dict[Path, KeyPlace] = {}
        self._arrays: dict[Path, int] = {}  # of arrays of tables: the number of their last table
        self._at = 0

    def scan(self) -> dict[Path, KeyPlace]:
        source, table = self._source, ()
        path: Path = table
        while True:
            self._skip(_SPACE)
            if self._at >= len(source):
                return self._found
            try:
                if source[self._at] == "[":
                    path = self._header()
                else:
                    self._pair(path)
            except (_UnreadableError, RecursionError):
                pass
            self._skip(_REST_OF_LINE)

    def _skip(self, pattern: Expression) -> None:
        found = pattern.match(self._source, self._at)
        if found is not None:
            self._at = found.end()

    def _header(self) -> Path:
        start = self._at
        array = self._source.startswith("[[", start)
        self._at += 2 if array else 1
        keys = self._keys()
        closing = "]]" if array else "]"
        if not self._source.startswith(closing, self._at):
            raise _UnreadableError
        self._at += len(closing)
        header = Span(start, self._at)
        path: Path = ()
        for name, key in keys[:-1]:
            path = self._enter((*path, name), key, header)
        name, key = keys[-1]
        path = (*path, name)
        if array:
            number = self._arrays[path] = self._arrays.get(path, -1) + 1
            self._found.setdefault(path, KeyPlace(path, key, header))
            path = (*path, number)
            self._found[path] = KeyPlace(path, key, header)
        else:
            known = self._found.get(path)
            if known is None or known.value.start != start:
                self._found[path] = KeyPlace(path, key, header)
        return path

    def _enter(self, path: Path, key: Span, value: Span) -> Path:
        """Return the path of a table on the way to another: of an array of tables, its last one."""
        self._found.setdefault(path, KeyPlace(path, key, value))
        return (*path, self._arrays[path]) if path in self._arrays else path

    def _keys(self) -> list[tuple[str, Span]]:
        keys = []
        while True:
            self._skip(_BLANK)
            quoted = _QUOTED_KEY.match(self._source, self._at)
            found = quoted or _BARE_KEY.match(self._source, self._at)
            if found is None:
                raise _UnreadableError
            keys.append((_name(found.group()) if quoted else found.group(), Span(*found.span())))
            self._at = found.end()
            self._skip(_BLANK)
            if not self._source.startswith(".", self._at):
                return keys
            self._at += 1

    def _pair(self, table: Path) -> None:
        keys = self._keys()
        if not self._source.startswith("=", self._at):
            raise _UnreadableError
        self._at += 1
        self._skip(_BLANK)
        path = (*table, *(name for name, _ in keys))
        start = self._at
        self._value(path)
        value = Span(start, self._at)
        whole = Span(keys[0][1].start, keys[-1][1].end)
        for count in range(1, len(keys)):
            above = path[: len(table) + count]
            self._found.setdefault(above, KeyPlace(above, keys[count - 1][1], value))
        self._found[path] = KeyPlace(path, whole if len(keys) == 1 else keys[-1][1], value)

    def _value(self, path: Path) -> None:
        sign = self._source[self._at : self._at + 1]
        if sign == "[":
            self._list(path)
        elif sign == "{":
            self._inline_table(path)
        else:
            found = (_STRING if sign in ('"', "'") else _OTHER).match(self._source, self._at)
            if found is None:
                raise _UnreadableError
            self._at = found.end()

    def _list(self, path: Path) -> None:
        self._at += 1
        number = 0
        while True:
            self._skip(_SPACE)
            if self._source.startswith("]", self._at):
                self._at += 1
                return
            start = self._at
            item = (*path, number)
            self._value(item)
            place = Span(start, self._at)
            self._found[item] = KeyPlace(item, place, place)
            number += 1
            self._comma("]")

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while True:
            self._skip(_SPACE)
            if self._source.startswith("}", self._at):
                self._at += 1
                return
            self._pair(path)
            self._comma("}")

    def _comma(self, closing: str) -> None:
        self._skip(_SPACE)
        if self._source.startswith(",", self._at):
            self._at += 1
        elif not self._source.startswith(closing, self._at):
            raise _UnreadableError


def _name(quoted: str) -> str:
    if quoted[0] == "'" or "\\" not in quoted:
        return quoted[1:-1]
    import tomli

    try:
        return str(tomli.loads(f"key = {quoted}")["key"])
    except tomli.TOMLDecodeError:
        return quoted[1:-1]
