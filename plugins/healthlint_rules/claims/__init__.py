"""Claims and evidence: does the text promise more than anybody knows?"""

from healthlint import Rule, declared_rules, hookimpl

HEALTHLINT_API = 1


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .benefit_claim import BenefitClaim
    from .correlation_as_causation import CorrelationAsCausation
    from .cure_claim import CureClaim
    from .panacea import Panacea

    return [BenefitClaim, CorrelationAsCausation, CureClaim, Panacea, *declared_rules(__name__)]
