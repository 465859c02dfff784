"""CIT115: does who gives out an identifier know it?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import BAKERS, EYES, LIST, LIST_ZH, SNOW
from .judged import report

if TYPE_CHECKING:
    from healthlint.references import KnownWorks


class UnregisteredIdentifier(Rule):
    """An identifier of a work was never given out, as those say who give out such identifiers.

    It leads nowhere. It may be mistyped, or late to be registered; identifiers of works that do not exist
    look the same. Only services can tell, with --online: that a registry does not hold it proves nothing.
    """

    code = "CIT115"
    name = "unregistered-identifier"
    rank = 7
    looks_up = True
    message = {
        "en": "{said}; copy it anew from the page of the work, or leave the reference out",
        "zh": "{said}；请从原文页面重新复制，或删去该文献",
    }
    sources = (
        "ICMJE Recommendations: references (verify against the original)",
        "DOI Handbook; ISO 26324",
        "COPE: unverifiable references",
    )
    bad = (
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. doi:10.1234/never.1⟧",
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. PMID: 39999999⟧",
        "A trial of [⟦cold baths⟧](https://doi.org/10.1234/never.1) found nothing.",
        "The trial (⟦NCT01234567⟧) found nothing.",
        f"{LIST_ZH[:-3]}⟦[1]张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.DOI:10.1234/never.1.⟧",
        "冬泳的试验（DOI：⟦10.1234/never.1⟧）未见差异。",
        "該試驗（⟦NCT01234567⟧）未見差異。",
    )
    good = (
        f"{LIST}{EYES}",
        f"{LIST}{BAKERS}",
        f"{LIST}Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. doi:10.1234/sea.1",
        f"{LIST}Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. doi:10.1234/slow.1",
        "A trial of [cold baths](https://sea.example/10.1234/never) found nothing.",
        f"{LIST_ZH}{SNOW}",
        f"{LIST_ZH}张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.DOI:10.1234/sea.1.",
        "冬泳的试验（DOI：10.1234/xue.1）未见差异。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the references with an identifier that was not given out."""
        for judged in self.judged(document):
            if judged.judgement.verdict == "not-registered":
                yield report(self, judged)

    def known_works(self) -> KnownWorks:
        """Return works, and identifiers of which the services say that they are none."""
        from .known_works import services

        return services()
