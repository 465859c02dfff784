"""Which words of a rule's conditions make a difference in its examples?

Each word is tried as the only one of its table. Those that stand in no example need not be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.terms import Terms, term_lists
from healthlint.testing.finder import finder_of
from healthlint.testing.lists import Keys, TermKey, keys_of
from healthlint.testing.variants import alone, outspoken, reported_by, reported_where_required, variant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.declared import DeclaredRule
    from healthlint.text.model import Document

Condition = tuple[
    Keys, str, str, bool
]  # where it is written, what it is, what is wrong if it is idle, whether not


def conditions_of(rule: DeclaredRule, documents: Sequence[Document]) -> Iterator[Condition]:
    """Yield each word of [company], [unless] and [requires], and whether it makes a difference."""
    for key, found in _with_documents("company", rule.company, documents):
        useful = any(_gives_company(rule, key, document) for document in found)
        yield key.keys, str(key), "stands by no reported word in an example", useful
    for key, found in _with_documents("unless", rule.unless, documents):
        yield (
            key.keys,
            str(key),
            "clears no word in an example",
            any(clears(rule, key, each) for each in found),
        )
    if rule.requires is None:
        return
    required = term_lists(rule.terms)["requires"]
    for key, found in _with_documents("requires", required, documents):
        useful = any(_suffices(rule, each, alone(required, key)) for each in found)
        yield key.keys, str(key), "makes no example good", useful
    for number, name in enumerate(rule.requires.metadata):
        useful = any(_suffices(rule, each, Terms(), (name,)) for each in documents if each.metadata)
        keys = ("requires", "metadata", number)
        yield keys, f'requires.metadata[{number + 1}] "{name}"', "makes no example good", useful


def clears(rule: DeclaredRule, key: TermKey, document: Document) -> bool:
    """Tell whether a word of [unless], as the only one, clears a word that is reported without any."""
    without = reported_by(variant(rule, unless=Terms()), document)
    return bool(without - reported_by(variant(rule, unless=alone(rule.unless, key)), document))


def _gives_company(rule: DeclaredRule, key: TermKey, document: Document) -> bool:
    """Tell whether a word of [company], as the only one, lets a word of [ordinary] be reported."""
    ordinary = {match.span for match in document.matches(rule, "ordinary")}
    # What no company is needed for is reported without any, too.
    silent = reported_by(variant(rule, company=Terms()), document)
    real = reported_by(outspoken(rule), document)
    heard = reported_by(variant(rule, company=alone(rule.company, key)), document)
    return bool((heard - silent) & real & ordinary)


def _suffices(rule: DeclaredRule, document: Document, terms: Terms, metadata: tuple[str, ...] = ()) -> bool:
    """Tell whether something, as all that is required, makes good what is reported where nothing is said."""
    without = reported_where_required(rule, document.source, Terms())
    return bool(without - reported_where_required(rule, document.source, terms, metadata))


def _with_documents(
    table: str, terms: Terms, documents: Sequence[Document]
) -> Iterator[tuple[TermKey, list[Document]]]:
    """Yield the words of a list with the documents in which they stand."""
    if not terms:
        return
    finder = finder_of(terms)
    standing: dict[int, list[Document]] = {}
    for document in documents:
        for number in {number for _, _, number in finder.places(document)}:
            standing.setdefault(number, []).append(document)
    for number, key in enumerate(keys_of(table, terms)):
        yield key, standing.get(number, [])
