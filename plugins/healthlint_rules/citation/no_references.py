"""CIT101: does the article name any source at all?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule

from .cover import cover_of
from .figures import SHARES, figures
from .stakes import STAKES, at_stake
from .vague_attribution import WORDS, vague_claims

_ENOUGH = 3  # claims on research or figures; one or two may be a turn of phrase


class NoReferences(Rule):
    """The article reports research or figures and gives not one source that can be looked up.

    Without a single link, reference or named work a reader has to take all of it on trust.
    """

    code = "CIT101"
    name = "no-references"
    severity = "info"
    severity_in = {
        "news": "warning",
        "patient-info": "error",
        "clinic": "warning",
        "product": "error",
        "press-release": "warning",
        "blog": "warning",
    }
    terms = {**WORDS, "shares": SHARES, "stakes": STAKES}
    options = {
        "sources-provided-by": {
            "enum": ["article", "template"],
            "default": "article",
            "description": "“template” where the site adds the sources to each page",
        }
    }
    message = {
        "en": (
            "the article reports research or figures and names no source; cite the paper, "
            "guideline or register entry for each result"
        ),
        "zh": "全文引用了研究或数据，却没有一处可查的出处；请为每项结果注明论文、指南或登记号",
    }
    sources = (
        "JAMA benchmarks: attribution",
        "HONcode principle 4: justifiability and attribution",
        "DISCERN instrument, question 4",
        "全媒体健康科普知识发布和传播机制指导意见，2022",
    )
    bad = (
        (
            "⟦⟧Studies show that naps protect the heart. Experts agree that women benefit most. "
            "One in five naps daily."
        ),
        (
            "⟦⟧# Ginger and nausea\n\nResearch has shown that ginger helps.\n\nScientists in "
            "Norway have found the reason. Experts recommend it. One in four women is sick."
        ),
        (
            "⟦⟧More than 300 million people have migraine. Recent studies suggest that magnesium "
            "helps. Doctors agree that sleep matters. Experts say so too."
        ),
        "⟦⟧研究表明，午睡有益心脏。专家指出，女性获益更多。超过40%的成年人从不午睡。",
        "⟦⟧# 生姜与孕吐\n\n多项研究证实生姜有效。\n\n据统计，七成孕妇会孕吐。\n\n专家建议从小量开始。",
        "⟦⟧近年來的研究顯示益生菌有效。專家認為值得嘗試。據統計，三成民眾曾服用。",
    )
    good = (
        (
            "Studies show that naps protect the heart [1]. Experts agree.\n\n## References\n\n1. "
            "Lind S. Naps. Sleep. 2020;43(2):1-9."
        ),
        "Studies show that naps help. Experts agree. See [the trial](https://doi.org/10.1234/nap.1).",
        "Rest, drink enough, and see your GP if the fever lasts.",
        "Our surgery is open from nine to five.",
        "Studies show that naps help. According to The Lancet, naps were tested in 2021. Experts agree.",
        (
            "研究表明午睡有益[1]。专家指出女性获益更多。\n\n## 参考文献\n\n"
            "[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9."
        ),
        "研究表明午睡有益。专家也认同。详见《中华心血管病杂志》2021年的综述。",
        "發燒時請多休息，三天未退請就醫。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about the document; without a profile it weighs more where it matters."""
        if self.settings["sources-provided-by"] == "template":
            return
        cover = cover_of(document)
        sentences = {claim.match.sentence.start for claim in vague_claims(self, document, cover)}
        if len(sentences) < _ENOUGH:
            sentences |= {figure.sentence.start for figure in figures(self, document, cover)}
        if len(sentences) >= _ENOUGH and cover.empty:
            weighs_more = self.severity_here == "info" and at_stake(self, document, cover)
            yield self.finding(document, severity="warning" if weighs_more else self.severity_here)
