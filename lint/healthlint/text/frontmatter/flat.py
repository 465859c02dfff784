"""What does YAML say that is no more than keys with plain values and plain lists?

Most front matter is that, and PyYAML takes longer to import than an article takes to lint. Only what cannot
mean anything else in YAML 1.1 is read here; about the rest, and about all that is wrong, PyYAML is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.text.expression import Expression
from healthlint.text.frontmatter.reader import Style, Value, kind_of

if TYPE_CHECKING:
    import re

    from healthlint.text.prose import Span

_EOL = r" *\r?\n"
# What YAML refuses or takes for the end of a line: controls, line ends of Unicode, half a character.
_NO_SIGN = "\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff"
_QUOTED = rf"\"([^\"\\{_NO_SIGN}]*+)\"|'([^'{_NO_SIGN}]*+)'"
# No indicator begins it; a colon before a blank or a number sign behind one would end it.
_PLAIN = rf"((?:[^\W_]|[^\x00-\xa0{_NO_SIGN}])(?:[^:#{_NO_SIGN}]|:(?=[^\s:#{_NO_SIGN}])|(?<! )#)*+)"
_ITEM = rf"(?:{_QUOTED}|([^\W_](?:[\w .’-]*\w)?))"
_ENTRY = Expression(
    rf"(?:{_EOL})*([^\W\d_][\w-]{{0,60}}+):(?: +(?:{_QUOTED}|{_PLAIN}|\[ *((?:{_ITEM} *,? *)*+)\]))?{_EOL}"
)
_LIST_LINE = Expression(rf"( *)- +(?:{_QUOTED}|{_PLAIN}){_EOL}")
_LIST_ITEM = Expression(rf"(){_ITEM} *(?:, *|\Z)")
# What a value is by the group that has it, in all three of them.
_STYLES: dict[int, Style] = {2: "double", 3: "single", 4: "plain"}
_LIST = 5
# Words that are no texts, however they are written.
_CONSTANTS = frozenset(("yes", "no", "on", "off", "true", "false", "null"))
_INTEGER = Expression(r"[1-9][0-9]{0,17}|0")
_DATE = Expression(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# One of these letters stands in no number and no time.
_NO_NUMBER = Expression(r"[g-su-wyG-SU-WY\u0080-\U0010ffff]")


class _UnsureError(Exception):
    """Something may mean something else than it says."""


def read(source: str, place: Span) -> tuple[dict[str, Any], list[Value]] | None:
    """Return the values and the visible texts of the YAML at a place of a source, or None if not sure."""
    try:
        return _read(source, *place)
    except _UnsureError:
        return None


def _read(source: str, position: int, end: int) -> tuple[dict[str, Any], list[Value]]:
    values: dict[str, Any] = {}
    texts: list[Value] = []
    while position < end:
        entry = _ENTRY.match(source, position, end)
        if entry is None or (key := entry[1]) in values or key.lower() in _CONSTANTS:
            raise _UnsureError
        position = entry.end()
        form = entry.lastindex or 0
        if form == 1:  # a list may follow
            items: list[Any] = []
            indent = None
            while line := _LIST_LINE.match(source, position, end):
                if indent not in (None, line[1]):
                    raise _UnsureError
                indent = line[1]
                items.append(_value(line, line.lastindex or 0, (key, len(items)), texts))
                position = line.end()
            values[key] = items or None
        elif form == _LIST:  # [one, two]
            values[key] = _items(source, *entry.span(_LIST), key, texts)
        else:
            values[key] = _value(entry, form, (key,), texts)
    if not values:
        raise _UnsureError
    return values, texts


def _items(source: str, position: int, end: int, key: str, texts: list[Value]) -> list[Any]:
    items: list[Any] = []
    while position < end:
        item = _LIST_ITEM.match(source, position, end)
        if item is None:
            raise _UnsureError
        items.append(_value(item, item.lastindex or 0, (key, len(items)), texts))
        position = item.end()
    return items


def _value(found: re.Match[str], group: int, path: tuple[str | int, ...], texts: list[Value]) -> Any:
    """Return what a group of a match means; note it where it is a text that readers see."""
    text = found[group]
    start, end = found.span(group)
    style = _STYLES[group]
    value: Any = text
    if style == "plain":
        value = text = text.rstrip(" ")
        end = start + len(text)
        if "0" <= text[0] <= "9":
            value = _number(text)
        elif text.lower() in _CONSTANTS:
            if text not in ("true", "false"):
                raise _UnsureError
            value = text == "true"
    if value is text and (kind := kind_of(path)) is not None:
        texts.append(Value(kind, start, end, style))
    return value


def _number(text: str) -> Any:
    """Return what a plain value that begins with a digit means."""
    if _INTEGER.fullmatch(text):
        return int(text)
    if day := _DATE.fullmatch(text):
        from datetime import date

        try:
            return date(*map(int, day.groups()))
        except ValueError:
            raise _UnsureError from None
    if _NO_NUMBER.search(text) is None:
        raise _UnsureError
    return text
