"""What does one record of PubMed say?

PubMed marks a retracted work by its publication type and by `RetractionIn`; the name of a link that ends in
`Of` or `For` means that the record is itself the notice. Partial retractions are filed as errata.
https://www.nlm.nih.gov/bsd/policy/errata.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from healthlint.references.normal import names_a_notice
from healthlint.references.works import Name, Nature, Notice, Record
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.reading.items import Item, Told
from healthlint.registry.reading.pubmed_links import links

_RETRACTED = frozenset(("D016441", "Retracted Publication"))
_NOTICES = frozenset(
    (
        "D016440",
        "Retraction of Publication",
        "Retraction Notice",
        "D016425",
        "Published Erratum",
        "D000075742",
        "Expression of Concern",
    )
)
_AUTHORS_KEPT = 100
_YEAR = re.compile(r"(?<!\d)(1[5-9]|20)\d\d(?!\d)")


def article(root: Element) -> Iterator[Item]:
    """Yield what a PubmedArticle says; raises ValueError where it has no PMID."""
    citation = root.find("MedlineCitation")
    said = citation.find("Article") if citation is not None else None
    pmid = number(_text(citation, "PMID"))
    if citation is None or said is None or pmid is None:
        raise ValueError("begins a record without a PMID or without an article")
    identifiers = _identifiers(_at(root, "PubmedData", "ArticleIdList"))
    doi = identifiers.get("doi") or _location(said)
    journal = said.find("Journal")
    issue = _at(journal, "JournalIssue")
    title = _text(said, "ArticleTitle")
    vernacular = _text(said, "VernacularTitle")
    listed = said.find("PublicationTypeList")
    kinds = {
        value
        for each in (listed if listed is not None else ())
        for value in (each.get("UI"), each.text)
        if value
    }
    medline = citation.find("MedlineJournalInfo")
    named = [_text(journal, "ISOAbbreviation"), _text(medline, "MedlineTA")]
    named += [each.text or "" for each in (journal.findall("ISSN") if journal is not None else ())]
    named.append(_text(medline, "ISSNLinking"))
    linked = list(links(citation, pmid, doi))
    yield Record(
        "pubmed",
        doi=doi,
        pmid=str(pmid),
        pmcid=identifiers.get("pmc", ""),
        title=title,
        other_titles=(vernacular,) if vernacular else (),
        authors=_authors(said.find("AuthorList")),
        years=_years(_at(issue, "PubDate"), *said.findall("ArticleDate")),
        container=_text(journal, "Title"),
        containers=tuple(dict.fromkeys(filter(None, named))),
        volume=_text(issue, "Volume"),
        issue=_text(issue, "Issue"),
        pages=_text(said, "Pagination", "MedlinePgn") or _text(said, "Pagination", "StartPage"),
        kind="preprint" if "Preprint" in kinds else "article",
        is_notice=bool(kinds & _NOTICES)
        or any(told.pmid != pmid for told in linked)
        or names_a_notice(title),
    )
    yield from linked
    if kinds & _RETRACTED and not any(told.pmid == pmid and _is("retraction", told) for told in linked):
        yield Told(Notice("retraction", "pubmed"), doi, pmid)


def book(root: Element) -> Iterator[Item]:
    """Yield what a PubmedBookArticle says, of a chapter or of a whole book; raises as `article` does."""
    document = root.find("BookDocument")
    pmid = number(_text(document, "PMID"))
    if document is None or pmid is None:
        raise ValueError("begins a record without a PMID or without a book")
    held = document.find("Book")
    identifiers = _identifiers(document.find("ArticleIdList"))
    title, of_book = _text(document, "ArticleTitle"), _text(held, "BookTitle")
    authors = _authors(document.find("AuthorList")) or _authors(
        held.find("AuthorList") if held is not None else None
    )
    dates = [
        date
        for path in ("Book/PubDate", "ContributionDate", "DateRevised")
        for date in document.findall(path)
    ]
    yield Record(
        "pubmed",
        doi=identifiers.get("doi", ""),
        pmid=str(pmid),
        pmcid=identifiers.get("pmc", ""),
        title=title or of_book,
        authors=authors,
        years=_years(*dates),
        container=of_book if title else "",
        pages=_text(document, "Pagination", "MedlinePgn"),
        kind="chapter" if title else "book",
    )


def _is(nature: Nature, told: Told) -> bool:
    return told.notice.nature == nature


def _at(parent: Element | None, *tags: str) -> Element | None:
    """Return what lies under a path of tags; one tag at a time is found without a line of Python."""
    for tag in tags:
        if parent is None:
            return None
        parent = parent.find(tag)
    return parent


def _text(parent: Element | None, *tags: str) -> str:
    found = _at(parent, *tags)
    if found is None:
        return ""
    text = "".join(found.itertext()) if len(found) else found.text
    return " ".join(text.split()) if text else ""


def _identifiers(held: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in held if held is not None else ():
        kind, value = each.get("IdType"), (each.text or "").strip()
        if kind == "doi" and (doi := registered_doi(value)):
            found.setdefault("doi", doi)
        elif kind == "pmc" and (pmcid := number(value)):
            found.setdefault("pmc", f"PMC{pmcid}")
    return found


def _location(said: Element) -> str:
    for each in said.findall("ELocationID"):
        if each.get("EIdType") == "doi" and each.get("ValidYN") != "N":
            return registered_doi(each.text or "")
    return ""


def _authors(held: Element | None) -> tuple[Name, ...]:
    names = []
    for author in list(held if held is not None else ())[:_AUTHORS_KEPT]:
        family = _text(author, "LastName")
        if family:
            names.append(Name(family, _text(author, "ForeName") or _text(author, "Initials")))
        elif body := _text(author, "CollectiveName"):
            names.append(Name(body))
    return tuple(names)


def _years(*dates: Element | None) -> tuple[int, ...]:
    """Return the years of dates; those of old journals are words, as `1998 Dec-1999 Jan`."""
    years = set()
    for date in dates:
        said = _text(date, "Year") or _text(date, "MedlineDate")
        if match := _YEAR.search(said):
            years.add(int(match.group()))
    return tuple(sorted(years))
