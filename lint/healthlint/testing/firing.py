"""Which terms of a rule do its examples fire, and on which words?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.declared import DeclaredRule
from healthlint.rule.terms import term_lists
from healthlint.testing.finder import finder_of
from healthlint.testing.lists import keys_of
from healthlint.testing.variants import outspoken

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.rule.base import Rule
    from healthlint.text.model import Document

Fired = dict[str, list[tuple["Document", int, int]]]  # by term, the words that it found, in the prose


def reported(rule: Rule, names: Iterable[str], documents: Iterable[Document]) -> dict[str, Fired]:
    """Return by list and term which words of the examples are reported."""
    by_list: dict[str, Fired] = {name: {} for name in names}
    asked = outspoken(rule) if isinstance(rule, DeclaredRule) else rule
    for document in documents:
        places = {(each.offset, each.end_offset) for each in asked.check(document)}
        for name, found in by_list.items():
            for match in document.matches(rule, name):
                if match.span in places:
                    places.discard(match.span)  # a milder list that has it, too, adds nothing
                    found.setdefault(match.term, []).append((document, match.start, match.end))
    return by_list


def present(rule: Rule, documents: Iterable[Document]) -> dict[str, Fired]:
    """Return by list and term where the examples have the terms of a rule whose code decides about them.

    The scanner may stop at a number of matches, and drops what lies within another: both would hide terms.
    """
    by_list: dict[str, Fired] = {}
    for name, terms in term_lists(rule.terms).items():
        finder = finder_of(terms)
        keys = list(keys_of("", terms))
        found = by_list.setdefault(name, {})
        for document in documents:
            for start, end, number in finder.places(document):
                found.setdefault(keys[number].term, []).append((document, start, end))
    return by_list
