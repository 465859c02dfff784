"""Which rules are asked about an article?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from healthlint import Document, Finding, Rule, Terms
from healthlint.rule.scan import Scanner
from healthlint.text.readers import read_markdown


class Told(Rule):
    """What an animal is said to do.

    It would harm nobody.
    """

    code = "ZOO101"
    name = "told"
    message = "“{match}”"
    sources = ["This test"]
    bad = ["⟦zebra⟧"]
    good = ["horse"]
    terms = {"animal": Terms(en=["zebra"], zh=["斑马"]), "deed": Terms(en=["runs"])}


class Needing(Told):
    """It needs an animal."""

    needs = ("animal",)

    def check(self, document: Document) -> Iterator[Finding]:
        for match in document.matches(self, "deed"):
            yield self.finding(match)


class Anew(Needing):
    """It looks for something else than the rule it derives from."""

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding(document)


class NeedingMore(Anew):
    """It needs again what the other one does not."""

    needs = ("animal", "deed")


class Plain(Told):
    """It reports its terms."""

    terms = Terms(en=["zebra"])


class Patterned(Told):
    """It looks for a regular expression."""

    needs = ("shape",)
    terms = {"shape": Terms(patterns=["z[a-f]bra"])}


class LessThanItNeeds(Told):
    """One of the lists that it needs is left out."""

    needs = ("animal", "strict")

    def check(self, document: Document) -> Iterator[Finding]:
        yield self.finding(document)


class NothingLeft(LessThanItNeeds):
    """All lists that it needs are left out."""

    needs = ("strict",)


@pytest.mark.parametrize(
    ("rule", "text", "is_asked"),
    [
        pytest.param(Needing, "A zebra runs.", True, id="where the list stands"),
        pytest.param(Needing, "这是一匹斑马。", True, id="where a Chinese term of the list stands"),
        pytest.param(Needing, "A horse runs.", False, id="not where another list stands"),
        pytest.param(Anew, "A horse runs.", True, id="everywhere, with a check of its own that says nothing"),
        pytest.param(NeedingMore, "A horse runs.", True, id="where one of several lists stands"),
        pytest.param(NeedingMore, "A horse sleeps.", False, id="not where none of several lists stands"),
        pytest.param(Plain, "A zebra runs.", True, id="where a term stands that it only reports"),
        pytest.param(Plain, "A horse runs.", False, id="not where no term stands that it only reports"),
        pytest.param(Patterned, "A zebra runs.", True, id="where a regular expression finds something"),
        pytest.param(Patterned, "A horse runs.", False, id="not where a regular expression finds nothing"),
        pytest.param(LessThanItNeeds, "A horse runs.", False, id="not for a list that was left out"),
        pytest.param(NothingLeft, "A horse runs.", True, id="everywhere, where all lists were left out"),
    ],
)
def test_a_rule_is_asked(rule: type[Rule], text: str, is_asked: bool) -> None:
    scanner = Scanner([rule()])
    document = read_markdown(text, "a.md")
    scanner.scan(document)

    assert bool(scanner.concerned(document)) is is_asked


_SHARED = Terms(en=["buy ... today"], besides=["buy nothing today"])


class Sharing(Told):
    """It asks first whether something is for sale."""

    terms = {"call": _SHARED, "animal": Terms(en=["zebra"])}
    needs = ("call", "animal")


class SharingAsWell(Sharing):
    """It asks the same, and nothing else."""

    code = "ZOO102"
    needs = ("call",)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("Buy our hay today.", ["ZOO101", "ZOO102"], id="all, where a whole term stands"),
        pytest.param("Nobody should buy a horse.", [], id="none, where a part of a term stands"),
        pytest.param("They say: buy nothing today.", [], id="none, where what stands is protected"),
        pytest.param("Who would buy a zebra?", ["ZOO101"], id="one, where a list stands that it needs alone"),
    ],
)
def test_rules_that_need_the_same_list_are_asked(text: str, asked: list[str]) -> None:
    scanner = Scanner([Sharing(), SharingAsWell()])
    document = read_markdown(text, "a.md")
    scanner.scan(document)

    assert [rule.code for rule in scanner.concerned(document)] == asked


def test_rules_that_share_a_list_share_its_matches() -> None:
    rules = [Sharing(), SharingAsWell()]
    scanner = Scanner(rules)
    document = read_markdown("Buy our hay today.", "a.md")
    scanner.scan(document)

    first, second = (document.matches(rule, "call") for rule in rules)
    assert first
    assert first is second
