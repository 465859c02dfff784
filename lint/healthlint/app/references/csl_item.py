"""How is a work told as an item of CSL-JSON?

The names are those of the input schema of citationstyles.org, 1.0.2.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from healthlint.references.comparing.normal import without_mark, without_markup
from healthlint.references.judging.binding import SAME_TITLE
from healthlint.text.language.detection import language_of

if TYPE_CHECKING:
    from healthlint.app.references.entry import Entry
    from healthlint.references.judging.judgement import Verdict
    from healthlint.references.works import Cited, IdentifierKind, Name, Record

_TYPES: Final = {
    "article": "article-journal",
    "book": "book",
    "chapter": "chapter",
    "thesis": "thesis",
    "preprint": "article",
    "newspaper": "article-newspaper",
    "standard": "standard",
    "patent": "patent",
    "data": "dataset",
    "report": "report",
    "web": "webpage",
    "trial": "webpage",
}
_NAMED: Final[dict[str, str]] = {
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "issn": "ISSN",
}
_RESOLVERS = re.compile(r"(?:https?:)?//(?:dx\.)?doi\.org/", re.IGNORECASE)
# Of these the record is that of the work that is meant.
_MEANT: Final[frozenset[Verdict]] = frozenset(
    (
        "verified",
        "matched",
        "verified-with-differences",
        "retracted",
        "concern",
        "corrected",
        "reinstated",
    )
)


class Ids:
    """Gives each item an id of its own, such as `amsinck2021`, that stays the same from run to run."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, cited: Cited, item_type: str) -> str:
        """Return the id of the next item: first author or else the kind of work, and the year."""
        name = cited.authors[0].family or cited.authors[0].given if cited.authors else item_type
        plain = unicodedata.normalize("NFKD", name)
        letters = "".join(sign for sign in plain.lower() if sign.isalnum())[:40] or item_type
        stem = f"{letters}{cited.year or ''}"
        self._given[stem] += 1
        return stem if self._given[stem] == 1 else f"{stem}-{self._given[stem]}"


def item_of(cited: Cited, text: str, ids: Ids) -> dict[str, Any]:
    """Return a work as an item; of a work without a title the words that refer to it are its title."""
    first: dict[str, str] = {}
    for kind, value in cited.identifiers:
        first.setdefault(kind, value)
    item_type = _type_of(cited, first)
    title = cited.title or text
    item: dict[str, Any] = {"id": ids.of(cited, item_type), "type": item_type, "title": title}
    if cited.authors:
        item["author"] = [_name(name) for name in cited.authors]
    if cited.date is not None:
        item["issued"] = {"date-parts": [[cited.date.year, cited.date.month, cited.date.day]]}
    elif cited.year is not None:
        item["issued"] = {"date-parts": [[cited.year]]}
    more = (
        ("container-title", cited.container),
        ("publisher", cited.publisher),
        ("volume", cited.volume),
        ("issue", cited.issue),
        ("page", cited.pages),
        *((name, first.get(named, "")) for named, name in _NAMED.items()),
        ("number", next((value for other, value in first.items() if other not in _NAMED), "")),
        ("URL", _page_of(cited, first)),
        # Of what is not Chinese the letters do not tell the language.
        ("language", "zh" if language_of(title) == "zh" else ""),
    )
    return {**item, **{name: value for name, value in more if value}}


def as_registered(entry: Entry) -> Cited:
    """Return a work as a register tells it, where that knows the work that is meant; else as it is cited.

    What the register leaves out stays as it is cited.
    """
    cited, judgement = entry.cited, entry.judged.judgement
    record, comparison = judgement.record, judgement.comparison
    if (
        record is None
        or comparison is None
        or not (entry.verdict in _MEANT or "nothing-to-compare" in judgement.evidence.notes)
        or (comparison.state("title") == "differs" and (comparison.title_ratio or 0.0) < SAME_TITLE)
    ):
        return cited
    numbers: list[tuple[IdentifierKind, str]] = [
        pair for pair in (("doi", record.doi), ("pmid", record.pmid), ("pmcid", record.pmcid)) if pair[1]
    ]
    told = {kind for kind, _ in numbers}
    authors = record.authors if len(record.authors) >= len(cited.authors) else cited.authors
    return cited._replace(
        title=_plain(record) or cited.title,
        authors=authors,
        et_al=cited.et_al and authors is cited.authors,
        container=record.container or cited.container,
        year=cited.year if cited.year in record.years or not record.years else min(record.years),
        volume=record.volume or cited.volume,
        issue=record.issue or cited.issue,
        pages=record.pages or cited.pages,
        kind=record.kind or cited.kind,
        identifiers=(*numbers, *(pair for pair in cited.identifiers if pair[0] not in told)),
    )


def _type_of(cited: Cited, identifiers: dict[str, str]) -> str:
    if cited.kind in _TYPES:
        return _TYPES[cited.kind]
    if "isbn" in identifiers:
        return "book"
    if identifiers.keys() & {"doi", "pmid", "pmcid", "issn"} or (
        cited.container and (cited.volume or cited.issue or cited.pages)
    ):
        return "article-journal"
    if "arxiv" in identifiers:
        return "article"
    return "webpage" if identifiers or cited.addresses else "document"


def _name(name: Name) -> dict[str, str]:
    """Return a name; a Chinese one, which is written in one, and a body stay whole."""
    if name.family and name.given:
        return {"family": name.family, "given": name.given}
    return {"literal": name.family or name.given}


def _page_of(cited: Cited, identifiers: dict[str, str]) -> str:
    """Return the address of a work, unless it only says its DOI again."""
    for address in cited.addresses:
        if "doi" not in identifiers or not _RESOLVERS.match(address):
            return f"https:{address}" if address.startswith("//") else address
    return ""


def _plain(record: Record) -> str:
    return without_mark(without_markup(record.title)).strip()
