"""Is one fault of a sentence told once where rules of two families see it?"""

from __future__ import annotations

from healthlint import Rule, Terms
from healthlint.run.linter import Linter
from healthlint.text.readers import read_markdown


class Animal(Rule):
    """An animal of this test is mentioned.

    It would harm nobody.
    """

    message = "“{match}” is one of ours"
    sources = ["This test"]
    bad = ["⟦zebra⟧"]
    good = ["horse"]


class Zebra(Animal):
    """A zebra is mentioned."""

    code = "ZOO101"
    name = "zebra"
    terms = Terms(en=["zebra"])
    supersedes = ["SAV101", "SAV102"]


class Striped(Animal):
    """Something striped is mentioned."""

    code = "SAV101"
    name = "striped"
    terms = Terms(en=["striped"])


class Lion(Animal):
    """A lion is mentioned."""

    code = "SAV102"
    name = "lion"
    severity = "error"
    terms = Terms(en=["lion"])


def told(source: str, *rules: type[Rule]) -> list[tuple[str, tuple[str, ...]]]:
    found = Linter([rule() for rule in rules]).lint(source, "a.md", read_markdown)
    return [(each.code, each.related) for each in found]


def test_a_rule_speaks_for_the_rule_that_it_supersedes_and_names_it() -> None:
    assert told("A striped zebra runs.", Zebra, Striped) == [("ZOO101", ("SAV101 striped",))]


def test_another_sentence_is_another_fault() -> None:
    assert told("A striped horse. A zebra.", Zebra, Striped) == [("SAV101", ()), ("ZOO101", ())]


def test_the_graver_finding_stays() -> None:
    assert told("A lion and a zebra.", Zebra, Lion) == [("SAV102", ("ZOO101 zebra",))]


def test_one_finding_can_stand_for_several() -> None:
    class GraveZebra(Zebra):
        """A zebra is in danger."""

        severity = "error"

    assert told("A lion and a striped zebra.", GraveZebra, Lion, Striped) == [
        ("ZOO101", ("SAV102 lion", "SAV101 striped"))
    ]


def test_a_rule_that_is_superseded_speaks_where_the_other_is_switched_off() -> None:
    assert told("A striped zebra runs.", Striped) == [("SAV101", ())]
