"""Is promotion told from plain information, page by page, in both languages?"""

from __future__ import annotations

import pytest

from healthlint.rule.finding import Finding
from healthlint.run.linter import Linter
from healthlint.run.plugins.installed import load_plugins
from healthlint.text.readers import BY_FORMAT

LINTER = Linter([rule() for rule in load_plugins().rules if rule.code.startswith(("PRO", "CLM"))])


def lint(text: str) -> list[Finding]:
    found = LINTER.lint(text, "a.md", BY_FORMAT["markdown"])
    return [finding for finding in found if finding.severity != "info"]


INNOCENT_WORDS = [
    "精神药物须在医生指导下使用。",
    "精神医学科与神经内科联合会诊。",
    "尖端扭转型室性心动过速可危及生命。",
    "导管尖端位于上腔静脉。",
    "患者希望尽快出院，医生建议再观察两天。",
    "与医生共同选择治疗方案。",
    "焦虑和疼痛互为因果，使患者陷入恶性循环。",
    "化学药物治疗可能引起脱发。",
    "哮喘发作时吸入沙丁胺醇起效快，数分钟内缓解症状。",
    "超声检查安全、无创、可重复。",
    "指南强烈推荐孕妇补充叶酸。",
    "软骨缺乏自愈能力，损伤后难以再生。",
    "关节镜下重建前交叉韧带。",
    "从源头上控制传染源是防控的关键。",
    "该病患者人数居全球首位。",
    "全国糖尿病患者已突破一亿人。",
    "每月瘦一到两公斤较为合适。",
    "本品为处方药，用于缓解中度疼痛。",
    "At the cellular level, insulin opens channels that let glucose in.",
    "The lump is usually nothing to worry about.",
    "You will get the results within two weeks.",
    "Don't wait until your inhaler runs out before you ask for a new one.",
    "Check the dose twice so that there is no risk of overdose.",
    "The MMR vaccine is very effective.",
    "Women are on average five years younger than men at diagnosis.",
    "This treatment works better for some people than for others.",
    "The device restores a normal heart rhythm with a small electric shock.",
    "The Nobel Prize-winning scientist described how cells sense oxygen.",
    "My husband now has a pacemaker.",
    "A significant milestone for toddlers is the first step.",
]

CLINIC = """\
Our knee clinic is open on weekdays. You can book an appointment by phone.

The procedure removes loose pieces of cartilage and restores the shape of the joint surface.

Our patients usually go home the same day. We offer a follow-up visit after six weeks.
"""
WARD = """\
我院消化内科门诊时间为周一至周五，可在线预约挂号。

质子泵抑制剂抑制胃酸分泌，促进溃疡愈合。

饮食规律、戒烟限酒能降低复发率。胃镜检查安全、有效，常见不适为咽痛。
"""
SHOP = """\
Order today and pay nothing for delivery: free shipping for all customers.

Each capsule feeds your joints from within.

Stem cells find the damaged tissue and repair it.
"""
STALL = """\
现在下单，两盒九折，老顾客再减十元。

贴上一晚，第二天就不胀气了。

艾灸配合草本，面色红润，饭也吃得香。
"""


@pytest.mark.parametrize("text", INNOCENT_WORDS)
def test_words_of_adverts_are_innocent_in_other_company(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize("text", [CLINIC, WARD], ids=["en", "zh"])
def test_a_clinic_that_says_what_it_does_sells_nothing(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize("text", [SHOP, STALL], ids=["en", "zh"])
def test_plain_words_are_claims_on_a_page_that_sells(text: str) -> None:
    assert {3, 5} <= {finding.line for finding in lint(text)}


@pytest.mark.parametrize("text", [SHOP, STALL], ids=["en", "zh"])
def test_the_same_words_are_none_where_nothing_is_sold(text: str) -> None:
    assert "CLM116" not in {finding.code for finding in lint(text.partition("\n\n")[2])}


def test_offers_that_a_page_warns_against_do_not_make_it_a_shop() -> None:
    text = "Beware of pages that say “order today” or “free shipping”.\n\nThis cream eases dry skin.\n"

    assert lint(text) == []


def test_a_headline_is_measured_by_what_the_text_means_not_by_what_it_denies() -> None:
    text = "# Rowing reverses gout\n\nRowing does not reverse gout. It may ease the pain.\n"

    assert "PRO109" in {finding.code for finding in lint(text)}


def test_a_headline_that_the_text_bears_out_is_left_to_the_rules_of_claims() -> None:
    text = "# Rowing reverses gout\n\nWe asked rowers. In all of them rowing reversed gout.\n"

    assert "PRO109" not in {finding.code for finding in lint(text)}


def test_a_money_back_guarantee_is_an_offer_and_no_claim() -> None:
    assert lint("90-day money-back guarantee.") == []
