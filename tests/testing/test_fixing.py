"""Does an author learn what the fixes of a rule do?"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from healthlint import Document, Edit, Finding, Fix, Rule, Span
from healthlint.testing import fixed_by


class Spacing(Rule):
    """Flags two blanks between words."""

    code = "HOU101"
    name = "two-blanks"
    message = "two blanks"
    sources = ("The house",)
    bad = ("a⟦  ⟧b",)
    good = ("a b",)
    pattern = r"(?<=\w)[ ]{2,}(?=\w)"
    text = " "

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the pattern finds, with a fix."""
        for found in re.finditer(self.pattern, document.source):
            fix = Fix("write one blank", (Edit(*found.span(), self.text),))
            yield self.finding(Span(*found.span()), document=document, fixes=[fix])


def test_the_fixes_of_a_rule_are_made_in_rounds() -> None:
    assert fixed_by(Spacing(), "a  b   c") == "a b c"
    assert fixed_by(Spacing, "<p>a  b</p>", "html") == "<p>a b</p>"
    assert fixed_by(Spacing(), "a b") == "a b"


@pytest.mark.parametrize(
    ("pattern", "text", "told"),
    [
        pytest.param("cure", "care", "change what a reader sees", id="another word"),
        pytest.param("a +b", "a b", "leave their fault", id="the same again"),
        pytest.param("1", "1.1", "come to no end", id="ever more"),
    ],
)
def test_a_fix_that_a_run_would_take_back_fails(pattern: str, text: str, told: str) -> None:
    class Wrong(Spacing):
        """Flags something else."""

    Wrong.pattern, Wrong.text = pattern, text
    with pytest.raises(AssertionError, match=told):
        fixed_by(Wrong(), "1 cure a b")
