"""Which words of a rule's conditions make a difference in its examples?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.rule.reach import part_of, stretch
from healthlint.rule.terms import Terms
from healthlint.testing.excuses import said_for
from healthlint.testing.finder import finder_of
from healthlint.testing.lists import Keys, keys_of, reported_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.declared import DeclaredRule
    from healthlint.text.model import Document, Match

Condition = tuple[
    Keys, str, str, bool
]  # where it is written, what it is, what is wrong unless it is met, whether


def variant(rule: DeclaredRule, **changes: Any) -> DeclaredRule:
    """Return a rule with other attributes; a document that was made for the rule serves this one as well."""
    changed: type[DeclaredRule] = type(type(rule).__name__, (type(rule),), changes)
    return changed(rule.settings)


def conditions_met(rule: DeclaredRule, documents: Sequence[Document]) -> Iterator[Condition]:
    """Yield each word of [company], [unless] and [requires], and whether it makes a difference."""
    yield from _named("company", rule.company, _company(rule, documents), "stands by no reported word")
    yield from _named("unless", rule.unless, _unless(rule, documents), "clears no word in an example")
    if rule.requires is None or not isinstance(rule.terms, dict):
        return
    words, metadata = _requires(rule, documents)
    for key in keys_of("requires", rule.terms["requires"]):
        yield key.keys, str(key), "makes no example good", key.term in words
    for number, name in enumerate(rule.requires.metadata):
        keys = ("requires", "metadata", number)
        yield keys, f'requires.metadata[{number + 1}] "{name}"', "makes no example good", name in metadata


def _named(table: str, terms: Terms, useful: set[int], fault: str) -> Iterator[Condition]:
    for number, key in enumerate(keys_of(table, terms)):
        yield key.keys, str(key), fault, number in useful


def _reported(rule: DeclaredRule, document: Document, **changes: Any) -> Iterator[tuple[str, Match]]:
    """Yield the matches that the rule reports, or would report with other attributes."""
    outspoken = variant(rule, per="match", **changes)
    places = {(each.offset, each.end_offset) for each in outspoken.check(document)}
    for name in reported_lists(rule) or ():
        for match in document.matches(rule, name):
            if match.span in places:
                places.discard(match.span)  # a milder list may have found it, too, and had no say
                yield name, match


def _company(rule: DeclaredRule, documents: Sequence[Document]) -> set[int]:
    useful: set[int] = set()
    if not rule.company:
        return useful
    finder = finder_of(rule.company)
    for document in documents:
        for name, match in _reported(rule, document):
            if name != "ordinary":
                continue
            start, end = stretch(match, rule.company_in)
            if rule.company_in == "close":  # as the rule looks: the word itself is no company
                useful |= finder.numbers_between(document, start, match.start)
                useful |= finder.numbers_between(document, match.end, end)
            else:
                useful |= finder.numbers_between(document, start, end)
    return useful


def _unless(rule: DeclaredRule, documents: Sequence[Document]) -> set[int]:
    useful: set[int] = set()
    if not rule.unless:
        return useful
    finder = finder_of(rule.unless)
    for document in documents:
        kept = {match.span for _, match in _reported(rule, document)}
        for _, match in _reported(rule, document, unless=Terms()):
            if match.span not in kept:
                useful |= finder.numbers_between(document, *stretch(match, rule.unless_in))
    return useful


def _requires(rule: DeclaredRule, documents: Sequence[Document]) -> tuple[set[str], set[str]]:
    """Return the words and the keys of the front matter that make an example good."""
    words: set[str] = set()
    keys: set[str] = set()
    requires = rule.requires
    assert requires is not None  # the caller has looked
    each_key = [(name, requires._replace(metadata=(name,))) for name in requires.metadata]
    for document in documents:
        if reported_lists(rule):
            excused = [match for _, match in _reported(rule, document, requires=None)]
            words.update(said.term for match in excused for said in said_for(rule, match))
        else:
            excused = []
            if document.blocks and not requires.is_missing_from(document, rule):
                start, end = part_of(document, document.blocks[0], requires.reach)
                words.update(
                    said.term
                    for said in document.matches(rule, "requires")
                    if start <= said.start < end and requires._counts(said, document.language)
                )
        if document.blocks and (excused or not reported_lists(rule)):
            keys.update(name for name, alone in each_key if alone._is_declared(document))
    return words, keys
