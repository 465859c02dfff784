"""Why does a rule report something else than its example says?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.suggest import nearest
from healthlint.rule.terms import term_lists
from healthlint.testing.excuses import Excuses
from healthlint.testing.finder import finder_of
from healthlint.testing.lists import TermKey, key_of, keys_of, reported_lists, table_of
from healthlint.testing.verdicts import verdicts_in
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document, Match

Stretch = tuple[int, int]
_LONGEST = 60  # code points of what is quoted


def reasons_for(
    rule: Rule, document: Document, expected: Sequence[Stretch], findings: Sequence[Finding]
) -> Iterator[str]:
    """Yield a sentence for each stretch of the source that is marked or reported, and not both."""
    found = [(each.offset, each.end_offset) for each in findings]
    for stretch in expected:
        if stretch not in found:
            yield from _of_missing(rule, document, stretch, found)
    for finding in findings:
        told = any(start < finding.end_offset and finding.offset < end for start, end in expected)
        if not told and (finding.offset, finding.end_offset) not in expected:
            yield _of_surplus(rule, document, finding)


def _of_surplus(rule: Rule, document: Document, finding: Finding) -> str:
    if finding.scope == "document":
        lacking = " and nothing that [requires] asks is said" if isinstance(rule, DeclaredRule) else ""
        return f"the article as a whole is reported{lacking}: {finding.message}"
    words = _quoted(finding.text)
    for name, match in _matches(rule, document):
        if match.span == (finding.offset, finding.end_offset):
            key = key_of(rule, name, match.term)
            return f'{words} is found by {key}, meant as {finding.status} (context "{rule.context}")'
    return f"{words} is reported by the code of the rule: {finding.message}"


def _of_missing(rule: Rule, document: Document, stretch: Stretch, found: Sequence[Stretch]) -> Iterator[str]:
    start, end = stretch
    words = _quoted(document.source[start:end])
    if start == end:
        yield _of_silence(rule, document)
        return
    touching = [
        (name, match)
        for name, match in _matches(rule, document)
        if match.span.start < end and start < match.span.end
    ]
    excuses = Excuses(rule, document)
    for name, match in touching:
        key = key_of(rule, name, match.term)
        own = words if match.span == stretch else _quoted(match.text)
        excuse = excuses.of(match, name)
        if excuse is not None:
            yield f"{own} is found by {key}, but {excuse.said}"
        elif match.span in found:
            yield f"{own} is what {key} finds, not {words}"
        elif getattr(rule, "per", "match") in ("paragraph", "section", "document"):
            yield f"{own} is found by {key}, but another finding speaks for its {rule.per}"  # type: ignore[attr-defined]
        else:
            yield f"{own} is found by {key}, but the code of the rule does not report it"
    verdicts = list(verdicts_in(rule, document, start, end)) if rule.looks_up else []
    yield from verdicts
    if not touching and not verdicts:
        yield _of_nothing(rule, document, stretch, words)


def _of_nothing(rule: Rule, document: Document, stretch: Stretch, words: str) -> str:
    """Say why no term is found in a stretch of the source."""
    place = _in_prose(document, stretch)
    if place is None:
        return f"{words} does not stand in the prose of the page: code, comments and markup are not read"
    for name in _lists(rule):
        terms = term_lists(rule.terms)[name]
        finder = finder_of(terms)
        table = table_of(rule, name)
        keys = list(keys_of(table, terms))
        phrases = list(keys_of(table, terms, besides=True))
        for begun, ended, number in finder.places(document):
            if begun < place[1] and place[0] < ended:
                for first, last, protecting in finder.places(document, besides=True):
                    if first < ended and begun < last:
                        return f"{words} is found by {keys[number]}, but {phrases[protecting]} protects it"
    near = _nearest(rule, document.prose[place[0] : place[1]])
    named = f"; the nearest is {near}" if near else ""
    bare = f"^{fold(document.prose[place[0] : place[1]])}"
    if near is not None and fold(near.term) == bare:
        named += ", which counts only where a sentence begins"
    return f"{words}: no term of the rule finds it{named}"


def _of_silence(rule: Rule, document: Document) -> str:
    said = next(iter(document.matches(rule, "requires")), None) if "requires" in _names(rule) else None
    if said is not None and isinstance(rule, DeclaredRule):
        line = document.lines.position(said.span.start)[0]
        key = key_of(rule, "requires", said.term)
        return f"the article as a whole is not reported: line {line} says {key}, as [requires] asks"
    return "the article as a whole is not reported; ⟦⟧ at the start stands for that"


def _matches(rule: Rule, document: Document) -> Iterator[tuple[str, Match]]:
    for name in _lists(rule):
        for match in document.matches(rule, name):
            yield name, match


def _names(rule: Rule) -> tuple[str, ...]:
    return tuple(term_lists(rule.terms))


def _lists(rule: Rule) -> tuple[str, ...]:
    """Return the lists whose words are to be reported, as far as can be known."""
    reported = reported_lists(rule)
    return _names(rule) if reported is None else reported


def _nearest(rule: Rule, words: str) -> TermKey | None:
    known: dict[str, TermKey] = {}
    for name in _lists(rule):
        for key in keys_of(table_of(rule, name), term_lists(rule.terms)[name]):
            if key.keys[1] != "patterns":
                known.setdefault(key.term, key)
    found = nearest(words, known)
    return known[found] if found else None


def _in_prose(document: Document, stretch: Stretch) -> Stretch | None:
    """Return the prose that a stretch of the source leads to, or None where a reader sees none of it."""
    for block in document.blocks:
        span = block.span
        if span.start < stretch[1] and stretch[0] < span.end:
            inside = [
                at
                for at in range(block.start, block.end)
                if (place := document.span(at, at + 1)).start < stretch[1] and stretch[0] < place.end
            ]
            if inside:
                return inside[0], inside[-1] + 1
    return None


def _quoted(words: str) -> str:
    shown = " ".join(words.split())
    return f"“{shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + '…'}”"
