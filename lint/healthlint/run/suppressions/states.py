"""What has become of each suppression of an article?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.run.suppressions.codes import ALL
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.run.suppressions.reading.directive import Directive, Selector
    from healthlint.run.suppressions.record import State
    from healthlint.run.suppressions.uses import Uses

_WORD = Expression(r"[a-z]+|.*[^\x00-\x7f].*", re.IGNORECASE)
_CODE = Expression(r"[A-Z]{2,4}\d*")


class States:
    """What can be said of the directives of an article once its findings have met them, by their numbers."""

    def __init__(self, uses: Uses) -> None:
        """Take what has been found out about them."""
        self._uses = uses
        self._codes = uses.codes
        self.idle = [number for number, _ in enumerate(uses.directives) if self._all_unused(number)]

    def state_of(self, number: int) -> State:
        """Return in a word what has become of a directive."""
        uses, directive = self._uses, self._uses.directives[number]
        if directive.faults or number in uses.stray or (directive.selectors and not self._known(directive)):
            return "malformed"
        if uses.is_expired(number):
            return "expired"
        if directive.action == "enable":
            return "used"
        if number in self.idle:
            return "unused"
        if is_blanket(directive):
            return "blanket"
        used = bool(uses.hits.get(number)) or any(held == number for held, _ in uses.spent)
        return "used" if used else "unjudged"

    def unused_selectors(self, number: int) -> Iterator[Selector]:
        """Yield what a directive names, is looked for, and accepts nothing."""
        for place, selector in enumerate(self._uses.directives[number].selectors):
            if (number, place) in self._uses.spent:
                continue
            if self._looked_for(selector):
                yield selector

    def is_judged(self, directive: Directive) -> bool:
        """Tell whether all that a directive may accept was looked for."""
        if not directive.selectors:
            return not self._codes.narrowed
        return all(map(self._looked_for, directive.selectors))

    def _looked_for(self, selector: Selector) -> bool:
        return not self._codes.narrowed if selector.key in ALL else self._codes.judged(selector.key)

    def _all_unused(self, number: int) -> bool:
        directive = self._uses.directives[number]
        if directive.faults or directive.action == "enable" or self._uses.is_expired(number):
            return False
        if loose_reason(directive, self._uses) is not None:
            return False
        if not directive.selectors:
            return not self._codes.narrowed and not self._uses.hits.get(number)
        return len(list(self.unused_selectors(number))) == len(directive.selectors)

    def _known(self, directive: Directive) -> bool:
        return loose_reason(directive, self._uses) is None and any(
            self._codes.is_known(each.key) for each in directive.selectors
        )


def is_blanket(directive: Directive) -> bool:
    """Tell whether a directive accepts findings without naming codes."""
    if directive.action == "enable":
        return False
    return not directive.selectors or any(each.key in ALL for each in directive.selectors)


def loose_reason(directive: Directive, uses: Uses) -> Selector | None:
    """Return the first word of a reason before which the two hyphens are missing."""
    unknown = [
        each
        for each in directive.selectors
        if not uses.codes.is_known(each.key) and uses.codes.own(each.key) is None
    ]
    words = [each for each in unknown if _WORD.fullmatch(each.text) and not _CODE.fullmatch(each.text)]
    chinese = [each for each in words if not each.text.isascii()]
    if chinese or (len(words) > 1 and not any(uses.codes.meant(each.key) for each in words)):
        return words[0]
    return None
