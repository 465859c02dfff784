"""Which characters do `&amp;`, `&#8220;` and `&nbsp` stand for?

After the character reference states of the WHATWG standard: a named reference is the longest
name that fits, some need no semicolon, and in an attribute `&copy=1` is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.text.builder import DocumentBuilder

_REFERENCE = Expression(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]{1,31}+;?)")
_MOST_DIGITS = 8
# Characters that take no room on the page, such as the soft hyphen of `mira&shy;cle`.
_UNSEEN = Expression("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00]")
_SURROGATE = Expression("[\ud800-\udfff]")


def show(builder: DocumentBuilder, start: int, end: int, *, attribute: bool = False) -> None:
    """Show the source from `start` to `end`, its character references as what they stand for."""
    source = builder.source
    if source.find("&", start, end) < 0:
        builder.text(start, end)
        return
    done = start
    for at, stop, shown in references(source, start, end, attribute=attribute):
        if at > done:
            builder.text(done, at)
        show_character(builder, at, stop, shown)
        done = stop
    if done < end:
        builder.text(done, end)


def show_character(builder: DocumentBuilder, start: int, end: int, shown: str) -> None:
    """Show what stands for the source from `start` to `end`; half a character is none."""
    builder.atom(start, end, _UNSEEN.sub("", _SURROGATE.sub("\ufffd", shown)))


def references(
    source: str, start: int, end: int, *, attribute: bool = False
) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and meaning of each character reference in the source from `start` to `end`."""
    for match in _REFERENCE.finditer(source, start, end):
        name = match[0][1:]
        if name[0] == "#":
            yield match.start(), match.end(), _numeric(name)
            continue
        known, shown = _named(name)
        stop = match.start() + 1 + known
        if not known or (
            attribute
            and source[stop - 1] != ";"
            and source[stop : stop + 1].isascii()
            and _goes_on(source, stop)
        ):
            continue
        yield match.start(), stop, shown


def plain(source: str, start: int, end: int) -> str:
    """Return an attribute's value as a program reads it."""
    if source.find("&", start, end) < 0:
        return source[start:end]
    parts = []
    done = start
    for at, stop, shown in references(source, start, end, attribute=True):
        parts += [source[done:at], shown]
        done = stop
    return "".join([*parts, source[done:end]])


def _goes_on(source: str, stop: int) -> bool:
    return source[stop : stop + 1] == "=" or source[stop : stop + 1].isalnum()


def _named(name: str) -> tuple[int, str]:
    from html.entities import html5

    for length in range(len(name), 1, -1):
        if name[:length] in html5:
            return length, html5[name[:length]]
    return 0, ""


def _numeric(name: str) -> str:
    from html import unescape

    digits = name[1:].rstrip(";")
    base = ""
    if digits[0] in "xX":
        base, digits = "x", digits[1:]
    digits = digits.lstrip("0") or "0"
    if len(digits) > _MOST_DIGITS:  # Python refuses to read a number of thousands of digits
        return "\ufffd"
    return unescape(f"&#{base}{digits};")
