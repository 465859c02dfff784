"""Does the publisher of a page sell, or promise, what it writes about?

It is heard by the words of the families that flag the selling itself; the engine looks for them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from healthlint import Document, Match, Rule, Terms
from healthlint_rules.claims.cure_claim import CureClaim
from healthlint_rules.commerce.calls import CALLS
from healthlint_rules.disclaimer.notice import TOPIC
from healthlint_rules.promotion.self_promotion import SelfPromotion, at_name

# By name: the publisher's praise of itself, and the calls to action.
_KINDS: dict[str, Terms] = {
    "praise": SelfPromotion.terms["praise"],
    **{name: call.terms for name, call in CALLS.items()},
}
CALLING = tuple(CALLS)  # the lists without any of which a page does not sell
SELLING = {**_KINDS, "topic": TOPIC}
PROMISING = {**SELLING, "cure": CureClaim.terms["plain"]}
_EXCUSED = frozenset(("negated", "warned-against", "foreign", "disowned", "work-title"))
_OF_THE_SITE = frozenset(("header", "footer"))  # printed around every page
_ENOUGH = 2  # kinds, as a single call may be the service of a public hospital; or terms of the topic


def kinds_of_selling(rule: Rule, document: Document) -> dict[str, Match]:
    """Return the first match of each kind that its context does not excuse, by the name of the kind.

    The rule must have SELLING among its terms and no scope of its own; rules that ask one after another
    share the answer.
    """
    remembered = _remembered(document)
    if not remembered:
        remembered.append(_kinds_of_selling(rule, document))
    return remembered[0]


@lru_cache(maxsize=1)
def _remembered(document: Document) -> list[dict[str, Match]]:  # noqa: ARG001  it is the key
    return []


def _kinds_of_selling(rule: Rule, document: Document) -> dict[str, Match]:
    kinds: dict[str, Match] = {}
    for name in _KINDS:
        matches = document.matches(rule, name)
        if matches and (found := next(_meant(rule, matches, name, kinds), None)) is not None:
            kinds[name] = found
    if "praise" not in kinds and (house := next(at_name(document), None)):
        kinds["praise"] = house
    return kinds


def _meant(rule: Rule, matches: list[Match], name: str, others: dict[str, Match]) -> Iterator[Match]:
    call = CALLS.get(name)
    for match in matches:
        if any(match.start < other.end and other.start < match.end for other in others.values()):
            continue  # the same words are one call
        if match.block.section in _OF_THE_SITE or not rule.reads(match.block):
            continue
        if not _EXCUSED.isdisjoint(match.statuses) or match.sentence.text.rstrip().endswith(("?", "？")):
            continue
        if call is None or not call.unless.stand_in(match.sentence.folded):
            yield match


def sells(rule: Rule, document: Document) -> bool:
    """Tell whether a page on health praises its publisher and calls its readers, or calls in several ways."""
    return len(kinds_of_selling(rule, document)) >= _ENOUGH and bool(document.matches(rule, "topic"))


def promises(rule: Rule, document: Document) -> bool:
    """Tell whether a page sells, or says of something that it cures; the rule must have PROMISING."""
    cures = any(_EXCUSED.isdisjoint(match.statuses) for match in document.matches(rule, "cure"))
    return cures or sells(rule, document)


def is_about_health(rule: Rule, document: Document) -> bool:
    """Tell whether a page names several diseases or treatments: the terms of a shop say nothing of them."""
    return len({match.term for match in document.matches(rule, "topic")}) >= _ENOUGH
