"""What do the services add to what is known on this machine?"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from healthlint.online.agencies import likely
from healthlint.online.ahead import Ahead, Here
from healthlint.online.answers import Known, Listed, Lookup, Unchecked
from healthlint.online.ladder import CROSSREF
from healthlint.online.online import Online
from healthlint.online.telling import page_told, told
from healthlint.references.answers import Answers, BrokenOff, Found, Missing, NoAnswers, Page, Unheard
from healthlint.references.judging.binding import held_against, is_same_work, likeliest
from healthlint.references.works import Cited, IdentifierKind, Notice, Record

# Works that Crossref's search looks into (public data file of 2026).
_CROSSREF_WORKS = 180_000_000


class OnlineAnswers:
    """Asks a registry first, and the services for what it does not hold."""

    def __init__(self, online: Online, local: Answers | None = None) -> None:
        self._online = online
        self._local = local or NoAnswers()

    @property
    def name(self) -> str:
        """Return the name of the registry, or whose search stands in for one."""
        return self._local.name or "Crossref"

    @property
    def snapshot(self) -> datetime.date | None:
        """Return from which day the registry stems."""
        return self._local.snapshot

    @property
    def lists_journals(self) -> bool:
        """Tell whether the registry was built from lists of journals."""
        return self._local.lists_journals

    @property
    def rows(self) -> int:
        """Return how many works can be looked up by their titles."""
        return self._local.rows or _CROSSREF_WORKS

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Return the registry where there is none.

        In a replay the services have been asked, if not by this run: what rests on their answers must not
        read as if it rested on none, and reads as it did then.
        """
        return () if self._local.rows else ("registry",)

    @property
    def asks_pages(self) -> bool:
        """Tell whether it can be asked what has become of pages: also of those that are remembered."""
        return True

    def learn(self, works: Sequence[Cited], addresses: Sequence[str]) -> None:
        """Ask about the identifiers of works, and about pages, side by side, to have the answers at hand.

        In a replay there is nothing to wait for.
        """
        if self._online.is_replay:
            return
        pages = [each for each in addresses if not self._online.is_looked_at(each)]
        if works or pages:
            Ahead(self._online, self).learn(works, pages, self._here(works))

    def _here(self, works: Sequence[Cited]) -> Here:
        """Return what the registry knows of works."""
        records: dict[tuple[IdentifierKind, str], Record] = {}
        titled: dict[Cited, Record | None] = {}
        if not self._local.rows:
            return Here(records, titled)
        for work in works:
            for identifier in work.identifiers:
                found = self._local.record(*identifier)
                if isinstance(found, Found):
                    records[identifier] = found.record
            if not work.identifiers and work.title and (candidates := self._local.candidates(work)):
                bounds = [held_against(work, each, self._local) for each in candidates]
                same = likeliest([each for each in bounds if is_same_work(each)])
                titled[work] = None if same is None else same.record
        return Here(records, titled)

    def page(self, address: str) -> Page:
        """Return what has become of a page."""
        return page_told(address, self._online.link(address))

    def record(self, kind: IdentifierKind, value: str) -> Found | Missing:
        """Return what an identifier leads to, here or with the service that can know."""
        here = self._local.record(kind, value)
        if isinstance(here, Found):
            return here
        return self.identified(kind, value) or here

    def identified(self, kind: IdentifierKind, value: str) -> Found | Missing | None:
        """Return what an identifier leads to with the services; None where none of them is asked."""
        answer = self._asked(kind, value)
        if answer is None or (isinstance(answer, Unchecked) and answer.cause == "offline"):
            return None
        return told(kind, answer)

    def candidates(self, cited: Cited) -> Sequence[Found]:
        """Return the works that could be meant: those of the registry, or where it knows none, Crossref's."""
        return self._local.candidates(cited) or self.searched(cited)

    def searched(self, cited: Cited) -> Sequence[Found]:
        """Return the works that Crossref finds for what is said of one."""
        if not cited.title:
            return ()
        first = cited.authors[0].family if cited.authors else ""
        found = self._online.search(f"{cited.title} {first} {cited.year or ''}")
        if isinstance(found, Unchecked) and not (found.cause == "offline" and self._local.rows):
            return BrokenOff.with_reason(Missing("unchecked", "crossref", detail=found.reason))
        if not isinstance(found, Listed):
            return ()
        return [Found(record, "crossref", found.when.date()) for record in found.records]

    def notices(self, record: Record) -> Sequence[Notice]:
        """Return the notices that the registry, Crossref and PubMed know on a work."""
        told = self.told_of(record)
        notices = dict.fromkeys((*self._local.notices(record), *told))
        return Unheard(notices) if isinstance(told, Unheard) else tuple(notices)

    def told_of(self, record: Record) -> Sequence[Notice]:
        """Return the notices that Crossref and PubMed know on a work."""
        told: list[Sequence[Notice]] = []
        if _may_be_of_crossref(record) and not (record.source == "crossref" and record.notices):
            told.append(_notices_of(self._online.crossref(record.doi)))
        if record.source != "pubmed":
            told.append(self._notices_of_pubmed(record))
        notices = tuple(notice for each in told for notice in each)
        return Unheard(notices) if any(isinstance(each, Unheard) for each in told) else notices

    def journal(self, name: str) -> tuple[str, ...]:
        """Return what the registry knows of a journal."""
        return self._local.journal(name)

    def _asked(self, kind: IdentifierKind, value: str) -> Lookup | None:
        """Return the answer of the service for a kind of identifiers; None where there is none."""
        if kind == "doi":
            return self._online.doi(value)
        if kind == "arxiv":
            return self._online.datacite(f"10.48550/arxiv.{value.lower()}")
        if kind == "pmid":
            return self._online.pmid(value)
        if kind == "nct":
            return self._online.trial(value)
        if kind == "pmcid":
            return self._of_pmc(value)
        return None

    def _of_pmc(self, value: str) -> Lookup:
        """Return the record of an article of PubMed Central, whose converter knows its numbers only."""
        numbers = self._online.pmc("pmcid", value)
        if not isinstance(numbers, Known):
            return numbers
        if numbers.record.pmid:
            return self._online.pmid(numbers.record.pmid)
        return self._online.doi(numbers.record.doi) if numbers.record.doi else numbers

    def _notices_of_pubmed(self, record: Record) -> Sequence[Notice]:
        """Return what PubMed says against a work; of a number that was searched for, the DOI must agree."""
        pmid, may_lack = record.pmid, True
        if not pmid and record.doi:
            number = self._online.pmid_of(record.doi)
            if not isinstance(number, Known):
                return _notices_of(number)
            pmid, may_lack = number.record.pmid, False
        found = self._online.pmid(pmid) if pmid else None
        if not isinstance(found, Known):
            return () if found is None else _notices_of(found)
        doi = found.record.doi
        is_same = doi == record.doi or (may_lack and not (doi and record.doi))
        return found.record.notices if is_same else ()


def _may_be_of_crossref(record: Record) -> bool:
    """Tell whether Crossref may have a notice on a work; it has none on those of other agencies."""
    return bool(record.doi) and record.source != "datacite" and likely(record.doi) in ("", CROSSREF)


def _notices_of(answer: Lookup) -> Sequence[Notice]:
    if isinstance(answer, Unchecked):
        return Unheard()
    return answer.record.notices if isinstance(answer, Known) else ()
