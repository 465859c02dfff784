"""Does the publisher of a page sell what it writes about?

It is heard by the words of the families that flag the selling itself; the engine looks for them once.
"""

from __future__ import annotations

from healthlint import Document, Match, Rule, Terms
from healthlint_rules.commerce.calls import CALLS
from healthlint_rules.disclaimer.notice import TOPIC
from healthlint_rules.promotion.self_promotion import SelfPromotion

# By name: the publisher's praise of itself, and the calls to action.
_KINDS: dict[str, Terms] = {
    "praise": SelfPromotion.terms["praise"],
    **{name: call.terms for name, call in CALLS.items()},
}
SELLING = {**_KINDS, "topic": TOPIC}
_EXCUSED = frozenset(("negated", "warned-against", "question", "foreign", "disowned", "work-title"))
_ENOUGH = 2  # kinds, as a single call may be the service of a public hospital; or terms of the topic


def kinds_of_selling(rule: Rule, document: Document) -> dict[str, Match]:
    """Return the first match of each kind that its context does not excuse, by the name of the kind.

    The rule must have SELLING among its terms.
    """
    kinds: dict[str, Match] = {}
    for name in _KINDS:
        call = CALLS.get(name)
        for match in document.matches(rule, name):
            if any(match.start < other.end and other.start < match.end for other in kinds.values()):
                continue  # the same words are one call
            if not rule.reads(match.block) or not _EXCUSED.isdisjoint(match.statuses):
                continue
            if call is None or not call.unless.stand_in(match.sentence.folded):
                kinds[name] = match
                break
    return kinds


def sells(rule: Rule, document: Document) -> bool:
    """Tell whether a page on health praises its publisher and calls its readers, or calls in several ways."""
    return is_about_health(rule, document) and len(kinds_of_selling(rule, document)) >= _ENOUGH


def is_about_health(rule: Rule, document: Document) -> bool:
    """Tell whether a page names several diseases or treatments: the terms of a shop say nothing of them."""
    return len({match.term for match in document.matches(rule, "topic")}) >= _ENOUGH
