"""What do the services answer? Works that nobody wrote, in the shapes of the services."""

from __future__ import annotations

from typing import Any

TITLE = "Warm ginger tea and evening calm: a randomised trial"
DOI = "10.5555/tea.2021.07"


def day(year: int, *rest: int) -> dict[str, Any]:
    """Return a date of Crossref."""
    return {"date-parts": [[year, *rest]]}


def update(
    kind: str, doi: str, source: str = "publisher", number: str = "", year: int = 2023
) -> dict[str, Any]:
    """Return an item of Crossref's `updated-by` or `update-to`."""
    more = {"record-id": number} if number else {}
    return {"DOI": doi, "type": kind, "label": kind, "source": source, "updated": day(year, 4, 5), **more}


def crossref(**changes: Any) -> dict[str, Any]:
    """Return Crossref's answer for a work; keys are written with `_` for a hyphen."""
    work: dict[str, Any] = {
        "DOI": DOI,
        "type": "journal-article",
        "title": [TITLE],
        "subtitle": [],
        "original-title": [],
        "container-title": ["Annals of Imaginary Herbs"],
        "short-container-title": ["Ann Imag Herbs"],
        "author": [
            {"given": "Mara", "family": "Quellin", "sequence": "first", "affiliation": []},
            {"given": "Ivo", "family": "Tarnby", "sequence": "additional", "affiliation": []},
            {"name": "The Kettle Group", "sequence": "additional", "affiliation": []},
        ],
        "issued": day(2021, 7),
        "published-online": day(2020, 12, 30),
        "created": day(2021, 1, 2),
        "volume": "12",
        "issue": "3",
        "page": "101-9",
        "ISSN": ["9999-0001"],
        "reference": [{"key": "r1"}],
    }
    work.update({key.replace("_", "-"): value for key, value in changes.items()})
    return {"status": "ok", "message-type": "work", "message-version": "1.0.0", "message": work}


def handle(doi: str, code: int = 1) -> dict[str, Any]:
    """Return the answer of doi.org's handle server."""
    value = {"format": "string", "value": "https://journal.example/tea"}
    values = {"values": [{"index": 1, "type": "URL", "data": value}]} if code == 1 else {}
    return {"responseCode": code, "handle": doi, **values}


def agency(doi: str, name: str = "") -> dict[str, str]:
    """Return an item of doi.org's list of agencies; without a name it is registered with none."""
    return {"DOI": doi, "RA": name} if name else {"DOI": doi, "status": "DOI does not exist"}


def datacite(**changes: Any) -> dict[str, Any]:
    """Return DataCite's answer for a work."""
    attributes: dict[str, Any] = {
        "doi": "10.5281/kettle.77",
        "titles": [{"title": "Temperatures of 400 kettles"}, {"title": "A survey", "titleType": "Subtitle"}],
        "creators": [
            {"name": "Quellin, Mara", "nameType": "Personal", "givenName": "Mara", "familyName": "Quellin"},
            {"name": "Tarnby, Ivo", "nameType": "Personal"},
            {"name": "Kettle Watch", "nameType": "Organizational"},
        ],
        "publisher": "Shelf of Data",
        "container": {},
        "publicationYear": 2022,
        "dates": [{"date": "2021-11-30", "dateType": "Submitted"}, {"date": "2024", "dateType": "Updated"}],
        "types": {"resourceTypeGeneral": "Dataset", "citeproc": "dataset"},
        "state": "findable",
        **changes,
    }
    return {"data": {"id": attributes["doi"], "type": "dois", "attributes": attributes}}


NOT_IN_DATACITE = {"errors": [{"status": "404", "title": "The resource you are looking for doesn't exist."}]}


def summary(pmid: str = "31234567", **changes: Any) -> dict[str, Any]:
    """Return PubMed's summary of a work."""
    record: dict[str, Any] = {
        "uid": pmid,
        "pubdate": "2021 Jul 4",
        "epubdate": "2020 Dec 30",
        "source": "Ann Imag Herbs",
        "authors": [
            {"name": "Quellin MA", "authtype": "Author", "clusterid": ""},
            {"name": "van den Tarnby I Jr", "authtype": "Author", "clusterid": ""},
            {"name": "Kettle Group", "authtype": "CollectiveName", "clusterid": ""},
        ],
        "title": f"{TITLE}.",
        "vernaculartitle": "",
        "volume": "12",
        "issue": "3",
        "pages": "101-9",
        "lang": ["eng"],
        "issn": "9999-0001",
        "essn": "",
        "pubtype": ["Journal Article"],
        "articleids": [
            {"idtype": "pubmed", "idtypen": 1, "value": pmid},
            {"idtype": "doi", "idtypen": 3, "value": DOI.upper()},
            {"idtype": "pmc", "idtypen": 8, "value": "PMC7654321"},
        ],
        "references": [],
        "fulljournalname": "Annals of imaginary herbs",
        "sortpubdate": "2021/07/04 00:00",
        **changes,
    }
    return {
        "header": {"type": "esummary", "version": "0.3"},
        "result": {"uids": [pmid], pmid: record},
    }


def unknown_pmid(pmid: str) -> dict[str, Any]:
    """Return what PubMed answers, with status 200, for a number that it never gave."""
    fault = {"uid": pmid, "error": "cannot get document summary"}
    return {"header": {"type": "esummary", "version": "0.3"}, "result": {"uids": [pmid], pmid: fault}}


def related(kind: str, pmid: int, source: str) -> dict[str, Any]:
    """Return an item of the `references` of a summary."""
    return {"refsource": source, "reftype": kind, "pmid": pmid, "note": ""}


def trial(nct: str = "NCT01234567", **changes: Any) -> dict[str, Any]:
    """Return ClinicalTrials.gov's answer for a trial."""
    about = {
        "nctId": nct,
        "briefTitle": "Ginger Tea Before Sleep",
        "officialTitle": "A Randomised Trial of Ginger Tea Before Sleep in Adults",
        "acronym": "GINGERLY",
        **changes,
    }
    return {
        "protocolSection": {
            "identificationModule": about,
            "statusModule": {
                "overallStatus": "COMPLETED",
                "startDateStruct": {"date": "2018-03", "type": "ACTUAL"},
                "studyFirstPostDateStruct": {"date": "2017-11-20", "type": "ACTUAL"},
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Kettle Institute", "class": "OTHER"}},
        },
        "hasResults": False,
    }
