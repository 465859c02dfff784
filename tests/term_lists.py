"""Which lists of terms do the installed rules look for, wherever they keep them?"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from types import ModuleType

import healthlint_rules
from healthlint.rule.pattern import TermError
from healthlint.rule.terms import Terms, term_lists
from healthlint.run.plugins.installed import load_plugins
from healthlint.testing.finder import finder_of


@cache
def lists() -> dict[str, Terms]:
    """Return the lists by what they are called, each once: those of rules, and those of their modules.

    Lists that are never looked for by themselves, since their words are too short, are left out.
    """
    named: dict[str, Terms] = {}
    seen: set[int] = set()
    for label, terms in _all():
        if id(terms) not in seen and label not in named and _is_looked_for(terms):
            seen.add(id(terms))
            named[label] = terms
    return named


def _all() -> Iterator[tuple[str, Terms]]:
    for rule in load_plugins().rules:
        for name, terms in term_lists(rule.terms).items():
            yield f"{rule.code}{'.' * bool(name)}{name}", terms
        for name, value in vars(rule).items():
            if isinstance(value, Terms):
                yield f"{rule.code}.{name}", value
    for found in pkgutil.walk_packages(healthlint_rules.__path__, "healthlint_rules."):
        yield from _of_module(importlib.import_module(found.name))


def _of_module(module: ModuleType) -> Iterator[tuple[str, Terms]]:
    where = module.__name__.removeprefix("healthlint_rules.")
    for name, value in vars(module).items():
        if isinstance(value, Terms):
            yield f"{where}.{name}", value
        elif isinstance(value, dict):
            yield from (
                (f"{where}.{name}[{key}]", each) for key, each in value.items() if isinstance(each, Terms)
            )


def _is_looked_for(terms: Terms) -> bool:
    try:
        finder_of(terms)
    except TermError:
        return False
    return True
