"""CIT110: was a work that the article cites retracted?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import BAKERS, BAKERS_BARE, EYES, FLOUR, LIST, LIST_ZH, NAPS, OVENS, SNOW
from .judged import report
from .told_retractions import entry_tells, text_tells, title_tells

if TYPE_CHECKING:
    from healthlint.references import JudgedReference, KnownWorks

    from .judged import Severity

_WEIGHTS: Mapping[str, Severity] = {
    "retracted": "error",
    "concern": "warning",
    "corrected": "info",
    "reinstated": "info",
}
_DO: Mapping[str, Mapping[str, str]] = {
    "retracted": {
        "en": "{said}; leave it out or say so, and check again what rests on it",
        "zh": "{said}；请删去或在文中注明，并重新核对以它为据的说法",
    },
    "concern": {
        "en": "{said}; say so, and do not let a claim rest on it alone",
        "zh": "{said}；请在文中注明，不要只凭它立论",
    },
    "corrected": {
        "en": "{said}; check whether what is told here has changed",
        "zh": "{said}；请核对文中所引内容是否已变",
    },
    "reinstated": {"en": "{said}; nothing needs to change", "zh": "{said}；无须改动"},
}


class RetractedReference(Rule):
    """A cited work was retracted, or its publisher has voiced concern about it.

    What was retracted is cited for years as if nothing had happened, and a reader who is told of its result
    is told something that its own publisher no longer stands by. A retraction is an error, a word of
    concern a warning; what was corrected or reinstated, and what only shares its title with a retracted
    work, is info.
    """

    code = "CIT110"
    name = "retracted-reference"
    severity = "error"
    rank = 9
    looks_up = True
    message = _DO["retracted"]
    possible = {
        "en": (
            "a work of this title was retracted; nothing but the title ties it to this reference: "
            "if it is the one that is meant, leave it out or say so"
        ),
        "zh": "有同题文献已撤稿；仅凭题名不能断定就是所引文献，请核对，若确是，请删去或在文中注明",
    }
    possible_doubt = {
        "en": (
            "a work of this title is under an expression of concern; nothing but the title ties it to "
            "this reference: if it is the one that is meant, say so"
        ),
        "zh": "有同题文献附有关注声明；仅凭题名不能断定就是所引文献，请核对，若确是，请在文中注明",
    }
    notice = {
        "en": "this is the notice about a work, and not the work; cite it where the notice is spoken of",
        "zh": "这是关于某文献的声明，而非该文献本身；仅宜在谈及该声明时引用",
    }
    sources = (
        "ICMJE Recommendations: references (retracted articles)",
        "COPE: retraction guidelines",
        "Retraction Watch Database, published by Crossref",
    )
    bad = (
        f"{LIST}⟦{BAKERS}⟧",
        "A trial found [⟦better sleep⟧](https://doi.org/10.1234/withdrawn.1) in bakers.",
        "A trial among bakers (doi:⟦10.1234/withdrawn.1⟧) found better sleep.",
        "Bakers slept better.[^1]\n\n[^1]: ⟦Okafor T. Sugar before bed. https://doi.org/10.1234/WITHDRAWN.1⟧",
        f"# Flour\n\nDust gives bad dreams [1].\n\n{LIST}⟦{FLOUR}⟧",
        f"The heat of ovens tires bakers [1].\n\n{LIST}⟦{OVENS}⟧",
        "The first trial was retracted. Another found [⟦the same⟧](https://doi.org/10.1234/withdrawn.1).",
        f"{LIST}⟦{BAKERS_BARE}⟧",
        f"# Why the trial was retracted\n\n{LIST}⟦{BAKERS}⟧",
        f"{LIST_ZH[:-3]}⟦[1]{NAPS}⟧",
        "研究发现午睡可降低血糖（DOI：⟦10.1234/xiu.1⟧）。",
        "一项[⟦随机试验⟧](https://doi.org/10.1234/withdrawn.1)显示，睡前吃糖有助睡眠。",
        "睡前吃糖有助睡眠。该药后来被撤下。[⟦来源⟧](https://doi.org/10.1234/withdrawn.1)",
        "## 參考文獻\n\n⟦[1]林若安,周立新.午睡對麵包師血糖水平影響的隨機對照試驗.中華睡眠示例雜誌,2020.⟧",
    )
    good = (
        f"{LIST}{EYES}",
        f"{LIST}{BAKERS} (retracted in 2023)",
        f"{LIST}{BAKERS}".replace("Sugar", "RETRACTED: Sugar"),
        f"{LIST}{BAKERS}".replace("Sugar", "WITHDRAWN: Sugar"),
        f"{LIST}{BAKERS}".replace("forty bakers", "forty bakers [retracted in: Sleep Ex. 2023;6(1):9]"),
        f"{LIST}{BAKERS} Retraction in: Sleep Ex. 2023;6(1):9.",
        "[The trial](https://doi.org/10.1234/withdrawn.1) that found it was retracted in 2023.",
        "A trial found [better sleep](https://doi.org/10.1234/withdrawn.1). It has since been retracted.",
        f"The journal withdrew the paper on bakers [1].\n\n{LIST}{BAKERS}",
        f"A study tells of bad dreams [1]; the journal voices an expression of concern.\n\n{LIST}{FLOUR}",
        f"{LIST_ZH}{NAPS}（已撤稿）",
        f"{LIST_ZH}{NAPS}（此文已被撤回）",
        f"{LIST_ZH}{NAPS}".replace("[J]", "（已撤稿）[J]"),
        f"{LIST_ZH}{SNOW}",
        "该研究（DOI：10.1234/xiu.1）已于2023年被期刊撤回。",
        f"曾有试验称午睡可降低血糖[1]，后因数据问题撤稿。\n\n{LIST_ZH}{NAPS}",
        "撤稿聲明說明了原因：[該研究](https://doi.org/10.1234/withdrawn.1)的數據無法重現。",
        "The journal says why in its [retraction notice](https://doi.org/10.1234/notice.1).",
        "另一项研究（DOI：10.1234/eyes.1）未发现差异。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the works over which a notice stands and of which the article does not say so."""
        for judged in self.judged(document):
            yield from self._judged(document, judged)

    def _judged(self, document: Document, judged: JudgedReference) -> Iterator[Finding]:
        reference, judgement = judged.reference, judged.judgement
        notes = judgement.evidence.notes
        verdict = judgement.verdict
        if verdict in _WEIGHTS:
            if entry_tells(reference, verdict) or text_tells(document, reference, verdict):
                return
            severity = "info" if title_tells(document, verdict) else _WEIGHTS[verdict]
            yield report(self, judged, _DO[verdict], severity=severity)
        elif "cites-notice" in notes:
            if not text_tells(document, reference, "corrected"):
                yield report(self, judged, self.notice, severity="info")
        elif "possible-retraction" in notes and not entry_tells(reference, "retracted"):
            yield report(self, judged, self.possible, severity="info")
        elif "possible-concern" in notes and not entry_tells(reference, "concern"):
            yield report(self, judged, self.possible_doubt, severity="info")

    def known_works(self) -> KnownWorks:
        """Return works of which some were retracted."""
        from .known_works import known_works

        return known_works()
