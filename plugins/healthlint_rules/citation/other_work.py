"""CIT113: does the identifier of a reference lead to the work that is cited?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import BAKERS_BARE, EYES, EYES_BARE, LIST, LIST_ZH, SNOW, SNOW_BARE
from .identifier_changes import replacement
from .judged import report

if TYPE_CHECKING:
    from healthlint.references import KnownWorks


class OtherWork(Rule):
    """The identifier of a reference leads to another work than the one that is cited.

    Who follows it finds a paper of another title by other authors, and cannot tell whether the source was
    miscopied or has never existed.
    """

    code = "CIT113"
    name = "other-work"
    severity = "error"
    rank = 8
    looks_up = True
    message = {
        "en": "{said}; give the identifier of the work that is meant",
        "zh": "{said}；请改为所引文献的标识符",
    }
    sources = (
        "ICMJE Recommendations: references (verify against the original)",
        "COPE: citation manipulation and unverifiable references",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        f"{LIST}⟦{BAKERS_BARE} doi:10.1234/eyes.1⟧",
        f"{LIST}⟦{EYES_BARE} doi:10.1234/withdrawn.1⟧",
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. PMID: 22222222⟧",
        "Baths help.[^b]\n\n[^b]: ⟦Brandt K. Cold baths and the mood of sailors. https://doi.org/10.1234/EYES.1⟧",
        f"{LIST_ZH[:-3]}⟦[1]{SNOW_BARE}DOI:10.1234/xiu.1.⟧".replace("林若安,周立新", "张明远"),
        f"{LIST_ZH[:-3]}⟦[1]张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.DOI:10.1234/xue.1.⟧",
        "## 參考資料\n\n1. ⟦張明遠（2018）。冬泳與船員情緒。海員健康，3(1)，1-4。https://doi.org/10.1234/xue.1⟧",
    )
    good = (
        f"{LIST}{EYES}",
        f"{LIST}{EYES_BARE}",
        f"{LIST}{EYES}".replace("rare disease", "common disease"),
        f"{LIST}{EYES}".replace("Moreau", "Brandt"),
        "A trial of [cold baths](https://doi.org/10.1234/eyes.1) found nothing.",
        f"{LIST_ZH}{SNOW}",
        f"{LIST_ZH}{SNOW_BARE}",
        f"{LIST_ZH}{SNOW_BARE}DOI:10.1234/eyes.1.",  # a title in another script can be that of a translation
        "冬泳的试验（DOI：10.1234/xue.1）未见差异。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the references whose identifier leads elsewhere."""
        for judged in self.judged(document):
            if judged.judgement.verdict == "other-work":
                yield report(self, judged, proposals=replacement(self, judged))

    def known_works(self) -> KnownWorks:
        """Return works to which the identifiers lead."""
        from .known_works import known_works

        return known_works()
