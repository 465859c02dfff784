"""What may this run take over from earlier ones, and hand on to later ones?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.plan import expressions, word_lists

if TYPE_CHECKING:
    from healthlint.run.cache import Cache


def take_over(cache: Cache) -> None:
    """Take over what needs no rule to be known; to be called before rules are imported."""
    expressions.take_over(cache)
    word_lists.take_over(cache)


def hand_on(cache: Cache) -> None:
    """Remember what this run had to work out; to be called when its articles are linted."""
    expressions.hand_on(cache)
    word_lists.hand_on(cache)
