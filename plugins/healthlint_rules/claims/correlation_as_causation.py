"""Is something that was only observed together told as cause and effect?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Sentence, Terms

_WORDS = Terms.read(__package__ or "", "words/observed.toml")
# How the sentence after the one that names the study goes on with it.
_GOES_ON = Expression(
    r"^[\s\"'(]*(?:the|this|these|that|its|our|their|both|it|they|researchers|scientists|so|in other words"
    r"|which means)?"
    r" ?(?:study|studies|survey|research|results?|findings?|data|analysis|team|authors?|researchers"
    r"|scientists|it|they"
    r"|means?|this means|other words)\b|^[\s\"']*(?:so|therefore|thus|in other words)\b"
    r"|^[\s\"']*(?:该|这项|此项|本)?(?:研究|调查|结果|数据|分析|团队|研究人员|研究者|作者)"
    r"|^[\s\"']*(?:因此|所以|可见|也就是说|换句话说|这说明|这意味着)"
)
_REPORTS = Expression(
    r"\b(?:the|this|our|new) (?:study|survey|research|findings|analysis|team|researchers)\b"
    r"[^.;]{0,40}\b(?:found|finds|shows?|showed|proves?|proved|says?|said|reveals?|revealed|confirms?|reports?)\b"
    r"|(?:该|这项|此项|本)(?:研究|调查)[^,.;]{0,10}(?:发现|显示|证明|证实|表明)"
)
# What “linked” says rightly, and what people in a survey merely know or believe.
_LINKING = Expression(
    r"\b(?:associated|association|linked|link|links|correlat\w*|tended|tend to|likelier|less likely"
    r"|more likely|knew|know|aware|believed?|thought|think"
    r"|(?:half|most|third|quarter|percent|people|adults) said)\b"
    r"|% (?:said|knew)|相关|关联|联系|有关|知道|认为|知晓|了解到|以为"
)


class CorrelationAsCausation(Rule):
    """A study that only looked on is said to have found a cause: “the survey shows that tea prevents gout”.

    Who drinks tea may differ in many other ways. Readers change their lives for a cause, and a cohort has
    shown them a coincidence.
    """

    code = "CLM109"
    name = "correlation-as-causation"
    severity = "warning"
    context = "cure"
    rank = 2
    terms = {"design": _WORDS["design"], "causal": _WORDS["causal"]}
    needs = ("design",)
    message = {
        "en": (
            "“{match}” names a cause where people were only observed; write “was associated with” and what"
            " else differed"
        ),
        "zh": "“{match}”把观察到的相关说成因果；请改写为“与……相关”，并说明可能的混杂因素",
    }
    sources = (
        "Science Media Centre: guidelines for science and health reporting (correlation and causation)",
        "Sumner et al., BMJ 2014;349:g7015 (exaggeration in press releases and news)",
        "HealthNewsReview: review criteria, criterion 4 (quality of the evidence)",
    )
    bad = (
        "The cohort study shows that walnuts ⟦prevent dementia⟧.",
        "A survey of 4,000 adults found that late suppers ⟦double the risk⟧ of gout.",
        "Coffee ⟦cuts the risk⟧ of deafness, an observational study has found.",
        "Scientists sent a questionnaire to 900 nurses. The study proves that naps ⟦protect against stroke⟧.",
        "Researchers followed 12,000 men for ten years. The results show that porridge ⟦extends life⟧.",
        "According to registry data, gardening ⟦reduces deaths⟧ from heart disease.",
        "一项队列研究显示，吃核桃⟦可预防痴呆⟧。",
        "问卷调查发现，晚睡⟦会导致肥胖⟧。",
        "研究人员對2000名護士進行問卷調查。結果證明午睡⟦能降低中風風險⟧。",
        "橫斷面研究顯示，唱歌⟦能延長壽命⟧。",
        "一项回顾性研究表明，喝粥⟦让人长寿⟧。",
        "随访3万人发现，吃早餐⟦降低患糖尿病的风险⟧。",
    )
    good = (
        "In the cohort, coffee drinkers had fewer diagnoses; the study cannot show cause.",
        "In the survey, walnuts were associated with a lower risk of dementia.",
        "The cohort shows that people who nap have a reduced risk of stroke.",
        "The observational study suggests that naps may lower the risk of a stroke.",
        "Cohort studies showed that smoking causes cancer.",
        "In a randomised trial within the registry, the drug reduced deaths.",
        "The vaccine prevented deaths in the cohort.",
        "Does porridge prevent cancer? A survey cannot tell.",
        "High blood pressure increases the risk of a stroke.",
        "The survey asked what people do to prevent cancer.",
        "队列研究中，喝咖啡与糖尿病风险降低相关。",
        "问卷调查不能证明喝茶可预防癌症。",
        "队列研究证实，吸烟会导致癌症。",
        "高血压会增加中风的风险。",
        "隨機對照試驗顯示，該藥能降低中風風險。",
        "流行病学调查显示，我国有1亿糖尿病患者。",
        "这项队列研究提示，午睡可能降低中风风险。",
        "調查問卷詢問了居民如何預防糖尿病。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the verbs of cause in sentences about a study that observed, or that go on with one."""
        designs = [match.sentence for match in document.matches(self, "design")]
        if not designs:
            return
        named = {sentence.start for sentence in designs}
        for match in document.matches(self, "causal"):
            sentence = match.sentence
            told = sentence.start in named or self._goes_on(document, sentence, designs)
            if told and not _cleared(match):
                yield from self.report(match)

    @staticmethod
    def _goes_on(document: Document, sentence: Sentence, designs: list[Sentence]) -> bool:
        """Tell whether a sentence goes on with the study before it, or reports the only one there is."""
        if _GOES_ON.search(sentence.folded) and any(each.next is sentence for each in designs):
            return True
        return _REPORTS.search(sentence.folded) is not None and not _WORDS["trial"].stand_in(document.folded)


def _cleared(match: Match) -> bool:
    """Tell whether the paragraph knows the cause in another way, or the sentence itself says “linked”."""
    return _LINKING.search(match.sentence.folded) is not None or _WORDS["cleared"].stand_in(
        match.block.folded
    )
