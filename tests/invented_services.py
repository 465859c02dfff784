"""What would all services together answer, if the world held just these works?"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from serving import Asked, Said, Server, data, page
from shapes import NOT_IN_DATACITE, agency, crossref, handle, summary, unknown_pmid

NOT_FOUND = Said(404, b"Resource not found.", "text/plain")


class InventedServices:
    """The services as one server speaks for them, lists of identifiers included."""

    def __init__(self, server: Server) -> None:
        self.crossref: dict[str, dict[str, Any]] = {}  # by DOI
        self.elsewhere: dict[str, str] = {}  # agencies by DOI
        self.pubmed: dict[str, dict[str, Any]] = {}  # by PMID
        self.pmc: dict[str, dict[str, str]] = {}  # the numbers of an article, by PMCID
        self.down: dict[str, Said] = {}  # what a host says to everything
        self.refuses_lists = False
        self.server = server
        server.otherwise = self._answer

    def work(self, doi: str, **changes: Any) -> None:
        """Register a work with Crossref."""
        self.crossref[doi] = crossref(**{"DOI": doi, **changes})["message"]

    def article(self, pmid: str, doi: str = "", **changes: Any) -> None:
        """Index a work in PubMed."""
        numbers = [{"idtype": "doi", "value": doi}] if doi else []
        self.pubmed[pmid] = summary(pmid, **{"articleids": numbers, **changes})["result"][pmid]

    def requests(self, host: str) -> int:
        """Return how many requests came for a host."""
        return sum(asked.host == host for asked in self.server.asked)

    def _answer(self, asked: Asked) -> Said | None:
        if asked.host in self.down:
            return self.down[asked.host]
        answers: dict[str, Callable[[Asked], Said]] = {
            "api.crossref.org": self._crossref,
            "doi.org": self._doi_org,
            "api.datacite.org": lambda _: data(NOT_IN_DATACITE, 404),
            "eutils.ncbi.nlm.nih.gov": self._eutils,
            "pmc.ncbi.nlm.nih.gov": self._pmc,
            "clinicaltrials.gov": _no_trial,
        }
        speaker = answers.get(asked.host)
        return speaker(asked) if speaker else None

    def _crossref(self, asked: Asked) -> Said:
        if asked.path != "/works":
            work = self.crossref.get(unquote(asked.path.removeprefix("/works/")))
            return data({"status": "ok", "message": work}) if work else NOT_FOUND
        if "filter" in asked.query:
            if self.refuses_lists:
                return data({"status": "failed", "message": [{"type": "parameter-not-allowed"}]}, 400)
            dois = [item.removeprefix("doi:") for item in asked.query["filter"].split(",")]
            items = [self.crossref[doi] for doi in dois if doi in self.crossref]
        else:
            words = asked.query["query.bibliographic"].lower()
            items = [work for work in self.crossref.values() if work["title"][0].lower() in words]
        rows = int(asked.query["rows"])
        return data({"status": "ok", "message": {"total-results": len(items), "items": items[:rows]}})

    def _doi_org(self, asked: Asked) -> Said:
        if asked.path.startswith("/doiRA/"):
            dois = [unquote(doi) for doi in asked.path.removeprefix("/doiRA/").split(",")]
            return data([agency(doi, self._agency_of(doi)) for doi in dois])
        doi = unquote(asked.path.removeprefix("/api/handles/"))
        return data(handle(doi)) if self._agency_of(doi) else data(handle(doi, 100), 404)

    def _agency_of(self, doi: str) -> str:
        return "Crossref" if doi in self.crossref else self.elsewhere.get(doi, "")

    def _eutils(self, asked: Asked) -> Said:
        if asked.path.endswith("esearch.fcgi"):
            if self.refuses_lists and " OR " in asked.query["term"]:
                return page(414)
            dois = set(re.findall(r'"([^"]+)"\[aid\]', asked.query["term"]))
            found = [pmid for pmid, record in self.pubmed.items() if dois & _dois_of(record)]
            return data({"esearchresult": {"count": str(len(found)), "idlist": found}})
        pmids = asked.query["id"].split(",")
        if self.refuses_lists and len(pmids) > 1:
            return page(414)
        records = {pmid: self.pubmed.get(pmid) or unknown_pmid(pmid)["result"][pmid] for pmid in pmids}
        return data({"result": {"uids": pmids, **records}})

    def _pmc(self, asked: Asked) -> Said:
        records = []
        for pmcid in asked.query["ids"].split(","):
            numbers = self.pmc.get(pmcid)
            told = (
                {"status": "error", "errmsg": "Identifier not found in PMC"} if numbers is None else numbers
            )
            records.append({"pmcid": pmcid, "requested-id": pmcid, **told})
        return data({"status": "ok", "records": records})


def _dois_of(record: dict[str, Any]) -> set[str]:
    return {item["value"] for item in record["articleids"] if item["idtype"] == "doi"}


def _no_trial(asked: Asked) -> Said:
    """Return what ClinicalTrials.gov says of a number that it never gave out."""
    number = asked.path.rpartition("/")[2]
    return Said(404, f"NCT number {number} not found".encode(), "text/plain")
