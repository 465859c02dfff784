"""Promotional language: is the language that of an advert?"""

from healthlint import Rule, declared_rules, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from healthlint_rules.claims.where_sold import where_sold

    from .headline_overclaim import HeadlineOverclaim
    from .self_promotion import SelfPromotion

    return [HeadlineOverclaim, SelfPromotion, *where_sold(declared_rules(__name__))]
