"""What of an article or a path may go to a terminal as it is?

Escape sequences and marks that turn the direction of writing would let an article rewrite what a
reader sees of the report, and a line feed would break a line of it in two.
"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression

_UNSAFE = Expression("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_PICTURES = 0x2400  # U+2400 is the picture of NUL, U+2401 that of SOH …


def visible(text: str) -> str:
    """Return a text with every sign that would act on a terminal shown instead, one for one."""
    if text.isprintable():  # nothing that acts on a terminal is, for Python
        return text
    return _UNSAFE.sub(_shown, text)


def in_one_line(text: str) -> str:
    """Return a message or path with white space as blanks, and otherwise as `visible` does."""
    if text.isprintable():
        return text
    return visible(re.sub(r"[ ]*[\t\n\r\v\f\u0085\u2028\u2029]+[ ]*", " ", text))


def _shown(sign: re.Match[str]) -> str:
    code = ord(sign.group())
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == 0x7F else "\ufffd"
