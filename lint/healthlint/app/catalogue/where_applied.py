"""For which articles, and which places in them, is a rule, and what does a finding weigh there?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.publication import SETTINGS
from healthlint.rule.terms import term_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.catalogue.rules import Here
    from healthlint.rule.base import Rule


def bounds(rule: Rule, here: Here) -> Iterator[str]:
    """Yield what narrows the articles, or the places in them, that a rule is for."""
    if rule.languages:
        yield f"languages: {', '.join(rule.languages)}"
    if rule.scope:
        yield f"scope: {', '.join(rule.scope)}"
    for key, values in (("profiles", rule.profiles), ("jurisdictions", rule.jurisdictions)):
        if values:
            yield f"{key}: {', '.join(values)}"
    if rule.looks_up:
        where = "in runs with a registry, or with --online"
        yield (
            f"references are looked up {where}; elsewhere it goes by what they say"
            if rule.by_form
            else f"{where}, which look references up"
        )
    words = strict_words(rule)
    if rule.strict:
        yield 'preset: "strict"'
    elif words:
        yield f'these words only with preset = "strict": {", ".join(words)}'
    if not here.applies_to(rule):
        yield f'not applied in this folder as its config is; select = ["{rule.code}"] applies it'


def weights(rule: Rule, here: Here) -> Iterator[str]:
    """Yield what a finding weighs by profile and jurisdiction, and as the config says."""
    from healthlint.run.selectors import closest

    selector = closest(rule, here.config.severity)
    if selector is not None:
        said = here.config.severity[selector]
        yield f"{said}: in this folder, as {here.config.where('severity', selector)} says"
    if not rule.severity_in:
        return
    yield f"{rule.severity}: where nothing else is said"
    for severity in SETTINGS:
        keys = [key for key, setting in rule.severity_in.items() if setting == severity]
        if keys:
            yield f"{severity}: {', '.join(keys)}"
    profile, jurisdictions = here.publication
    named = [each for each in (profile, *jurisdictions) if each is not None]
    if named and selector is None:
        yield f"{here.severity_of(rule)}: in this folder, whose config says {', '.join(named)}"


def strict_words(rule: Rule) -> tuple[str, ...]:
    """Return the words that only the strict preset reports."""
    terms = term_lists(rule.terms).get("strict") if isinstance(rule, DeclaredRule) else None
    return (*terms.en, *terms.zh, *terms.patterns) if terms is not None else ()
