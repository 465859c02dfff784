"""BAL102: how sure is anybody?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule

from .benefits import NEEDED, SIGNS, benefits_of
from .presence import WORDS, says


class NoLimitations(Rule):
    """The article makes a case for a treatment or product and names no limit, doubt or open question.

    Every result has a limit: few people, a short time, no comparison. Readers who are told none take a
    first result for a settled one.
    """

    code = "BAL102"
    name = "no-limitations"
    severity_in = {"product": "info", "blog": "info"}
    terms = {**SIGNS, "limits": WORDS["limits"]}
    needs = NEEDED
    message = {
        "en": "the article speaks for a treatment and names no limit or doubt; say what is not yet known",
        "zh": "全文只讲疗效，没有任何局限或不确定之处；请写明尚不清楚的是什么",
    }
    sources = (
        "DISCERN instrument, question 8: areas of uncertainty",
        "Science Media Centre: guidelines for science and health reporting (limitations)",
        "HealthNewsReview: review criteria, criterion 4 (quality of evidence)",
    )
    bad = (
        "⟦⟧In the trial patients regained their hearing. The implant restored speech as well.",
        "⟦⟧# Laser for tinnitus\n\nA breakthrough: the laser relieves ringing. The laser improves sleep.",
        "⟦⟧The drops relieved itching. After treatment patients felt better. The drops gave one a rash.",
        "⟦⟧临床研究中，患者症状明显改善。该疗法可修复神经。",
        "⟦⟧# 新型凝胶\n\n使用后，患者疼痛明显缓解。凝胶能再生软骨，少数人红肿。",
        "⟦⟧治療後患者恢復行走。這種療法效果非常顯著，可重建神經。",
    )
    good = (
        "In the trial patients regained their hearing. The implant restored speech. The study was small.",
        "A breakthrough: the laser relieves ringing. The laser improves sleep. Larger trials are needed.",
        "Paracetamol relieves pain. It reduces fever.",
        "Patients improved after the injection. Whether the injection helps for longer is unclear.",
        "临床研究中，患者症状明显改善。该疗法可修复神经，但样本量小。",
        "使用后患者疼痛缓解。凝胶能否再生软骨，仍需更多研究。",
        "对乙酰氨基酚可缓解疼痛，降低体温。",
        "治療後患者恢復行走。這種療法尚未經大規模試驗證實。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about the document, which names the lines of the benefits."""
        benefits = benefits_of(self, document)
        if benefits.may_make_a_case and not says(self, document, "limits") and benefits.makes_a_case:
            yield self.finding(document)._replace(related=benefits.lines())
