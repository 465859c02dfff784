"""Which identifiers of a work belong together?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from healthlint.online.answers import Absent, Known, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.paths import doi_path, is_pmcid, is_pmid
from healthlint.online.transport.bodies import Reply, json_of, unexpected, unusable
from healthlint.online.transport.client import Client, with_query
from healthlint.online.transport.request import Request
from healthlint.references.works import Record

_CHECKS: dict[str, Callable[[str], object]] = {"pmid": is_pmid, "pmcid": is_pmcid, "doi": doi_path}
MOST = 100  # identifiers that are asked for at once; the converter takes 200
_MISSING = ("not found", "not currently available", "not in pmc")


class IdConverter:
    """PubMed Central's converter of identifiers: it knows the articles of PubMed Central and no others."""

    def __init__(self, client: Client, root: str, contact: str = "") -> None:
        self._client = client
        self._root = root
        self._contact = contact

    def record(self, kind: str, value: str) -> Known | Absent | Unchecked:
        """Return a record that holds the identifiers of a work, and nothing else of it.

        `kind`: `pmid`, `pmcid` or `doi`.
        """
        check = _CHECKS.get(kind)
        if check is None or not check(value):
            return Unchecked(f"no address can be made of this {kind.upper()}", "identifier")
        reply = self._client.get(self._request(kind, value))
        if isinstance(reply, Unchecked):
            return reply
        if reply.status != 200:  # 400 and 404 are faults of the question, and say so in JSON
            return unexpected(reply)
        answer = json_of(reply)
        if isinstance(answer, Unchecked):
            return answer
        for record in shape.mappings(shape.mapping(answer).get("records")):
            if _means(record, kind, value):
                if not _failed(record):
                    return Known(_read(record), reply.asked, reply.when)
                fault = shape.said(record.get("errmsg"))
                if any(words in fault.lower() for words in _MISSING):
                    return Absent(reply.asked, reply.when)
                return unusable(
                    reply, f"the converter says: {fault}" if fault else "the converter says no more"
                )
        return unusable(reply, "what came is no answer of the converter")

    def records(self, kind: str, values: Sequence[str]) -> dict[str, Known]:
        """Return the identifiers of some works, asked for at once; of those that are there, as above.

        A value that is not among them must be asked for by itself.
        """
        reply = self._client.get(self._request(kind, ",".join(values)))
        answer = unexpected(reply) if isinstance(reply, Reply) and reply.status != 200 else reply
        answer = json_of(answer) if isinstance(answer, Reply) else answer
        found: dict[str, Known] = {}
        if isinstance(reply, Unchecked) or isinstance(answer, Unchecked):
            return found
        for record in shape.mappings(shape.mapping(answer).get("records")):
            for value in values:
                if not _failed(record) and _means(record, kind, value):
                    found[value] = Known(_read(record), self._request(kind, value).address, reply.when)
        return found

    def _request(self, kind: str, values: str) -> Request:
        query = {"ids": values, "idtype": kind, "format": "json", "versions": "no"}
        return to_service(self._root, with_query("", query), "pmc", tool="healthlint", email=self._contact)


def _failed(record: dict[str, Any]) -> bool:
    return shape.text(record.get("status")).lower() == "error"


def _means(record: dict[str, Any], kind: str, value: str) -> bool:
    """Tell whether a record is that of the question; `requested-id` is of the newer answers only."""
    named = (shape.text(record.get(key)).lower() for key in ("requested-id", kind))
    return value.lower() in named


def _read(record: dict[str, Any]) -> Record:
    return Record(
        source="pmc",
        doi=shape.text(record.get("doi")).lower(),
        pmid=shape.text(record.get("pmid")),
        pmcid=shape.text(record.get("pmcid")).upper(),
    )
