"""CIT119: does a cited journal stand on the list that the config gives?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Rule

from .example_entries import EYES, LIST, LIST_ZH, SNOW
from .judged import language_of

if TYPE_CHECKING:
    from healthlint.references import JudgedReference, KnownWorks, Reference


class ListedJournal(Rule):
    """A cited journal stands on the list of journals that the config gives.

    An editorial office may want to look at each reference to certain journals. Which they are is its own
    word: there is no list but that of the config, and nothing is said of any journal.
    """

    code = "CIT119"
    name = "listed-journal"
    rank = 4
    looks_up = True
    by_form = True
    options = {
        "journal-watchlist": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "default": [],
            "description": (
                "titles, abbreviations or ISSNs of journals: references to them are reported. Names must be"
                " equal but for case and signs, or those of one journal in a registry"
            ),
        }
    }
    example_settings = {
        "journal-watchlist": ["Annals of Invented Ophthalmology", "Sea Health Example", "中华睡眠示例杂志"]
    }
    message = {
        "en": "the journal {journal} appears on the list that your config gives; look at this reference",
        "zh": "期刊 {journal} 列在配置所给的名单中；请核对这条文献",
    }
    listed_as = {
        "en": "it is on the list as {name}",
        "zh": "名单中写作 {name}",
    }
    sources = ("the editorial policy of whoever writes the config",)
    bad = (
        f"{LIST}⟦{EYES}⟧",
        f"{LIST}⟦{EYES}⟧".replace("Ann Inv Ophthalmol", "Annals of Invented Ophthalmology"),
        f"{LIST}⟦Brandt K. Cold baths and the mood of sailors. Sea Health Example. 2018;3:1-4.⟧",
        "A trial of [⟦gene therapy⟧](https://doi.org/10.1234/eyes.1) found nothing.",
        f"{LIST_ZH[:-3]}⟦[1]{SNOW}⟧",
        "## 參考文獻\n\n⟦[1]張明遠.冬泳與船員情緒[J].中華睡眠示例雜誌,2018,3(1):1-4.⟧",
        "雪天步行的研究（DOI：⟦10.1234/xue.1⟧）未见差异。",
    )
    good = (
        f"{LIST}Brandt K. Cold baths and the mood of sailors. Sea Health. 2018;3:1-4.",
        f"{LIST}Brandt K. Cold baths and the mood of sailors. Journal of Sea Health Example. 2018;3:1-4.",
        f"{LIST}Brandt K. Cold baths: annals of invented ophthalmology. Sea. 2018;3:1-4.",
        f"{LIST}Okafor T. Annals of Invented Ophthalmology. Leeds: Leeds University Press; 2019.",
        "A trial of [sugar](https://doi.org/10.1234/withdrawn.1) found nothing.",
        "The Annals of Invented Ophthalmology are printed in Leeds.",
        f"{LIST_ZH}张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.",
        f"{LIST_ZH}张明远.冬泳与船员情绪[J].中华睡眠示例杂志增刊,2018,3(1):1-4.",
        "《中华睡眠示例杂志》创刊于示例年代。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the references to journals of the list, by what they say and by what is known of them."""
        watched = self.settings["journal-watchlist"]
        if not watched:
            return
        from healthlint.references import journal_key, references_of

        listed = {journal_key(name): name for name in watched}
        known = {judged.reference: judged for judged in self.judged(document)}
        for reference in references_of(document):
            names = _names(reference, known.get(reference))
            for name in names:
                if name and journal_key(name) in listed:
                    yield self._found(reference, names[0], listed[journal_key(name)])
                    break

    def _found(self, reference: Reference, shown: str, name: str) -> Finding:
        language = language_of(self, reference)
        return self.finding(
            reference.span,
            self.message[language],
            document=reference.block.document,
            journal=shown,
            evidence=[self.listed_as[language].format(name=name)],
        )

    def known_works(self) -> KnownWorks:
        """Return works of which the register knows the journal by its names."""
        from .known_works import known_works

        return known_works()


def _names(reference: Reference, judged: JudgedReference | None) -> list[str]:
    """Return by what names the journal of a work is known, first as it is cited or else registered."""
    cited = reference.cited
    names = [cited.container, *(value for kind, value in cited.identifiers if kind == "issn")]
    if judged is not None:
        names += judged.journal
        record = judged.judgement.record
        if record is not None and judged.judgement.verdict != "other-work":
            names += (record.container, *record.containers)
    return list(filter(None, names))
