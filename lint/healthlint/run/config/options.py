"""What do the installed rules let be set?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable


def rule_options(rules: Iterable[type[Any]]) -> dict[str, Any]:
    """Return the options of all rules as JSON Schema properties.

    Raises UsageError where two rules describe one option differently.
    """
    options: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for rule in rules:
        for key, described in rule.options.items():
            if options.setdefault(key, described) != described:
                raise UsageError(
                    f"the rules {owners[key]} and {rule.code} both have an option {key} and describe it"
                    " differently; one of their plugins must rename it"
                )
            owners.setdefault(key, rule.code)
    return options
