"""What does Crossref say of works, in the records of its API, one a line, or in flat ones?

https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md; what is missing there is in `citations`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from healthlint.references.comparing.normal import names_a_notice, without_markup
from healthlint.references.works import Name, Record
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.reading.crossref_updates import is_notice, updates
from healthlint.registry.reading.items import Entry, Fault
from healthlint.registry.reading.lines import lines_of
from healthlint.registry.reading.names import names_of
from healthlint.registry.reading.parts import Part

_KINDS = {
    "journal-article": "article",
    "proceedings-article": "article",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "chapter",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "posted-content": "preprint",
    "dissertation": "thesis",
    "dataset": "data",
    "database": "data",
    "standard": "standard",
    "report": "report",
}
_DATES = ("issued", "published", "published-print", "published-online", "created")
_AUTHORS_KEPT = 100
# A quote within a string is escaped, so that neither of the two can stand in one.
_CITES = re.compile(r'"reference": ?\[\{')
_CITED = re.compile(r'\}\], ?(?="[\w-]+":)')
_SPREAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\{\s*\n|\[)")
_END = "}]}"  # of what cites, too


def read(part: Part, fault: Fault) -> Iterator[Entry]:
    """Yield what each line says; a broken one is told and says nothing.

    A small file may also be one answer of the API, or a list of records, over many lines.
    """
    if part.line == 1 and (records := _spread(part.data)):
        yield from records
        return
    for line_number, line in lines_of(part):
        try:
            yield _entry(line)
        except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError) as error:
            fault(line_number, _why(error))
            yield ()


def _spread(data: bytes) -> list[Entry]:
    """Return what a file says that is one piece of JSON over many lines; nothing where it is none."""
    if not _SPREAD.match(data):
        return []
    try:
        held = json.loads(data.decode("utf-8-sig"))
        records = held if isinstance(held, list) else [held]
        return [_said(record) for record in records]
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError):
        return []


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"is no JSON: {error.msg} (character {error.pos + 1})"
    if isinstance(error, UnicodeDecodeError):
        return "is not UTF-8"
    if type(error) is ValueError:
        return str(error)
    return "is JSON, but no record of Crossref"


def _entry(line: bytes) -> Entry:
    text = line.decode().removeprefix("\ufeff")
    if text.isspace() or not text:
        return ()
    return _said(_loaded(text))


def _said(data: dict[str, Any]) -> Entry:
    if isinstance(data.get("message"), dict):  # an answer of the API as it was received
        data = data["message"]
    if isinstance(data.get("items"), list):
        return [item for work in data["items"] for item in _work(work)]
    return _work(data)


def _loaded(text: str) -> Any:
    """Return what a line says but for the works that a work cites, which are most of it."""
    start = _CITES.search(text)
    end = _CITED.search(text, start.end()) if start else None
    if start and end and _END not in text[start.end() : end.end()]:
        with suppress(ValueError):  # objects within those objects, or a line that is broken anyhow
            return json.loads(text[: start.start()] + text[end.end() :])
    return json.loads(text)


def _work(data: dict[str, Any]) -> Entry:
    if "DOI" in data:
        record = _record(data)
        return [record, *updates(data, record.doi)]
    if "title" in data:
        return [_flat(data)]
    raise ValueError("has neither DOI nor title")


def _record(data: dict[str, Any]) -> Record:
    titles = [without_markup(title) for title in data.get("title") or () if title]
    title = titles[0] if titles else ""
    others = titles[1:]
    for subtitle in data.get("subtitle") or ():
        if subtitle and title and (plain := without_markup(subtitle)).casefold() not in title.casefold():
            others.append(f"{title}: {plain}")
    others += [without_markup(each) for each in data.get("original-title") or () if each]
    containers = data.get("container-title") or [""]
    return Record(
        "crossref",
        doi=registered_doi(data["DOI"]),
        title=title,
        other_titles=tuple(dict.fromkeys(each for each in others if each != title)),
        authors=tuple(_name(author) for author in (data.get("author") or ())[:_AUTHORS_KEPT]),
        years=_years(data),
        container=without_markup(containers[0] or ""),
        containers=tuple(
            dict.fromkeys(
                without_markup(name)
                for name in (
                    *containers[1:],
                    *(data.get("short-container-title") or ()),
                    *(data.get("ISSN") or ()),
                )
                if name
            )
        ),
        volume=str(data.get("volume") or ""),
        issue=str(data.get("issue") or ""),
        pages=str(data.get("page") or data.get("article-number") or ""),
        kind=_KINDS.get(data.get("type") or "", ""),
        is_notice=is_notice(data) or names_a_notice(title),
    )


def _name(author: dict[str, Any]) -> Name:
    family, given = author.get("family"), author.get("given") or ""
    return Name(family, given) if family else Name(author.get("name") or given)


def _years(data: dict[str, Any]) -> tuple[int, ...]:
    years = set()
    for field in _DATES:
        date = data.get(field)
        if date and (year := date["date-parts"][0][0]):
            years.add(int(year))
    return tuple(sorted(years))


def _flat(data: dict[str, Any]) -> Record:
    authors = data.get("authors") or ""
    title = without_markup(data["title"] or "")
    issns = data.get("issn") or ""
    pmid = number(data.get("pmid"))
    return Record(
        "crossref",
        doi=registered_doi(data.get("doi") or ""),
        pmid=str(pmid) if pmid else "",
        title=title,
        authors=names_of(";".join(authors) if isinstance(authors, list) else authors)[:_AUTHORS_KEPT],
        years=(int(data["year"]),) if data.get("year") else (),
        container=without_markup(data.get("journal") or ""),
        containers=tuple(
            issns if isinstance(issns, list) else issns.replace(",", " ").replace(";", " ").split()
        ),
        volume=str(data.get("volume") or ""),
        issue=str(data.get("issue") or ""),
        pages=str(data.get("page") or ""),
        kind=_KINDS.get(data.get("type") or "", ""),
        is_notice=names_a_notice(title),
    )
