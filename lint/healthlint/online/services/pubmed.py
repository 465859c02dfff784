"""What does PubMed say of a work?"""

from __future__ import annotations

from healthlint.online.answers import Absent, Known, Noticed, NotRegistered, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.paths import doi_path, is_pmid
from healthlint.online.services.pubmed_notices import notices_of
from healthlint.online.services.pubmed_summary import record_of
from healthlint.online.transport.bodies import Reply, json_of, unexpected, unusable, xml_of
from healthlint.online.transport.client import Client, with_query
from healthlint.online.transport.request import Request
from healthlint.references.works import Record

_TOOL = "healthlint"
_UNKNOWN = "cannot get document summary"


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
        reply = self._asked("esummary.fcgi", {"db": "pubmed", "retmode": "json", "id": pmid})
        if isinstance(reply, Unchecked):
            return reply
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        summary = shape.mapping(shape.mapping(shape.mapping(value).get("result")).get(pmid))
        if shape.text(summary.get("uid")) != pmid:
            return unusable(reply, "what came is no summary of PubMed")
        error = shape.said(summary.get("error"))
        if error.lower() == _UNKNOWN:
            return NotRegistered(reply.asked, reply.when)
        if error or not shape.text(summary.get("title")):
            return unusable(reply, f"PubMed says: {error}" if error else "what came has no title")
        return Known(record_of(pmid, summary), reply.asked, reply.when)

    def number(self, doi: str) -> Known | Absent | Unchecked:
        """Return a record with the PMID of a DOI and nothing else; absent is what PubMed does not hold.

        PubMed cuts the DOI into words to look for it, so the record that it leads to must be compared.
        """
        if doi_path(doi) is None or not {'"', "[", "]"}.isdisjoint(doi):
            return Unchecked("PubMed cannot be asked for this DOI", "identifier")
        reply = self._asked("esearch.fcgi", {"db": "pubmed", "retmode": "json", "term": f'"{doi}"[aid]'})
        if isinstance(reply, Unchecked):
            return reply
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        result = shape.mapping(shape.mapping(value).get("esearchresult"))
        if "idlist" not in result:
            return unusable(reply, "what came is no result of PubMed")
        numbers = [found for found in shape.texts(result["idlist"]) if is_pmid(found)]
        if len(numbers) != 1:
            return Absent(reply.asked, reply.when)
        return Known(Record("pubmed", doi=doi, pmid=numbers[0]), reply.asked, reply.when)

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
