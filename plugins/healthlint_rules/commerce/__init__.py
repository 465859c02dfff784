"""Calls to action: does information turn into a sale?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    from .calls import DECLARED
    from .contact_details import ContactDetails
    from .provider_steering import ProviderSteering
    from .purchase_prompt import PurchasePrompt

    return [ContactDetails, PurchasePrompt, ProviderSteering, *DECLARED]
