"""Balance: harms, limits, alternatives, independent voices?"""

from healthlint import Rule, hookimpl

HEALTHLINT_API = 1


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    return []
