"""BAL104: what else is there, what does it cost, and where is it to be had?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule

from .benefits import NEEDED, SIGNS, benefits_of
from .presence import WORDS, says

_ASKED = {
    "alternatives": {"en": "alternatives", "zh": "其他选择"},
    "cost": {"en": "cost", "zh": "费用"},
    "availability": {"en": "availability", "zh": "能否获得"},
}
_TOO_MANY = 2  # of what is missing
_BETWEEN = {"en": ", ", "zh": "、"}


class MissingDecisionContext(Rule):
    """The article makes a case for a treatment, and says not two of: alternatives, cost, availability.

    Whoever has to decide needs to know what else there is, what it costs, and whether it can be had at all.
    """

    code = "BAL104"
    name = "missing-decision-context"
    severity = "info"
    severity_in = {"product": "off"}
    terms = {**SIGNS, **{name: WORDS[name] for name in _ASKED}}
    needs = NEEDED
    message = {
        "en": "the article speaks for a treatment without a word on {missing}; add a sentence on each",
        "zh": "全文没有说明{missing}；请各补充一句",
    }
    sources = (
        "HealthNewsReview: review criteria, criteria 1, 7 and 8 (cost, alternatives, availability)",
        "DISCERN instrument, questions 12 to 14",
    )
    bad = (
        "⟦⟧After the implant patients regained their hearing. The implant restored speech.",
        "⟦⟧A breakthrough: the laser relieves ringing. The laser improves sleep and costs 900 euros.",
        "⟦⟧Unlike tablets, the drops relieved itching. After treatment patients felt better for months.",
        "⟦⟧治疗后，患者症状明显改善。该疗法可修复神经。",
        "⟦⟧注射后，患者疼痛明显缓解。该凝胶能再生软骨，费用约三万元。",
        "⟦⟧治療後患者恢復行走。與傳統治療相比，這種療法可重建神經。",
    )
    good = (
        "After the implant patients regained hearing. The implant restored speech. Other options exist;"
        " it costs 20,000 euros.",
        "The drops relieved itching. Patients felt better after treatment. They are on the market; insurers"
        " pay for the drops.",
        "Paracetamol relieves pain. It reduces fever.",
        "The cell repairs its own membrane. Proteins restore the shape.",
        "治疗后患者症状明显改善。该疗法可修复神经，尚未获批上市；费用约三万元。",
        "注射后患者疼痛缓解。该凝胶能再生软骨，也可选择其他治疗，医保可报销。",
        "对乙酰氨基酚可缓解疼痛，降低体温。",
        "治療後患者恢復行走。這種療法仍在臨床試驗，健保不給付。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about the document, which names what is missing."""
        benefits = benefits_of(self, document)
        if not benefits.may_make_a_case:
            return
        missing = [names for asked, names in _ASKED.items() if not says(self, document, asked)]
        if len(missing) >= _TOO_MANY and benefits.makes_a_case:
            language = document.language
            named = {each: _BETWEEN[each].join(names[each] for names in missing) for each in _BETWEEN}
            yield self.finding(document, missing=self.worded(named, language))._replace(
                related=benefits.lines()
            )
