"""How is a work cited in five styles?

Vancouver, AMA, APA, `"Title," Journal, year` with the authors before it, and GB/T 7714: as an author of an
article would write them, in Markdown, in HTML or in plain text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any, NamedTuple

STYLES = ("vancouver", "ama", "apa", "quoted", "gbt")
_CONTAINED = ("book-chapter", "proceedings-article", "reference-entry")


class Work(NamedTuple):
    """A work as its register knows it, with plain texts."""

    doi: str
    title: str
    authors: tuple[tuple[str, str], ...]  # family and given names
    container: str
    year: int
    volume: str
    issue: str
    pages: str
    kind: str


def work_of(record: dict[str, Any]) -> Work | None:
    """Return the work that a record of Crossref describes; None where title, year or author is missing."""
    if not (record.get("title") and record.get("year") and record.get("authors")):
        return None
    authors = []
    for shown in plain(record["authors"]).split("; "):
        family, _, given = shown.partition(", ")
        authors.append((family, given))
    container, volume, issue, pages = (
        plain(record.get(key) or "") for key in ("journal", "volume", "issue", "page")
    )
    title, year, kind = plain(record["title"]), record["year"], record["type"]
    return Work(record["doi"], title, tuple(authors), container, year, volume, issue, pages, kind)


def plain(text: str) -> str:
    """Return a text of a register without its markup, on one line."""
    return " ".join(re.sub(r"</?[a-zA-Z:]+(?: [^<>]*)?>", "", html.unescape(text)).split())


def cited(work: Work, style: str, *, identifier: bool, markdown: bool) -> str:
    """Return the work as a style cites it."""
    return written(work, style, identifier=identifier, emphasised=_emphasised if markdown else str)


def written(work: Work, style: str, *, identifier: bool, emphasised: Callable[[str], str]) -> str:
    """Return the work as a style cites it, with journals and volumes as `emphasised` gives them."""
    return _WRITERS[style](work, identifier, emphasised)


def _vancouver(work: Work, identifier: bool, emphasised: Callable[[str], str]) -> str:
    del emphasised  # this style has none
    authors = ", ".join(_initialled(author, "") for author in work.authors[:6])
    authors += ", et al" if len(work.authors) > 6 else ""
    place = f"{work.year}"
    if work.volume:
        place += (
            f";{work.volume}"
            + (f"({work.issue})" if work.issue else "")
            + (f":{work.pages}" if work.pages else "")
        )
    within = "In: " if work.kind in _CONTAINED else ""
    container = f" {within}{work.container.rstrip('.')}." if work.container else ""
    return f"{_stopped(authors)} {_stopped(work.title)}{container} {place}." + (
        f" doi:{work.doi}" if identifier else ""
    )


def _ama(work: Work, identifier: bool, emphasised: Callable[[str], str]) -> str:
    few = len(work.authors) <= 6
    authors = ", ".join(_initialled(author, "") for author in work.authors[: 6 if few else 3])
    authors += "" if few else ", et al"
    pages = f":{work.pages}" if work.pages else ""
    place = f"{work.year};{work.volume}" + (f"({work.issue})" if work.issue else "") + pages
    within = "In: " if work.kind in _CONTAINED else ""
    container = f" {within}{emphasised(work.container.rstrip('.'))}." if work.container else ""
    where = place if work.volume else f"{work.year}{pages}"
    address = f" doi:{work.doi}" if identifier else ""
    return f"{_stopped(authors)} {_stopped(work.title)}{container} {where}.{address}"


def _apa(work: Work, identifier: bool, emphasised: Callable[[str], str]) -> str:
    names = [
        f"{family}, {_initials(given, '. ').strip()}" if given else family for family, given in work.authors
    ]
    if len(names) > 20:
        names = [*names[:19], "…", names[-1]]
    authors = names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"
    place = emphasised(work.container) if work.container else ""
    if work.container and work.volume:
        place += f", {emphasised(work.volume)}" + (f"({work.issue})" if work.issue else "")
    place += f", {work.pages.replace('-', '–')}" if place and work.pages else ""
    within = "In " if work.kind in _CONTAINED and place else ""
    address = f" https://doi.org/{work.doi}" if identifier else ""
    where = f"{within}{_stopped(place)}" if place else ""
    return f"{_stopped(authors)} ({work.year}). {_stopped(work.title)} {where}{address}".rstrip()


def _quoted(work: Work, identifier: bool, emphasised: Callable[[str], str]) -> str:
    authors = ", ".join(_initialled(author, "") for author in work.authors[:3])
    container = f"{emphasised(work.container)}, " if work.container else ""
    address = f", https://doi.org/{work.doi}" if identifier else ""
    return f'{_stopped(authors)} "{work.title}," {container}{work.year}{address}.'


def _gbt(work: Work, identifier: bool, emphasised: Callable[[str], str]) -> str:
    del emphasised
    names = [_initialled((family.upper(), given), " ") for family, given in work.authors[:3]]
    authors = ", ".join(names) + (", et al" if len(work.authors) > 3 else "")
    code = "M]//" if work.kind in _CONTAINED else "J]. "
    place = f"{work.container}, {work.year}" if work.container else f"{work.year}"
    if work.volume:
        place += f", {work.volume}"
    place += (f"({work.issue})" if work.issue else "") + (f": {work.pages}" if work.pages else "")
    return f"{_stopped(authors)} {work.title}[{code}{place}." + (f" DOI: {work.doi}." if identifier else "")


_WRITERS: dict[str, Callable[[Work, bool, Callable[[str], str]], str]] = {
    "vancouver": _vancouver,
    "ama": _ama,
    "apa": _apa,
    "quoted": _quoted,
    "gbt": _gbt,
}


def _initialled(author: tuple[str, str], between: str) -> str:
    family, given = author
    return f"{family} {_initials(given, between)}".strip()


def _initials(given: str, between: str) -> str:
    letters = [word[0].upper() for word in re.split(r"[\s.‐-]+", given) if word]
    return between.join(letters) + (between if between.startswith(".") and letters else "")


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else text + "."


def _emphasised(text: str) -> str:
    return "*" + text.replace("*", "\\*") + "*"
