"""Claims and evidence: does the text promise more than anybody knows?"""

from healthlint import Rule, declared_rules, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .benefit_claim import BenefitClaim
    from .correlation_as_causation import CorrelationAsCausation
    from .cure_claim import CureClaim
    from .panacea import Panacea
    from .preclinical_as_clinical import PreclinicalAsClinical
    from .where_sold import where_sold

    return [
        BenefitClaim,
        CorrelationAsCausation,
        CureClaim,
        PreclinicalAsClinical,
        *where_sold((Panacea, *declared_rules(__name__))),
    ]
