"""Balance: harms, limits, alternatives, independent voices?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .harms_not_mentioned import HarmsNotMentioned
    from .missing_decision_context import MissingDecisionContext
    from .no_independent_source import NoIndependentSource
    from .no_limitations import NoLimitations
    from .small_study_unqualified import SmallStudyUnqualified

    return [
        HarmsNotMentioned,
        NoLimitations,
        SmallStudyUnqualified,
        MissingDecisionContext,
        NoIndependentSource,
    ]
