"""How are the identifiers of many references asked about with few requests?

Whatever many are asked at once do not say of one of them is left to a question for that one alone, and so is
all that may be held against a reference: a list says what is there, never what is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from healthlint.online.agencies import likely
from healthlint.online.answers import Absent, Known
from healthlint.online.crew import Question
from healthlint.online.ladder import CROSSREF
from healthlint.online.online import Online
from healthlint.online.services import crossref, pmc, pubmed
from healthlint.online.services.paths import is_pmcid, is_pmid
from healthlint.references.works import Record

_FEW = 3  # identifiers, from which on a list is no slower than as many questions


class Learning:
    """Asks the services of a run about many identifiers at once; in a replay there is nothing to ask."""

    def __init__(self, online: Online) -> None:
        self._online = online
        self._at = online.services

    def crossref(self, dois: Iterable[str]) -> list[Question]:
        """Return what asks Crossref for the records of the DOIs that are likely its own."""
        unknown = self._unknown("crossref", (doi for doi in dois if likely(doi) in ("", CROSSREF)))
        return [
            partial(self._of_crossref, batch) for batch in crossref.batches(unknown) if len(batch) >= _FEW
        ]

    def agencies(self, dois: Iterable[str]) -> list[Question]:
        """Return what asks doi.org for the agencies of DOIs."""
        unknown = self._unknown("doi.org agency", dois)
        return [partial(self._online.agencies, unknown)] if len(unknown) >= _FEW else []

    def pubmed(self, dois: Iterable[str]) -> list[Question]:
        """Return what asks PubMed for the records of DOIs, which notices on their works are linked to."""
        unknown = self._unknown("pubmed number", dois)
        return [partial(self._of_pubmed, batch) for batch in pubmed.batches(unknown) if len(batch) >= _FEW]

    def summaries(self, pmids: Iterable[str]) -> list[Question]:
        """Return what asks PubMed for the records of PMIDs."""
        lists = _lists(self._unknown("pubmed", filter(is_pmid, pmids)), pubmed.MOST_SUMMARIES)
        return [partial(self._summaries, batch) for batch in lists]

    def pmc(self, pmcids: Iterable[str]) -> list[Question]:
        """Return what asks PubMed Central for the other numbers of articles."""
        lists = _lists(self._unknown("pmc pmcid", filter(is_pmcid, pmcids)), pmc.MOST)
        return [partial(self._of_pmc, batch) for batch in lists]

    def _unknown(self, service: str, questions: Iterable[str]) -> list[str]:
        if self._at is None:
            return []
        return [
            one
            for one in dict.fromkeys(questions)
            if not self._online.is_known(service, one) and not self._online.is_known(_list_of(service), one)
        ]

    def _listed(self, service: str, questions: Sequence[str]) -> None:
        """Note that a list was asked for, so that the next article does not do it again where it failed."""
        for one in questions:
            self._online.remember(_list_of(service), one, None)

    def _of_crossref(self, dois: Sequence[str]) -> None:
        assert self._at is not None
        self._listed("crossref", dois)
        for doi, known in self._at.crossref.records(dois).items():
            self._online.remember("crossref", doi, known)

    def _of_pubmed(self, dois: Sequence[str]) -> None:
        """Learn the PMIDs of DOIs from the records that a search for all of them finds.

        Where it finds none of them nothing is learnt: that it was misread as a whole would look the same.
        """
        assert self._at is not None
        self._listed("pubmed number", dois)
        found = self._at.pubmed.numbers(dois)
        self._summaries([pmid for pmid in found if not self._online.is_known("pubmed", pmid)])
        records = [answer for pmid in found if isinstance(answer := self._known(pmid), Known)]
        if len(records) < len(found) or not {answer.record.doi for answer in records} & {*dois}:
            return
        for doi in dois:
            of_doi = [answer.record.pmid for answer in records if answer.record.doi == doi]
            asked, when = self._at.pubmed.search_for(doi), records[0].when
            only = Known(Record("pubmed", doi=doi, pmid=of_doi[0]), asked, when) if len(of_doi) == 1 else None
            self._online.remember("pubmed number", doi, only or Absent(asked, when))

    def _of_pmc(self, pmcids: Sequence[str]) -> None:
        assert self._at is not None
        self._listed("pmc pmcid", pmcids)
        for pmcid, known in self._at.pmc.records("pmcid", pmcids).items():
            self._online.remember("pmc pmcid", pmcid, known)

    def _known(self, pmid: str) -> object:
        return self._online.pmid(pmid) if self._online.is_known("pubmed", pmid) else None

    def _summaries(self, pmids: Sequence[str]) -> None:
        assert self._at is not None
        self._listed("pubmed", pmids)
        if pmids:
            for pmid, known in self._at.pubmed.records(pmids).items():
                self._online.remember("pubmed", pmid, known)


def _lists(values: Sequence[str], most: int) -> Iterator[Sequence[str]]:
    """Yield values in lists of so many at most; a last one that is too short for a list is left out."""
    for start in range(0, len(values), most):
        some = values[start : start + most]
        if len(some) >= _FEW:
            yield some


def _list_of(service: str) -> str:
    return f"{service}, in a list"
