"""What does DataCite say of a DOI?"""

from __future__ import annotations

from typing import Any

from healthlint.online.answers import Absent, Known, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.paths import doi_path
from healthlint.online.transport.bodies import json_of, unexpected, unusable
from healthlint.online.transport.client import Client
from healthlint.references.works import Name, Record

_KINDS = {
    "article-journal": "article",
    "paper-conference": "article",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "dataset": "data",
    "preprint": "preprint",
    "journalarticle": "article",
    "bookchapter": "chapter",
    "dissertation": "thesis",
    "standard": "standard",
}
_DATES = ("Issued", "Available", "Submitted", "Created")


class DataCite:
    """The register of repositories' DOIs, arXiv's among them: https://api.datacite.org."""

    def __init__(self, client: Client, root: str, contact: str = "") -> None:
        self._client = client
        self._root = root
        self._contact = contact

    def record(self, doi: str) -> Known | Absent | Unchecked:
        """Return the record of a DOI; absent are all DOIs of other agencies, and those of nobody."""
        path = doi_path(doi)
        if path is None:
            return Unchecked("no address can be made of this DOI", "identifier")
        reply = self._client.get(
            to_service(self._root, f"/dois/{path}", "datacite", mailto=self._contact)._replace(
                accept="application/vnd.api+json"
            )
        )
        if isinstance(reply, Unchecked):
            return reply
        if reply.status not in (200, 404):
            return unexpected(reply)
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        if reply.status == 404:
            if shape.mappings(shape.mapping(value).get("errors")):
                return Absent(reply.asked, reply.when)
            return unusable(reply, "what came is no answer of DataCite")
        work = shape.mapping(shape.mapping(shape.mapping(value).get("data")).get("attributes"))
        if not shape.text(work.get("doi")):
            return unusable(reply, "what came is no record of DataCite")
        return Known(record_of(work), reply.asked, reply.when)


def record_of(work: dict[str, Any]) -> Record:
    """Return what the attributes of a DataCite record say of a work."""
    titles = [
        (shape.text(item.get("title")), shape.text(item.get("titleType"))) for item in _list(work, "titles")
    ]
    title = next((title for title, kind in titles if title and not kind), titles[0][0] if titles else "")
    others = [
        f"{title}: {other}" if kind == "Subtitle" else other for other, kind in titles if other != title
    ]
    container = shape.mapping(work.get("container"))
    first, last = shape.text(container.get("firstPage")), shape.text(container.get("lastPage"))
    types = shape.mapping(work.get("types"))
    kinds = (shape.text(types.get(key)).lower() for key in ("resourceTypeGeneral", "citeproc"))
    return Record(
        source="datacite",
        doi=shape.text(work.get("doi")).lower(),
        title=title,
        other_titles=shape.unique(others),
        authors=tuple(filter(None, (_name(creator) for creator in _list(work, "creators")))),
        years=_years(work),
        container=shape.text(container.get("title")) or _publisher(work.get("publisher")),
        containers=shape.unique(
            [shape.text(container.get("identifier"))] if container.get("identifierType") == "ISSN" else []
        ),
        volume=shape.text(container.get("volume")),
        issue=shape.text(container.get("issue")),
        pages=f"{first}-{last}" if first and last else first,
        kind=next((_KINDS[kind] for kind in kinds if kind in _KINDS), ""),
    )


def _list(work: dict[str, Any], key: str) -> list[dict[str, Any]]:
    return shape.mappings(work.get(key))


def _publisher(value: Any) -> str:
    """Return the publisher, which is an object since version 4.5 of the schema."""
    return shape.text(shape.mapping(value).get("name")) or shape.text(value)


def _name(creator: dict[str, Any]) -> Name | None:
    family, given = shape.text(creator.get("familyName")), shape.text(creator.get("givenName"))
    if family:
        return Name(family, given)
    name = shape.text(creator.get("name"))
    if creator.get("nameType") == "Personal" and "," in name:
        family, _, given = name.partition(",")
        return Name(family.strip(), given.strip())
    return Name(name) if name else None


def _years(work: dict[str, Any]) -> tuple[int, ...]:
    told = [work.get("publicationYear")]
    told += [item.get("date") for item in _list(work, "dates") if item.get("dateType") in _DATES]
    return tuple(dict.fromkeys(found for value in told if (found := shape.year(value))))
