"""Which class does a checked table describe?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.rule.declared.requirement import LIST, Requirement
from healthlint.rule.declared.rule import REPORTED, STRICT, DeclaredRule
from healthlint.rule.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

# Keys that mean on the class what they mean in the file.
_SINGLE = ("severity", "confidence", "context", "rank", "per")
_LISTS = ("scope", "languages", "ignore-statuses", "profiles", "jurisdictions", "supersedes")


def rule_of(table: Mapping[str, Any], origin: str = "") -> type[DeclaredRule]:
    """Return the rule that a table declares, which is taken to be right; its keys have hyphens."""
    body: dict[str, Any] = {
        "__doc__": table["summary"],
        "code": table["code"],
        "name": table["name"],
        "message": table["message"],
        "why": table["why"],
        "sources": tuple(table["sources"]),
        "bad": tuple(table["bad"]),
        "good": tuple(table["good"]),
        "origin": origin,
        "declared": table,
    }
    body |= {key: table[key] for key in _SINGLE if key in table}
    body |= {key.replace("-", "_"): tuple(table[key]) for key in _LISTS if key in table}
    if "severity-in" in table:
        body["severity_in"] = dict(table["severity-in"])
    lists = {name: terms_of(table[key]) for key, name in REPORTED.items() if key in table}
    body["strict"] = list(lists) == [STRICT]
    if "requires" in table:
        requires = table["requires"]
        body["requires"] = Requirement(
            requires.get("in", "document"),
            requires.get("same-language", True),
            tuple(requires.get("metadata", ())),
        )
        lists[LIST] = terms_of(requires)
    for key in ("company", "unless"):
        if key in table:
            body[key] = terms_of(table[key])
            if "in" in table[key]:
                body[f"{key}_in"] = table[key]["in"]
    if "suggestions" in table:
        body["suggestions"] = {
            term: (said,) if isinstance(said, str) else tuple(said)
            for term, said in table["suggestions"].items()
        }
    body["terms"] = lists
    return type(_class_name(table["name"]), (DeclaredRule,), body)


def terms_of(table: Mapping[str, Any]) -> Terms:
    """Return the terms of a table, all its languages together."""
    return Terms(
        table.get("en", ()),
        table.get("zh", ()),
        patterns=table.get("patterns", ()),
        besides=table.get("besides", ()),
        open_end=table.get("open-end", False),
    )


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
