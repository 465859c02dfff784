"""How do tests declare a rule in a few words?"""

from __future__ import annotations

from typing import Any

from healthlint.rule.declared.check import checked
from healthlint.rule.declared.rule import DeclaredRule
from healthlint.rule.declared.table import rule_of

HEAD = """\
code = "HOU101"
name = "no-detox"
summary = "The word detox is used."
why = "It says nothing."
message = "no {match}"
sources = ["House style"]
bad = ["A ⟦detox⟧ tea."]
good = ["A cup of tea."]
"""
TERMS = """\
[terms]
en = ["detox"]
"""


def with_key(key: str, line: str) -> str:
    """Return the file of a rule in which another line stands for that of a key."""
    kept = [line if each.startswith(f"{key} ") else each for each in HEAD.splitlines()]
    return "\n".join(kept) + "\n" + TERMS


def declared(tables: str, **keys: str) -> DeclaredRule:
    """Return the rule of a file: the head with other lines (`message='message = …'`), and its tables."""
    text = "\n".join(keys.pop(each.split(" ")[0], each) for each in HEAD.splitlines())
    more = "\n".join(keys.values())
    return rule_of(checked(f"{text}\n{more}\n{tables}".encode(), "rules/house.toml"), "rules/house.toml")()


def table(**more: Any) -> dict[str, Any]:
    """Return the table of a right rule, with other values under some keys."""
    import tomli

    return {**tomli.loads(HEAD + TERMS), **more}
