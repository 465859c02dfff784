"""Which rules do these tests try?"""

from __future__ import annotations

from typing import Any

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.declared.table import rule_of


def probe(bad: str | list[str], good: str | list[str] = "A rope.", **tables: Any) -> DeclaredRule:
    """Return a declared rule with these examples; keys have underscores here."""
    table: dict[str, Any] = {
        "code": "PRB101",
        "name": "a-probe",
        "summary": "Flags probes.",
        "why": "To see.",
        "message": "no {match}",
        "sources": ["none"],
        "bad": [bad] if isinstance(bad, str) else bad,
        "good": [good] if isinstance(good, str) else good,
        **{key.replace("_", "-"): value for key, value in tables.items()},
    }
    return rule_of(table)()
