"""Citations and attribution: could a reader find the source?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .anonymous_quotation import AnonymousQuotation
    from .no_references import NoReferences
    from .placeholder_citation import PlaceholderCitation
    from .unlocatable_reference import UnlocatableReference
    from .unsourced_statistic import UnsourcedStatistic
    from .vague_attribution import VagueAttribution

    return [
        NoReferences,
        VagueAttribution,
        UnlocatableReference,
        UnsourcedStatistic,
        AnonymousQuotation,
        PlaceholderCitation,
    ]
