"""Which parts of a rule file could never make a difference, whatever an article says?

They are faults: who wrote them expects something of them. Only what is certain is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from healthlint.rule.declared.rule import REPORTED
from healthlint.rule.effects import severity_in_context
from healthlint.rule.notation import patterns_of
from healthlint.rule.pattern import Pattern, plural
from healthlint.rule.publication import fault_of_key
from healthlint.rule.scope import Scope
from healthlint.rule.terms import Terms
from healthlint.text.context.status import STATUSES
from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.language.han import WIDE

Keys = tuple[str | int, ...]
Fault = tuple[Keys, str]  # where, and what

_OF_MATCHES = ("scope", "per", "ignore-statuses", "unless")  # mean nothing where no words are reported
_IN_WORDS = ("en", "zh")
_ALSO_NEEDED = ("company", "unless", "requires")
# What a page does not show, and two blanks, which it shows as one.
_NEVER_SHOWN = Expression(r"[\x00\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_GAP_AT_EDGE = Expression(r"^\^?\s*\.\.\.|\.\.\.\s*\|?$")
_NEVER_WITHIN = Expression(r"\S(?:[\n\r\v\f\x1c-\x1f\x85\u2028\u2029]|\s\s)")


def unseen_in(term: str) -> str | None:
    """Return why a term cannot stand on any page, or None."""
    shown = _NEVER_SHOWN.search(term)
    if shown is not None:
        return f"holds a sign that no page shows (U+{ord(shown.group()):04X}); remove it"
    if _GAP_AT_EDGE.search(term):
        return 'begins or ends with a gap, and ... stands between words; write "…" for the sign itself'
    within = _NEVER_WITHIN.search(term.strip())
    return "has more than a blank between two words; no page shows that; write one blank" if within else None


def idle_settings(table: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield the settings that leave nothing to report, or have nothing to work on."""
    if not any(key in table for key in REPORTED):
        for key in _OF_MATCHES:
            if key in table:
                yield (key,), "means nothing without words to report; remove it, or add [terms]"
    yield from _of_severities(table.get("severity-in", ()))
    yield from _of_scope(table.get("scope", ()))
    ignored = table.get("ignore-statuses", ())
    left = [status for status in STATUSES if status not in ignored]
    context, severity = table.get("context", "style"), table.get("severity", "warning")
    if ignored and not any(
        severity_in_context(severity, context, status, in_title=title)
        for status in left
        for title in (True, False)
    ):
        yield (
            ("ignore-statuses",),
            f'leaves no meaning in which words are reported, with the context "{context}"; remove some',
        )


def _of_severities(keys: Iterable[str]) -> Iterator[Fault]:
    for key in keys:
        fault = fault_of_key(key)
        if fault is not None:
            yield ("severity-in", key), fault


def _of_scope(names: Sequence[str]) -> Iterator[Fault]:
    for number, name in enumerate(names):
        if name.removeprefix("~") in names and name.startswith("~"):
            yield ("scope", number), f'takes "{name[1:]}" away again; remove one of the two'
            return
    if names and not Scope(tuple(names)).kinds:
        yield ("scope",), "takes everything away; remove some of its names"


def idle_terms(table: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield terms that others of the rule leave nothing to find."""
    yield from _of_doubles(table)
    clearing = _clearing(table.get("unless", {}))
    for key in REPORTED:
        lists = table.get(key, {})
        shields = [term for term in lists.get("besides", ()) if not term.startswith("^")]
        if not shields and clearing is None:
            continue
        protecting = Terms(shields, open_end=lists.get("open-end", False))
        for of in _IN_WORDS:
            for number, term in enumerate(lists.get(of, ())):
                samples = _samples(term, open_end=lists.get("open-end", False))
                if samples and all(map(protecting.places, samples)):
                    yield (key, of, number), "is protected wherever it stands; shorten the list besides"
                elif samples and clearing is not None and all(map(clearing.places, samples)):
                    yield (key, of, number), "is cleared by its own words; write a longer term under unless"


def _clearing(lists: Mapping[str, Any]) -> Terms | None:
    if lists.get("besides"):
        return None
    terms = [term for of in _IN_WORDS for term in lists.get(of, ()) if not term.startswith("^")]
    return Terms(terms, open_end=lists.get("open-end", False)) if terms else None


def _samples(term: str, *, open_end: bool) -> list[str]:
    """Return texts of which one stands wherever a term does; none for a term with gaps or many choices."""
    samples: list[str] = []
    for pattern in patterns_of(term, open_end=open_end):
        if pattern.form is not None:
            return []
        samples.extend(_forms(pattern))
    return samples


def _forms(pattern: Pattern) -> Iterator[str]:
    literal = pattern.literal
    yield literal
    if pattern.ending or pattern.open_end:
        yield f"{literal}q"
    elif not pattern.exact and literal[-1].isalpha() and literal[-1] < WIDE:
        yield literal + plural(literal)


def _of_doubles(table: Mapping[str, Any]) -> Iterator[Fault]:
    reported: dict[str, str] = {}
    for key in (*REPORTED, *_ALSO_NEEDED):
        lists = table.get(key, {})
        own: dict[str, str] = {}
        for of in (*_IN_WORDS, "patterns"):
            for number, term in enumerate(lists.get(of, ())):
                same = f"re:{term}" if of == "patterns" else fold(term).strip()
                if same in own:
                    yield (key, of, number), f"is the same as {own[same]}; remove one of the two"
                elif same in reported and key in REPORTED and not lists.get("open-end"):
                    yield (key, of, number), f"is reported by {reported[same]} already; remove one of the two"
                own.setdefault(same, f"{key}.{of}[{number + 1}]")
        if key == "terms" and not lists.get("besides"):
            reported = own
