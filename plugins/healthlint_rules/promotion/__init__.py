"""Promotional language: is the language that of an advert?"""

from healthlint import Rule, declared_rules, hookimpl

HEALTHLINT_API = 1


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .headline_overclaim import HeadlineOverclaim
    from .self_promotion import SelfPromotion

    return [HeadlineOverclaim, SelfPromotion, *declared_rules(__name__)]
