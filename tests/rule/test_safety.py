"""Do the rules of safety keep to the structure of an article, and is one fault told once?"""

from __future__ import annotations

import pytest

from healthlint.rule.finding import Finding
from healthlint.run.linter import Linter
from healthlint.run.plugins.installed import load_plugins
from healthlint.text.readers import BY_FORMAT

FAMILIES = ("SAF", "CLM", "PRO")
LINTER = Linter([rule() for rule in load_plugins().rules if rule.code.startswith(FAMILIES)])


def lint(text: str, format_: str = "markdown") -> list[Finding]:
    return LINTER.lint(text, "a." + format_, BY_FORMAT[format_])


def safety(text: str, format_: str = "markdown") -> list[str]:
    return [each.code for each in lint(text, format_) if each.code.startswith("SAF")]


@pytest.mark.parametrize(
    "text",
    [
        "Do not:\n\n- stop taking your insulin\n- skip your tablets",
        "Call us if you:\n\n- stop taking your medication\n- feel dizzy",
        "People relapse when they:\n\n- skip your medication",
        "Common mistakes\n\n1. Mistakes to avoid:\n\n- Stop taking your medicine when you feel well",
        "You should not\nstop taking your medicine without advice.",
        "Some patients, after months of feeling well,\nstop taking their medicine.",
    ],
    ids=["do not", "call if", "when they", "mistakes", "soft break", "others"],
)
def test_an_item_is_read_with_its_lead_and_a_line_with_the_one_before(text: str) -> None:
    assert safety(text) == []


def test_an_item_that_is_a_command_is_advice() -> None:
    assert safety("The Solvara plan:\n\n- Stop taking your insulin\n- Drink two cups a day") == ["SAF101"]


def test_a_claim_in_a_list_has_its_remedy_in_the_lead() -> None:
    text = "What our herbal tea does:\n\n- cures diabetes\n- tastes of mint\n\n## Prices\n\n- treats for all"
    assert [each.line for each in lint(text) if each.code == "SAF103"] == [3]


def test_a_list_below_another_lead_has_no_remedy() -> None:
    text = "We sell herbal tea.\n\nWhat the new antibiotic does:\n\n- treats tuberculosis\n- has side effects"
    assert safety(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "<p>You can <b>stop taking</b> your insulin today.</p>",
        "<ul><li>Stop taking your statins now.</li></ul>",
        "<h1>您可以停掉降压药</h1><p>血压的学问很多。</p>",
    ],
    ids=["inline markup", "item", "heading"],
)
def test_advice_is_found_in_a_page(text: str) -> None:
    assert safety(f"<html><body>{text}</body></html>", "html") == ["SAF101"]


def test_advice_in_the_front_matter_is_found_where_readers_meet_it() -> None:
    text = "---\ntitle: You can stop taking your insulin\n---\n\nSugar is sweet. Salt is not."
    assert [(each.code, each.line) for each in lint(text) if each.code == "SAF101"] == [("SAF101", 2)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Cinnamon tea reverses type 2 diabetes.", "SAF103"),
        ("灵芝孢子粉根治糖尿病。", "SAF103"),
        ("You no longer need insulin after the second cup.", "SAF101"),
        ("第二次输注后就可以停药。", "SAF101"),
        ("Doctors do not want you to know this.", "SAF102"),
        ("这个方子医生不会告诉你。", "SAF102"),
    ],
)
def test_one_fault_is_told_once(text: str, code: str) -> None:
    found = lint(text)
    assert [each.code for each in found] == [code]


@pytest.mark.parametrize(
    "text", ["After the trial patients no longer needed insulin.", "患者成功停用降压药。"]
)
def test_what_happened_to_others_is_left_to_the_claims(text: str) -> None:
    assert [each.code for each in lint(text)] == ["CLM104"]


def test_quoted_advice_of_a_named_speaker_weighs_less() -> None:
    text = "“You can stop taking your insulin,” said Dr Orla Venn of the Harbour Clinic."
    assert [(each.code, each.severity) for each in lint(text) if each.code == "SAF101"] == [
        ("SAF101", "warning")
    ]


def test_a_myth_that_is_answered_is_no_advice() -> None:
    text = "Myth: You can stop taking your insulin when you feel well.\n\nFact: You cannot."
    assert safety(text) == []


def test_a_headline_that_its_text_takes_back_is_told_once_in_its_family() -> None:
    text = (
        "# Sound waves cure tinnitus\n\nSound waves cure tinnitus.\n\n"
        "They are not yet a cure, and more trials are needed."
    )
    assert [each.code for each in lint(text) if each.line == 1] == ["PRO109"]


def test_a_mouse_in_the_headline_is_enough() -> None:
    body = "\n\nThe team gave the pill to mice for six weeks. Their sugar fell."
    assert "CLM108" in {each.code for each in lint("# Pill lets diabetics skip injections" + body)}
    assert "CLM108" not in {each.code for each in lint("# Pill lets mice skip injections" + body)}


def test_a_trial_in_people_makes_mice_the_background() -> None:
    text = (
        "# Pill lets diabetics skip injections\n\nAfter tests in mice, 80 volunteers took the pill."
        " Most skipped an injection."
    )
    assert "CLM108" not in {each.code for each in lint(text)}


def test_one_randomised_study_makes_the_later_reports_no_coincidence() -> None:
    observed = (
        "A cohort of 900 nurses was asked about naps.\n\nThe study found that naps cut the risk of stroke."
    )
    randomised = observed.replace("was asked about naps", "was randomised to nap")
    assert "CLM109" in {each.code for each in lint(observed)}
    assert "CLM109" not in {each.code for each in lint(randomised)}


@pytest.mark.parametrize(
    "number",
    ["国药准字H20210001", "NCT01234567"],
)
def test_a_number_to_look_up_clears_an_approval(number: str) -> None:
    text = f"该产品通过FDA认证（{number}）。"
    assert "CLM112" not in {each.code for each in lint(text)}
