"""Which characters are Chinese?

As comparisons where one character is asked about: `re` takes milliseconds to compile a class with all
of Han in it, which a run over English never needs.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression, compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

# To be put into a class of an expression, in brackets.
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
FIRST = "\u3000"  # nothing below it is either
# From here on (radicals, kana, Han, full-width signs, pictures) no blanks stand between words.
WIDE = "\u2e80"
_WIDE = Expression(f"[{WIDE}-\U0010ffff]")  # looked for many times as fast as the greatest sign of a text
# Bytes are found so much faster that a long text is encoded for it. In UTF-8 each sign from FIRST on begins
# with one of the first, and no other does; one of the second stands in each radical, and seldom elsewhere.
_LEADING, _OF_RADICALS = bytes(range(0xE3, 0xF5)), bytes(range(0xBA, 0xC0))
_LONG = 400  # code points


def is_han(sign: str) -> bool:
    """Tell whether one character is a Chinese one; no character is none."""
    return (
        "\u4e00" <= sign <= "\u9fff"
        or "\u3400" <= sign <= "\u4dbf"
        or "\u3005" <= sign <= "\u3007"
        or "\uf900" <= sign <= "\ufaff"
        or "\U00020000" <= sign <= "\U0003fffd"
    )


def is_cjk(sign: str) -> bool:
    """Tell whether one character is a Chinese one, or punctuation or a full-width sign of Chinese prose."""
    return sign >= FIRST and (is_han(sign) or sign <= "\u303f" or "\uff00" <= sign <= "\uffef")


def is_wide(text: str) -> bool:
    """Tell whether a text has a Chinese character, or another sign from `WIDE` on."""
    if text.isascii():
        return False
    if len(text) >= _LONG:
        encoded = text.encode("utf-8", "surrogatepass")
        if any(map(encoded.__contains__, _LEADING)):
            return True
        if not any(map(encoded.__contains__, _OF_RADICALS)):
            return False
    return _WIDE.search(text) is not None


def has_han(text: str) -> bool:
    """Tell whether a text has a Chinese character."""
    return is_wide(text) and _all_han().search(text) is not None


def count_han(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return sum(map(len, _all_han().findall(text))) if is_wide(text) else 0


def han_runs(text: str) -> Iterable[re.Match[str]]:
    """Return the runs of Chinese characters of a text, in order."""
    return _all_han().finditer(text) if is_wide(text) else ()


@cache
def _all_han() -> re.Pattern[str]:
    return compiled(f"[{HAN}]+")
