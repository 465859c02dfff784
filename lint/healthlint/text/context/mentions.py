"""Are the words of a match spoken of, and not used?

“The word ‘miracle’ tells nothing”, 「神药」一词: a page about words names what it would not say. The cue
touches the words, or the quotation marks around them, or those of a list in which they stand.
A seller who finds the word well earned uses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.context.clauses import near
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.cues import Cue
    from healthlint.text.context.quotations import Quotation
    from healthlint.text.context.reading import Reading

_LISTED = 160  # code points of other quotations between a cue and its own
# what may stand between: other quotations, joints of a list, an article
_JOINTS = (
    r"(?:[\s,:、;/]|\"[^\"]{0,60}\"|\b(?:and|or|nor|the|a|an|like|as|just|simply|only|also)\b"
    r"|[和与或及了过]|以及)*"
)
_BARE = (" word", " term", " phrase", " adjective", " expression", " slogan")  # need no marks after them
_EARNED = (
    r"\b(?:exaggerat\w+|lightly|fits|apt|deserv\w+|earn\w*|justified|describes? (?:it|this|our|the)|rightly"
    r"|only (?:word|one)|right word|comes? to mind|springs? to mind|overused? but|not too strong|for once"
    r"|no other word|(?:so do|and) we)\b"
    "|形容|夸张|不为过|当之无愧|名副其实|真正|做到|不再|敢|毫不|实至名归|配得上|不是空话|不是口号|不假|果然|没错"
)


def is_mentioned(reading: Reading, at: int, to: int, quotation: Quotation | None) -> bool:
    """Tell whether the words from `at` to `to` are mentioned; `quotation` is the one in which they stand."""
    cues = reading.cues
    before, after = near(cues, "mention", at, to), near(cues, "mention-after", at, to)
    if quotation is not None:
        base = reading.sentence.start
        at, to = min(at, quotation.start - base - 1), max(to, quotation.end - base + 1)
    named = any(
        cue.end <= at
        and at - cue.end <= _LISTED
        and (quotation is not None or _needs_no_marks(reading, cue, at))
        and compiled(_JOINTS).fullmatch(reading.folded[cue.end : at])
        for cue in before
    ) or (
        quotation is not None
        and any(
            to <= cue.start <= to + _LISTED and compiled(_JOINTS).fullmatch(reading.folded[to : cue.start])
            for cue in after
        )
    )
    return named and not reading.sells and compiled(_EARNED).search(reading.folded) is None


def _needs_no_marks(reading: Reading, cue: Cue, at: int) -> bool:
    return at == cue.end + 1 and reading.folded.endswith(_BARE, cue.start, cue.end)
