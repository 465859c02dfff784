"""Transparency: who wrote it, when, paid by whom, and is it an advert?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .ai_or_template_residue import AiOrTemplateResidue
    from .missing_author import MissingAuthor
    from .missing_date import MissingDate
    from .missing_funding_coi import MissingFundingCoi
    from .missing_reviewer import MissingReviewer
    from .stale_content import StaleContent
    from .tracked_link import TrackedLink
    from .unlabelled_advertorial import UnlabelledAdvertorial

    return [
        MissingAuthor,
        MissingReviewer,
        MissingDate,
        StaleContent,
        MissingFundingCoi,
        UnlabelledAdvertorial,
        AiOrTemplateResidue,
        TrackedLink,
    ]
