"""Is one product said to help against everything?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule, Sentence, Terms

_WORDS = Terms.read(__package__ or "", "words/panacea.toml")
_MANY = 4


class Panacea(Rule):
    """One product is offered against everything, or against a list of unrelated diseases.

    Diseases have different causes; what is sold for all of them has been tested for none.
    Readers with a serious disease lose time with it.
    """

    code = "CLM111"
    name = "panacea"
    severity = "error"
    context = "claim"
    rank = 3
    supersedes = ("SAF103", "PRO")
    message = {
        "en": "“{match}” offers one product against unrelated diseases; name one indication and its evidence",
        "zh": "“{match}”宣称一物治多病；请只写一个适应证及其证据",
    }
    sources = (
        "FDA: six tip-offs to health fraud (“one product does it all”)",
        "FTC v. Regenerative Medical Group, 2018",
    )
    terms = {"plain": _WORDS["plain"], "treats": _WORDS["treats"]}
    needs = ("plain", "treats")
    bad = (
        "Our oil is a true ⟦cure-all⟧.",
        "The bracelet ⟦treats⟧ migraine, asthma, depression and infertility.",
        "One spoon a day ⟦helps with everything from⟧ colds to cancer.",
        "It ⟦works for any ailment⟧.",
        "This mat ⟦heals everything⟧!",
        "A ⟦universal remedy⟧ from the Alps.",
        "灵芝胶囊⟦包治百病⟧。",
        "糖尿病、高血压、风湿、失眠⟦都能治⟧。",
        "艾灸一下，⟦百病不侵⟧。",
        "這款貼布⟦專治各種疼痛⟧。",
        "⟦全身疾病都能调理⟧。",
        "痛風、濕疹、便秘、頭痛⟦一網打盡⟧。",
    )
    good = (
        "Diabetes raises the risk of heart disease, kidney failure, stroke and blindness.",
        "Exercise is not a cure-all.",
        "The clinic sees people with asthma, eczema, allergies and migraine.",
        "Tell the nurse about diabetes, asthma, epilepsy or high blood pressure.",
        "The medicine treats high blood pressure.",
        "Steroids are used to treat asthma, eczema, arthritis and lupus.",
        "糖尿病可导致冠心病、肾衰、中风和失明。",
        "干细胞并不是“包治百病”。",
        "患有高血压、糖尿病、冠心病或哮喘者请告知医生。",
        "運動不是萬能藥。",
        "警惕号称治百病的保健品。",
        "本科室诊治哮喘、鼻炎、过敏和湿疹。",
        "全国每年新增三百万病例。",
        "多种疾病均可引起头痛。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield phrases of a cure-all, and verbs of treatment beside four or more diseases."""
        for match in document.matches(self, "plain"):
            yield from self.report(match)
        listing: dict[Sentence, bool] = {}
        for match in document.matches(self, "treats"):
            sentence = match.sentence
            if sentence not in listing:
                listing[sentence] = _lists_diseases(sentence.folded)
            if listing[sentence]:
                yield from self.report(match)


def _lists_diseases(folded: str) -> bool:
    named = {folded[start:end] for start, end in _WORDS["disease"].places(folded)}
    return len(named) >= _MANY and not _WORDS["medicine"].stand_in(folded)
