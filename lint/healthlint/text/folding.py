"""Under which form are words compared?

Small letters, Simplified characters, half-width signs, straight quotes, blanks for hyphens.
Every character folds to exactly one, so an offset into the folded text is one into the prose.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_HAN_OR_WIDE = re.compile("[\u2e80-\U0003ffff]")


@cache
def _signs() -> dict[int, str]:
    table = {
        **dict.fromkeys(map(ord, "‘’‚‛′`´ʼ"), "'"),
        **dict.fromkeys(map(ord, "“”„‟″「」『』"), '"'),
        # a hyphenated term and a spaced one are the same term
        **dict.fromkeys(map(ord, "-‐‑‒–−\u00a0\u2007\u202f\u2009\t"), " "),
        ord("。"): ".",
        ord("、"): ",",
        ord("【"): "[",
        ord("】"): "]",
        ord("〔"): "[",
        ord("〕"): "]",
        0x3000: " ",
    }
    table.update({wide: chr(wide - 0xFEE0).lower() for wide in range(0xFF01, 0xFF5F)})
    table[0xFF0D] = " "
    return table


@cache
def _characters() -> dict[int, str]:
    traditional, simplified = (
        files(__package__).joinpath("traditional.txt").read_text("utf-8").split("\n")[:2]
    )
    return {**_signs(), **{ord(old): new for old, new in zip(traditional, simplified, strict=True)}}


def fold(text: str) -> str:
    """Return the text as terms are compared with it; the length stays the same."""
    small = text.lower()
    if len(small) != len(text):  # only İ grows when it is made small
        small = "".join(low if len(low := sign.lower()) == 1 else "i" for sign in text)
    if text.isascii():
        return small.replace("-", " ")
    return small.translate(_characters() if _HAN_OR_WIDE.search(text) else _signs())
