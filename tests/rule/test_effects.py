"""Does every cell of the effect matrix do what it says?"""

from __future__ import annotations

from typing import get_args

import pytest

from healthlint.rule.effects import Context, severity_in_context
from healthlint.text.context.status import STATUSES

CONTEXTS: tuple[Context, ...] = get_args(Context)

# What becomes of an error: E stays, W and I are lowered, - is dropped.
#                      style claim cure outcome action attribution safety document
EXPECTED = {
    "foreign":            "-     -     -    -       -      -           -      E",
    "negated":            "-     -     -    -       -      -           -      E",
    "warned-against":     "-     -     -    -       -      E           -      E",
    "question":           "-     -     -    -       -      -           -      E",
    "work-title":         "-     -     -    -       E      -           -      E",
    "hedged":             "E     -     -    I       E      E           E      E",
    "conditional":        "I     -     -    -       E      I           E      E",
    "quoted":             "W     W     W    W       E      -           W      E",
    "reported":           "W     W     W    W       E      E           E      E",
    "disowned":           "-     -     -    -       -      E           -      E",
    "quoted-anonymously": "E     E     E    E       E      E           E      E",
    "scare-quoted":       "E     E     E    E       E      E           E      E",
    "cited":              "E     W     E    W       E      -           E      E",
    "asserted":           "E     E     E    E       E      E           E      E",
}  # fmt: skip
SHORT = {"error": "E", "warning": "W", "info": "I", None: "-"}
CELLS = [
    pytest.param(status, context, letter, id=f"{status} {context}")
    for status, row in EXPECTED.items()
    for context, letter in zip(CONTEXTS, row.split(), strict=True)
]


@pytest.mark.parametrize(("status", "context", "letter"), CELLS)
def test_an_error_in_running_text_becomes(status: str, context: Context, letter: str) -> None:
    assert SHORT[severity_in_context("error", context, status, in_title=False)] == letter


def test_every_status_has_its_row() -> None:
    assert set(EXPECTED) == set(STATUSES)


@pytest.mark.parametrize("status", ["question", "hedged"])
@pytest.mark.parametrize("context", ["claim", "cure"])
def test_a_title_that_asks_or_hedges_a_claim_is_worth_a_look(status: str, context: Context) -> None:
    assert severity_in_context("error", context, status, in_title=True) == "info"


@pytest.mark.parametrize("status", ["negated", "warned-against", "conditional", "work-title"])
def test_a_title_that_denies_a_claim_is_not(status: str) -> None:
    assert severity_in_context("error", "claim", status, in_title=True) is None


def test_a_question_in_a_title_still_excuses_advice_and_actions() -> None:
    assert severity_in_context("error", "action", "question", in_title=True) is None
    assert severity_in_context("error", "safety", "question", in_title=True) is None


def test_the_strongest_effect_decides_whatever_the_order() -> None:
    assert severity_in_context("error", "claim", ("quoted-anonymously", "negated"), in_title=False) is None
    assert severity_in_context("error", "style", ("hedged", "quoted"), in_title=False) == "warning"
    assert severity_in_context("error", "style", ("hedged", "conditional"), in_title=False) == "info"


def test_a_negated_question_in_a_title_is_dropped() -> None:
    assert severity_in_context("error", "claim", ("negated", "question"), in_title=True) is None


@pytest.mark.parametrize(("before", "after"), [("error", "warning"), ("warning", "info"), ("info", "info")])
def test_one_level_down_stops_at_info(before: str, after: str) -> None:
    assert severity_in_context(before, "claim", "quoted", in_title=False) == after  # type: ignore[arg-type]
