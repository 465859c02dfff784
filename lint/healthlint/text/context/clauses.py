"""How far does a cue reach?

Scopes of NegEx (Chapman et al., 2001): from the cue to the end of its clause, so many words at
the most. Where a clause ends is told by its signs, and by words such as “but” and 却.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.text.context.cues import Cue, Cues

WORDS = 8  # the reach of an English negation
CHARACTERS = 15  # the reach of a Chinese one
FARTHEST = 300  # no cue reaches farther, in code points, whatever its words

_STOP = r"[;；:：!！?？。—…\n]|\.(?=\s)|\s[–-]\s"
_LEFT_QUOTATION = "[^“「『]*[”」』]"
_COMMA = "[,，]"
# “a cure, however, remains elusive”: the clause goes on
_ASIDE = (
    r"[,，]\s?(?:however(?: \w+){0,3}|though|of course|sadly|unfortunately|alas|so far|as yet|as of now"
    r"|目前|至今|迄今)[,，]"
)
# what begins a clause of its own after a comma and cannot be a member of a list
_CLAUSE_START = (
    r"\b(?:it|it's|this|that|these|those|we|you|they|he|she|i|which|who|is|are|was|were|has|have|can|will"
    r"|just|simply|our|your|there)\b"
)
_LAST_MEMBER = r"\b(?:or|nor|let alone|much less)\b"


class Gap(NamedTuple):
    """What stands between a cue and a term, as printed and as folded."""

    printed: str
    folded: str

    def crosses_stop(self) -> bool:
        """Tell whether a sign that ends a clause for good stands in between."""
        return compiled(_STOP).search(self.printed) is not None

    def crosses_comma(self) -> bool:
        """Tell whether a comma stands in between that is more than an aside; 、 is no comma."""
        printed = self.printed
        if "," not in printed and "，" not in printed:
            return False
        aside = compiled(_ASIDE).search(self.printed.lower())
        if aside is not None:
            printed = printed[: aside.start()] + printed[aside.end() :]
        return compiled(_COMMA).search(printed) is not None

    def leaves_quotation(self) -> bool:
        """Tell whether the cue stands in a quotation that ends before the term."""
        return compiled(_LEFT_QUOTATION).match(self.printed) is not None

    def is_list(self, rest: str) -> bool:
        """Tell whether the commas are those of one list, “not a cure, a fix or a miracle”.

        `rest` is what follows the gap, folded, to the end of the sentence.
        """
        members = [member.strip() for member in self.folded.split(",")[1:]]
        if any(len(member.split()) > 4 or compiled(_CLAUSE_START).search(member) for member in members):
            return False
        ending = rest.split(".", 1)[0]
        return bool(
            compiled(_LAST_MEMBER).search(self.folded, self.folded.find(","))
            or compiled(_LAST_MEMBER).search(ending[:60])
        )

    def words(self) -> int:
        """Count the words in between."""
        return len(self.folded.split())

    def characters(self) -> int:
        """Count the characters in between, marks and blanks left out."""
        return sum(map(str.isalnum, self.folded))

    def is_within(self, cue: Cue, words: int = WORDS, characters: int = CHARACTERS) -> bool:
        """Tell whether the term is still in the reach of the cue."""
        return self.characters() <= characters if cue.han else self.words() <= words


# “patients who could not walk were cured”: the cue belongs to the relative clause
_RELATIVE = r"\b(?:who|which|that)(?: \w+)? ?$"
_FINITE = r"\b(?:were|was|are|is|have|has|had|can|will|got|became|now)\b"


def ends_with_relative(folded: str, cue: Cue, gap: Gap) -> bool:
    """Tell whether an English cue stands in a relative clause that ends before the term."""
    return (
        not cue.han
        and compiled(_FINITE).search(gap.folded) is not None
        and compiled(_RELATIVE).search(folded, max(0, cue.start - 40), cue.start) is not None
    )


def near(cues: Cues, kind: str, start: int, end: int) -> list[Cue]:
    """Return the cues of a kind that are not too far from the words from `start` to `end`."""
    found = cues.get(kind)
    if not found:
        return []
    return [cue for cue in found if start - FARTHEST < cue.end and cue.start < end + FARTHEST]


def between(cues: Cues, kind: str, start: int, end: int) -> bool:
    """Tell whether a cue of a kind stands between two offsets of the sentence."""
    return any(start <= cue.start and cue.end <= end for cue in cues.get(kind, ()))
