"""Does a TOML file become the rule that it describes?"""

from __future__ import annotations

from typing import Any

import pytest

from healthlint.rule.declared.table import rule_of as rule_from
from healthlint.rule.terms import TermError
from healthlint.testing import findings_of, marked_by


def rule_of(**tables: Any) -> Any:
    table: dict[str, Any] = {
        "code": "AA101",
        "name": "a-probe",
        "summary": "Flags probes.",
        "why": "To see.",
        "message": "no {match}",
        "sources": ["none"],
        "bad": ["⟦probe⟧"],
        "good": ["rope"],
        **tables,
    }
    return rule_from(table)()


def test_a_term_is_reported_with_the_severity_of_the_rule() -> None:
    rule = rule_of(terms={"en": ["probe"]}, severity="error")

    assert [(f.text, f.severity, f.message) for f in findings_of(rule, "A probe.")] == [
        ("probe", "error", "no probe")
    ]


def test_a_mild_term_is_an_info_and_leaves_a_place_that_is_reported_already() -> None:
    rule = rule_of(terms={"en": ["strong probe"]}, mild={"en": ["probe"]})

    assert [(f.text, f.severity) for f in findings_of(rule, "A strong probe and a probe.")] == [
        ("strong probe", "warning"),
        ("probe", "info"),
    ]


COMPANY = [
    "A ⟦fine⟧ cream is sold here.",
    "A fine day it was.",
    "A fine day. The cream is sold here.",
    f"A fine day {'and so on ' * 8}with cream.",
    "细腻的⟦优美⟧面霜。",
    "风景优美。面霜在此。",
]


@pytest.mark.parametrize("example", COMPANY)
def test_an_ordinary_word_needs_company_close_by_in_its_sentence(example: str) -> None:
    rule = rule_of(
        terms={}, ordinary={"en": ["fine"], "zh": ["优美"]}, company={"en": ["cream"], "zh": ["面霜"]}
    )

    assert marked_by(rule, example) == example


def test_company_may_be_looked_for_in_the_whole_sentence() -> None:
    rule = rule_of(terms={}, ordinary={"en": ["fine"]}, company={"en": ["cream"], "in": "sentence"})

    assert marked_by(rule, f"A fine day {'and so on ' * 8}with cream.").startswith("A ⟦fine⟧")


def test_a_clearing_word_clears_its_sentence_and_no_other() -> None:
    rule = rule_of(terms={"en": ["probe"]}, unless={"en": ["no such thing"]})

    assert marked_by(rule, "There is no such thing as a probe. A probe.") == (
        "There is no such thing as a probe. A ⟦probe⟧."
    )


def test_a_term_that_cannot_be_read_is_refused_when_it_is_looked_for() -> None:
    with pytest.raises(TermError):
        findings_of(rule_of(terms={"zh": ["药"]}), "药")
