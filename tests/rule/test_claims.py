"""Are claims judged by the company they keep, in both languages and both scripts?"""

from __future__ import annotations

import pytest

from healthlint.rule.finding import Finding
from healthlint.run.linter import Linter
from healthlint.run.plugins import load_plugins
from healthlint.text.readers import BY_FORMAT

LINTER = Linter([rule() for rule in load_plugins().rules if rule.code.startswith(("PRO", "CLM"))])


def lint(text: str) -> list[Finding]:
    return LINTER.lint(text, "a.md", BY_FORMAT["markdown"])


CAREFUL = [
    "Most people recover from flu within a week without treatment.",
    "The liver removes toxins from the blood.",
    "Chemotherapy can cure some types of cancer, including testicular cancer.",
    "Smallpox was eradicated in 1980.",
    "Glucosamine is a popular supplement for joint pain, but the evidence is mixed.",
    "Laser treatment can reduce the appearance of scars, though it will not remove them completely.",
    "Emergency contraception works best if taken within three days.",
    "Hepatitis B cannot be cured at present, but medicines keep the virus under control.",
    "It is one of the most important steps you can take to protect your heart.",
    "Using an inhaler properly makes sure the medicine reaches your lungs.",
    "结核病是可以治愈的，关键在于规律服药、全程治疗。",
    "均衡饮食、适量运动有助于增强免疫力。",
    "腰椎间盘突出症多数可以通过保守治疗缓解。",
    "近视不可逆转，只能控制发展。",
    "植发并不适合所有脱发者。",
    "没有人能保证治疗一定有效。",
    "目前尚無證據顯示保健食品能逆轉老化。",
    "流感疫苗不能百分之百預防感染，但可降低重症風險。",
]
ADVERTS = [
    "Our revolutionary joint cream eases pain in minutes.",
    "A safe and natural alternative to antidepressants.",
    "Doctors are stunned by this simple trick that reverses hair loss.",
    "Guaranteed results or your money back.",
    "This superfood wipes out cancer cells.",
    "Reverse your type 2 diabetes in 30 days.",
    "三天见效，七天根治，无效退款。",
    "从根源上修复受损关节软骨。",
    "不孕家庭的福音，圆您父母梦。",
    "已成功帮助十万名患者摆脱失眠。",
    "告別針劑，血糖從此平穩，逆轉糖尿病。",
    "頂級醫療團隊，五星級服務。",
]


@pytest.mark.parametrize("text", CAREFUL)
def test_what_a_careful_leaflet_says_is_left_alone(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize("text", ADVERTS)
def test_what_an_advert_says_is_at_least_a_warning(text: str) -> None:
    assert {finding.severity for finding in lint(text)} & {"warning", "error"}


def test_the_stronger_rule_speaks_where_promotional_words_overlap() -> None:
    finding, *others = lint("这一医学奇迹让患者重获新生。")

    assert finding.code == "PRO102"
    assert finding.text == "医学奇迹"
    assert all(other.offset >= finding.end_offset for other in others)


def test_a_cure_is_reported_once_however_many_words_say_so() -> None:
    found = [
        finding
        for finding in lint("Our drops completely cure diabetes for good.")
        if finding.code == "CLM101"
    ]

    assert len(found) == 1
