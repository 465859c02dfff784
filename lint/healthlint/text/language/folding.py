"""Under which form are words compared?

Small letters, Simplified characters, half-width signs, straight quotes, blanks for hyphens.
Every character folds to exactly one, so an offset into the folded text is one into the prose.
Folding is by glyph and never by phrase: pages that call themselves Traditional are often converted
by machine and mix both scripts, so that no script is detected and no list is chosen.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.language.han import is_wide
from healthlint.text.packaged import read_data

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection

_FEW = 100  # so many replacements are quicker than one translation of every character
_SHORT = 64  # in a text of so many signs each may be looked up
# They stand in nearly every text; replaced first, they need not be found one by one.
_USUAL = "’“”，。、：；（）？！"


@cache
def _marks() -> dict[str, str]:
    return {
        **dict.fromkeys("‘’‚‛′`´ʼ‹›", "'"),
        **dict.fromkeys("“”„‟″«»「」『』﹁﹂﹃﹄〝〞", '"'),
        **dict(zip("。、【】〔〕﹐﹑﹒﹔﹕﹖﹗", ".,[][],,.;:?!", strict=True)),
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
        "｀": "'",
        "\u3000": " ",
        # Half a character: what searches the text takes whole ones only.
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    }


@cache
def _signs() -> dict[str, str]:
    return {
        **{sign: plain.lower() for sign, plain in _marks().items()},
        # a hyphenated term and a spaced one are the same term
        **dict.fromkeys("-－‐‑‒–−﹣\t\u00a0\u1680\u202f\u205f", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    }


@cache
def _scripts() -> dict[str, str]:
    traditional, simplified = read_data("healthlint.text.language", "traditional.txt").split("\n")[:2]
    return dict(zip(traditional, simplified, strict=True))


@cache
def _characters() -> dict[str, str]:
    return {**_signs(), **_scripts()}


@cache
def _to_simplified() -> dict[str, str]:
    return {**_marks(), **_scripts()}


@cache
def _known(table: Callable[[], dict[str, str]]) -> frozenset[str]:
    """Return the signs that a table replaces, as a set: it is quicker to intersect than a dict."""
    return frozenset(table())


@cache
def _foreign(table: Callable[[], dict[str, str]]) -> re.Pattern[str]:
    """Return what finds the signs beyond ASCII that a table replaces.

    An expression looks at each sign of a text without making a string of it, as a set would. That
    is so while all signs of a class are of the first plane; of the others, which are rare, it finds all.
    """
    signs = "".join([sign for sign in table() if "\x7f" < sign <= "\uffff"])
    return compiled(f"[{signs}\U00010000-\U0010ffff]")


@cache
def _translation(table: Callable[[], dict[str, str]]) -> dict[int, str]:
    return str.maketrans(table())


def fold(text: str) -> str:
    """Return the text as terms are compared with it; the length stays the same."""
    small = text.lower()
    if len(small) != len(text):  # only İ grows when it is made small
        small = "".join(low if len(low := sign.lower()) == 1 else "i" for sign in text)
    small = small.replace("-", " ").replace("\t", " ").replace("`", "'")
    if text.isascii():
        return small
    return _replaced(small, _characters if is_wide(text) else _signs)


def simplify(text: str) -> str:
    """Return the text as patterns search it; the length stays the same.

    Simplified characters, half-width signs, straight quotes; capitals and hyphens as they are.
    """
    return text if text.isascii() else _replaced(text.replace("`", "'"), _to_simplified)


def _replaced(text: str, table: Callable[[], dict[str, str]]) -> str:
    """Return a text in which the signs beyond ASCII are replaced that a table has."""
    plain = table()
    foreign: Collection[str]
    if len(text) <= _SHORT:
        foreign = _known(table).intersection(text)
    else:
        for sign in _USUAL:
            text = text.replace(sign, plain[sign])
        foreign = set(_foreign(table).findall(text))
    if len(foreign) > _FEW:
        return text.translate(_translation(table))
    for sign in foreign:
        text = text.replace(sign, plain.get(sign, sign))
    return text
