"""Is a supplement, herb, food or device said to treat a serious disease?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Finding, Match, Rule, Sentence, Terms

from .remedy_claim import claim_in, listed_claim_in, may_claim
from .remedy_words import WORDS, Claim


class UnprovenRemedyForSeriousDisease(Rule):
    """A supplement, herb, food or device is said to treat, prevent or cure a serious disease.

    Who treats cancer with tea comes to the hospital too late. A cure by such a
    remedy is told of here, and not once more as a cure-claim.
    """

    code = "SAF103"
    name = "unproven-remedy-for-serious-disease"
    severity = "error"
    context = "safety"
    rank = 7
    supersedes = ("CLM101", "CLM104", "CLM114", "CLM", "PRO")
    severity_in = {"news": "warning", "press-release": "warning"}
    terms = {
        kind: Terms(words.en, words.zh, besides=words.besides)
        for kind, words in WORDS.items()
        if kind != "disease"
    }
    needs = tuple(terms)
    message = {
        "en": (
            "“{match}”: no such remedy is known to do that, and it delays treatment; delete it, or cite a"
            " systematic review"
        ),
        "zh": "“{match}”：这类产品并无此作用，会延误治疗；请删去，或引用系统综述并如实说明",
    }
    sources = (
        "CAP Code, section 12.2: do not discourage essential treatment",
        "Undesirable Medical Advertisements Ordinance (Hong Kong, Cap. 231), schedules 1 and 4",
        "广告法 第十七条、第十八条",
        "Regulation (EC) No 1924/2006 on nutrition and health claims",
    )
    bad = (
        "Cinnamon tea ⟦reverses type 2 diabetes⟧.",
        "Our herbal drops ⟦cure cancer⟧.",
        "A magnetic bracelet ⟦prevents strokes⟧.",
        "⟦Asthma can be treated with black seed oil⟧.",
        "⟦Beat dementia with coconut oil⟧.",
        "⟦Turmeric is a powerful remedy for cancer⟧.",
        "Reishi ⟦shrinks tumours⟧ within weeks.",
        "Take colloidal silver to ⟦treat HIV⟧.",
        "Garlic drops are ⟦better than statins⟧.",
        "# Golden tea\n\n- ⟦wipes out hepatitis⟧\n- tastes of ginger",
        "芹菜汁⟦比降压药强⟧，还不伤身。",
        "灵芝孢子粉可⟦治疗糖尿病⟧。",
        "坚持喝苦瓜粉能⟦逆转糖尿病⟧。",
        "富硒茶可以⟦预防癌症⟧。",
        "磁療儀⟦對高血壓有特效⟧。",
        "這種酵素能⟦殺死癌細胞⟧。",
        "艾灸⟦根治类风湿⟧。",
    )
    good = (
        "Cinnamon has not been shown to treat diabetes.",
        "Some people take turmeric to treat cancer; there is no evidence that it works.",
        "Ginger can ease nausea in people with cancer.",
        "Tell your doctor about any supplement that you take for heart disease.",
        "Garlic may lower the risk of heart disease, but the studies were small.",
        "Vitamin D supplements did not prevent diabetes in the trial.",
        "Statins lower the risk of a heart attack and stroke.",
        "Can black seed oil cure asthma?",
        "The FDA warned sellers who claim that bleach cures autism.",
        "St John's wort can interact with medicines for HIV.",
        "Tell us if you take:\n\n- HIV medicines\n- a herbal treatment for depression: St John's wort",
        "Acupuncture treats nausea caused by chemotherapy for cancer.",
        "No herb or vitamin cures testicular cancer.",
        "癌症患者补充维生素可预防贫血。",
        "保健食品不能代替药物治疗疾病。",
        "没有证据表明灵芝孢子粉能治疗癌症。",
        "糖尿病患者不宜多喝蜂蜜水。",
        "警惕“苦瓜粉根治糖尿病”的广告。",
        "艾灸能治疗糖尿病吗？",
        "姜黄素可能有助于降低心脏病的风险，但证据不足。",
        "針灸可緩解癌症病人的噁心。",
        "服用华法林的心脏病患者应少吃银杏制剂和鱼油。",
        "维生素C在小鼠中抑制了肿瘤。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the claim of each sentence that names a remedy, and of the items of a list below it."""
        signs = [sign for kind in self.terms for sign in document.matches(self, kind)]
        done = -1
        for sign in sorted(signs, key=lambda sign: sign.start):
            if sign.start < done:
                continue
            block = sign.block
            if not may_claim(block) and not _leads_to_a_list(block):
                done = block.end
                continue
            sentence = sign.sentence
            done = sentence.end
            claim = claim_in(sentence)
            if claim is not None:
                yield from self._reported(document, claim)
            for item in _items_below(sentence):
                done = max(done, item.end)
                below = claim_in(item) or listed_claim_in(item)
                if below is not None:
                    yield from self._reported(document, below)

    def _reported(self, document: Document, claim: Claim) -> Iterator[Finding]:
        match = Match(document, claim.start, claim.end)
        statuses = match.statuses
        if claim.strength != "strong" and ("hedged" in statuses or "cited" in statuses):
            return
        weaker = claim.strength == "weak" or "hedged" in statuses
        yield from self.report(match, severity="warning" if weaker else None)


def _leads_to_a_list(block: Block) -> bool:
    if block.next is None or block.next.kind != "list-item" or block.kind == "list-item":
        return False
    return block.kind in ("title", "heading") or block.text.rstrip().endswith((":", "："))


def _items_below(sentence: Sentence) -> Iterator[Sentence]:
    """Yield the first sentences of the list that a sentence leads to."""
    if sentence.next is not None or not _leads_to_a_list(sentence.block):
        return
    below = sentence.block.next
    while below is not None and below.kind == "list-item":
        yield from below.sentences[:1]
        below = below.next
