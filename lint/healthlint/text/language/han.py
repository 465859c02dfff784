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
_WIDE = Expression(f"[{FIRST}-\U0010ffff]")  # looked for many times as fast as the greatest sign of a text


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


def has_han(text: str) -> bool:
    """Tell whether a text has a Chinese character."""
    return not text.isascii() and _WIDE.search(text) is not None and _all_han().search(text) is not None


def count_han(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return 0 if text.isascii() or _WIDE.search(text) is None else sum(map(len, _all_han().findall(text)))


def han_runs(text: str) -> Iterable[re.Match[str]]:
    """Return the runs of Chinese characters of a text, in order."""
    return () if text.isascii() or _WIDE.search(text) is None else _all_han().finditer(text)


@cache
def _all_han() -> re.Pattern[str]:
    return compiled(f"[{HAN}]+")
