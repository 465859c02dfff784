"""Are numbers tied to what they measure, and told so that a reader can use them?"""

from __future__ import annotations

import pytest

from healthlint.rule.finding import Finding
from healthlint.testing import findings_of, marked_by
from healthlint_rules.numbers.analytes import analytes
from healthlint_rules.numbers.implausible_lab_value import ImplausibleLabValue
from healthlint_rules.numbers.percentage_without_base import PercentageWithoutBase
from healthlint_rules.numbers.quantities import series_in
from healthlint_rules.numbers.relative_risk_only import RelativeRiskOnly

LAB = ImplausibleLabValue()


def lab(text: str, format: str = "markdown") -> list[Finding]:  # noqa: A002  the field's word
    return list(findings_of(LAB, text, format))


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("7.3 mmol/L", [(7.3,)]),
        ("7,3 mmol/L", [(7.3,)]),
        ("1,500 mg/dL", [(1500.0, 1.5)]),
        ("1 500 mg/dL", [(1500.0, 500.0)]),
        ("1\u202f500 mg/dL", [(1500.0,)]),
        ("3.9~6.1mmol/L", [(3.9,), (6.1,)]),
        ("7.3±0.8 mmol/L", [(7.3,)]),
        ("15万/µL", [(150_000.0,)]),
        ("120/80 mmHg", [(120.0,), (80.0,)]),
        ("由16.9mg/dl降至11.9mg/dl", [(16.9,), (11.9,)]),
    ],
    ids=lambda case: case if isinstance(case, str) else None,
)
def test_numbers_are_read_as_they_are_written(written: str, values: list[tuple[float, ...]]) -> None:
    (series,) = series_in(written.lower())
    assert [quantity.values for quantity in series.quantities] == values


def test_a_range_has_the_unit_at_its_end() -> None:
    (series,) = series_in("7.3 to 5.9 mmol/l")
    assert [quantity.unit for quantity in series.quantities] == ["mmol/L", "mmol/L"]


@pytest.mark.parametrize("analyte", sorted({each.en: each for each in analytes().values()}.items()))
def test_the_windows_of_an_analyte_agree_from_unit_to_unit(analyte: tuple[str, object]) -> None:
    name, entry = analyte
    units = next(each for each in analytes().values() if each is entry).units
    (first, window), *others = units.items()
    for unit, other in others:
        if window.factor and other.factor:
            assert other.least == pytest.approx(window.least * other.factor, rel=0.5), (name, first, unit)
            assert other.greatest == pytest.approx(window.greatest * other.factor, rel=0.5), (name, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "Her glucose is 40 mg/dL lower.",
        "Glucose differed by 8 mg/dL between the groups.",
        "LDL cholesterol fell 9 mg/dL.",
        "For each 1 mmol/L of LDL cholesterol removed, there were fewer strokes.",
        "An HbA1c reduction of 30% was seen.",
        "60% of patients reached the HbA1c target.",
        "The glucose in the urine was 15 mg/dL.",
        "In mice glucose rose to 900 mmol/L.",
        "Vitamin B12 200 pg/mL is low.",
        "TSH 4.5 mIU/L, free T4 12 pmol/L.",
        "Normal creatinine ranges from 0.6 to 1.2 mg/dL.",
        "A haemoglobin below 130 g/L (13 g/dL) is called anaemia.",
        "Blood pressure of 119/76 mm Hg; pulse 62 beats per minute.",
        "Glucose of 2.5 mg/dL is impossible in the living.",
        "糖化血红蛋白达标率为45%。",
        "收缩压每降低10mmHg，卒中风险下降。",
        "血糖波动 5 mg/dL。",
        "空腹血糖≥7.0mmol/L和（或）餐后2小时血糖≥11.1mmol/L。",
        "血小板15万/μl，白细胞7.5×10^9/L。",
        "尿酸420μmol/L，血鉀4.5 mmol/L。",
        "体温37.5℃，水温60℃。",
    ],
)
def test_what_is_no_value_of_a_living_person_is_left_alone(sentence: str) -> None:
    assert marked_by(LAB, sentence) == sentence


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Fasting glucose was 16.9 mg/dL.", "16.9 mmol/L (304 mg/dL)"),
        ("HbA1c of 48% is the threshold.", "48 mmol/mol (6.54 %)"),
        ("A fever of 101 °C needs a doctor.", "101 °F (38.3 °C)"),
        ("Creatinine was 88 mg/dL.", "88 µmol/L (0.995 mg/dL)"),
        ("空腹血糖为126 mmol/L。", "126 mg/dL (6.99 mmol/L)"),
        ("血糖為70-110毫克/升。", "70 mg/dL (700 mg/L)"),
    ],
)
def test_the_message_names_the_unit_that_fits(sentence: str, meant: str) -> None:
    (finding,) = lab(sentence)
    assert meant in finding.message


