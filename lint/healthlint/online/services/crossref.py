"""What does Crossref say of a DOI?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from healthlint.online.answers import Absent, Known, Listed, Unchecked
from healthlint.online.endpoints import to_service
from healthlint.online.services import shape
from healthlint.online.services.batches import in_batches
from healthlint.online.services.crossref_notices import is_notice, notices
from healthlint.online.services.paths import doi_path
from healthlint.online.transport.bodies import Reply, json_of, unexpected, unusable
from healthlint.online.transport.client import Client, with_query
from healthlint.references.works import Name, Record

_KINDS = {
    "journal-article": "article",
    "proceedings-article": "article",
    "posted-content": "preprint",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "reference-entry": "chapter",
    "dissertation": "thesis",
    "standard": "standard",
    "dataset": "data",
}
_ROWS = 5  # of a search
_WORDS = 500  # characters
# All that a record is made of; a list is asked for no more, as the references of a work are long.
_SELECTED = (
    "DOI,title,subtitle,original-title,author,issued,published-print,published-online,created,"
    "container-title,short-container-title,ISSN,volume,issue,page,article-number,type,update-to,updated-by"
)
_MOST = 40  # DOIs that are asked for at once
_LONGEST = 2000  # characters of their list
_DATES = ("issued", "published-print", "published-online", "published", "created")


class Crossref:
    """The register of most journals' DOIs: https://api.crossref.org."""

    def __init__(self, client: Client, root: str, contact: str = "") -> None:
        self._client = client
        self._root = root
        self._contact = contact

    def record(self, doi: str) -> Known | Absent | Unchecked:
        """Return the record of a DOI; absent are all DOIs of other agencies, and those of nobody."""
        path = doi_path(doi)
        if path is None:
            return Unchecked("no address can be made of this DOI", "identifier")
        request = to_service(self._root, f"/works/{path}", "crossref", mailto=self._contact)
        reply = self._client.get(request)
        if isinstance(reply, Unchecked):
            return reply
        if reply.status == 404 and not reply.is_page:  # `Resource not found.`, in plain text
            return Absent(reply.asked, reply.when)
        if reply.status != 200:
            return unexpected(reply)
        value = json_of(reply)
        if isinstance(value, Unchecked):
            return value
        work = shape.mapping(shape.mapping(value).get("message"))
        if not shape.text(work.get("DOI")):
            return unusable(reply, "what came is no record of Crossref")
        return Known(record_of(work), reply.asked, reply.when)

    def records(self, dois: Sequence[str]) -> dict[str, Known]:
        """Return the records of some DOIs (of `batches`), asked for at once; of those that are there.

        A DOI that is not among them must be asked for by itself: a list says nothing of what it lacks.
        """
        wanted = {doi.lower(): doi for doi in dois}
        query = {
            "filter": ",".join(f"doi:{doi}" for doi in dois),
            "rows": str(len(dois)),
            "select": _SELECTED,
        }
        listed = self._listed(self._list(query), len(dois))
        if isinstance(listed, Unchecked):
            return {}
        found: dict[str, Known] = {}
        for record in listed.records:
            doi = wanted.get(record.doi)
            if doi is not None:
                # Where this record stands by itself.
                found[doi] = Known(record, f"{self._root}/works/{doi_path(doi)}", listed.when)
        return found

    def search(self, words: str) -> Listed | Unchecked:
        """Return the records that Crossref finds likeliest for the words of a reference."""
        query = {"query.bibliographic": words[:_WORDS], "rows": str(_ROWS)}
        reply = self._list({**query, "select": _SELECTED})
        if isinstance(reply, Reply) and reply.status == 400:  # one of the fields is not to be had any more
            reply = self._list(query)
        return self._listed(reply, _ROWS)

    def _list(self, query: dict[str, str]) -> Reply | Unchecked:
        address = with_query("/works", query)
        return self._client.get(to_service(self._root, address, "crossref-list", mailto=self._contact))

    def _listed(self, reply: Reply | Unchecked, most: int) -> Listed | Unchecked:
        if isinstance(reply, Unchecked):
            return reply
        value = json_of(reply) if reply.status == 200 else unexpected(reply)
        if isinstance(value, Unchecked):
            return value
        message = shape.mapping(shape.mapping(value).get("message"))
        if "items" not in message:
            return unusable(reply, "what came is no list of Crossref")
        works = [work for work in shape.mappings(message["items"]) if shape.text(work.get("DOI"))]
        return Listed(tuple(record_of(work) for work in works[:most]), reply.asked, reply.when)


def batches(dois: Iterable[str]) -> list[list[str]]:
    """Return DOIs in lists that can be asked for at once, without those that a filter would misread."""
    sound = (doi for doi in dois if doi_path(doi) is not None and {",", ":"}.isdisjoint(doi))
    return in_batches(sound, around="doi:", between=",", most=_MOST, longest=_LONGEST)


def record_of(work: dict[str, Any]) -> Record:
    """Return what Crossref's JSON says of a work, from the API or from a dump of it."""
    titles = shape.texts(work.get("title"))
    subtitles = shape.texts(work.get("subtitle"))
    title = titles[0] if titles else ""
    containers = shape.texts(work.get("container-title"))
    others = [f"{title}: {subtitle}" for subtitle in subtitles if title]
    return Record(
        source="crossref",
        doi=shape.text(work.get("DOI")).lower(),
        title=title,
        other_titles=shape.unique([*others, *titles[1:], *shape.texts(work.get("original-title"))]),
        authors=tuple(filter(None, (_name(author) for author in shape.mappings(work.get("author"))))),
        years=_years(work),
        container=containers[0] if containers else "",
        containers=shape.unique(
            [*containers[1:], *shape.texts(work.get("short-container-title")), *shape.texts(work.get("ISSN"))]
        ),
        volume=shape.text(work.get("volume")),
        issue=shape.text(work.get("issue")),
        pages=shape.text(work.get("page")) or shape.text(work.get("article-number")),
        kind=_KINDS.get(shape.text(work.get("type")), ""),
        notices=notices(work.get("updated-by")),
        is_notice=is_notice(work, title),
    )


def _name(author: dict[str, Any]) -> Name | None:
    family = shape.text(author.get("family")) or shape.text(author.get("name"))
    given = shape.text(author.get("given"))
    if not family:
        return Name(given) if given else None
    return Name(family, given)


def _years(work: dict[str, Any]) -> tuple[int, ...]:
    dates = (shape.date(shape.mapping(work.get(key)).get("date-parts")) for key in _DATES)
    return tuple(dict.fromkeys(date.year for date in dates if date and date.year >= 1000))
