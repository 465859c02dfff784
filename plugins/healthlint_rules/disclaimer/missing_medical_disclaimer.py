"""DIS101: does the article say what it is not?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint import Document, Finding, Match, Rule

from .notice import ELEMENTS, REPORTING, TOPIC, URGING, has_notice, labelled
from .page import is_whole

PROVIDED_BY = {
    "disclaimer-provided-by": {
        "enum": ["article", "template"],
        "default": "article",
        "description": "“template” where the site adds the notice to each page",
    }
}
_NAME = {"en": 80, "zh": 10}  # as long as a title is at most that is just a name, in code points
_DISTINCT = 2  # terms of disease or treatment that make an article one about health
# An article as long as this, in code points, that names fewer of them in a thousand is about something else.
_LONG = {"en": 3000, "zh": 800}
_RARE = {"en": 1, "zh": 5}
# As often in a thousand code points, and so many times at all, news says who said it.
_OFTEN = {"en": 1, "zh": 3}
_TIMES = 5


class MissingMedicalDisclaimer(Rule):
    """An article about a disease or treatment never says that it is no medical advice, nor whom to ask.

    Readers may act on general information as if it were meant for them: start, stop or put off treatment.
    A part from which a site makes its pages needs no notice of its own; a page that describes a
    disease, or news that reports who said what, and urges nobody to anything is an info.
    """

    code = "DIS101"
    name = "missing-medical-disclaimer"
    severity_in = {"patient-info": "error", "clinic": "error", "product": "error", "press-release": "info"}
    terms = {**ELEMENTS, "topic": TOPIC}
    needs = ("topic",)
    options = PROVIDED_BY
    message = {
        "en": (
            "readers may take this for advice to them; say near the top that it is information, "
            "not medical advice, and whom to ask"
        ),
        "zh": "读者可能把本文当作给自己的医嘱；请在靠前的位置写明内容仅供科普、不构成医疗建议，以及该咨询谁",
    }
    sources = (
        "HONcode principle 2: complementarity",
        "QUEST tool: complementarity",
        "DISCERN instrument, question 15: support for shared decision-making",
        "衛部醫字第1051666009號公告，2016",
    )
    bad = (
        "⟦⟧# Magnesium and migraine\n\nMagnesium is a treatment that stops migraine before it starts.",
        (
            "⟦⟧# Stem cells for arthritis\n\nThe therapy rebuilds cartilage. Patients walk "
            "again.\n\nThe views are the author's own."
        ),
        "⟦⟧# Insulin resistance\n\nDiabetes begins with it.\n\n<!-- not medical advice -->",
        "⟦⟧# 镁与偏头痛\n\n镁可以治疗偏头痛，在发作之前就把它拦下。",
        "⟦⟧# 關節炎的新療法\n\n這種療法能修復軟骨，患者重新行走。\n\n本文不構成投資建議。",
        "⟦⟧# 糖尿病日记\n\n" + "今天走了三公里，晚上吃面。" * 80 + "药物与手术，医院都提到了。",
        "⟦⟧# 失眠怎么办\n\n失眠的治疗从作息开始。版权归原作者所有。",
    )
    good = (
        (
            "# Magnesium and migraine\n\nMagnesium may prevent migraine. This page is for "
            "information only and is not medical advice."
        ),
        "# Magnesium and migraine\n\nAsk your pharmacist before you combine it with another treatment.",
        (
            "# Asthma\n\nA flare needs treatment. See your GP if you use the reliever more than "
            "three times a week."
        ),
        (
            "---\ndisclaimer: site-wide\n---\n\n# Asthma\n\nThe disease narrows the airways; "
            "treatment opens them."
        ),
        "# Opening hours\n\nOur surgery is open from nine to five.",
        "# 镁与偏头痛\n\n镁可能预防偏头痛。本文仅供科普，不能替代医生的诊断和治疗。",
        "# 哮喘\n\n哮喘发作需要治疗，用药前请咨询您的医生。",
        "# 失眠\n\n失眠的治療從作息開始；症狀持續兩週以上，請儘早就醫。",
        "# 门诊时间\n\n周一至周五上午八点至十二点。",
        "## Symptoms\n\nThe infection causes fever and a cough.",
        "### 治疗\n\n用药物控制症状，感染多在两周内好转。",
        "# 议会辩论财政\n\n" + "议员逐条讨论道路、学校与桥梁的开支。" * 60 + "手术轮候与疫苗采购留待下周。",
        "# Council debates the budget\n\n"
        + "Members went through roads, schools and bridges. " * 80
        + "Surgery and vaccines follow next week.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about the document; a labelled but empty notice is DIS102's."""
        if self.settings["disclaimer-provided-by"] == "template" or not is_whole(document):
            return
        if labelled(document) is not None or has_notice(self, document):
            return
        if self._is_about_health(document):
            from .proposal import notice_for

            lowered = (
                self.severity_here == "warning"
                and (_is_entry(document) or _is_news(document))
                and not _urges(document)
            )
            yield self.finding(
                document, severity="info" if lowered else None, proposals=[notice_for(document)]
            )

    def _is_about_health(self, document: Document) -> bool:
        named = document.matches(self, "topic")
        return len({match.term for match in named}) >= _DISTINCT and not _only_touches(document, named)


def _only_touches(document: Document, named: Sequence[Match]) -> bool:
    """Tell whether disease and treatment come up in passing, as in news of a budget or a match."""
    length = len(document.prose)
    if length < _LONG[document.language] or len(named) * 1000 >= _RARE[document.language] * length:
        return False
    title = document.title
    if title is not None and any(title.start <= match.start < title.end for match in named):
        return False
    return not _urges(document)


def _is_news(document: Document) -> bool:
    """Tell whether a page reports what others say and do."""
    said = len(REPORTING.places_between(document, 0, len(document.prose)))
    return said >= _TIMES and said * 1000 >= _OFTEN[document.language] * len(document.prose)


def _is_entry(document: Document) -> bool:
    """Tell whether a page only describes what its title names, as an encyclopaedia does."""
    title = document.title
    if title is None or title.text.endswith(("?", "？", "!", "！")):
        return False
    return len(title.text) <= _NAME[title.language] and ":" not in title.folded


def _urges(document: Document) -> bool:
    """Tell whether a page sells, hopes or advises."""
    return URGING.stand_in(document.folded)
