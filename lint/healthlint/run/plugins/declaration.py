"""What is wrong with what a rule class declares?

Every start asks this of every rule, so it is plain comparisons. JSON Schema is asked only about
options that use more of it than types and choices.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from operator import ne
from typing import Any, get_args

from healthlint.rule.base import Rule
from healthlint.rule.declared import DeclaredRule
from healthlint.rule.effects import Context
from healthlint.rule.finding import SEVERITIES, Confidence
from healthlint.rule.publication import JURISDICTIONS, PROFILES, SETTINGS, fault_of_key
from healthlint.rule.scope import NAMES as SCOPES
from healthlint.run.failure import shown
from healthlint.run.plugins.searching import check_fault, needs_fault, terms_fault
from healthlint.run.plugins.wording import LANGUAGES, message_fault, no_list, texts_fault
from healthlint.text.expression import Expression

_ONE_OF: dict[str, tuple[str, ...]] = {
    "severity": SEVERITIES,
    "confidence": get_args(Confidence),
    "context": get_args(Context),
}
_CODE_OR_FAMILY = Expression(r"[A-Z]{2,4}(?:[0-9]{3})?")
_PER = ("match", "sentence", "paragraph", "section", "document")
_SOME_OF: dict[str, Collection[str]] = {
    "scope": frozenset((*SCOPES, *(f"~{name}" for name in SCOPES))),
    "languages": LANGUAGES,
    "profiles": PROFILES,
    "jurisdictions": JURISDICTIONS,
}


def fault_of(rule: type[Rule]) -> str | None:
    """Say what the first fault in the declaration of a rule is, or nothing."""
    # What a rule file says was compared with its schema when the file was read.
    checks = (message_fault,) if vars(rule).get("declared") else _CHECKS
    for check in checks:
        fault = check(rule)
        if fault is not None:
            return fault
    return None


def _words(rule: type[Rule]) -> str | None:
    for key, known in _ONE_OF.items():
        value: Any = getattr(rule, key)
        if type(value) is not str or value not in known:
            return f"its {key} is {shown(value)}; it must be one of {', '.join(known)}"
    rank: Any = rule.rank
    if type(rank) is not int:
        return f"its rank is {shown(rank)}; it must be a whole number"
    per: Any = getattr(rule, "per", "match")
    if type(per) is not str or per not in _PER:
        return f"its per is {shown(per)}; it must be one of {', '.join(_PER)}"
    if type(rule.strict) is not bool:
        return f"its strict is {shown(rule.strict)}; it must be True or False"
    for key in ("why", "origin"):
        if type(getattr(rule, key, "")) is not str:
            return f"its {key} is {shown(getattr(rule, key))}; it must be a text"
    return None


def _severities(rule: type[Rule]) -> str | None:
    settings: Any = rule.severity_in
    if not settings and isinstance(settings, Mapping):
        return None
    if not isinstance(settings, Mapping):
        return f'its severity_in is {shown(settings)}; write {{"news": "info", "CN clinic": "error"}}'
    for key, setting in settings.items():
        fault = fault_of_key(key) if type(key) is str else f"has {shown(key)}, which is no name"
        if fault is not None:
            return f"its severity_in: {key}: {fault}"
        if type(setting) is not str or setting not in SETTINGS:
            return f"its severity_in says {shown(setting)} for {key}; it must be one of {', '.join(SETTINGS)}"
    return None


def _lists(rule: type[Rule]) -> str | None:
    for key, allowed in _SOME_OF.items():
        values: Any = getattr(rule, key, ())
        if not values and isinstance(values, Collection) and not isinstance(values, str):
            continue
        fault = no_list(key, values)
        if fault is not None:
            return fault
        for value in values:
            if type(value) is not str or value not in allowed:
                return f"its {key} has {shown(value)}; known are {', '.join(_positive(allowed))}"
    codes: Any = rule.supersedes
    if codes or not isinstance(codes, Collection):
        fault = no_list("supersedes", codes)
        if fault is not None:
            return fault
        for code in codes:
            if type(code) is not str or not _CODE_OR_FAMILY.fullmatch(code):
                return f"its supersedes has {shown(code)}; it must be codes of rules or letters of families"
    statuses: Any = getattr(rule, "ignore_statuses", ())
    if statuses or isinstance(statuses, str):
        from healthlint.text.context.status import STATUSES

        fault = no_list("ignore_statuses", statuses)
        unknown = [value for value in statuses if value not in STATUSES]
        return fault or (
            f"its ignore_statuses has {shown(unknown[0])}; known are {', '.join(STATUSES)}"
            if unknown
            else None
        )
    return None


def _positive(names: Collection[str]) -> list[str]:
    return sorted(name for name in names if not name.startswith("~"))


def _options(rule: type[Rule]) -> str | None:
    if not rule.options and isinstance(rule.options, Mapping):
        return None
    from healthlint.run.plugins.options import fault_of_options

    return fault_of_options(rule.options)


def _suggestions(rule: type[Rule]) -> str | None:
    suggestions: Any = getattr(rule, "suggestions", {})
    if not isinstance(suggestions, Mapping):
        return f'its suggestions are {shown(suggestions)}; write {{"a term": ["what to write"]}}'
    for term, instead in suggestions.items():
        if type(term) is not str:
            return f"its suggestions have {shown(term)}, which is no term"
        fault = no_list(f"list of suggestions for {term}", instead)
        if fault is not None:
            return fault
        for text in instead:
            if type(text) is not str:
                return f"its suggestions for {term} have {shown(text)}, which is no text"
    return None


def _misspelt(rule: type[Rule]) -> str | None:
    for name, value in vars(rule).items():
        if name in _DECLARED or name[0] == "_" or callable(value):
            continue
        meant = next((known for known in _OPTIONAL if known not in vars(rule) and _alike(name, known)), None)
        if meant is not None:
            return f"its {name} says nothing to healthlint; did you mean {meant}? If not, call it _{name}"
    return None


def _alike(name: str, known: str) -> bool:
    """Tell whether there is a letter too many, two have changed places or, in a long name, one is wrong."""
    longer, shorter = (name, known) if len(name) > len(known) else (known, name)
    if len(shorter) == len(longer):
        different = sum(map(ne, name, known))
        if different == 1:
            return len(name) >= _LONG
        return different == 2 and sorted(name) == sorted(known)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )


_LONG = 8  # letters: `score` is not `scope`, and `severety` can only be one thing
_DECLARED = frozenset(name for each in (Rule, DeclaredRule) for name in (*vars(each), *each.__annotations__))
# Those that a rule may leave out; what it must have is missed anyway.
_OPTIONAL = tuple(name for name, value in vars(Rule).items() if name[0] != "_" and not callable(value))

_CHECKS: tuple[Callable[[type[Rule]], str | None], ...] = (
    _words,
    _severities,
    _lists,
    texts_fault,
    terms_fault,
    needs_fault,
    message_fault,
    check_fault,
    _options,
    _suggestions,
    _misspelt,
)
