"""Which characters are Chinese?

As comparisons where one character is asked about: `re` takes milliseconds to compile a class with all
of Han in it, which a run over English never needs.
"""

from __future__ import annotations

import re
from functools import cache

from healthlint.text.expression import compiled

# To be put into a class of an expression, in brackets.
HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
FIRST = "\u3000"  # nothing below it is either


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


def count_han(text: str) -> int:
    """Return how many Chinese characters a text has."""
    return 0 if text.isascii() or max(text) < FIRST else sum(map(len, _all_han().findall(text)))


@cache
def _all_han() -> re.Pattern[str]:
    return compiled(f"[{HAN}]+")
