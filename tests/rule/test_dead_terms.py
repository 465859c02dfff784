"""Can each term of the installed rules be found, and does each make a difference?

A term that can never be found is a promise to its author that nothing keeps. The list of those that say
what others of their list say already is written anew by --update-reports; read it in the diff.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from healthlint.rule.declared.idle import unseen_in
from healthlint.rule.marks import unmarked
from healthlint.rule.terms import Terms
from healthlint.run.plugins.installed import load_plugins
from healthlint.testing.examples import examples_of
from healthlint.testing.finder import finder_of
from healthlint.text.model import Document
from healthlint.text.readers import BY_FORMAT, BY_SUFFIX
from measuring.reports import ARTICLES, articles_in
from spelling import samples, surroundings
from term_lists import lists

LISTS = lists()
Place = tuple[int, int, int]  # start, end, and the number of the term
SAID_TWICE = Path(__file__).with_name("said_twice.tsv")


@pytest.fixture(params=LISTS, ids=str)
def terms(request: pytest.FixtureRequest) -> Terms:
    return LISTS[request.param]


def pages(sample: str, term: str, *, chinese: bool) -> Iterator[Document]:
    """Yield documents in which a sample of a term stands."""
    for before, after in surroundings(term, chinese=chinese):
        yield BY_FORMAT["plain"](before + sample + after, "page.txt")


def numbered(terms: Terms) -> Iterator[tuple[int, str, bool]]:
    """Yield the number of each term, the term, and whether it is in the Chinese list."""
    for number, term in enumerate((*terms.en, *terms.zh)):
        yield number, term, number >= len(terms.en)


def test_each_choice_of_each_term_can_be_found(terms: Terms) -> None:
    finder = finder_of(terms)
    lost = [
        f"{term}: {sample}"
        for number, term, chinese in numbered(terms)
        for sample in samples(term)
        if not any(
            number == found
            for each in pages(sample, term, chinese=chinese)
            for _, _, found in finder.places(each)
        )
    ]
    assert not lost


def test_no_term_holds_what_no_page_shows(terms: Terms) -> None:
    assert not [(term, why) for term in terms._all if (why := unseen_in(term)) is not None]


def test_no_term_is_protected_wherever_it_stands(terms: Terms) -> None:
    if not terms.besides:
        return
    protected = [
        term
        for _, term, chinese in numbered(terms)
        if not any(
            terms.places_between(each, 0, len(each.folded))
            for sample in samples(term)
            for each in pages(sample, term, chinese=chinese)
        )
    ]
    assert not protected


def test_each_pattern_is_found_in_an_example_or_an_article(terms: Terms) -> None:
    if not terms.patterns:
        return
    found = {number for document in everything() for _, _, number in finder_of(terms).places(document)}
    numbered_patterns = enumerate(terms.patterns, terms._protecting_from)
    assert not [pattern for number, pattern in numbered_patterns if number not in found]


@cache
def everything() -> list[Document]:
    """Return the examples of all rules and the articles of the project."""
    examples = [example for rule in load_plugins().rules for example in examples_of(rule)]
    return [
        *(BY_FORMAT["markdown"](unmarked(example.text), "example.md") for example in examples),
        *(
            BY_SUFFIX[path.suffix](path.read_text(encoding="utf-8"), str(path))
            for path in articles_in(ARTICLES)
        ),
    ]


def said_twice() -> list[str]:
    """Return the terms in whose place others of their list are found wherever they stand, and which."""
    lines = []
    for terms in LISTS.values():
        finder = finder_of(terms)
        written = [*terms.en, *terms.zh, *terms.patterns]
        for number, term, chinese in numbered(terms):
            others: set[int] = set()
            for sample in samples(term):
                around = _around(number, map(finder.places, pages(sample, term, chinese=chinese)))
                if not around:
                    break
                others |= around
            else:
                lines.append(f"{term}\t{written[min(others)]}")
    return sorted(set(lines))


def _around(number: int, found: Iterable[Iterable[Place]]) -> set[int]:
    """Return the numbers of other terms that hold all that a term finds, in each of several documents."""
    held: set[int] | None = None
    for places in map(list, found):
        for start, end, own in places:
            if own == number:
                wider = {other for a, b, other in places if other != number and a <= start and end <= b}
                held = wider if held is None else held & wider
        if held == set():
            break
    return held or set()


def test_terms_that_only_say_what_others_say_are_known(request: pytest.FixtureRequest) -> None:
    now = "".join(f"{line}\n" for line in said_twice())
    if request.config.getoption("--update-reports"):
        SAID_TWICE.write_text(now, encoding="utf-8", newline="\n")
    assert now.splitlines() == SAID_TWICE.read_text(encoding="utf-8").splitlines()
