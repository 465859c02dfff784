"""Is a call to action told from care, warnings and facts?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.rule.base import Rule
from healthlint.testing import findings_of
from healthlint_rules.commerce import healthlint_rules

RULES: list[Rule] = [rule() for rule in healthlint_rules()]
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("commerce_cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def codes(text: str, format: str = "markdown") -> set[str]:  # noqa: A002  the field's word
    return {finding.code for rule in RULES for finding in findings_of(rule, text, format)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Book an appointment with your nurse for the yearly check.",
        "Make an appointment to see your optician.",
        "Call 111 if you cannot reach your surgery.",
        "Ask your pharmacist which cream to buy.",
        "You can buy it over the counter for about £4.",
        "A PET scan takes an hour.",
        "Scan results are sent to your doctor.",
        "The study followed us for two years.",
        "Do not share needles.",
        "The vaccine is free for everyone over 65.",
        "The offer of screening is made every three years.",
        "Beware of clinics that offer a money-back guarantee.",
        "Press office: 0161 496 0000, press@hospital.example",
        "The trial is registered at the university hospital.",
        "请到正规医院就诊。",
        "服药期间请定期复查。",
        "请尽快联系您的主治医生。",
        "不要相信“无效退款”的宣传。",
        "該藥健保給付，自付約三百元。",
        "醫院電話掛號請洽各院。",
        "他订阅了一份医学期刊。",
        "关注血压变化，坚持锻炼。",
        "打折骨头的外力往往很大。",
        "12岁以下儿童免费接种疫苗。",
    ],
)
def test_care_warnings_and_facts_are_left_alone(sentence: str) -> None:
    assert codes(sentence) == set()


def test_a_button_calls_as_loudly_as_a_sentence() -> None:
    assert codes("<p>Knees.</p><button>Book now</button>", "html") == {"CTA101"}


def test_the_menu_of_a_site_is_not_the_article() -> None:
    page = '<nav><a href="/shop/all">Shop now</a><a href="/n">Subscribe</a></nav><main><p>Knees.</p></main>'
    assert codes(page, "html") == set()


@pytest.mark.parametrize(
    "target",
    [
        "https://shop.example/knee-brace",
        "https://brace.example/cart?add=1",
        "https://brace.example/products/soft",
    ],
)
def test_a_link_to_a_shop_is_a_purchase_prompt(target: str) -> None:
    assert codes(f"Wear [a soft brace]({target}).") == {"CTA104"}


def test_a_picture_of_a_code_is_an_invitation_to_scan() -> None:
    assert codes("![微信二维码](code.png)") == {"CTA103"}


def test_a_number_is_a_contact_only_beside_words_of_selling() -> None:
    assert codes("Knee clinic, reception: 020 7946 0100.") == {"CTA102"}
    assert codes("The grant had the number 020 7946 0100.") == set()


@pytest.mark.parametrize(
    "number",
    [
        "020 7946 0100",
        "020 ７９４６ ０１００",
        "8％1020 7946 0100",
        "020—79460100",
    ],
    ids=["plain", "full width", "behind a sign", "a dash"],
)
def test_a_number_is_found_whatever_its_digits_and_what_stands_between(number: str) -> None:
    assert codes(f"To book at our clinic, call {number}.") == {"CTA102"}


@pytest.mark.parametrize("figures", ["020％7946％0100", "02 07 94", "020/7946/01", "1,020,794"])
def test_figures_that_do_not_go_on_as_a_number_does_are_none(figures: str) -> None:
    assert codes(f"To book at our clinic, call {figures}.") == set()


@pytest.mark.parametrize("text", [text for wanted, text in CASES if wanted == "report"])
def test_what_moves_a_reader_to_a_seller_is_reported(text: str) -> None:
    assert codes(text)


@pytest.mark.parametrize("text", [text for wanted, text in CASES if wanted == "leave"])
def test_public_care_and_facts_about_cost_are_no_calls(text: str) -> None:
    assert codes(text) == set()
