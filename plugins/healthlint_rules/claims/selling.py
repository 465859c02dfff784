"""Does an article sell?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from healthlint import Document, Match, Rule, Terms
from healthlint_rules.commerce.calls import CALLS

from .benefit_claim import BenefitClaim

# By what it is heard that an article sells, by name. The lists are those of other rules, so that the
# engine looks for each of them once: a seller's words and calls, and what others say as well.
CALLING: Mapping[str, Terms] = {
    "wares": BenefitClaim.terms["wares"],
    **{name: CALLS[name].terms for name in ("buy", "offer", "book", "scan", "lead")},
}
AROUND: Mapping[str, Terms] = {"house": BenefitClaim.terms["house"]}
_ENOUGH = 2  # different words of a kind
_MEANT = ("asserted", "hedged", "cited")


def sells(rule: Rule, document: Document) -> bool:
    """Tell whether an article calls twice, or once and speaks of itself as a clinic does."""
    answer = _answers(document)
    if not answer:
        answer.append(_calls_enough(rule, document))
    return answer[0]


@lru_cache(maxsize=1)
def _answers(_: Document) -> list[bool]:
    """Return where the answer for a document is kept: its rules ask one after another."""
    return []


def _calls_enough(rule: Rule, document: Document) -> bool:
    calls = _matches(rule, document, CALLING)
    if not calls:
        return False
    # How words are meant takes time to tell: not asked where there are too few of them.
    if _are_few(calls) and _are_few(_matches(rule, document, AROUND)):
        return False
    meant = _different(calls)
    return meant >= _ENOUGH or (meant > 0 and _different(_matches(rule, document, AROUND)) >= _ENOUGH)


def _matches(rule: Rule, document: Document, names: Iterable[str]) -> list[Match]:
    return [match for name in names for match in document.matches(rule, name)]


def _are_few(matches: Iterable[Match]) -> bool:
    return len({match.text.lower() for match in matches}) < _ENOUGH


def _different(matches: Iterable[Match]) -> int:
    """Count the different words that the author means, up to those that are enough; shared words are one."""
    heard: dict[str, Match] = {}
    for match in matches:
        text = match.text.lower()
        if text in heard or any(_overlap(match, other) for other in heard.values()):
            continue
        if match.status in _MEANT:
            heard[text] = match
            if len(heard) >= _ENOUGH:
                break
    return len(heard)


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end
