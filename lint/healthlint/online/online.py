"""What do the services say, asked through the cache?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
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
from healthlint.online.endpoints import Endpoints
from healthlint.online.services.crossref import Crossref
from healthlint.online.services.datacite import DataCite
from healthlint.online.services.doi_org import DoiOrg
from healthlint.online.services.links import Links
from healthlint.online.services.pmc import IdConverter
from healthlint.online.services.pubmed import PubMed
from healthlint.online.services.trials import Trials
from healthlint.online.stored import Answer
from healthlint.online.transport.client import Client

AT_ONCE = 8  # questions; each service has limits of its own
_T = TypeVar("_T")


class Online:
    """All services, each question asked once in a while and remembered. Threads may share it.

    No method raises because of what the network does: what could not be learnt is `Unchecked`.
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
        places = endpoints or Endpoints()
        if client is not None:
            self._crossref = Crossref(client, places.crossref, contact)
            self._doi_org = DoiOrg(client, places.doi_org)
            self._datacite = DataCite(client, places.datacite, contact)
            self._pubmed = PubMed(client, places.eutils, contact, ncbi_key)
            self._pmc = IdConverter(client, places.pmc, contact)
            self._trials = Trials(client, places.trials)
            self._links = Links(client)

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
        return self._remembered("crossref", doi, lambda: self._crossref.record(doi))

    def search(self, words: str) -> Listed | Unchecked:
        """Return the records of Crossref that are likeliest for the words of a reference."""
        words = " ".join(words.split())
        return self._remembered("crossref search", words.lower(), lambda: self._crossref.search(words))

    def datacite(self, doi: str) -> Known | Absent | Unchecked:
        """Return DataCite's record of a DOI."""
        return self._remembered("datacite", doi, lambda: self._datacite.record(doi))

    def handle(self, doi: str) -> Exists | NotRegistered | Unchecked:
        """Return whether doi.org knows a DOI."""
        return self._remembered("doi.org handle", doi, lambda: self._doi_org.handle(doi))

    def agency(self, doi: str) -> Exists | Absent | Unchecked:
        """Return with whom a DOI is registered."""
        return self._remembered("doi.org agency", doi, lambda: self._doi_org.agency(doi))

    def agencies(self, dois: Sequence[str]) -> dict[str, Exists | Absent | Unchecked]:
        """Return with whom each of some DOIs is registered; what is not remembered is asked at once."""
        answers: dict[str, Any] = {doi: self._cache.get("doi.org agency", doi) for doi in dois}
        unknown = [doi for doi, answer in answers.items() if answer is None]
        if unknown and self._client is None:
            answers |= dict.fromkeys(unknown, _not_asked())
        elif unknown:
            for doi, answer in self._doi_org.agencies(unknown).items():
                answers[doi] = answer
                self._remember("doi.org agency", doi, answer)
        return answers

    def pmid(self, pmid: str) -> Known | NotRegistered | Unchecked:
        """Return PubMed's record of a PMID."""
        return self._remembered("pubmed", pmid, lambda: self._pubmed.record(pmid))

    def pmid_of(self, doi: str) -> Known | Absent | Unchecked:
        """Return a record with the PMID of a DOI; whether it is of the same work must be compared."""
        return self._remembered("pubmed number", doi, lambda: self._pubmed.number(doi))

    def pubmed_notices(self, pmid: str) -> Noticed | NotRegistered | Unchecked:
        """Return the notices that PubMed links to a work."""
        return self._remembered("pubmed notices", pmid, lambda: self._pubmed.notices(pmid))

    def pmc(self, kind: str, value: str) -> Known | Absent | Unchecked:
        """Return a record with the identifiers of a work in PubMed Central; by `pmid`, `pmcid` or `doi`."""
        return self._remembered(f"pmc {kind}", value, lambda: self._pmc.record(kind, value))

    def trial(self, nct: str) -> Known | NotRegistered | Unchecked:
        """Return ClinicalTrials.gov's record of a trial."""
        return self._remembered("trials", nct, lambda: self._trials.record(nct))

    def link(self, address: str) -> LinkState:
        """Return what has become of a page; that it is dead is never remembered."""
        return self._remembered("links", address, lambda: self._links.state(address))

    def links(self, addresses: Iterable[str]) -> dict[str, LinkState]:
        """Return what has become of several pages; those of different hosts are asked for side by side."""
        each = list(dict.fromkeys(addresses))
        with ThreadPoolExecutor(AT_ONCE) as threads:
            return dict(zip(each, threads.map(self.link, each), strict=True))

    @property
    def is_replay(self) -> bool:
        """Tell whether only what is remembered answers."""
        return self._client is None

    def _remembered(self, service: str, question: str, ask: Callable[[], _T]) -> _T:
        known = self._cache.get(service, question)
        if known is not None:
            return cast("_T", known)
        if self._client is None:
            return cast("_T", _not_asked())
        answer = ask()
        self._remember(service, question, answer)
        return answer

    def _remember(self, service: str, question: str, answer: object) -> None:
        if isinstance(answer, Answer):
            self._cache.put(service, question, answer)


def _not_asked() -> Unchecked:
    return Unchecked("it is not remembered, and nobody was to be asked", "offline")
