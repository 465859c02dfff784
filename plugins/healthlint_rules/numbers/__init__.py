"""Numbers: can a reader use them, and are they possible?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .implausible_lab_value import ImplausibleLabValue
    from .percentage_without_base import PercentageWithoutBase
    from .relative_risk_only import RelativeRiskOnly

    return [RelativeRiskOnly, PercentageWithoutBase, ImplausibleLabValue]
