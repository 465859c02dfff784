from __future__ import annotations

from collections.abc import Iterator

import pytest

from healthlint import Document, Edit, Finding, Fix, Rule, Span
from healthlint.run.fixing.soundness import fault_of
from healthlint.run.linter import Linter
from healthlint.text.readers import BY_FORMAT

SOURCE = "Tea is no cure.\n"


class Subtle(Edit):
    """An edit that might do anything when it is compared."""


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        pytest.param("x", "'x' among its changes, which is not a Fix", id="no fix"),
        pytest.param(("m", (Edit(0, 3, ""),)), "which is not a Fix", id="a tuple"),
        pytest.param(Fix("", (Edit(0, 3, ""),)), "has no message", id="no message"),
        pytest.param(Fix(3, (Edit(0, 3, ""),)), "has no message", id="a number for a message"),  # type: ignore[arg-type]
        pytest.param(Fix("m", ()), "has no edits", id="no edits"),
        pytest.param(Fix("m", [Edit(0, 3, "")]), "has no edits", id="a list of edits"),  # type: ignore[arg-type]
        pytest.param(Fix("m", ((0, 3, ""),)), "which is not an Edit", id="a tuple for an edit"),  # type: ignore[arg-type]
        pytest.param(Fix("m", (Subtle(0, 3, ""),)), "which is not an Edit", id="a class of its own"),
        pytest.param(
            Fix("m", (Edit(0, True, ""),)), "two whole numbers and a text", id="a truth for a number"
        ),
        pytest.param(Fix("m", (Edit(0, 3, None),)), "two whole numbers and a text", id="no text"),  # type: ignore[arg-type]
        pytest.param(Fix("m", (Edit(-1, 3, ""),)), "from offset -1 to 3", id="before the article"),
        pytest.param(Fix("m", (Edit(3, 1, ""),)), "from offset 3 to 1", id="end before start"),
        pytest.param(Fix("m", (Edit(3, 17, ""),)), "of 16 code points", id="behind the article"),
        pytest.param(Fix("m", (Edit(0, 3, "Tea"),)), "changes nothing", id="the same again"),
        pytest.param(Fix("m", (Edit(2, 2, ""),)), "changes nothing", id="nothing put in"),
        pytest.param(Fix("m", (Edit(0, 3, "\udc80"),)), "which is no text", id="half a character"),
        pytest.param(Fix("m", (Edit(4, 6, ""), Edit(0, 3, ""))), "in the order", id="out of order"),
        pytest.param(Fix("m", (Edit(0, 4, ""), Edit(3, 6, ""))), "must not overlap", id="overlapping"),
        pytest.param(Fix("m", (Edit(2, 2, "x"), Edit(2, 2, "y"))), "must not overlap", id="at one place"),
    ],
)
def test_a_change_that_cannot_be_made_is_told(change: object, fault: str) -> None:
    assert fault in (fault_of(change, SOURCE) or "")


@pytest.mark.parametrize(
    "change",
    [
        Fix("m", (Edit(0, 3, ""),)),
        Fix("m", (Edit(0, 3, "茶"), Edit(3, 4, ""), Edit(16, 16, "end"))),
        Fix("m", (Edit(2, 2, "x"), Edit(2, 3, ""))),
    ],
)
def test_a_change_that_can_be_made_has_no_fault(change: Fix) -> None:
    assert fault_of(change, SOURCE) is None


class Fixing(Rule):
    """Flags the first word."""

    code = "HOU101"
    name = "first-word"
    message = "{match}"
    sources = ("The house",)
    bad = ()
    good = ()
    changes: tuple[object, ...] = ()
    key = "fixes"

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding with the changes at hand."""
        yield self.finding(Span(0, 3), document=document)._replace(**{self.key: self.changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("key", ["fixes", "proposals"])
def test_a_rule_with_a_faulty_change_has_failed_on_the_article(key: str) -> None:
    rule = Fixing()
    rule.key = key  # type: ignore[misc]
    rule.changes = (Fix("m", (Edit(0, 99, ""),)),)  # type: ignore[misc]
    (finding,) = Linter([rule]).lint(SOURCE, "a.md", BY_FORMAT["markdown"])
    assert finding.code == "HL901"
    assert "an edit from offset 0 to 99 in an article of 16 code points" in finding.message
    rule.changes = (Fix("m", (Edit(0, 3, "tea"),)),)  # type: ignore[misc]
    (finding,) = Linter([rule]).lint(SOURCE, "a.md", BY_FORMAT["markdown"])
    assert getattr(finding, key) == rule.changes