def test_the_unit_may_stand_in_the_head_of_a_column() -> None:
    table = (
        "<table><tr><th>Patient<th>Fasting glucose (mg/dL)<th>Weight (kg)"
        "<tr><td>First<td>8.9<td>80<tr><td>Second<td>140<td>70</table>"
    )
    assert [finding.text for finding in lab(table, "html")] == ["8.9"]


def test_a_column_of_changes_or_spread_holds_no_values() -> None:
    table = "| Glucose (mg/dL) | Mean | Change | SD |\n|---|---|---|---|\n| Fasting | 140 | 9 | 8 |\n"
    assert lab(table) == []


@pytest.mark.parametrize("filler", ["以上", "下降到", "less than ", "up to ", "1 to ", "of "], ids=repr)
def test_words_that_may_be_read_in_several_ways_are_read_at_once(filler: str) -> None:
    assert lab(f"glucose {filler * 40}? 5 mg/dL, 血糖{filler * 40}！5 mg/dL") == []


def test_a_pronoun_takes_up_the_analyte_of_the_sentence_before() -> None:
    text = "Too much potassium can stop the heart. In one patient it rose to {} mmol/L."
    assert [finding.text for finding in lab(text.format("61"))] == ["61 mmol/L"]
    assert lab(text.format("6.1")) == []


def test_references_and_hidden_text_are_not_measured() -> None:
    text = "Text.\n\n## References\n\n1. Lind S. Glucose of 7 mg/dL. Sleep. 2020;43(2):1-9."
    assert lab(text) == []
    assert lab("<p hidden>Glucose was 7 mg/dL.</p>", "html") == []


def test_a_relative_risk_is_excused_by_an_absolute_one_beside_it_and_not_in_another_section() -> None:
    rule = RelativeRiskOnly()
    claim = "The tablets cut the risk of gout attacks by 40%."
    absolute = "Attacks fell from 10 to 6 in 100 people."
    assert not findings_of(rule, f"{claim}\n\n{absolute}")
    assert findings_of(rule, f"{claim}\n\n## Costs\n\n{absolute}")


def test_a_danger_told_relatively_weighs_less_than_a_benefit() -> None:
    rule = RelativeRiskOnly()
    (danger,) = findings_of(rule, "Smoking doubles your risk of stroke.")
    (benefit,) = findings_of(rule, "The tablets halve your risk of stroke.")
    assert (danger.severity, benefit.severity) == ("info", "warning")


def test_a_base_told_once_holds_for_what_follows() -> None:
    rule = PercentageWithoutBase()
    share = "After treatment 41% of patients improved."
    assert not findings_of(rule, f"We treated 22 patients.\n\n## Results\n\n{share}")
    assert findings_of(rule, f"{share}\n\n## Methods\n\nWe treated 22 patients.")


def test_one_relative_figure_is_told_once_however_often_the_article_repeats_it() -> None:
    rule = RelativeRiskOnly()
    first = "# New jab doubles survival rates\n\nIt can double survival rates."
    again = f"{first}\n\nRest.\n\nThe jab doubled survival rates."
    assert [finding.line for finding in findings_of(rule, again)] == [1]
    other = f"{again}\n\nThe jab also cut the risk of falls by 40%."
    assert [finding.line for finding in findings_of(rule, other)] == [1, 9]


def test_a_small_number_in_the_other_unit_is_written_out() -> None:
    (finding,) = lab("Your ferritin was 25 g/L in May.")
    assert "25 ng/mL (0.000025 g/L) is likely meant" in finding.message
