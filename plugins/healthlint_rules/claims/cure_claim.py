"""Is a cure claimed where none is known?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/cure.toml")
# How far from its disease a verb may stand, in code points.
_CLOSE = {"en": 45, "zh": 18}


class CureClaim(Rule):
    """A treatment is said to cure, root out or end a disease for which no cure is known.

    Readers who believe in a cure stop treatment that works, pay for one that does not, and lose
    time. Infections, hernias and early cancers do get cured: saying so is left alone.
    """

    code = "CLM101"
    name = "cure-claim"
    severity = "error"
    context = "claim"
    rank = 6
    supersedes = ("PRO",)
    message = {
        "en": "“{match}” claims a cure; write what changed in how many people, or that no cure is known",
        "zh": "“{match}”宣称治愈；请改写为“缓解”，或写明多少人、有何改变，或说明尚无治愈方法",
    }
    sources = (
        "Science Media Centre: guidelines for science and health reporting (do not call it a cure)",
        "HealthNewsReview: seven words you shouldn't use in medical news",
        "医疗广告管理办法 第七条（保证治愈或者隐含保证治愈）",
        "FTC v. Regenerative Medical Group, 2018",
    )
    terms = {"plain": _WORDS["plain"], "verb": _WORDS["verb"]}
    needs = ("plain", "verb")
    bad = (
        "Our herbal drops ⟦cure⟧ diabetes.",
        "The clinic ⟦offers a cure⟧ for tinnitus.",
        "How needle therapy ⟦cures⟧ chronic back pain",
        "A ⟦natural cure⟧ for arthritis.",
        "It removes varicose veins ⟦once and for all⟧.",
        "Psoriasis can be ⟦cured⟧ with this ointment.",
        "干细胞⟦彻底治愈⟧糖尿病。",
        "三个疗程⟦根治⟧鼻炎。",
        "祛斑后⟦永不反弹⟧。",
        "失眠可以⟦治愈⟧，只需坚持泡脚。",
        "痛風從此⟦斷根⟧。",
        "我們用中藥⟦治好了⟧很多白癜風病人。",
        "There is a way to ⟦cure your blood pressure⟧ with beetroot.",
        "This humming exercise ⟦cures any ailment⟧.",
    )
    good = (
        "It is too early to call it a cure.",
        "There is no cure for asthma, but it can be controlled.",
        "Antibiotics cure most urine infections.",
        "New tablets cure hepatitis C in more than nine of ten people.",
        "Many cancers can be cured if they are found early.",
        "Surgery can cure a hernia.",
        "Researchers are searching for a cure for Parkinson's disease.",
        "The cure rate of the H. pylori scheme was 88%.",
        "Is there a cure for psoriasis?",
        "Some people once and for all decide to stop smoking.",
        "目前没有证据表明干细胞能治愈糖尿病。",
        "哮喘无法根治，但可以控制。",
        "根除幽门螺杆菌需要联合用药。",
        "患者接受了乳腺癌根治术。",
        "丙肝可以治愈。",
        "早期胃癌经手術切除可以治癒。",
        "糖尿病能治愈吗？",
        "警惕宣称“根治高血压”的广告。",
        "待感冒痊愈后再接种。",
        "The aim of treatment is to cure your condition.",
        "When the tumor starts to grow, treatment is given to cure the cancer.",
        "The institute looks for ways to prevent, treat, and, ultimately, cure multiple sclerosis.",
        "While no medication cures Crohn's disease, many can ease it.",
        "The mutation eliminates the enzyme and leads to a tumor.",
        "Gestational diabetes disappears in most women within weeks of the birth.",
        "高血压目前没有什么药物可以根治。",
        "本病的诊断根据为：接触史和X线征。",
        "复查肠镜，观察肿瘤有无复发。",
        "风湿性关节炎痊愈后，杂音常消失。",
        "75例癔症患者中三分之二随访时均完全康复。",
        "情绪平稳有利于疾病的彻底康复。",
        "如能及时治愈原发病，血压可能恢复正常。",
        "癫痫不复发后至少一年才能考虑减药。",
        "手足口病多为自限性，一周左右的病程后可完全康复。",
        "结果显示，18位患者，有2位完全缓解（肿瘤完全消失）。",
        "按疗程服药，才能确定细菌已被彻底根除。",
        "She wanted to find a permanent fix for her back.",
        "约有30%的病人不再复发，其余的仍可能复发。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield cures that are claimed by a phrase of their own, and verbs of cure beside a disease."""
        reported: list[Match] = []
        for match in document.matches(self, "plain"):
            if not self._cleared(match):
                reported.append(match)
                yield from self.report(match)
        for match in document.matches(self, "verb"):
            if any(match.start < other.end and other.start < match.end for other in reported):
                continue
            if self._names_disease(match) and not self._cleared(match):
                yield from self.report(match)

    @staticmethod
    def _names_disease(match: Match) -> bool:
        sentence = match.sentence
        close = _CLOSE[sentence.language]
        start, end = max(sentence.start, match.start - close), min(sentence.end, match.end + close)
        return _WORDS["disease"].stand_in(match.document.folded[start:end])

    @staticmethod
    def _cleared(match: Match) -> bool:
        folded = match.sentence.folded
        return _WORDS["established"].stand_in(folded) or _WORDS["caution"].stand_in(folded)
