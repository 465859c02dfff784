"""BAL101: what can go wrong?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule

from .benefits import NEEDED, SIGNS, benefits_of
from .harms import HARMS, names_harm


class HarmsNotMentioned(Rule):
    """The article makes a case for a treatment or product and names no harm of it.

    Nothing that works is free of harm. Readers who hear of benefits alone cannot weigh them, and do
    not know what to watch for.
    """

    code = "BAL101"
    name = "harms-not-mentioned"
    severity_in = {"patient-info": "error", "clinic": "error", "TW clinic": "error"}
    terms = {**SIGNS, **HARMS}
    needs = NEEDED
    message = {
        "en": "“{match}”, but no harm of it anywhere; say what can go wrong, how often and how badly",
        "zh": "“{match}”，但全文没有提到任何危害；请写明可能出现的不良反应、发生率和严重程度",
    }
    sources = (
        "HealthNewsReview: review criteria, criterion 3 (harms)",
        "DISCERN instrument, question 11: risks of each treatment",
        "21 CFR 202.1: fair balance",
        "衛部醫字第1051666009號公告，2016（適應症、禁忌、副作用）",
    )
    bad = (
        "# A new lens\n\nIn the trial ⟦patients regained⟧ sharp sight. The implant restored reading.",
        "The ozone injection repairs cartilage. ⟦Patients walked again⟧ weeks after treatment.",
        "Our drops are a breakthrough. The drops ⟦relieve⟧ itching. These drops restore the skin.",
        "Needling relieves migraine. After the needling ⟦patients felt⟧ relief for weeks.",
        "临床试验中，⟦患者的疼痛缓解⟧。该疗法可修复软骨。",
        "# 膝关节的新疗法\n\n注射后，⟦患者症状明显改善⟧。该技术能再生软骨，无任何副作用。",
        "西药副作用大。本疗法可调节免疫。治疗后⟦患者成功停用⟧激素。",
        "臨床研究顯示，移植後⟦患者恢復⟧行走。這種療法可修復神經，避免了免疫排斥。",
    )
    good = (
        "In the trial patients regained sharp sight. The implant can cause infection and glare.",
        "Paracetamol relieves pain. It reduces fever.",
        "Patients who had the injection walked better. Side effects were swelling and fever in 3 of 20.",
        "# Gout\n\nGout causes pain and swelling. Treatment with tablets reduces attacks.",
        "Walking improves sleep. It lowers blood pressure.",
        "The injection repairs cartilage in rats. Patients improved too.\n\n## Safety\n\nTwo had a fever.",
        "The drug does not restore sight, and it does not improve reading.",
        "临床试验中，患者的疼痛缓解。该疗法可修复软骨，但可能引起感染和出血。",
        "对乙酰氨基酚可缓解疼痛，降低体温。",
        "治疗后患者症状改善。常见的不良反应为发热。",
        "这种疗法能修复软骨吗？目前没有证据。",
        "规律运动可以改善睡眠，降低血压。",
        "移植後患者恢復行走。\n\n## 風險\n\n少數人發生血栓。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the strongest benefit where no harm stands beside the benefits."""
        benefits = benefits_of(self, document)
        if benefits.may_make_a_case and not names_harm(self, document) and benefits.makes_a_case:
            strongest = benefits.strongest
            yield self.finding(strongest)._replace(related=benefits.lines(strongest))
