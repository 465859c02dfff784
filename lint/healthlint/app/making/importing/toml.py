"""How is the table of a rule written as TOML that people like to read?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_WIDTH = 110


def toml(table: Mapping[str, Any], comments: Iterable[str] = ()) -> str:
    """Return a table of texts, numbers, lists of texts and tables of those; comments go first."""
    lines = [f"# {_on_one_line(comment)}" for comment in comments]
    lines += [_pair(key, value) for key, value in table.items() if not isinstance(value, dict)]
    for name, inner in table.items():
        if isinstance(inner, dict):
            lines += ["", f"[{_key(name)}]"]
            lines += [_pair(key, value) for key, value in inner.items()]
    return "\n".join(lines) + "\n"


def _pair(key: str, value: object) -> str:
    written = f"{_key(key)} = {_value(value)}"
    if isinstance(value, list) and len(written) > _WIDTH:
        items = "".join(f"    {_value(item)},\n" for item in value)
        return f"{_key(key)} = [\n{items}]"
    return written


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return _text(value) if isinstance(value, str) else str(value)


def _key(key: str) -> str:
    bare = key.isascii() and key.replace("-", "").replace("_", "").isalnum()
    return key if bare else _text(key)


def _text(text: str) -> str:
    """Return a text, as it is within single quotes where it would have to be escaped within double ones."""
    if ("\\" in text or '"' in text) and "'" not in text and text.isprintable():
        return f"'{text}'"
    if "\n" in text and "'''" not in text and text.replace("\n", "").isprintable():
        return f"'''\n{text}'''"
    # What JSON escapes TOML escapes alike, but for the one sign that JSON leaves alone.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _on_one_line(comment: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in comment)
