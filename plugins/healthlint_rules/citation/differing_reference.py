"""CIT114: is a work cited as it is registered?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import BAKERS, EYES, EYES_BARE, LIST, LIST_ZH, SNOW, SNOW_BARE, SNOW_IN_TRADITIONAL
from .judged import report

if TYPE_CHECKING:
    from healthlint.references import Cited, KnownWorks


class DifferingReference(Rule):
    """A reference tells of its work something else than the register does: title, authors, year, pages.

    A reference that was copied from the work itself agrees with it; one that does not was written from
    memory, or by a program, and what it is cited for may be as far off. What registers often have otherwise,
    an issue, a subtitle, some authors, is info.
    """

    code = "CIT114"
    name = "differing-reference"
    rank = 6
    looks_up = True
    message = {
        "en": "{said}; compare with the work itself",
        "zh": "{said}；请与原文核对",
    }
    sources = (
        "ICMJE Recommendations: references (verify against the original)",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        f"{LIST}⟦{EYES}⟧".replace("2019", "2011"),
        f"{LIST}⟦{EYES}⟧".replace("rare disease", "common disease"),
        f"{LIST}⟦{EYES}⟧".replace("Moreau C", "Brandt K"),
        f"{LIST}⟦{EYES}⟧".replace("12:7-19", "21:7-19"),
        f"{LIST}⟦{EYES}⟧".replace("7-19", "70-81"),
        f"{LIST}⟦{EYES_BARE}⟧".replace("2019", "2011"),
        f"{LIST_ZH[:-3]}⟦[1]{SNOW}⟧".replace("雪天", "雨天"),
        f"{LIST_ZH[:-3]}⟦[1]{SNOW}⟧".replace("2021", "2012"),
        f"{LIST_ZH[:-3]}⟦[1]{SNOW_BARE}⟧".replace("101-106", "301-306"),
        "## 參考文獻\n\n⟦[1]張明遠.雪天步行對老年人平衡能力的影響[J].中華睡眠示例雜誌,2021,19(2):101-106."
        "DOI:10.1234/xue.1.⟧",
    )
    good = (
        f"{LIST}{EYES}",
        f"{LIST}{EYES_BARE}",
        f"{LIST}{EYES}".replace("Ann Inv Ophthalmol", "Annals of Invented Ophthalmology"),
        f"{LIST}{EYES}".replace("2019", "2020"),  # in print a year after it appeared
        f"{LIST}{EYES}".replace("Gene therapy of a rare disease", "GENE THERAPY OF A RARE DISEASE"),
        f"{LIST}{BAKERS}".replace("2021", "2011"),  # that it was retracted comes first
        "A trial of [gene therapy](https://doi.org/10.1234/eyes.1) in 2011 found nothing.",
        f"{LIST_ZH}{SNOW}",
        f"{LIST_ZH}{SNOW_BARE}",
        f"## 參考文獻\n\n[1]{SNOW_IN_TRADITIONAL}",
        f"{LIST_ZH}林若安,等.雪天步行对老年人平衡能力的影响[J].中华睡眠示例杂志,2021,19(2):101-106.DOI:10.1234/xue.1.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the references that differ from the record of their work."""
        for judged in self.judged(document):
            judgement = judged.judgement
            if judgement.verdict == "verified-with-differences":
                mild = judgement.slight or not judgement.hard or _is_label(judged.reference.cited)
                yield report(self, judged, severity="info" if mild else None)

    def known_works(self) -> KnownWorks:
        """Return works with which references are compared."""
        from .known_works import known_works

        return known_works()


def _is_label(cited: Cited) -> bool:
    """Tell whether all there is beside an identifier are some words, which may be no title at all."""
    return not (cited.authors or cited.year or cited.container or cited.volume or cited.pages)
