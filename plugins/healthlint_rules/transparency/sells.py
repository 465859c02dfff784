"""Does the publisher of a page sell what it writes about?

It is heard by the words of the families that flag the selling itself; the engine looks for them once.
"""

from __future__ import annotations

from healthlint import Document, Match, Rule, Terms
from healthlint_rules.commerce.calls import CALLS
from healthlint_rules.promotion.self_promotion import SelfPromotion

# By name: the publisher's praise of itself, and the calls to action.
SELLING: dict[str, Terms] = {
    "praise": SelfPromotion.terms["praise"],
    **{name: call.terms for name, call in CALLS.items()},
}
_EXCUSED = frozenset(("negated", "warned-against", "question", "foreign", "disowned", "work-title"))
_ENOUGH = 2  # kinds; a single call may be the service of a public hospital


def kinds_of_selling(rule: Rule, document: Document) -> dict[str, Match]:
    """Return the first match of each kind that its context does not excuse, by the name of the kind.

    The rule must have SELLING among its terms.
    """
    kinds: dict[str, Match] = {}
    for name in SELLING:
        call = CALLS.get(name)
        for match in document.matches(rule, name):
            if not rule.reads(match.block) or not _EXCUSED.isdisjoint(match.statuses):
                continue
            if call is None or not call.unless.stand_in(match.sentence.folded):
                kinds[name] = match
                break
    return kinds


def sells(rule: Rule, document: Document) -> bool:
    """Tell whether the publisher praises itself and calls its readers, or calls them in several ways."""
    return len(kinds_of_selling(rule, document)) >= _ENOUGH
