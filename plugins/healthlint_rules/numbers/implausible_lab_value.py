"""NUM103: can a living person have this value?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Match, Rule
from healthlint_rules.places import blocks_at

from .signed_blocks import holds_unit, holds_units

if TYPE_CHECKING:
    from .measurements import Measurement

_DIGITS = frozenset("0123456789０１２３４５６７８９")
_UNREAD = ("reference", "hidden", "navigation", "button")


class ImplausibleLabValue(Rule):
    """A laboratory value or vital sign that no living person has, as a rule one in the wrong unit.

    Who compares his own result with a figure in the wrong unit takes too much of a medicine, or none.
    Differences, animals, newborns and fluids other than blood have other limits and are left alone.
    """

    code = "NUM103"
    name = "implausible-lab-value"
    severity = "error"
    message = {
        "en": "“{match}” is hardly possible as {analyte}; check the number and its unit in the source",
        "zh": "“{match}”作为{analyte}几乎不可能；请核对原文的数值和单位",
    }
    sources = (
        "CDC Clear Communication Index: numbers are accurate and usable",
        "Tietz, Clinical Guide to Laboratory Tests (reference ranges, widened)",
        "Harrison's Principles of Internal Medicine, appendix (conversion factors)",
        "中华人民共和国国家卫生行业标准 WS/T 404、405（临床常用检验项目参考区间）",
    )
    bad = (
        "His fasting glucose fell from ⟦7.3 mg/dL⟧ to 6.1 mmol/L.",
        "Her blood sugar was ⟦126 mmol/L⟧ (126 mg/dL is the threshold).",
        "Aim for an HbA1c below ⟦48%⟧.",
        "An LDL cholesterol of ⟦2,6 mg/dL⟧ is the goal.",
        "Haemoglobin was ⟦13.5 g/L⟧ on admission.",
        "Call us if your child has a fever of ⟦38 °F⟧.",
        "餐后2小时血糖降至⟦11.9mg/dL⟧。",
        "空腹血糖应控制在⟦６．５毫克/分升⟧以下。",
        "他的血肌酐为⟦88mg/dL⟧。",
        "血紅蛋白僅⟦9.5 g/L⟧，需要輸血。",
        "体温高达⟦385℃⟧。",
        "| 项目 | 治疗前 | 治疗后 |\n|---|---|---|\n| 空腹血糖（mg/dL） | ⟦9.8⟧ | 95 |",
        "| Marker | Before (mg/dL) | Weight (kg) |\n|---|---|---|\n| Fasting glucose | ⟦8.9⟧ | 80 |",
        "晨起空腹为⟦126 mmol/L⟧。",
    )
    good = (
        "His fasting glucose fell from 7.3 to 5.9 mmol/L.",
        "Glucose fell by 5 mg/dL, and LDL cholesterol by 9 mg/dL.",
        "Each 1 mmol/L drop in LDL cholesterol matters.",
        "The glucose in the cerebrospinal fluid was 15 mg/dL.",
        "In newborns a blood glucose of 19 mg/dL needs treatment.",
        "Your blood pressure was 118/76 mmHg (15.7/10.1 kPa).",
        "Platelets were 150,000/µL; white cells 7.5 × 10⁹/L.",
        "A high temperature is 38 °C (100.4 °F) or more.",
        "HbA1c fell by 1.2%, and 60% of patients reached an HbA1c below 7%.",
        "Wash bedding at 60 °C if anybody has a fever.",
        "空腹血糖由7.3降至5.9 mmol/L。",
        "血糖下降了5 mg/dL。",
        "糖化血红蛋白7.2%±0.8%，血压120/80 mmHg。",
        "新生儿血糖低于40mg/dL须处理。",
        "脑脊液葡萄糖为2.5 mmol/L，尿肌酐8.8 mmol/L。",
        "血紅蛋白１３５ g/L，血小板15万/µL。",
        "| 项目 | 治疗前 | 变化 |\n|---|---|---|\n| 空腹血糖（mg/dL） | 178 | 9.8 |",
        "口服补液盐含钠75 mmol/L。",
        "袖带充气至收缩压以上20～30mmHg。",
        "起搏频率从稍高于基础心率10次/分开始。",
        "输注速度以每小时提高血清钠1～2mmol/L为宜。",
        "谷丙转氨酶参考值为0.0-40.0U/L；血浆游离血红蛋白为1～10mg/L。",
        "收缩压正常值为100～140mmHg（1mmHg＝0.133kPa）。",
        "血酮反映体内酮体的水平，正常空腹范围0.1–0.5 mmol/L。",
        "Blood ketones above 3.0 mmol/L need urgent care.",
        "They had a decrease in blood sugar A1c levels of 0.5% or more.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each value outside its window, one an analyte and unit in a block."""
        if not holds_units(document):
            return
        # Most articles have no unit; these take as long to import as to look through one.
        from .analytes import places_of_names
        from .laboratory_tables import Table, tabled
        from .measurements import measurements_in

        done = 0  # the first block behind the last table
        for block in blocks_at(document, places_of_names(document.folded)):
            if block.kind in _UNREAD or block.index < done:
                continue
            if block.kind == "table-cell":  # what one of its cells names another holds
                table = Table(block)
                done = table.first + len(table.cells)
                for cell in table.cells:
                    yield from self._outside(document, tabled(cell, table))
            elif holds_unit(block):
                yield from self._outside(document, measurements_in(block))

    def _outside(self, document: Document, measurements: Iterator[Measurement]) -> Iterator[Finding]:
        told: set[tuple[str, str]] = set()
        for analyte, quantity, start, end in measurements:
            window = analyte.units[quantity.unit]
            if any(window.holds(value) for value in quantity.values) or (analyte.en, quantity.unit) in told:
                continue
            told.add((analyte.en, quantity.unit))
            match = Match(document, start, end, "")
            language = match.sentence.language
            named = self.worded({"en": analyte.en, "zh": analyte.zh}, language)
            value, unit = quantity.values[0], quantity.unit
            other = analyte.fitting_unit(value, unit)
            shown = match.text if match.text[-1:] not in _DIGITS or not unit else f"{match.text} {unit}"
            if not other:
                yield self.finding(match, match=shown, analyte=named)
                continue
            meant = analyte.converted(value, other, unit)
            yield self.finding(
                match,
                self.worded(_MEANT, language),
                match=shown,
                analyte=named,
                other=f"{value:g} {other}",
                same=f" ({_rounded(meant)} {unit})" if meant is not None else "",
            )


_MEANT = {
    "en": "“{match}” is hardly possible as {analyte}; {other}{same} is likely meant: check the source",
    "zh": "“{match}”作为{analyte}几乎不可能，可能应为{other}{same}；请核对原文的单位",
}


def _rounded(value: float) -> str:
    if abs(value) >= 100:
        return f"{value:.0f}"
    written = f"{value:.3g}"
    return f"{value:.6f}".rstrip("0") if "e" in written else written  # 0.000025, as people write it
