"""What stands in a TOML file that a user wrote, and on which line?"""

# A run asks for paths often, and pathlib is slow:
# ruff: noqa: PTH100
from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_REMEDIES = {
    "Invalid value": 'text stands in straight quotes "…"; true and false are small',
    "Expected '=' after a key in a key/value pair": 'a setting is written as key = "value"',
    "Cannot overwrite a value": "write each key once",
    "Unescaped '\\' in a string": "write \\\\ or put the text in single quotes",
    "Unclosed array": "end the list with ]",
    "Illegal character '\\n'": "end the text with its quote, on its line",
    "Cannot declare": "write each table once",
}


class TomlFileError(ValueError):
    """A file that cannot be used: one sentence that names the file, the line and the remedy."""


class TomlFile(NamedTuple):
    """A TOML file that was read: its keys and their places."""

    name: str  # as messages show it
    source: str
    table: dict[str, Any]

    def place(self, keys: Sequence[str | int]) -> str:
        """Return `file:line` of a key, or of the nearest one around it that is written down."""
        return f"{self.name}:{self.line(keys)}"

    def line(self, keys: Sequence[str | int]) -> int:
        """Return the line, counted from 1, on which a key stands."""
        return self.lines()(keys)

    def lines(self) -> Callable[[Sequence[str | int]], int]:
        """Return what `line` does, for many keys: the file is looked through once."""
        from healthlint.text.keypaths import nearest, places
        from healthlint.text.lines import Lines

        known = places(self.source)
        lines = Lines(self.source)

        def line(keys: Sequence[str | int]) -> int:
            near = nearest(known, keys)
            return lines.position(near.key.start)[0] if near is not None else 1

        return line


def read_toml(path: Path | str, what: str) -> TomlFile:
    """Return a TOML file; `what` it is to the user stands in the messages (`the config`).

    Raises TomlFileError where it cannot be read or is not TOML.
    """
    name = shown(path)
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise TomlFileError(f"{name}: {what} cannot be read: {error.strerror}") from error
    return toml_of(data, name, what)


def toml_of(data: bytes, name: str, what: str) -> TomlFile:
    """Return what stands in the bytes of a TOML file; raises as `read_toml` does."""
    import tomli

    source = _text(data, name, what)
    try:
        return TomlFile(name, source, tomli.loads(source))
    except tomli.TOMLDecodeError as error:
        raise TomlFileError(f"{name}:{error.lineno}: {_fault(error.msg)}") from error
    except RecursionError as error:
        raise too_deep(name, what) from error
    except ValueError as error:  # a number with thousands of digits
        raise too_long(name, what) from error


def too_long(name: str, what: str) -> TomlFileError:
    """Return what is said of a file with a number of thousands of digits, which Python refuses to show."""
    return TomlFileError(f"{name}: {what} has a number that is too long; shorten it")


def too_deep(name: str, what: str) -> TomlFileError:
    """Return what is said of a file whose tables or lists are nested as no one writes them."""
    return TomlFileError(f"{name}: {what} nests too deeply; no key of it needs to")


def shown(path: Path | str) -> str:
    """Return a path as messages show it: from the current folder where it stands below, with slashes."""
    absolute = os.path.abspath(path)
    try:
        relative = os.path.relpath(absolute)
    except ValueError:  # another drive
        relative = os.pardir
    return (absolute if relative.startswith(os.pardir) else relative).replace(os.sep, "/")


def _text(data: bytes, name: str, what: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise TomlFileError(f"{name}: {what} is not UTF-8 text; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TomlFileError(f"{name}:{line}: {what} is not UTF-8 text; save it as UTF-8") from error


def _fault(message: str) -> str:
    remedy = next(
        (said for begun, said in _REMEDIES.items() if message.startswith(begun)), "see https://toml.io"
    )
    return f"not TOML: {message[:1].lower()}{message[1:]}; {remedy}"
