"""Are the terms of many rules found in one pass, and only where they may stand?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.rule.base import Rule
from healthlint.rule.scan import Scanner
from healthlint.rule.terms import Terms
from healthlint.text.builder import DocumentBuilder
from healthlint.text.model import Document


def document_of(*paragraphs: str) -> Document:
    builder = DocumentBuilder("\n".join(paragraphs), "a.txt", "plain")
    at = 0
    for paragraph in paragraphs:
        builder.open("paragraph", at)
        builder.text(at, at + len(paragraph))
        builder.close(at + len(paragraph))
        at += len(paragraph) + 1
    return builder.build()


def rule_with(code: str, terms: object) -> Rule:
    return type("Probe", (Rule,), {"code": code, "name": code.lower(), "terms": terms, "message": ""})()


def found(document: Document, *rules: Rule) -> list[list[str]]:
    Scanner(rules).scan(document)
    return [[match.text for match in document.matches(rule)] for rule in rules]


def test_two_rules_may_look_for_the_same_words() -> None:
    document = document_of("A miracle cure for all.")

    assert found(
        document, rule_with("AA101", Terms(["miracle cure"])), rule_with("AA102", Terms(["cure"]))
    ) == [["miracle cure"], ["cure"]]


def test_the_longer_of_two_terms_of_a_rule_speaks() -> None:
    rule = rule_with("AA101", Terms(["miracle", "miracle cure", "cure"]))

    assert found(document_of("a miracle cure"), rule) == [["miracle cure"]]


def test_lists_of_a_rule_are_kept_apart_by_name() -> None:
    rule = rule_with("AA101", {"one": Terms(["cure"]), "two": Terms(["hope"])})
    document = document_of("hope for a cure")
    Scanner([rule]).scan(document)

    assert [match.text for match in document.matches(rule, "one")] == ["cure"]
    assert [match.text for match in document.matches(rule, "two")] == ["hope"]
    assert document.matches(rule, "one")[0].term == "cure"


def test_a_list_that_was_not_looked_for_is_an_error_and_not_empty() -> None:
    document = document_of("hope")
    with pytest.raises(LookupError, match="AA101"):
        document.matches(rule_with("AA101", Terms(["hope"])))


def test_a_phrase_besides_protects_only_the_words_that_it_touches() -> None:
    rule = rule_with("AA101", Terms(["breakthrough"], besides=["breakthrough pain"]))

    assert found(document_of("Breakthrough pain is no breakthrough."), rule) == [["breakthrough"]]


def test_no_term_goes_from_one_paragraph_into_the_next() -> None:
    rule = rule_with("AA101", Terms(["miracle cure", "hope ... cure", "保证...治愈"]))

    assert found(document_of("a miracle", "cure, hope", "of cure 保证", "治愈"), rule) == [[]]


def test_a_term_may_be_bound_to_the_start_of_a_sentence() -> None:
    rule = rule_with("AA101", Terms(["^震惊", "^imagine"]))

    assert found(document_of("震惊！真相。他很震惊。", "Imagine that. I imagine."), rule) == [
        ["震惊", "Imagine"]
    ]


def test_words_of_the_prose_are_given_as_the_reader_sees_them() -> None:
    rule = rule_with("AA101", Terms(zh=["奇迹"]))

    assert found(document_of("醫學奇蹟"), rule) == [["奇蹟"]]


placed = st.lists(
    st.sampled_from(["miracle cure", "hope", "奇迹", "包治百病", "breakthrough"]), min_size=1, max_size=30
)


@given(placed=placed)
@settings(max_examples=100, deadline=None)
def test_each_term_that_is_placed_is_found_once_and_in_order(placed: list[str]) -> None:
    rule = rule_with("AA101", Terms(["miracle cure", "hope", "breakthrough"], ["奇迹", "包治百病"]))

    assert found(document_of(" xx ".join(placed)), rule) == [placed]


_OFTEN = 40  # hits of a literal; more than come before what its terms want beside it is worked out
_PEOPLE = "(patients|people|women|men|children|adults|cases|users|readers|friends|nurses|girls)"


def test_of_two_terms_in_the_same_place_the_one_that_is_written_first_speaks() -> None:
    terms = [f"# {_PEOPLE}", f"(7|eight|nine) {_PEOPLE}", "7 ... people"]
    document = document_of("7 people")
    rules = [rule_with("AA101", Terms(terms)), rule_with("AA102", Terms(terms[::-1]))]
    scanner = Scanner(rules)

    for _ in range(_OFTEN):
        scanner.scan(document)
        spoke = [match.term for rule in rules for match in document.matches(rule)]
        assert spoke == [terms[0], terms[-1]]


def test_a_list_is_not_needed_where_only_its_literals_stand() -> None:
    rule = rule_with("AA101", Terms([f"# {_PEOPLE}"], besides=["people of"]))
    scanner = Scanner([rule])
    document = document_of("Many people of the town.")
    for _ in range(_OFTEN):
        scanner.scan(document)

    assert scanner.concerned(document) == []


def test_many_that_are_enough_are_the_first_in_the_text() -> None:
    rule = rule_with("AA101", Terms([f"# {_PEOPLE}", f"{_PEOPLE} (sang|swam|slept)"], enough=2))
    scanner = Scanner([rule])
    document = document_of("Women sang, 7 men left, 8 men stayed, women swam.")

    for _ in range(_OFTEN):
        scanner.scan(document)
        assert [match.text for match in document.matches(rule)] == ["Women sang", "7 men"]
