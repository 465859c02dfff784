"""By which words is it heard that an article sells?

Rules of other families that ask share these lists, so that the engine looks for each of them once.
"""

from __future__ import annotations

from collections.abc import Mapping

from healthlint import NamedTuple, Rule, Terms, declared_rules

from .provider_steering import ProviderSteering
from .purchase_prompt import PurchasePrompt

DECLARED: tuple[type[Rule], ...] = tuple(declared_rules(__package__))
for _rule in DECLARED:
    _rule.removable = True


class Call(NamedTuple):
    """The words of one kind of call, and those which excuse them in their sentence."""

    terms: Terms
    unless: Terms


def _declared() -> Mapping[str, Call]:
    calls = {}
    for rule in DECLARED:
        assert isinstance(rule.terms, Mapping)  # so are the lists of declared rules
        calls[rule.code] = Call(rule.terms[""], getattr(rule, "unless", Terms()))
    return calls


_BY_CODE = _declared()
CALLS: Mapping[str, Call] = {
    "book": _BY_CODE["CTA101"],
    "scan": _BY_CODE["CTA103"],
    "offer": _BY_CODE["CTA105"],
    "buy": Call(PurchasePrompt.terms["terms"], PurchasePrompt.cleared_by),
    "lead": Call(ProviderSteering.terms["terms"], ProviderSteering.cleared_by),
}
