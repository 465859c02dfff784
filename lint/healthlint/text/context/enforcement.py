"""Does a court or an authority deal with those who say the words of a match?

“The firm was ordered to remove …”, 经查，当事人……: the notice names what it forbids. “Unlike pills with
undeclared drugs, ours …” is an advert that runs others down.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.context.clauses import between, near
from healthlint.text.context.criticism import OTHERS

if TYPE_CHECKING:
    from healthlint.text.context.reading import Reading


def is_prosecuted(reading: Reading, at: int, to: int) -> bool:
    """Tell whether a court or an authority is said to deal with those who say it."""
    cues = reading.cues
    return (
        "enforcement" in cues
        and any(
            not between(cues, "contrast", cue.end, at) and not between(cues, "contrast", to, cue.start)
            for cue in near(cues, "enforcement", at, to)
        )
        and not reading.sells
        and not re.search(OTHERS, reading.folded)
    )
