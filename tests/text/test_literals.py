"""The literals of a few that can stand in a text are those that all of them find."""

from __future__ import annotations

from ahocorasick_rs import AhoCorasick
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.literals import Literals, telling_of

SIGNS = st.sampled_from("abct 茶药é-")
TEXTS = st.lists(st.text(SIGNS, min_size=1, max_size=8), min_size=1, max_size=30, unique=True)


@settings(max_examples=200)
@given(literals=TEXTS, text=st.text(SIGNS, max_size=80))
def test_they_are_found_where_an_automaton_of_all_finds_them(literals: list[str], text: str) -> None:
    all_of_them = AhoCorasick(literals).find_matches_as_indexes(text, overlapping=True)
    assert Literals(literals, telling_of(literals)).find(text) == all_of_them
    assert Literals(literals).find(text) == all_of_them
    for for_long in (False, True):
        prepared = Literals(literals, telling_of(literals))
        prepared.prepare(for_long=for_long)
        assert prepared.find(text) == all_of_them


def test_after_many_texts_they_are_found_as_before() -> None:
    literals = ["green tea", "tea", "绿茶", "茶"]
    soon, text = Literals(literals, telling_of(literals)), "a green tea, 一杯绿茶 " * 500
    first = soon.find(text)
    assert len(first) == 2000
    for _ in range(9):
        assert soon.find(text) == first


def test_what_the_first_texts_were_looked_through_with_goes() -> None:
    literals = ["green tea", *(f"{number} cups" for number in range(99))]
    for soon in (Literals(literals, telling_of(literals)), Literals(literals)):
        soon.find("a green tea")
        assert soon._texts
        assert soon._telling or soon._first
        soon.find("tea" * 7000)
        assert (soon._texts, soon._telling, soon._first) == ((), None, None)


def test_none_are_found_where_there_are_none() -> None:
    none = Literals([], telling_of([]))
    assert none.find("tea") == []
    none.prepare(for_long=True)
    assert none.find("tea") == []


def test_a_stretch_that_few_have_tells_of_a_literal() -> None:
    telling = telling_of(["green tea", "green pea", "tea"])
    assert telling[""] == [2]
    assert sorted(number for numbers in telling.values() for number in numbers) == [0, 1, 2]
    assert all(len(numbers) == 1 for numbers in telling.values())
