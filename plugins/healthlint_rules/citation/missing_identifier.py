"""CIT118: does a reference give the identifier that its work has?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import BAKERS, EYES, EYES_BARE, LIST, LIST_ZH, SNOW, SNOW_BARE, SNOW_IN_TRADITIONAL
from .identifier_changes import addition
from .judged import report

if TYPE_CHECKING:
    from healthlint.references import JudgedReference, KnownWorks


class MissingIdentifier(Rule):
    """A reference gives no DOI or PMID, and the register has one for the work.

    With the identifier a reader is at the work with one click, and hears of it when the work is retracted;
    without it every reader has to search.
    """

    code = "CIT118"
    name = "missing-identifier"
    severity = "info"
    rank = 3
    looks_up = True
    message = {
        "en": "this work is registered as {said}; add it, so that readers find the work with one click",
        "zh": "该文献登记为 {said}；请补上，便于读者直接找到原文",
    }
    maybe = {
        "en": "this may be the work registered as {said}; if it is, add that",
        "zh": "这可能是登记为 {said} 的文献；若确是，请补上",
    }
    sources = (
        "ICMJE Recommendations: references",
        "NLM: Citing Medicine",
        "Crossref DOI display guidelines, 2017",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        f"{LIST}⟦{EYES_BARE}⟧",
        f"{LIST}⟦Moreau, C. (2019). Gene therapy of a rare disease of the eye. "
        "Annals of Invented Ophthalmology, 12, 7–19.⟧",
        f"Genes help.[^g]\n\n[^g]: ⟦{EYES_BARE}⟧",
        f"{LIST}⟦“Gene therapy of a rare disease of the eye,” Annals of Invented Ophthalmology, 2019.⟧",
        f"{LIST_ZH[:-3]}⟦[1]{SNOW_BARE}⟧",
        f"## 參考文獻\n\n⟦[1]{SNOW_IN_TRADITIONAL}⟧",
        "## 参考资料\n\n1. ⟦林若安，周立新。雪天步行对老年人平衡能力的影响。中华睡眠示例杂志，2021。⟧",
    )
    good = (
        f"{LIST}{EYES}",
        f"{LIST}{EYES_BARE} PMID: 22222222",
        f"{LIST}{EYES_BARE}".replace("2019", "2011"),  # which work is meant has to be told first
        f"{LIST}{EYES_BARE}".replace("rare", "common"),
        f"{LIST}Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4.",
        f"{LIST}{BAKERS}",
        f"{LIST_ZH}{SNOW}",
        f"{LIST_ZH}张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.",
        "林若安等发现雪天步行影响平衡。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the entries without identifier to which a record is known, with the identifier to add."""
        for judged in self.judged(document):
            yield from self._judged(judged)

    def _judged(self, judged: JudgedReference) -> Iterator[Finding]:
        verdict, record = judged.judgement.verdict, judged.judgement.record
        if verdict not in ("matched", "no-identifier") or record is None:
            return
        if any(kind in ("doi", "pmid", "pmcid") for kind, _ in judged.reference.cited.identifiers):
            return
        identifier = f"DOI {record.doi}" if record.doi else f"PMID {record.pmid}" if record.pmid else ""
        if identifier:
            message = self.message if verdict == "matched" else self.maybe
            yield report(self, judged, message, said=identifier, proposals=addition(self, judged, record))

    def known_works(self) -> KnownWorks:
        """Return works that have identifiers."""
        from .known_works import known_works

        return known_works()
