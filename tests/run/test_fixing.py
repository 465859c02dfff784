from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint import Document, Edit, Finding, Fix, Rule, Span
from healthlint.rule.same_words import same_words
from healthlint.rule.withheld import Withheld
from healthlint.run.article import Article
from healthlint.run.config.config import Config
from healthlint.run.fixing.mending import Mended, Mending
from healthlint.run.fixing.places import Moves, Place
from healthlint.run.fixing.state import State
from healthlint.run.linter import Linter
from healthlint.text.readers import BY_FORMAT

PATH = "a.md"


class Replacing(Rule):
    """Flags what an expression finds, and writes something else there."""

    message = "found {match}"
    sources = ("The house",)
    bad = ()
    good = ()

    def __init__(self, code: str, pattern: str, text: str | Callable[[re.Match[str]], str]) -> None:
        super().__init__()
        self.code = code  # type: ignore[misc]
        self.name = f"rule-{code.lower()}"  # type: ignore[misc]
        self._pattern = re.compile(pattern)
        self._text = text

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the expression finds in the source."""
        for found in self._pattern.finditer(document.source):
            text = self._text if isinstance(self._text, str) else self._text(found)
            fix = Fix(f"write {text}", (Edit(*found.span(), text),))
            yield self.finding(Span(*found.span()), document=document, fixes=(fix,))


def looking(*rules: Rule) -> Callable[[str, str], State]:
    linter = Linter(rules)

    def look(text: str, path: str) -> State:
        looked = linter.look(text, path, BY_FORMAT["markdown"])
        return State(text, Article(path, tuple(looked.findings), Config()), looked.document)

    return look


def mended(text: str, *rules: Rule, accepted: str | None = None) -> Mended:
    look = looking(*rules)
    article = look(text, PATH).article
    reported = tuple(finding for finding in article.findings if finding.text != accepted)
    return Mending(look).mended(text, article._replace(findings=reported))


URL = Replacing("AAA101", r"http://old\.example\S*", lambda found: found[0].replace("http:", "https:"))
BLANKS = Replacing("BBB101", r"(?<=\w)  +(?=\w)", " ")


def test_all_that_can_be_mended_is_mended_in_one_round() -> None:
    found = mended("See  http://old.example/1\n\nand  http://old.example/2 膝\n", URL, BLANKS)
    assert found.text == "See https://old.example/1\n\nand https://old.example/2 膝\n"
    assert (found.made, found.article.findings, found.told) == (4, (), ())
    assert found.article.source == found.text


def test_what_has_nothing_to_be_mended_is_the_same_article() -> None:
    article = looking(URL)("All is well.", PATH).article
    assert Mending(looking(URL)).mended("All is well.", article).article is article


def test_fixes_that_overlap_wait_for_the_next_round() -> None:
    one = Replacing("AAA101", r"a1 b2", "a1-b2")
    two = Replacing("BBB101", r"b2[ ]c3", "b2-c3")
    found = mended("x a1 b2 c3 y", one, two)
    assert (found.text, found.made) == ("x a1-b2-c3 y", 2)


def test_a_fault_that_comes_of_a_fix_is_mended_too() -> None:
    found = mended("See 1..2 there", Replacing("AAA101", r"\.\.", "::"), Replacing("BBB101", r"::", ":"))
    assert (found.text, found.made) == ("See 1:2 there", 2)


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        pytest.param(Replacing("AAA101", "miracle", "modest"), "A miracle cure.", id="another word"),
        pytest.param(Replacing("AAA101", "miracle ", ""), "A miracle cure.", id="a word less"),
        pytest.param(Replacing("AAA101", "灵丹妙药", "药"), "它是灵丹妙药。", id="Chinese words"),
        pytest.param(
            Replacing("AAA101", r"\n\n(?=B)", "\n"), "A cure.\n\nB cure.", id="one paragraph of two"
        ),
        pytest.param(Replacing("AAA101", r"\]\(", "] ("), "A [cure](http://x.example).", id="a link no more"),
        pytest.param(Replacing("AAA101", r"\.$", ". Ask a doctor."), "A cure.", id="more words"),
        pytest.param(Replacing("AAA101", r"^", "<!-- "), "A cure.", id="nothing to be seen"),
    ],
)
def test_a_fix_that_changes_what_a_reader_sees_is_taken_back(rule: Replacing, text: str) -> None:
    found = mended(text, rule)
    assert (found.text, found.made) == (text, 0)
    assert len(found.article.findings) == 1
    (told,) = found.told
    assert told.startswith("a.md:1: a fix of AAA101 was not made (write ")
    assert told.endswith("it would change what a reader sees; tell the authors of the rule")


def test_a_fix_that_leaves_its_fault_is_taken_back_and_the_others_are_made() -> None:
    idle = Replacing("AAA101", r"1[0-9]*%", lambda found: "1" + found[0])
    found = mended("See 12% of  them", idle, BLANKS)
    assert (found.text, found.made) == ("See 12% of them", 1)
    assert [finding.code for finding in found.article.findings] == ["AAA101"]
    assert found.told == (
        "a.md:1: a fix of AAA101 was not made (write 112%): it leaves the fault as it is;"
        " tell the authors of the rule",
    )


def test_fixes_that_undo_each_other_are_not_made_for_ever() -> None:
    found = mended("See 1-2 there", Replacing("AAA101", "1-2", "1_2"), Replacing("BBB101", "1_2", "1-2"))
    assert found.text == "See 1_2 there"
    assert [finding.code for finding in found.article.findings] == ["BBB101"]
    assert "it comes to no end" in found.told[0]


def test_fixes_that_bring_ever_new_faults_are_taken_back_as_a_whole() -> None:
    growing = Replacing("AAA101", r"(?<=\.)\.*\d+\Z", lambda found: ".." + found[0])
    text = "See .1"
    found = mended("Two  blanks. " + text, growing, BLANKS)
    assert found.text == "Two blanks. " + text
    assert found.made == 1
    assert len(found.told) == 1
    assert "AAA101" in found.told[0]


def test_a_fix_with_which_a_rule_fails_is_taken_back() -> None:
    class Fragile(Rule):
        """Fails where an address is safe."""

        code = "CCC101"
        name = "fragile"
        message = "no"
        sources = ("The house",)
        bad = ()
        good = ()

        def check(self, document: Document) -> Iterator[Finding]:
            if "https:" in document.source:
                raise ValueError
            yield from ()

    found = mended("See http://old.example/1", URL, Fragile())
    assert found.text == "See http://old.example/1"
    assert "a rule or a reader fails on what it makes of the article" in found.told[0]


def test_what_is_accepted_elsewhere_is_neither_mended_nor_reported() -> None:
    text = "A  b http://old.example/1 and http://old.example/2\n\nC  d\n"
    found = mended(text, URL, BLANKS, accepted="http://old.example/1")
    assert found.text == "A b http://old.example/1 and https://old.example/2\n\nC d\n"
    assert (found.made, found.article.findings) == (3, ())


def test_only_what_is_wanted_is_mended() -> None:
    look = looking(URL, BLANKS)
    text = "A  b http://old.example/1"
    found = Mending(look, lambda finding: finding.code == "BBB101").mended(text, look(text, PATH).article)
    assert found.text == "A b http://old.example/1"
    assert [finding.code for finding in found.article.findings] == ["AAA101"]


def test_what_a_baseline_accepts_stays_withheld() -> None:
    look = looking(URL)
    text = "See http://old.example/1"
    article = look(text, PATH).article
    withheld = Withheld(article.findings[0], "baseline")
    found = Mending(look).mended(text, article._replace(withheld=(withheld,)))
    assert found.article.withheld == (withheld,)


def test_the_first_fix_is_made_and_alternatives_are_not() -> None:
    class Two(Replacing):
        def check(self, document: Document) -> Iterator[Finding]:
            for finding in super().check(document):
                other = Fix("another", (Edit(finding.offset, finding.end_offset, "--"),))
                yield finding._replace(fixes=(*finding.fixes, other))

    assert mended("a  b", Two("AAA101", "  ", " ")).text == "a b"


def test_mending_twice_changes_nothing_more() -> None:
    first = mended("See  http://old.example/1 of  us", URL, BLANKS)
    second = mended(first.text, URL, BLANKS)
    assert (second.text, second.made) == (first.text, 0)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        pytest.param((0, 2), (0, 2), id="before it"),
        pytest.param((0, 4), (0, 4), id="up to it"),
        pytest.param((4, 6), (4, 5), id="the same"),
        pytest.param((3, 7), (3, 6), id="around it"),
        pytest.param((6, 9), (5, 8), id="behind it"),
        pytest.param((5, 9), (4, 8), id="from within"),
        pytest.param((2, 5), (2, 5), id="into it"),
        pytest.param((0, 0), (0, 0), id="the whole article"),
    ],
)
def test_places_move_with_the_text_before_them(place: tuple[int, int], expected: tuple[int, int]) -> None:
    moved = Moves([Edit(4, 6, "x")]).of(Place("AAA101", "text", *place))
    assert (moved.start, moved.end) == expected


def test_what_is_put_in_at_an_end_of_a_place_belongs_to_it() -> None:
    moves = Moves([Edit(2, 2, "++"), Edit(4, 4, "++")])
    assert moves.of(Place("AAA101", "text", 2, 4)) == Place("AAA101", "text", 2, 8)


def read(text: str) -> Document:
    document = BY_FORMAT["markdown"](text, PATH)
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("See http://dx.doi.org/10.1234/ab.", "See https://doi.org/10.1234/ab."),
        ("See doi:https://doi.org/10.1234/ab.", "See https://doi.org/10.1234/ab."),
        ("See doi: https://doi.org/10.1234/ab.", "See https://doi.org/10.1234/ab."),
        ("参见１０．１２３４／ａｂ。", "参见10.1234/ab。"),
        ("参见PMID：12345678。", "参见PMID: 12345678。"),
        ("See 10.1234/ ab now.", "See 10.1234/ab now."),
        ("See NCT 01234567.", "See NCT01234567."),
        ("A <!-- b --> c", "A c"),
        ("见https://a.example/?utm_source=x。", "见https://a.example/。"),
        ("Take 5mg .", "Take 5 mg."),
    ],
)
def test_addresses_identifiers_signs_and_blanks_are_no_words(before: str, after: str) -> None:
    assert same_words(read(before), read(after))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A cure.", "A care."),
        ("No cure.", "cure."),
        ("它不能治愈。", "它能治愈。"),
        ("A [cure](https://a.example/1)", "A cure](https://a.example/1)"),
        ("A\n\nB", "A B"),
        ("A B", "A\n\nB"),
        ("A https://a.example/ cure", "A https://a.example/"),
        ("- a\n- b", "- a b"),
    ],
)
def test_words_and_blocks_that_change_are_told(before: str, after: str) -> None:
    assert not same_words(read(before), read(after))


@given(st.text("a1. -膝\n:", max_size=40))
@settings(max_examples=100, deadline=None)
def test_mending_ends_and_mends_what_it_says(text: str) -> None:
    rules = (
        Replacing("AAA101", r"1[ ]-", "1-"),
        Replacing("BBB101", r"-[ ]1", "-1"),
        Replacing("CCC101", r":[ ]+:", "::"),
    )
    found = mended(text, *rules)
    again = mended(found.text, *rules)
    assert (again.text, again.made) == (found.text, 0)
    assert (found.made == 0) == (found.text == text)


def test_a_path_is_no_part_of_what_is_mended() -> None:
    assert Path(mended("a  b", BLANKS).article.path).name == PATH


def test_a_fix_that_was_taken_back_has_another_turn_when_the_article_has_changed() -> None:
    fragile = Replacing("BBB101", r"a b", "a-b")

    class Choosy(Replacing):
        def check(self, document: Document) -> Iterator[Finding]:
            if "a-b" in document.source and "x-y" not in document.source:
                raise ValueError
            yield from super().check(document)

    blanks = Choosy("CCC101", r"(?<=x)  (?=y)", " ")
    late = Replacing("AAA101", r"x y", "x-y")
    found = mended("a b, x  y", fragile, blanks, late)
    assert found.text == "a-b, x-y"
    assert found.told == ()
