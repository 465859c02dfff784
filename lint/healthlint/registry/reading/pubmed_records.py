"""What do the elements of a record of PubMed hold?"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from healthlint.references.works import Name, Record
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.reading.items import Item
from healthlint.registry.reading.pubmed_fields import AUTHORS_KEPT, Fields, items, years_of
from healthlint.registry.reading.pubmed_links import links


def article(root: Element) -> list[Item]:
    """Return what a PubmedArticle says; raises ValueError where it has no PMID."""
    citation = root.find("MedlineCitation")
    said = citation.find("Article") if citation is not None else None
    pmid = number(_text(citation, "PMID"))
    if citation is None or said is None or pmid is None:
        raise ValueError("begins a record without a PMID or without an article")
    identifiers = _identifiers(_at(root, "PubmedData", "ArticleIdList"))
    doi = identifiers.get("doi") or _location(said)
    journal = said.find("Journal")
    issue = _at(journal, "JournalIssue")
    listed = said.find("PublicationTypeList")
    medline = citation.find("MedlineJournalInfo")
    issns = journal.findall("ISSN") if journal is not None else ()
    return items(
        Fields(
            pmid=pmid,
            doi=doi,
            pmcid=identifiers.get("pmc", ""),
            title=_text(said, "ArticleTitle"),
            vernacular=_text(said, "VernacularTitle"),
            authors=_authors(said.find("AuthorList")),
            dates=_dates(_at(issue, "PubDate"), *said.findall("ArticleDate")),
            journal=_text(journal, "Title"),
            named=[
                _text(journal, "ISOAbbreviation"),
                _text(medline, "MedlineTA"),
                *(_text(each) for each in issns),
                _text(medline, "ISSNLinking"),
            ],
            volume=_text(issue, "Volume"),
            issue=_text(issue, "Issue"),
            pages=_text(said, "Pagination", "MedlinePgn") or _text(said, "Pagination", "StartPage"),
            kinds={
                " ".join(value.split())
                for each in (listed if listed is not None else ())
                for value in (each.get("UI"), each.text)
                if value
            },
            linked=list(links(citation, pmid, doi)),
        )
    )


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
        years=years_of(_dates(*dates)),
        container=of_book if title else "",
        pages=_text(document, "Pagination", "MedlinePgn"),
        kind="chapter" if title else "book",
    )


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
        is_doi = each.get("EIdType") == "doi" and each.get("ValidYN") != "N"
        if is_doi and (doi := registered_doi(each.text or "")):
            return doi
    return ""


def _authors(held: Element | None) -> tuple[Name, ...]:
    names = []
    for author in list(held if held is not None else ())[:AUTHORS_KEPT]:
        family = _text(author, "LastName")
        if family:
            names.append(Name(family, _text(author, "ForeName") or _text(author, "Initials")))
        elif body := _text(author, "CollectiveName"):
            names.append(Name(body))
    return tuple(names)


def _dates(*dates: Element | None) -> list[str]:
    return [_text(date, "Year") or _text(date, "MedlineDate") for date in dates]
