"""The examples of a rule that looks references up are tried against the works that it names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from healthlint import Document, Finding, Match, Rule
from healthlint.references import KnownWorks, Name, Record
from healthlint.testing import check_examples, findings_of
from healthlint.text.readers import BY_FORMAT

SALT = Record(
    "house",
    doi="10.1234/salt.1",
    title="Salt intake and sleep in night nurses",
    authors=(Name("Okafor", "Tobi"),),
    years=(2021,),
    container="Journal of Sleep Examples",
)
ENTRY = "Okafor T. Salt intake and sleep in night nurses. J Sleep Ex. 2021. doi:10.1234/salt.1"


class Verified(Rule):
    """An entry is sound."""

    code = "SND101"
    name = "sound-entry"
    severity = "info"
    looks_up = True
    message = "this is a sound entry"
    sources = ("the house",)
    bad = (f"## References\n\n1. ⟦{ENTRY}⟧",)
    good = ("## References\n\n1. Brandt K. Cold baths. Sea. 2018. doi:10.1234/sea.1",)

    def check(self, document: Document) -> Iterator[Finding]:
        for judged in self.judged(document):
            if judged.judgement.verdict == "verified":
                yield self.finding(judged.reference.span, document=document)

    def known_works(self) -> KnownWorks:
        return KnownWorks((SALT,))


def test_examples_ask_the_known_works() -> None:
    check_examples(Verified)
    check_examples(Verified())


def test_a_rule_asks_the_known_works_only_while_it_is_tried() -> None:
    rule = Verified()
    assert [finding.text for finding in findings_of(rule, f"## References\n\n1. {ENTRY}")] == [ENTRY]
    document = BY_FORMAT["markdown"](f"## References\n\n1. {ENTRY}", "a.md")
    assert list(rule.check(document)) == []


def test_a_rule_without_known_works_has_nobody_to_ask() -> None:
    class Alone(Verified):
        """An entry is sound."""

        bad = ()
        good = (f"## References\n\n1. {ENTRY}",)
        known_works = Rule.known_works

    assert findings_of(Alone(), f"## References\n\n1. {ENTRY}") == []


def test_why_an_example_differs_is_told_by_the_verdict() -> None:
    class Wrong(Verified):
        """An entry is sound."""

        bad = (f"## References\n\n1. ⟦{ENTRY}⟧".replace("2021", "2011"),)

    with pytest.raises(AssertionError) as caught:
        check_examples(Wrong)
    assert str(caught.value).splitlines()[-1] == (
        "  “Okafor T. Salt intake and sleep in night nurses. J Sleep Ex…” is judged"
        " verified-with-differences: house has it otherwise: year cited “2011”, registered “2021”"
    )


class Listed(Rule):
    """A word stands on the list."""

    code = "LST101"
    name = "listed-word"
    message = "“{match}” is on the list"
    sources = ("the house",)
    options = {"listed": {"type": "array", "items": {"type": "string"}, "default": []}}
    example_settings = {"listed": ["kettle"]}
    bad = ("A ⟦kettle⟧.",)
    good = ("A pot.",)

    def check(self, document: Document) -> Iterator[Finding]:
        for word in self.settings["listed"]:
            at = document.prose.find(word)
            if at >= 0:
                yield self.finding(Match(document, at, at + len(word)))


@pytest.mark.parametrize("settings", [None, {"listed": []}, {"listed": ["pot"]}], ids=str)
def test_examples_have_the_settings_that_they_suppose(settings: dict[str, Any] | None) -> None:
    check_examples(Listed(settings))


def test_other_texts_have_the_settings_that_are_given() -> None:
    assert findings_of(Listed(), "A kettle.") == []
    assert [each.text for each in findings_of(Listed({"listed": ["pot"]}), "A pot, a kettle.")] == ["pot"]
