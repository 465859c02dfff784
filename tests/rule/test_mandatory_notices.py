"""Do the rules on approval, emergencies, results and statements of law see what stands around their words?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from healthlint.rule.base import Rule
from healthlint.rule.terms import Terms
from healthlint.testing import findings_of
from healthlint_rules.disclaimer.dshea_disclaimer import WORDINGS, DsheaDisclaimer
from healthlint_rules.disclaimer.mandatory_statements import MANDATES, Mandate
from healthlint_rules.disclaimer.missing_approval_status import MissingApprovalStatus
from healthlint_rules.disclaimer.missing_emergency_signpost import MissingEmergencySignpost
from healthlint_rules.disclaimer.missing_medical_disclaimer import MissingMedicalDisclaimer
from healthlint_rules.disclaimer.regional_mandatory_statement import RegionalMandatoryStatement
from healthlint_rules.disclaimer.results_vary_boilerplate import ResultsVaryBoilerplate

WORDS = Path(__file__).parents[2] / "plugins/healthlint_rules/disclaimer/words"
LONG = "The disease needs treatment. " * 100


def found(rule: Rule, text: str, format: str = "markdown") -> list[str]:  # noqa: A002  the field's word
    return [finding.message for finding in findings_of(rule, text, format)]


@pytest.mark.parametrize("file", sorted(WORDS.glob("*.toml")), ids=lambda file: file.stem)
def test_every_list_of_words_can_be_looked_for(file: Path) -> None:
    for terms in Terms.read("healthlint_rules.disclaimer", f"words/{file.name}").values():
        assert not terms.stand_in("")


@dataclass(frozen=True)
class Part:
    text: str
    whole: bool


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(Part("## Symptoms\n\nThe infection needs treatment.", False), id="section"),
        pytest.param(Part("- infection\n- treatment", False), id="list"),
        pytest.param(Part("### 症状\n\n感染需要治疗。", False), id="zh section"),
        pytest.param(Part("# Infection\n\nIt needs treatment.", True), id="title"),
        pytest.param(
            Part("---\nlayout: page\n---\n\n## Infection\n\nIt needs treatment.", True), id="front matter"
        ),
        pytest.param(Part(f"## Infection\n\n{LONG}", True), id="length of an article"),
        pytest.param(Part("## 感染\n\n" + "感染需要治疗。" * 100, True), id="zh length of an article"),
    ],
)
def test_only_whole_pages_want_a_notice(part: Part) -> None:
    assert bool(found(MissingMedicalDisclaimer(), part.text)) is part.whole


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("# Asthma\n\nAsthma is a disease of the airways. Treatment opens them.", "info"),
        ("# 哮喘\n\n哮喘是气道的疾病，治疗可使气道通畅。", "info"),
        ("# Asthma\n\nAsthma is a disease. Our clinic has a new treatment.", "warning"),
        ("# Does honey help in asthma?\n\nThe disease needs treatment.", "warning"),
        ("# 哮喘\n\n哮喘是气道的疾病，本院的治疗分三个疗程。", "warning"),
    ],
)
def test_a_page_that_only_describes_what_it_is_named_after_weighs_less(text: str, severity: str) -> None:
    assert [finding.severity for finding in findings_of(MissingMedicalDisclaimer(), text)] == [severity]


EMERGENCY = "# Stings\n\nIf your face swells, you may have anaphylaxis."


@pytest.mark.parametrize(
    "help",
    [
        "Call 999.",
        "Dial 9-1-1 at once.",
        "Go to A&E.",
        "Phone triple zero.",
        "Get medical help straight away.",
        "Take her to the nearest emergency department.",
        "拨打120。",
        "请打119叫救护车。",
        "立即去急诊。",
    ],
)
def test_any_number_or_service_is_enough(help: str) -> None:  # noqa: A002  what it is about
    assert found(MissingEmergencySignpost(), EMERGENCY)
    assert not found(MissingEmergencySignpost(), f"{EMERGENCY}\n\n{help}")


def test_a_number_behind_a_link_is_help_and_a_hidden_one_is_none() -> None:
    page = "<h1>Stings</h1><p>If your face swells, you may have anaphylaxis.</p>"
    assert not found(MissingEmergencySignpost(), page + '<p><a href="tel:112">Help</a></p>', "html")
    assert found(MissingEmergencySignpost(), page + "<p hidden>Call 112.</p>", "html")


@pytest.mark.parametrize(
    "text",
    [
        "You can lower your risk of a heart attack.",
        "If you had a stroke, exercise helps.",
        "You may have read that sepsis is rare.",
        "Tell your doctor if you have trouble breathing at night.",
        "Your child cannot catch meningitis from a toy.",
        "您可以通过限盐来降低中风的风险。",
        "脑卒中后您可以逐步恢复锻炼。",
    ],
)
def test_an_emergency_in_passing_needs_no_number(text: str) -> None:
    assert not found(MissingEmergencySignpost(), text)


def test_what_is_no_crisis_service_is_no_help() -> None:
    text = "# Mood\n\n## Thoughts of suicide\n\nYou may think of death."
    assert found(MissingEmergencySignpost(), f"{text}\n\nThis is not a crisis service.")
    assert not found(MissingEmergencySignpost(), f"{text}\n\nCall a crisis line.")


def test_an_emergency_is_told_of_once() -> None:
    assert len(found(MissingEmergencySignpost(), EMERGENCY + " You may be having a stroke.")) == 1


OFFER = "# Stem cell therapy for knees\n\nThe infusion takes an hour."


@pytest.mark.parametrize(
    "status",
    [
        "This therapy is not approved in any country.",
        "The treatment is still experimental.",
        "Stem cell therapy for knees is in a phase 2 trial.",
        "The FDA has not approved the procedure.",
        "Stem cells are licensed for other uses only.",
        "该疗法尚未获批。",
        "目前处于临床试验阶段。",
    ],
)
def test_one_sentence_on_the_status_is_enough(status: str) -> None:
    assert found(MissingApprovalStatus(), OFFER)
    assert not found(MissingApprovalStatus(), f"{OFFER}\n\n{status}")


@pytest.mark.parametrize(
    "line",
    [
        "Our insulin pumps are approved by the FDA.",
        "The trial is registered as NCT00000000.",
        "More trials are needed.",
        "我院已备案。",
        "<!-- The therapy is not approved. -->",
        "Is the therapy approved? We are a certified centre.",
        "该疗法获批了吗？我们的工厂通过了认证。",
    ],
)
def test_the_status_of_something_else_is_none(line: str) -> None:
    assert found(MissingApprovalStatus(), f"{OFFER}\n\n{line}")


def test_a_heading_says_what_the_status_below_it_is_about() -> None:
    text = f"{OFFER}\n\n## Is stem cell therapy allowed?\n\nNot yet approved."
    assert not found(MissingApprovalStatus(), text)


def test_references_and_menus_make_no_subject() -> None:
    titles = "".join(f"{number}. Lee A. Exosome therapy in mice. 2020.\n" for number in range(1, 5))
    assert not found(MissingApprovalStatus(), f"# Ageing\n\nSkin ages.\n\n## References\n\n{titles}")


def test_results_far_from_a_story_qualify_nothing() -> None:
    story = "Maria now lives without insulin."
    near, far = ("\n\n" * lines for lines in (3, 20))
    assert found(ResultsVaryBoilerplate(), f"{story}{near}Individual results may vary.")
    between = "\n\n".join(["Rice is a grain."] * 20)
    assert not found(ResultsVaryBoilerplate(), f"{story}\n\n{between}{far}Individual results may vary.")


CLAIM = "Our capsules support healthy sleep."


@pytest.mark.parametrize("wording", WORDINGS)
def test_the_statement_is_free_in_case_line_ends_and_marks(wording: str) -> None:
    assert not found(DsheaDisclaimer(), f"{CLAIM}\n\n*{wording.upper()}")
    first, second = wording.split(". ")
    assert not found(DsheaDisclaimer(), f"{CLAIM}\n\n*{first}*.\n\n**{second}**")


def test_an_altered_statement_is_told_with_what_differs_and_what_to_write() -> None:
    altered = WORDINGS[0].replace("diagnose, ", "")
    (finding,) = findings_of(DsheaDisclaimer(), f"{CLAIM}\n\n{altered}")
    assert "lacks “diagnose”" in finding.message
    assert finding.suggestions == (WORDINGS[0],)
    assert finding.line == 3


def test_a_hidden_statement_is_missing() -> None:
    page = f"<h1>Fern</h1><p>{CLAIM}</p><p hidden>{WORDINGS[0]}</p>"
    assert found(DsheaDisclaimer(), page, "html")


SOLD = "# 晨露\n\n保健食品，售价199元，适宜人群：成人。"
EN_SOLD = "# Fern\n\nA food supplement. Take one capsule a day. It contributes to normal blood sugar."


@pytest.mark.parametrize(
    ("jurisdictions", "text", "law"),
    [
        (("CN",), SOLD, "广告审查管理暂行办法"),
        (("AU",), EN_SOLD, "TGA"),
        (("EU",), EN_SOLD, "1924/2006"),
        (("HK",), EN_SOLD, "Cap. 231"),
        (("CN",), EN_SOLD, None),
        (("US",), SOLD, None),
    ],
)
def test_each_region_wants_its_own_statement(
    jurisdictions: tuple[str, ...], text: str, law: str | None
) -> None:
    messages = found(RegionalMandatoryStatement({"jurisdictions": jurisdictions}), text)
    if law is None:
        assert not messages
    else:
        assert [law in message for message in messages] == [True]


def test_several_regions_are_told_apart_and_one_law_is_told_once() -> None:
    rule = RegionalMandatoryStatement({"jurisdictions": ("AU", "EU", "UK", "HK")})
    assert len(found(rule, EN_SOLD)) == 3


@pytest.mark.parametrize(
    "mandate", [mandate for mandate in MANDATES if mandate.wordings], ids=lambda each: each.jurisdiction
)
def test_each_wording_satisfies_its_law(mandate: Mandate) -> None:
    settings = {"jurisdictions": (mandate.jurisdiction,), "product-type": min(mandate.products)}
    page = "# 晨露\n\n调节血糖。" if mandate.language == "zh" else "# Fern\n\nFor blood sugar."
    assert found(RegionalMandatoryStatement(settings), page)
    for wording in mandate.wordings:
        assert not found(RegionalMandatoryStatement(settings), f"{page}\n\n{wording}")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("# 再生醫療中心\n\n幹細胞療程。", "衛部再廣字第1130000001號"),
        ("# 再生醫療中心\n\n免疫細胞療程。", "廣告核准文號：1130000001"),
    ],
)
def test_a_permit_number_answers_for_a_service(text: str, number: str) -> None:
    settings = {"jurisdictions": ("TW",), "product-type": "service"}
    assert found(RegionalMandatoryStatement(settings), text)
    assert not found(RegionalMandatoryStatement(settings), f"{text}\n\n{number}")


def test_what_a_page_sells_must_be_beyond_doubt() -> None:
    rule = RegionalMandatoryStatement({"jurisdictions": ("CN",)})
    assert not found(rule, "# 保健食品与非处方药有何不同\n\n规格、用法用量都要看清。")
    assert not found(rule, "# 保健食品抽检\n\n三家企业被约谈。")
