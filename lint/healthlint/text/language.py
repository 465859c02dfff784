"""In which language is a sentence?

Decided sentence by sentence, from the share of Han characters: health pages mix languages,
and one file-level switch is wrong for half of such a page.
"""

from __future__ import annotations

import re
from typing import Literal

Language = Literal["en", "zh"]

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
_LETTER = re.compile(r"[^\W\d_]")
_HAN_SHARE = 0.15


def language_of(text: str) -> Language:
    """Return `zh` where more than 15 % of the letters are Han characters, else `en`."""
    if text.isascii():
        return "en"
    han = len(_HAN.findall(text))
    return "zh" if han and han > _HAN_SHARE * len(_LETTER.findall(text)) else "en"
