"""Calls to action: does information turn into a sale?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from healthlint_rules.claims.where_sold import where_sold

    from .calls import DECLARED
    from .contact_details import ContactDetails
    from .paid_trial_recruitment import PaidTrialRecruitment
    from .provider_steering import ProviderSteering
    from .purchase_prompt import PurchasePrompt
    from .undisclosed_affiliate_link import UndisclosedAffiliateLink

    return [
        ContactDetails,
        PurchasePrompt,
        ProviderSteering,
        UndisclosedAffiliateLink,
        PaidTrialRecruitment,
        *where_sold(DECLARED),
    ]
