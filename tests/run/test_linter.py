"""One fault gives one finding."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from healthlint import Document, Finding, Rule, Terms
from healthlint.run.linter import Linter
from healthlint.text.readers import read_html, read_markdown


class Word(Rule):
    """A word of this test is used.

    It would harm nobody.
    """

    message = "“{match}” is one of ours"
    sources = ["This test"]
    bad = ["⟦zebra⟧"]
    good = ["horse"]


class Zebra(Word):
    """A zebra is mentioned."""

    code = "ZOO101"
    name = "zebra"
    terms = Terms(en=["zebra", "striped zebra"])


class Striped(Word):
    """Something striped is mentioned."""

    code = "ZOO102"
    name = "striped"
    severity = "error"
    terms = Terms(en=["striped"])


class Savanna(Word):
    """The savanna is mentioned."""

    code = "SAV101"
    name = "savanna"
    terms = Terms(en=["zebra"])


class Crash(Word):
    """This one fails."""

    code = "ZOO109"
    name = "crash"

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding(document)
        raise RuntimeError("no zoo today")


def lint(text: str, *rules: type[Rule], names: tuple[str, ...] = ()) -> list[Finding]:
    return Linter([rule() for rule in rules], names=names).lint(text, "zoo.md", read_markdown)


def test_a_rule_speaks_once_a_sentence_with_its_longest_words() -> None:
    found = lint("A zebra met a striped zebra. Then a zebra left.", Zebra)
    assert [finding.text for finding in found] == ["striped zebra", "zebra"]


def test_words_that_two_rules_of_a_family_share_are_one_finding_of_the_more_severe() -> None:
    (finding,) = lint("A striped zebra.", Zebra, Striped)
    assert finding.code == "ZOO102"
    assert finding.related == ("ZOO101 zebra",)


def test_words_that_rules_of_two_families_share_are_two_findings() -> None:
    assert {finding.code for finding in lint("A zebra.", Zebra, Savanna)} == {"ZOO101", "SAV101"}


def test_a_rule_that_fails_is_a_finding_and_the_others_still_report() -> None:
    found = lint("A zebra.", Crash, Zebra)
    assert {finding.code for finding in found} == {"HL901", "ZOO101", "ZOO109"}
    (crash,) = (finding for finding in found if finding.code == "HL901")
    assert "ZOO109 crash failed here: RuntimeError: no zoo today" in crash.message


def test_ctrl_c_is_the_users_and_no_fault_of_a_rule() -> None:
    class Interrupted(Crash):
        """It is interrupted."""

        def check(self, document: Document) -> Iterator[Finding]:  # noqa: ARG002  as its base has it
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lint("A zebra.", Interrupted)


def test_an_article_of_nothing_but_faults_stops_no_rule() -> None:
    class Blessed(Word):
        """Blessings are counted."""

        code = "ZOO103"
        name = "blessed"
        terms = Terms(zh=["包治"])

    found = lint("包治。" * 12_000, Blessed)
    assert len(found) == 12_000
    assert {finding.code for finding in found} == {"ZOO103"}


def test_stdout_is_given_back_after_each_article() -> None:
    class Loud(Crash):
        """It shouts and takes stdout away."""

        def check(self, document: Document) -> Iterator[Finding]:  # noqa: ARG002  as its base has it
            sys.stdout = None
            raise SystemExit

    out = sys.stdout
    lint("A zebra.", Loud, Zebra)
    assert sys.stdout is out


def test_an_accepted_name_protects_exactly_its_own_words() -> None:
    found = lint(
        "The Zebra Trust met a zebra. One zebra is in the Zebra Trust.", Zebra, names=("Zebra Trust",)
    )
    assert [finding.offset for finding in found] == [22, 33]


@pytest.mark.parametrize("name", ["zebra", "striped", "tripe", "d z"])
def test_a_name_that_is_only_a_part_of_the_words_protects_nothing(name: str) -> None:
    (finding,) = lint("A striped zebra.", Zebra, names=(name,))
    assert finding.text == "striped zebra"


def test_a_name_in_other_letters_protects_nothing() -> None:
    assert len(lint("The zebra trust.", Zebra, names=("Zebra Trust",))) == 1


def test_findings_stand_in_the_order_of_the_source() -> None:
    found = lint("Zebra.\n\nA striped cat. Zebra.", Zebra, Striped)
    assert [finding.line for finding in found] == [1, 3, 3]


def test_what_a_page_says_again_for_search_engines_is_reported_where_a_reader_meets_it() -> None:
    page = (
        "<html><head><title>Zebra news</title>\n"
        '<meta name="description" content="Zebra news"></head>\n'
        '<body><img src="z.png" alt="Zebra news"><p>Calm.</p></body></html>'
    )
    (finding,) = Linter([Zebra()]).lint(page, "zoo.html", read_html)
    assert finding.line == 1
    assert finding.related == ("repeated on line 2, 3",)


def test_thousands_of_findings_are_merged_as_few_are() -> None:
    found = lint("A striped zebra. " * 3000, Zebra, Striped)
    assert len(found) == 3000
    assert {finding.related for finding in found} == {("ZOO101 zebra",)}
