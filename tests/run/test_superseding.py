"""Is one fault of a sentence told once where rules of two families see it?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule, Terms
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


class OfAllSavannah(Zebra):
    """A herd of zebras is mentioned."""

    code = "ZOO102"
    name = "herd"
    terms = Terms(en=["herd of zebras"])
    supersedes = ["SAV"]


def test_a_family_is_superseded_only_where_words_overlap() -> None:
    class Zebras(Striped):
        """Zebras are mentioned."""

        code = "SAV103"
        name = "zebras"
        terms = Terms(en=["zebras"])

    assert told("A herd of zebras and a striped horse.", OfAllSavannah, Zebras, Striped) == [
        ("ZOO102", ("SAV103 zebras",)),
        ("SAV101", ()),
    ]


def test_a_graver_finding_of_a_superseded_family_speaks() -> None:
    class Zebras(Striped):
        """Zebras are mentioned."""

        severity = "error"
        terms = Terms(en=["zebras"])

    assert told("A herd of zebras.", OfAllSavannah, Zebras) == [("SAV101", ("ZOO102 herd",))]


def test_what_belongs_to_a_superseded_finding_is_handed_on_with_its_code() -> None:
    class Zebras(Striped):
        """Zebras are mentioned."""

        terms = Terms(en=["zebras"])

        def check(self, document: Document) -> Iterator[Finding]:
            """Yield the first, which tells of the others."""
            for finding in super().check(document):
                yield finding._replace(related=("also on line 7", "SAV104 stripes: also on line 8"))

    assert told("A herd of zebras.", OfAllSavannah, Zebras) == [
        ("ZOO102", ("SAV101 striped: also on line 7", "SAV104 stripes: also on line 8"))
    ]


def test_a_finding_goes_to_the_gravest_of_those_that_speak_for_it() -> None:
    class Grave(Zebra):
        """A zebra is in danger."""

        code = "CAT101"
        name = "grave"
        severity = "error"
        terms = Terms(en=["zebras and"])
        supersedes = ["SAV"]

    class Zebras(Striped):
        """Zebras are mentioned."""

        terms = Terms(en=["zebras"])

    assert told("A herd of zebras and lions.", OfAllSavannah, Grave, Zebras) == [
        ("ZOO102", ()),
        ("CAT101", ("SAV101 striped",)),
    ]


def test_a_rule_that_names_another_speaks_though_the_other_names_its_family() -> None:
    class Zebras(Striped):
        """Zebras are mentioned."""

        terms = Terms(en=["zebras"])
        supersedes = ["ZOO102"]

    assert told("A herd of zebras.", OfAllSavannah, Zebras) == [("SAV101", ("ZOO102 herd",))]
