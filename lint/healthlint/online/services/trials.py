"""What does ClinicalTrials.gov say of a trial?"""

from __future__ import annotations

from typing import Any

from healthlint.online.answers import Known, NotRegistered, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.paths import is_nct
from healthlint.online.transport.bodies import Reply, json_of, unexpected, unusable
from healthlint.online.transport.client import Client
from healthlint.references.works import IdentifierKind, Name, Record

_DATES = ("studyFirstPostDateStruct", "startDateStruct", "completionDateStruct", "resultsFirstPostDateStruct")


class Trials:
    """The register that gives out NCT numbers; a withdrawn one leads to the one that stands for it."""

    def __init__(self, client: Client, root: str) -> None:
        self._client = client
        self._root = root

    def record(self, nct: str) -> Known | NotRegistered | Unchecked:
        """Return the record of a trial."""
        if not is_nct(nct):
            return Unchecked("no address can be made of this number", "identifier")
        reply = self._client.get(to_service(self._root, f"/{nct}", "trials"))
        if isinstance(reply, Unchecked):
            return reply
        if reply.status == 404 and _says_no(reply, nct):
            return NotRegistered(reply.asked, reply.when)
        if reply.status != 200:
            return unexpected(reply)
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        section = shape.mapping(shape.mapping(value).get("protocolSection"))
        about = shape.mapping(section.get("identificationModule"))
        numbers = _numbers(about)
        if not numbers or (nct not in numbers and reply.address.endswith(nct)):
            return unusable(reply, "what came is no record of this trial")
        return Known(record_of(section, about), reply.asked, reply.when)


def _says_no(reply: Reply, nct: str) -> bool:
    """Tell whether the register says, in plain text, that it does not know the number.

    Gateways, and a service that has moved, answer with the same status.
    """
    said = reply.body[:500].decode("utf-8", "replace")
    return not reply.is_page and nct in said and "not found" in said.lower()


def record_of(section: dict[str, Any], about: dict[str, Any]) -> Record:
    """Return what the register says of a trial; its sponsor stands where a work has authors."""
    status = shape.mapping(section.get("statusModule"))
    sponsor = shape.mapping(shape.mapping(section.get("sponsorCollaboratorsModule")).get("leadSponsor"))
    dates = (shape.year(shape.mapping(status.get(key)).get("date")) for key in _DATES)
    name = shape.text(sponsor.get("name"))
    numbers: list[tuple[IdentifierKind, str]] = [("nct", number) for number in _numbers(about)]
    return Record(
        source="clinicaltrials.gov",
        title=shape.text(about.get("briefTitle")) or shape.text(about.get("officialTitle")),
        other_titles=shape.unique([shape.text(about.get("officialTitle")), shape.text(about.get("acronym"))]),
        authors=(Name(name),) if name else (),
        years=tuple(dict.fromkeys(year for year in dates if year)),
        container="ClinicalTrials.gov",
        kind="trial",
        identifiers=tuple(numbers),
    )


def _numbers(about: dict[str, Any]) -> list[str]:
    """Return the number of a trial and those that it had before."""
    told = [*shape.texts(about.get("nctId")), *shape.texts(about.get("nctIdAliases"))]
    return [number for number in told if is_nct(number)]
