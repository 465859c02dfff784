"""How is an accepted finding written down?

A baseline is a file of JSON lines: a mark of its form first, then one entry a line, sorted, so that branches
that accept findings of different articles change different places of it. Nothing in it counts lines or
names a day. baseline-line.schema.json describes it.
"""

from __future__ import annotations

import json
from typing import Any

from healthlint.run.baseline.sketch import Sketch
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

FORM = 1
MARK = "healthlint-baseline"

_CODE = Expression(r"[A-Z]{2,4}[0-9]{3}")
_HASH = Expression(r"[0-9a-f]{16}")
_NEAR = Expression(r"[0-9a-f]{6}( [0-9a-f]{6})?")
_ARTICLE = Expression(r"([0-9a-f]{6}){0,16}")
_KEYS = frozenset(("path", "code", "text", "near", "article", "hash", "count"))


class EntryError(Exception):
    """A line is no entry; a phrase says what is wrong with it."""


class Entry(NamedTuple):
    """Findings that are accepted: one sentence of one article, as often as it stands there."""

    path: str  # of the article, from the folder of the baseline, with `/`
    sketch: Sketch
    number: int = 1  # of the findings, `count` in the file

    @property
    def order(self) -> tuple[str, str, str, str]:
        """Its place in the file."""
        return (self.path, self.sketch.code, self.sketch.text, self.sketch.hash)

    @property
    def key(self) -> tuple[str, str, str]:
        """What no two entries share."""
        return (self.path, self.sketch.code, self.sketch.hash)

    def line(self) -> str:
        """Return it as a line, without the line feed."""
        sketch = self.sketch
        data: dict[str, Any] = {"path": self.path, "code": sketch.code}
        if sketch.text:
            data["text"] = sketch.text
            if sketch.near:
                data["near"] = " ".join(sketch.near)
        else:
            data["article"] = sketch.article
        data["hash"] = sketch.hash
        if self.number > 1:
            data["count"] = self.number
        return json.dumps(data, ensure_ascii=False)


def mark_line() -> str:
    """Return the first line of a baseline."""
    return json.dumps({MARK: FORM})


def entry_in(data: Any) -> Entry:
    """Return the entry that a line holds; raises EntryError."""
    if not isinstance(data, dict):
        raise EntryError("is no entry")
    unknown = data.keys() - _KEYS
    if unknown:
        raise EntryError(f"has a key {min(unknown)}, which no entry has")
    path, count = data.get("path"), data.get("count", 1)
    if not isinstance(path, str) or not path:
        raise EntryError("has no path")
    if not isinstance(count, int) or isinstance(count, bool) or count < 1:
        raise EntryError("has a count that is no number from 1 on")
    code, hashed = _field(data, "code", _CODE), _field(data, "hash", _HASH)
    if "article" in data:
        if "text" in data or "near" in data:
            raise EntryError("has both a text and an article")
        return Entry(path, Sketch(code, hashed, article=_field(data, "article", _ARTICLE)), count)
    text = data.get("text")
    if not isinstance(text, str) or not text:
        raise EntryError("has neither a text nor an article")
    near = tuple(_field(data, "near", _NEAR).split()) if "near" in data else ()
    return Entry(path, Sketch(code, hashed, text, near), count)


def _field(data: dict[str, Any], key: str, form: Expression) -> str:
    value = data.get(key)
    if not isinstance(value, str) or not form.fullmatch(value):
        raise EntryError(f"has no proper {key}")
    return value
