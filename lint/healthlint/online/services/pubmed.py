"""What does PubMed say of a work?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from healthlint.online.answers import Absent, Known, Noticed, NotRegistered, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.batches import in_batches
from healthlint.online.services.paths import doi_path, is_pmid
from healthlint.online.services.pubmed_notices import notices_of
from healthlint.online.services.pubmed_summary import record_of
from healthlint.online.transport.bodies import Reply, json_of, unexpected, unusable, xml_of
from healthlint.online.transport.client import Client, with_query
from healthlint.online.transport.request import Request
from healthlint.references.works import Record

_TOOL = "healthlint"
_UNKNOWN = "cannot get document summary"
_SEARCH = {"db": "pubmed", "retmode": "json"}
_MOST = 40  # DOIs that are searched for at once
_LONGEST = 2500  # characters of the search
_MOST_FOUND = 200  # PMIDs, of which a DOI has one, or its notices have the same
MOST_SUMMARIES = 100  # that are asked for at once


class PubMed:
    """The index of medical journals, asked through NCBI's E-utilities."""

    def __init__(self, client: Client, root: str, contact: str = "", key: str = "") -> None:
        self._client = client
        self._root = root
        self._private = {"tool": _TOOL, "email": contact, "api_key": key}
        self._lane = "eutils-key" if key else "eutils"

    def record(self, pmid: str) -> Known | NotRegistered | Unchecked:
        """Return the record of a PMID; a number that was never given has an error in place of one."""
        if not is_pmid(pmid):
            return Unchecked("no address can be made of this PMID", "identifier")
        reply = self._asked("esummary.fcgi", _summary_of(pmid))
        if isinstance(reply, Unchecked):
            return reply
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        summary = _summary(value, pmid)
        if not summary:
            return unusable(reply, "what came is no summary of PubMed")
        error = shape.said(summary.get("error"))
        if error.lower() == _UNKNOWN:
            return NotRegistered(reply.asked, reply.when)
        if error or not shape.text(summary.get("title")):
            return unusable(reply, f"PubMed says: {error}" if error else "what came has no title")
        return Known(record_of(pmid, summary), reply.asked, reply.when)

    def records(self, pmids: Sequence[str]) -> dict[str, Known]:
        """Return the records of some PMIDs, asked for at once; of those that are there.

        A number that is not among them must be asked for by itself.
        """
        reply = self._asked("esummary.fcgi", _summary_of(",".join(pmids)))
        value = reply if isinstance(reply, Unchecked) else json_of(reply)
        if isinstance(reply, Unchecked) or isinstance(value, Unchecked):
            return {}
        found: dict[str, Known] = {}
        for pmid in pmids:
            summary = _summary(value, pmid)
            if shape.text(summary.get("title")) and "error" not in summary:
                asked = with_query(f"{self._root}/esummary.fcgi", _summary_of(pmid))
                found[pmid] = Known(record_of(pmid, summary), asked, reply.when)
        return found

    def number(self, doi: str) -> Known | Absent | Unchecked:
        """Return a record with the PMID of a DOI and nothing else; absent is what PubMed does not hold.

        PubMed cuts the DOI into words to look for it, so the record that it leads to must be compared.
        """
        if not is_searchable(doi):
            return Unchecked("PubMed cannot be asked for this DOI", "identifier")
        found = self._found({"term": _term(doi)})
        if isinstance(found, Unchecked):
            return found
        reply, numbers = found
        if len(numbers) != 1:
            return Absent(reply.asked, reply.when)
        return Known(Record("pubmed", doi=doi, pmid=numbers[0]), reply.asked, reply.when)

    def numbers(self, dois: Sequence[str]) -> tuple[str, ...]:
        """Return the PMIDs that a search for some DOIs (of `batches`) finds; which is whose they do not say.

        There are none where not all of them came.
        """
        found = self._found({"term": " OR ".join(map(_term, dois)), "retmax": str(_MOST_FOUND)})
        if isinstance(found, Unchecked) or len(found[1]) >= _MOST_FOUND:
            return ()
        return tuple(found[1])

    def search_for(self, doi: str) -> str:
        """Return the address of a search for a DOI alone."""
        return with_query(f"{self._root}/esearch.fcgi", {**_SEARCH, "term": _term(doi)})

    def _found(self, query: dict[str, str]) -> tuple[Reply, list[str]] | Unchecked:
        reply = self._asked("esearch.fcgi", {**_SEARCH, **query})
        if isinstance(reply, Unchecked):
            return reply
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        result = shape.mapping(shape.mapping(value).get("esearchresult"))
        if "idlist" not in result:
            return unusable(reply, "what came is no result of PubMed")
        return reply, [found for found in shape.texts(result["idlist"]) if is_pmid(found)]

    def notices(self, pmid: str) -> Noticed | NotRegistered | Unchecked:
        """Return the notices that PubMed links to a work, from its full record."""
        if not is_pmid(pmid):
            return Unchecked("no address can be made of this PMID", "identifier")
        query = {"db": "pubmed", "retmode": "xml", "id": pmid}
        reply = self._asked("efetch.fcgi", query, accept="application/xml")
        if isinstance(reply, Unchecked):
            return reply
        root = xml_of(reply)
        if isinstance(root, Unchecked):
            return root
        found = notices_of(root, pmid)
        if found is None:
            return unusable(reply, "what came is no record of PubMed")
        return Noticed(*found, reply.asked, reply.when)

    def _asked(self, tool: str, query: dict[str, str], accept: str = "application/json") -> Reply | Unchecked:
        request: Request = to_service(self._root, with_query(f"/{tool}", query), self._lane, **self._private)
        reply = self._client.get(request._replace(accept=accept))
        return unexpected(reply) if isinstance(reply, Reply) and reply.status != 200 else reply


def is_searchable(doi: str) -> bool:
    """Tell whether PubMed can be asked for a DOI: some signs are of its own language of searches."""
    return doi_path(doi) is not None and {'"', "[", "]"}.isdisjoint(doi)


def batches(dois: Iterable[str]) -> list[list[str]]:
    """Return DOIs in lists that can be searched for at once, without those that no search can hold."""
    sound = filter(is_searchable, dois)
    return in_batches(sound, around=_term(""), between=" OR ", most=_MOST, longest=_LONGEST)


def _term(doi: str) -> str:
    return f'"{doi}"[aid]'


def _summary_of(pmids: str) -> dict[str, str]:
    return {"db": "pubmed", "retmode": "json", "id": pmids}


def _summary(value: Any, pmid: str) -> dict[str, Any]:
    """Return the summary of a PMID in an answer; empty where it holds none."""
    summary = shape.mapping(shape.mapping(shape.mapping(value).get("result")).get(pmid))
    return summary if shape.text(summary.get("uid")) == pmid else {}
