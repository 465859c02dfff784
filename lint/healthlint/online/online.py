"""What do the services say, asked through the cache?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from types import TracebackType
from typing import Any, TypeVar, cast

from healthlint.online import ladder
from healthlint.online.answers import (
    Absent,
    Exists,
    Known,
    LinkState,
    Listed,
    Lookup,
    Noticed,
    NotRegistered,
    Unchecked,
)
from healthlint.online.cache import AnswerCache
from healthlint.online.crew import Gang, side_by_side
from healthlint.online.endpoints import Endpoints
from healthlint.online.left_open import LeftOpen
from healthlint.online.once import Once
from healthlint.online.services.services import Services, services_of
from healthlint.online.stored import Answer
from healthlint.online.transport.client import Client

AT_ONCE = 8  # pages; each service has limits of its own
_T = TypeVar("_T")


class Online:
    """All services for one run, which asks each question once, and not if an earlier run has lately asked it.

    Threads may share it. No method raises because of what the network does: what could not be learnt is
    `Unchecked`.
    """

    def __init__(
        self,
        client: Client | None,
        cache: AnswerCache,
        *,
        contact: str = "",
        ncbi_key: str = "",
        endpoints: Endpoints | None = None,
    ) -> None:
        """Take who asks, None where only the cache may answer, and whom the services may write to."""
        self._client = client
        self._cache = cache
        self._once = Once()
        self._found: dict[str, Known] = {}  # by DOI, what searches have led to
        self.left_open = LeftOpen()
        self.watch: Callable[[int, int], object] | None = None  # told how many of how many things are learnt
        self._at: Services | None = None
        if client is not None:
            self._at = services_of(client, endpoints or Endpoints(), contact, ncbi_key)

    def __enter__(self) -> Online:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close connections and cache."""
        if self._client is not None:
            self._client.close()
        self._cache.close()

    def doi(self, doi: str) -> Lookup:
        """Return what is known of a DOI, whoever registered it (ladder.py)."""
        return ladder.resolve(self, doi.lower())

    def crossref(self, doi: str) -> Known | Absent | Unchecked:
        """Return Crossref's record of a DOI."""
        return self._remembered("crossref", doi, lambda at: self._found.get(doi) or at.crossref.record(doi))

    def search(self, words: str) -> Listed | Unchecked:
        """Return the records of Crossref that are likeliest for the words of a reference."""
        words = " ".join(words.split())
        found = self._remembered("crossref search", words.lower(), lambda at: at.crossref.search(words))
        if isinstance(found, Listed):  # whose records are whole: nobody has to ask for them again
            for record in found.records:
                self._found.setdefault(record.doi, Known(record, found.asked, found.when))
        return found

    def datacite(self, doi: str) -> Known | Absent | Unchecked:
        """Return DataCite's record of a DOI."""
        return self._remembered("datacite", doi, lambda at: at.datacite.record(doi))

    def handle(self, doi: str) -> Exists | NotRegistered | Unchecked:
        """Return whether doi.org knows a DOI."""
        return self._remembered("doi.org handle", doi, lambda at: at.doi_org.handle(doi))

    def agency(self, doi: str) -> Exists | Absent | Unchecked:
        """Return with whom a DOI is registered."""
        return self._remembered("doi.org agency", doi, lambda at: at.doi_org.agency(doi))

    def agencies(self, dois: Sequence[str]) -> dict[str, Exists | Absent | Unchecked]:
        """Return with whom each of some DOIs is registered; what is not remembered is asked at once."""
        unknown = [doi for doi in dict.fromkeys(dois) if not self.is_known("doi.org agency", doi)]
        if unknown and self._at is not None:
            for doi, answer in self._at.doi_org.agencies(unknown).items():
                self.remember("doi.org agency", doi, answer)
        return {doi: self.agency(doi) for doi in dois}

    def pmid(self, pmid: str) -> Known | NotRegistered | Unchecked:
        """Return PubMed's record of a PMID."""
        return self._remembered("pubmed", pmid, lambda at: at.pubmed.record(pmid))

    def pmid_of(self, doi: str) -> Known | Absent | Unchecked:
        """Return a record with the PMID of a DOI; whether it is of the same work must be compared."""
        return self._remembered("pubmed number", doi, lambda at: at.pubmed.number(doi))

    def pubmed_notices(self, pmid: str) -> Noticed | NotRegistered | Unchecked:
        """Return the notices that PubMed links to a work."""
        return self._remembered("pubmed notices", pmid, lambda at: at.pubmed.notices(pmid))

    def pmc(self, kind: str, value: str) -> Known | Absent | Unchecked:
        """Return a record with the identifiers of a work in PubMed Central; by `pmid`, `pmcid` or `doi`."""
        return self._remembered(f"pmc {kind}", value, lambda at: at.pmc.record(kind, value))

    def trial(self, nct: str) -> Known | NotRegistered | Unchecked:
        """Return ClinicalTrials.gov's record of a trial."""
        return self._remembered("trials", nct, lambda at: at.trials.record(nct))

    def link(self, address: str) -> LinkState:
        """Return what has become of a page; that it is dead no other run is told."""
        page = _page(address)
        return self._remembered("links", page, lambda at: at.links.state(page))

    def is_looked_at(self, address: str) -> bool:
        """Tell whether it is known what has become of a page."""
        return self.is_known("links", _page(address))

    def links(self, addresses: Iterable[str]) -> dict[str, LinkState]:
        """Return what has become of several pages; those of different hosts are asked for side by side."""
        each = list(dict.fromkeys(addresses))
        side_by_side([Gang(AT_ONCE, [partial(self.link, address) for address in each])])
        return {address: self.link(address) for address in each}

    @property
    def is_replay(self) -> bool:
        """Tell whether only what is remembered answers."""
        return self._at is None

    @property
    def services(self) -> Services | None:
        """Return those who can be asked; None in a replay."""
        return self._at

    def is_known(self, service: str, question: str) -> bool:
        """Tell whether there is an answer to a question, of this run or of an earlier one."""
        if self._once.knows(service, question):
            return True
        known = self._cache.get(service, question)
        if known is not None:
            self._once.note(service, question, known)
        return known is not None

    def remember(self, service: str, question: str, answer: object) -> None:
        """Take an answer that came with others; that nothing could be learnt is for this run alone."""
        self._once.note(service, question, answer)
        if isinstance(answer, Answer):
            self._cache.put(service, question, answer)

    def _remembered(self, service: str, question: str, ask: Callable[[Services], _T]) -> _T:
        def learnt() -> Any:
            known = self._cache.get(service, question)
            if known is not None:
                return known
            if self._at is None:
                return _not_asked()
            answer = ask(self._at)
            self.left_open.note(service, answer)
            if isinstance(answer, Answer):
                self._cache.put(service, question, answer)
            return answer

        return cast("_T", self._once.ask(service, question, learnt))


def _page(address: str) -> str:
    """Return an address without what its host never learns: which part of the page is meant."""
    return address.partition("#")[0]


def _not_asked() -> Unchecked:
    return Unchecked("it is not remembered, and nobody was to be asked", "offline")
