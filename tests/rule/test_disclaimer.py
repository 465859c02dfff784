"""When is an article bare of a medical notice?"""

from __future__ import annotations

import pytest

from healthlint.rule.base import Rule
from healthlint.testing import findings_of
from healthlint_rules.disclaimer.incomplete_disclaimer import IncompleteDisclaimer
from healthlint_rules.disclaimer.missing_medical_disclaimer import MissingMedicalDisclaimer

ARTICLE = "# Asthma\n\nAsthma is a disease of the airways. Treatment opens them."
ZH_ARTICLE = "# 哮喘\n\n哮喘是气道的疾病，治疗可使气道通畅。"


def codes(text: str, format: str = "markdown") -> list[str]:  # noqa: A002  the field's word
    rules: list[Rule] = [MissingMedicalDisclaimer(), IncompleteDisclaimer()]
    return [finding.code for rule in rules for finding in findings_of(rule, text, format)]


@pytest.mark.parametrize(
    "notice",
    [
        pytest.param("This article is not medical advice.", id="not medical advice"),
        pytest.param("It is not intended to be a substitute for professional care.", id="no substitute"),
        pytest.param("For educational purposes only.", id="educational purposes"),
        pytest.param("This page doesn't replace the advice of your physician.", id="does not replace"),
        pytest.param("Talk with your healthcare provider before you change a dose.", id="provider"),
        pytest.param("Ask a pharmacist if you take other tablets.", id="pharmacist"),
        pytest.param("I'm not a doctor, and this isn't medical advice.", id="not a doctor"),
        pytest.param("We are not offering personal medical advice.", id="not offering"),
        pytest.param("It should be taken under medical supervision.", id="only supervised"),
        pytest.param("Never stop taking it without asking first.", id="never without asking"),
        pytest.param("本文不构成任何诊疗建议。", id="zh no advice"),
        pytest.param("內容僅供衛教參考，無法取代醫師診斷。", id="zh Traditional"),
        pytest.param("请在医生指导下用药。", id="zh under guidance"),
        pytest.param("切勿自行停药。", id="zh not on your own"),
        pytest.param("治疗前要与医生进行详细的沟通。", id="zh talk it over"),
        pytest.param("如有不適，請儘快就醫。", id="zh see a doctor, Traditional"),
    ],
)
def test_one_sentence_is_enough(notice: str) -> None:
    assert codes(f"{ARTICLE}\n\n{notice}") == []
    assert codes(f"{ZH_ARTICLE}\n\n{notice}") == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<!-- This is not medical advice. -->", id="comment"),
        pytest.param("This is not investment advice.", id="investment"),
        pytest.param("All rights reserved. The views are the author's own.", id="copyright"),
        pytest.param("Doctors prescribe it to many patients.", id="doctors in passing"),
        pytest.param("Call 999 if the lips turn blue.", id="emergency number"),
        pytest.param("In hospitals it is used under medical supervision.", id="supervised elsewhere"),
        pytest.param("嘴唇发紫请拨打120。", id="zh emergency number"),
        pytest.param("本文不构成投资建议。", id="zh investment"),
        pytest.param("版权归作者所有，转载请注明出处。", id="zh copyright"),
        pytest.param("患者在医院接受了医生的检查。", id="zh doctors in passing"),
    ],
)
def test_other_notices_do_not_count(line: str) -> None:
    assert codes(f"{ARTICLE}\n\n{line}") == ["DIS101"]
    assert codes(f"{ZH_ARTICLE}\n\n{line}") == ["DIS101"]


def test_a_hidden_notice_says_nothing() -> None:
    page = "<h1>Asthma</h1><p>Asthma is a disease. Treatment helps.</p><p hidden>Not medical advice.</p>"
    assert codes(page, "html") == ["DIS101"]
    assert codes(page.replace(" hidden", ""), "html") == []


@pytest.mark.parametrize(
    "label",
    [
        "Disclaimer: Larger trials are under way.",
        "免责声明：效果因人而异。",
        "## Disclaimer\n\nLarger trials are under way.",
    ],
)
def test_an_empty_disclaimer_is_one_fault_and_gives_one_finding(label: str) -> None:
    assert codes(f"{ARTICLE}\n\n{label}") == ["DIS102"]


def test_a_page_that_is_not_about_health_needs_no_notice() -> None:
    assert codes("# Parking\n\nThe car park closes at nine.") == []


@pytest.mark.parametrize("rule", [MissingMedicalDisclaimer, IncompleteDisclaimer])
def test_a_template_may_bring_the_notice(rule: type[Rule]) -> None:
    text = f"{ARTICLE}\n\nDisclaimer: Larger trials are under way."
    assert findings_of(rule({"disclaimer-provided-by": "template"}), text) == []


INTRODUCTION = {
    "en": (
        "Asthma is a disease of the airways that keeps one runner in twelve awake at night, and most of"
        " them have never been told that the cold air of an early morning is what sets it off. A treatment"
        " that opens the airways before the first mile spares them the cough."
    ),
    "zh": "哮喘是一种气道疾病，许多跑者在清晨的冷空气中咳嗽，却一直不知道原因。出门之前先用药物打开气道，"
    "多数患者整段路都能呼吸通畅，也不必在半路上停下来休息，夜里还能安睡。",
}
MORE = {"en": "Runners like the early morning best. " * 30, "zh": "跑者最喜欢清晨的公园。" * 25}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_text_that_begins_as_an_article_does_needs_no_title_to_be_one(language: str) -> None:
    introduction, more = INTRODUCTION[language], MORE[language].strip()
    assert codes(f"{introduction}\n\n{more}") == ["DIS101"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("before", ["## Asthma", "- Asthma", "Asthma."], ids=["heading", "list", "line"])
def test_a_part_begins_with_a_heading_or_a_line(before: str, language: str) -> None:
    introduction, more = INTRODUCTION[language], MORE[language].strip()
    assert codes(f"{before}\n\n{introduction}\n\n{more}") == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_introduction_alone_is_no_page(language: str) -> None:
    assert codes(INTRODUCTION[language]) == []


NEWS = (
    "# Council argues over the vaccine\n\nThe minister said that the vaccine was bought late. “We paid for "
    "the disease twice,” she said. The hospital said it had no beds. A spokesman said the figures would "
    "follow, and the union said it would wait."
)
ZH_NEWS = (
    "# 议会为疫苗争论\n\n局长表示，疫苗订得太晚。记者追问疾病的数字，发言人回应称，下周公布。"
    "工会批评医院没有床位，院方强调人手不足，议员指出治疗不能再等。"
)


@pytest.mark.parametrize("text", [pytest.param(NEWS, id="en"), pytest.param(ZH_NEWS, id="zh")])
def test_news_that_reports_who_said_what_is_worth_a_look(text: str) -> None:
    assert [each.severity for each in findings_of(MissingMedicalDisclaimer(), text, "markdown")] == ["info"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{NEWS} A breakthrough, he said.", id="en that hopes"),
        pytest.param(f"{ZH_NEWS}新疗法带来突破。", id="zh that hopes"),
        pytest.param(
            "# Why does the vaccine matter?\n\nThe vaccine stops a disease of the lungs.", id="en, no news"
        ),
        pytest.param("# 为什么要接种这种疫苗？\n\n这种疫苗可以预防肺部的疾病。", id="zh, no news"),
    ],
)
def test_what_hopes_or_reports_nobody_needs_a_notice(text: str) -> None:
    found = findings_of(MissingMedicalDisclaimer(), text, "markdown")
    assert [each.severity for each in found] == ["warning"]
