"""The rules of this family."""

from healthlint import Rule, declared_rules, hookimpl

HEALTHLINT_API = 1


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Return the rules of this folder."""
    return declared_rules(__name__)
