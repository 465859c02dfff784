"""CIT108: where do the figures come from?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Rule

from .cover import cover_of
from .figures import SHARES, figures
from .stakes import STAKES, at_stake

# How well something works decides what readers do; how common a disease is rarely does.
_EFFECT = Expression(
    r"\b(?:our\b|participants |volunteers |customers |clients |users |success|effective|efficacy|cured?"
    r"|remission|improv|reduc|lower|surviv|reliev|relief|recover|respon(?:d|se)|satisf|prevent|protect|stopped"
    r"|healed|fell by|dropped by)"
    r"|我院|本院|我们|客人|客户|顾客|用户|治愈|有效|缓解|成功|改善|降低|减轻|生存|存活|满意|康复|好转|预防|停药|停用|逆转"
)


class UnsourcedStatistic(Rule):
    """A figure about people, risk or effect has no source in its sentence or section.

    Figures persuade more than words do; without a source nobody can tell a count from a guess.
    """

    code = "CIT108"
    name = "unsourced-statistic"
    severity = "info"
    severity_in = {
        "news": "warning",
        "patient-info": "warning",
        "clinic": "warning",
        "product": "warning",
        "press-release": "warning",
    }
    context = "attribution"
    terms = {"shares": SHARES, "stakes": STAKES}
    message = {
        "en": "“{match}” has no source; say whose figure it is and from which year, and link to it",
        "zh": "“{match}”没有注明出处；请写明数据来自谁、哪一年，并附链接或参考文献",
    }
    sources = (
        "JAMA benchmarks: attribution",
        "CDC Clear Communication Index: numbers",
        "DISCERN instrument, question 4",
    )
    bad = (
        "About ⟦300 million⟧ people live with asthma.",
        "⟦One in five⟧ adults will have shingles.",
        "More than ⟦40%⟧ of patients stop their tablets within a year.",
        "The programme cut falls by ⟦35%⟧.",
        "The operation has a success rate of ⟦95%⟧.",
        "People who sleep badly have a ⟦30 percent⟧ higher risk of stroke.",
        "全球有⟦3亿⟧哮喘患者。",
        "⟦每5个成年人中就有1⟧个会得带状疱疹。",
        "超过⟦40%⟧的患者在一年内停药。",
        "該手術成功率高達⟦95%⟧。",
        "治疗后疼痛减轻了⟦60%⟧。",
        "我国约有⟦1.4亿⟧人患有慢性肾病。",
    )
    good = (
        "About 300 million people live with asthma (World Health Organization, 2023).",
        "About 300 million people live with asthma [3].",
        "Rub in a 1% cream twice a day.",
        "Your HbA1c should stay below 7%.",
        "Side effects such as headache affect up to 1 in 10 people.",
        "The 95% confidence interval was wide.",
        "Take 2 tablets of 500 mg; drink 2 litres of water.",
        "Get 20% off this week.",
        "据《柳叶刀》2021年的研究，全球有3亿哮喘患者。",
        "国家心血管病中心的数据显示，我国约有2.45亿人患高血压。",
        "每天两次，涂抹1%的乳膏。",
        "糖化血红蛋白应控制在7%以下。",
        "用75%的酒精消毒。",
        "費用約12萬元，健保不給付。",
        "血糖：HbA1c控制在7%以下（糖尿病患者）。",
        "LDL should be reduced to 50% of the pre-treatment level in patients.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the figures that nothing covers; without a profile those on an effect weigh more."""
        cover = cover_of(document)
        for match in figures(self, document, cover):
            weighs_more = self.severity_here == "info" and (
                _EFFECT.search(match.sentence.folded) is not None or at_stake(self, document, cover)
            )
            yield from self.report(match, severity="warning" if weighs_more else None)
