"""CIT116: could a reference be verified?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import BAKERS, EYES, EYES_BARE, LIST, LIST_ZH, SNOW, SNOW_BARE
from .judged import report

if TYPE_CHECKING:
    from healthlint.references import JudgedReference, KnownWorks


class UnverifiedReference(Rule):
    """A reference could not be verified: who was asked does not hold it, or gave no answer.

    That says nothing of the work. It is for editors who check all that a registry leaves open; how many there
    are is told in every report.
    """

    code = "CIT116"
    name = "unverified-reference"
    severity = "info"
    rank = -1  # what can be mended comes first
    strict = True
    looks_up = True
    message = {"en": "{said}", "zh": "{said}"}
    sources = (
        "ICMJE Recommendations: references (verify against the original)",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. doi:10.1234/sea.1⟧",
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4.⟧",
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4. doi:10.1234/slow.1⟧",
        "A trial of [⟦cold baths⟧](https://doi.org/10.1234/sea.1) found nothing.",
        f"{LIST_ZH[:-3]}⟦[1]张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.⟧",
        "冬泳的试验（DOI：⟦10.1234/sea.1⟧）未见差异。",
        "## 參考文獻\n\n⟦[1]張明遠.冬泳與船員情緒[J].海員健康,2018,3(1):1-4.DOI:10.1234/sea.1.⟧",
    )
    good = (
        f"{LIST}{EYES}",
        f"{LIST}{EYES_BARE}",
        f"{LIST}{BAKERS}",
        f"{LIST}{EYES}".replace("2019", "2011"),
        "A trial of [gene therapy](https://doi.org/10.1234/eyes.1) found nothing.",
        f"{LIST_ZH}{SNOW}",
        f"{LIST_ZH}{SNOW_BARE}",
        "雪天步行的研究（DOI：10.1234/xue.1）未见差异。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the references of which those who were asked could tell nothing."""
        for judged in self.judged(document):
            if _is_open(judged):
                yield report(self, judged)

    def known_works(self) -> KnownWorks:
        """Return works, and an identifier about which no answer comes."""
        from .known_works import services

        return services()


def _is_open(judged: JudgedReference) -> bool:
    verdict, asked = judged.judgement.verdict, judged.judgement.evidence.asked
    if verdict == "unchecked":  # what is registered, and cited without a title, was found
        return any(each.answer == "unchecked" for each in asked)
    return verdict == "not-in-registry" and judged.is_looked_up
