"""How does a TOML file become a rule?"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import tomli

from healthlint.rule.base import Rule
from healthlint.rule.terms import Terms

_TERM_KEYS = ("en", "zh", "besides", "open_end")


def declared_rules(package: str) -> list[type[Rule]]:
    """Return the rules that the TOML files of a package declare, by file name.

    Raises tomli.TOMLDecodeError and TermError, with the file's name in front.
    """
    found = []
    for entry in sorted(files(package).iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            try:
                found.append(declared_rule(tomli.loads(entry.read_text("utf-8"))))
            except (ValueError, KeyError) as error:
                raise ValueError(f"{package}/{entry.name}: {error}") from error
    return found


def declared_rule(table: dict[str, Any]) -> type[Rule]:
    """Return the rule that a parsed TOML file declares."""
    terms = {key: table["terms"][key] for key in _TERM_KEYS if key in table["terms"]}
    body: dict[str, Any] = {
        "__doc__": table["summary"],
        "code": table["code"],
        "name": table["name"],
        "message": table["message"],
        "why": table["why"],
        "sources": tuple(table["sources"]),
        "bad": tuple(table["bad"]),
        "good": tuple(table["good"]),
        "terms": Terms(**terms),
        "context": table.get("context", "style"),
        "severity": table.get("severity", "warning"),
        "confidence": table.get("confidence", "high"),
    }
    if "kinds" in table:
        body["kinds"] = frozenset(table["kinds"])
    return type(_class_name(table["name"]), (Rule,), body)


def _class_name(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("-"))
