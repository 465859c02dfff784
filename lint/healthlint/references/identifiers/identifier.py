"""What is known of an identifier as it stands in a text?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.references.works import IdentifierKind

Fault = Literal[
    "shape",  # no number of this kind looks like that
    "length",  # too few or too many digits
    "check-digit",  # the last digit does not follow from the others
    "broken",  # a blank or a line end cuts it in two
    "unsafe",  # an address made of it would lead elsewhere
]


class Identifier(NamedTuple):
    """An identifier, where it stands, and what is wrong with it."""

    kind: IdentifierKind
    start: int  # in the text
    end: int  # in the text
    value: str  # in the form in which two are compared; empty where there is none
    fault: Fault | None = None
    repair: str = ""  # the nearest form that would be right, where one can be told
    hidden: str = ""  # what an address has in its stead, where the words of the text do not show it

    def moved(self, by: int) -> Identifier:
        """Return the identifier as it stands in a longer text, of which the other is a part."""
        return self._replace(start=self.start + by, end=self.end + by) if by else self


def places(small: str, sign: str) -> Iterator[int]:
    """Yield where a sign stands in a text of small letters that is no part of a longer word before it."""
    at = small.find(sign)
    while at >= 0:
        if at == 0 or not "a" <= small[at - 1] <= "z":
            yield at
        at = small.find(sign, at + 1)
