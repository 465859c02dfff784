"""Are articles that make a case told from those that inform, and is what they leave out seen?"""

from __future__ import annotations

import pytest

from healthlint.rule.base import Rule
from healthlint.testing import findings_of
from healthlint_rules.balance import healthlint_rules

RULES: list[Rule] = [rule() for rule in healthlint_rules()]
CASE = "After the implant patients regained their hearing. The implant restored speech."
CASE_ZH = "治疗后患者症状明显改善。该疗法修复了神经。"


def codes(text: str, format: str = "markdown") -> set[str]:  # noqa: A002  the field's word
    return {finding.code for rule in RULES for finding in findings_of(rule, text, format)}


@pytest.mark.parametrize(
    "leaflet",
    [
        "# Paracetamol\n\nParacetamol relieves pain and reduces fever. It works within an hour.",
        "# Bunions\n\nA bunion is a bony lump. Surgery can improve the shape; painkillers ease the pain.",
        "# Flu vaccine\n\nThe vaccine protects you from flu. It prevents serious illness.",
        "# Sleep\n\nRegular hours improve sleep. Walking lowers blood pressure.",
        "# Asthma\n\nThe reliever inhaler opens the airways. Preventer inhalers reduce swelling.",
        "# 对乙酰氨基酚\n\n本药可缓解疼痛，降低体温。一般一小时内起效。",
        "# 流感疫苗\n\n疫苗可预防流感，减少重症。",
        "# 高血壓\n\n規律服藥可降低血壓，減少中風。",
    ],
)
def test_ordinary_leaflets_are_left_alone(leaflet: str) -> None:
    assert codes(leaflet) == set()


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("The implant can cause infection.", True),
        ("Side effects were dizziness and nausea.", True),
        ("It is not suitable for children under one.", True),
        ("There were no side effects.", False),
        ("Unlike hearing aids, which may cause infections, it is gentle.", False),
        ("The implant reduces the risk of dementia.", False),
        ("Its safety must be confirmed.", False),
        ("Deafness raises the risk of falls.", False),
    ],
)
def test_only_harms_of_the_intervention_count(harm: str, named: bool) -> None:
    assert ("BAL101" not in codes(f"{CASE} {harm}")) is named


@pytest.mark.parametrize(
    ("harm", "named"),
    [
        ("常见的不良反应是头晕。", True),
        ("该疗法可能引起感染。", True),
        ("孕妇禁用。", True),
        ("无任何副作用。", False),
        ("西药的副作用很大。", False),
        ("该疗法避免了免疫排斥。", False),
        ("安全性有待确认。", False),
    ],
)
def test_only_harms_of_the_intervention_count_in_chinese(harm: str, named: bool) -> None:
    assert ("BAL101" not in codes(f"{CASE_ZH}{harm}")) is named


def test_a_section_of_risks_ties_its_harms_to_the_intervention() -> None:
    assert "BAL101" in codes(f"{CASE}\n\n## Who was there\n\nTwo had a fever.")
    assert "BAL101" not in codes(f"{CASE}\n\n## Risks\n\nTwo had a fever.")


def test_the_finding_about_harms_stands_at_an_outcome_and_names_the_other_lines() -> None:
    rule = next(rule for rule in RULES if rule.code == "BAL101")
    (finding,) = findings_of(
        rule, "The implant restored speech.\n\nWith the implant patients regained hearing."
    )
    assert finding.line == 3
    assert finding.related == ("benefits on line 1",)


def test_a_limit_in_the_reference_list_is_none() -> None:
    references = "\n\n## References\n\n1. Lind S. Limitations of implants. Sleep. 2020;43(2):1-9."
    assert "BAL102" in codes(CASE + references)
    assert "BAL102" not in codes(f"{CASE} The study was small.{references}")


def test_the_most_that_makes_a_study_small_can_be_set() -> None:
    rule = next(rule for rule in healthlint_rules() if rule.code == "BAL103")
    text = "After the injection pain improved in 40 patients."
    assert findings_of(rule(), text)
    assert not findings_of(rule({"most-people": 30}), text)


def test_one_or_two_patients_are_left_to_the_rule_about_single_cases() -> None:
    assert "BAL103" not in codes("Two patients improved after the injection.")


def test_whoever_is_not_tied_to_the_study_may_be_independent() -> None:
    insider = f"{CASE} “It changes all,” said lead author Mira Castell."
    assert "BAL105" in codes(insider)
    assert "BAL105" not in codes(f"{insider}\n\n“It is early,” said Ben Osei, a surgeon in Accra.")


def test_an_interview_has_one_voice() -> None:
    assert "BAL105" not in codes(f"# Interview\n\n{CASE} “It changes all,” said lead author Mira Castell.")


def test_hidden_text_and_comments_name_no_harm() -> None:
    assert "BAL101" in codes(f"<p>{CASE}</p><p hidden>Side effects: fever.</p>", "html")
    assert "BAL101" in codes(f"{CASE}\n\n<!-- Side effects: fever. -->")


@pytest.mark.parametrize(
    "limit",
    [
        "The implant is not right for everyone.",
        "It does not work for everybody.",
        "Drops cannot replace surgery.",
        "眼药水不能代替手术。",
        "耳鳴者若在哺乳期不建議植入。",
        "這種療法只起輔助作用。",
    ],
)
def test_whom_a_treatment_does_not_suit_is_a_limit(limit: str) -> None:
    assert "BAL102" in codes(CASE)
    assert "BAL102" not in codes(f"{CASE}\n\n{limit}")


def test_headings_that_lead_to_other_pages_make_no_case() -> None:
    headings = ("## A breakthrough: the implant restores speech", "## The implant restores hearing")
    assert "BAL102" in codes("\n\n".join(f"{heading}\n\nRead this." for heading in headings))
    assert "BAL102" not in codes("\n\n".join((*headings, "## Opening hours\n\nFrom nine to five.")))
