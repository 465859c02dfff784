"""Does a DOI exist, and with which agency is it registered?

Only doi.org can say that a DOI is not registered, and says it in two ways at once: with the status 404 and
with the code 100 of the handle protocol. Anything less is no such answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from healthlint.online.answers import Absent, Exists, NotRegistered, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.paths import doi_path
from healthlint.online.transport.bodies import json_of, unexpected, unusable
from healthlint.online.transport.client import Client

_FOUND = 1
_WITHOUT_VALUES = 200  # registered, without the kind of value that was asked for
_NOT_FOUND = 100
MOST = 50  # DOIs that are asked for at once
_LONGEST = 3000  # characters of a list of DOIs
_UNKNOWN = ("doi does not exist", "unknown")


class DoiOrg:
    """The resolver of all DOIs: its handle server, and its service that names the agency of each."""

    def __init__(self, client: Client, root: str) -> None:
        self._client = client
        self._root = root

    def handle(self, doi: str) -> Exists | NotRegistered | Unchecked:
        """Return whether a DOI is registered with anybody."""
        path = doi_path(doi)
        if path is None:
            return Unchecked("no address can be made of this DOI", "identifier")
        reply = self._client.get(to_service(self._root, f"/api/handles/{path}?type=URL", "doi.org"))
        if isinstance(reply, Unchecked):
            return reply
        if reply.status not in (200, 404):
            return unexpected(reply)
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        answer = shape.mapping(value)
        code = answer.get("responseCode")
        if shape.text(answer.get("handle")).lower() != doi.lower():
            return unusable(reply, "doi.org speaks of another DOI")
        if reply.status == 200 and code in (_FOUND, _WITHOUT_VALUES):
            return Exists(doi, "", reply.asked, reply.when)
        if reply.status == 404 and code == _NOT_FOUND:
            return NotRegistered(reply.asked, reply.when)
        return unusable(reply, f"doi.org answered with code {shape.said(code) or 'none'}")

    def agencies(self, dois: Sequence[str]) -> dict[str, Exists | Absent | Unchecked]:
        """Return for each DOI the agency that it is registered with; absent is what has none.

        As many are asked for at once as an address holds, and no more than MOST.
        """
        unusual = Unchecked("no address can be made of this DOI", "identifier")
        answers: dict[str, Exists | Absent | Unchecked] = dict.fromkeys(dois, unusual)
        paths = [(doi, path) for doi in answers if (path := doi_path(doi)) is not None]
        while paths:
            most = next((n for n in range(1, len(paths)) if _length(paths[: n + 1]) > _LONGEST), MOST)
            some, paths = paths[: min(most, MOST)], paths[min(most, MOST) :]
            answers |= self._agencies([doi for doi, _ in some], ",".join(path for _, path in some))
        return answers

    def _agencies(self, dois: Sequence[str], path: str) -> dict[str, Exists | Absent | Unchecked]:
        reply = self._client.get(to_service(self._root, f"/doiRA/{path}", "doi.org"))
        if isinstance(reply, Unchecked):
            return dict.fromkeys(dois, reply)
        value = json_of(reply) if reply.status == 200 else unexpected(reply)
        if isinstance(value, Unchecked):
            return dict.fromkeys(dois, value)
        told = {shape.text(item.get("DOI")).lower(): item for item in shape.mappings(value)}
        absent = Absent(reply.asked, reply.when)
        return {doi: _agency(doi, told.get(doi.lower(), {}), absent) for doi in dois}

    def agency(self, doi: str) -> Exists | Absent | Unchecked:
        """Return the agency that a DOI is registered with; absent is what has none."""
        return self.agencies([doi])[doi]


def _length(paths: Sequence[tuple[str, str]]) -> int:
    return sum(len(path) + 1 for _, path in paths)


def _agency(doi: str, told: dict[str, Any], absent: Absent) -> Exists | Absent | Unchecked:
    agency = shape.text(told.get("RA"))
    if agency:
        return Exists(doi, agency, absent.asked, absent.when)
    status = shape.said(told.get("status"))
    if status.lower() in _UNKNOWN:
        return absent
    reason = f"doi.org says: {status}" if status else "doi.org says nothing of the agency of this DOI"
    return Unchecked(reason, "answer", absent.asked)
