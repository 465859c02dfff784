"""What does a record of PubMed say whose XML is as plain as nearly all of them is?

To look for the fields in the order of the DTD takes a third of the time of a parser. Whatever is not just as
expected is left to the parser: comments, references to characters, markup in a field, tags without an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError, XMLParser

from healthlint.references.works import Name
from healthlint.registry.keys import number, registered_doi
from healthlint.registry.reading.items import Entry, Told
from healthlint.registry.reading.pubmed_fields import AUTHORS_KEPT, Fields, items
from healthlint.registry.reading.pubmed_links import links

_MORE = r"(?:\s[^<>]*)?"  # attributes
# The last group is empty where something stands in a field beside text.
_HEAD = re.compile(
    rf"<(PMID|ISSN|Volume|Issue|Title|ISOAbbreviation|ArticleTitle|MedlinePgn|StartPage|ELocationID)"
    rf"({_MORE})>(?:([^<]*)(</)\1>)?"
)
_PRINTED = re.compile(r"<PubDate>\s*<(?:Year|MedlineDate)>([^<]*)</")
_AUTHOR = re.compile(
    rf"<Author{_MORE}>\s*(?:<LastName>([^<]*)</LastName>\s*(?:<ForeName>([^<]*)</ForeName>\s*)?"
    rf"(?:<Initials>([^<]*)</Initials>)?|<CollectiveName{_MORE}>([^<]*)</CollectiveName>)"
)
_TYPE = re.compile(r"""<PublicationType(?:\sUI=["']([^<>"']*)["'])?>([^<]*)</""")
_VERNACULAR = re.compile(r"<VernacularTitle>([^<]*)</")
_ONLINE = re.compile(rf"<ArticleDate{_MORE}>\s*<Year>([^<]*)</")
_OF_MEDLINE = re.compile(r"<(MedlineTA|ISSNLinking)>([^<]*)</")
_IDENTIFIER = re.compile(r"""<ArticleId\s+IdType=["'](\w+)["']>([^<]*)</""")
_UNUSUAL = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)")


class _DoubtError(Exception):
    """A record is not as plain as it looks at first."""


def plain(record: bytes) -> Entry:
    """Return what a PubmedArticle says; nothing where that is for the parser to find out."""
    if b"<!" in record or not record.startswith(b"<PubmedArticle"):
        return ()
    try:
        return items(_fields(record))
    except (_DoubtError, ParseError, UnicodeDecodeError):
        return ()


def _fields(record: bytes) -> Fields:
    # Each place is looked for behind the one before it, in the order of the DTD.
    abstract = record.find(b"<Abstract>")
    behind = _place(record, b"</Abstract>", abstract) if abstract >= 0 else _place(record, b"</ArticleTitle>")
    types = _place(record, b"<PublicationTypeList>", behind)
    authors = record.find(b"<AuthorList", behind, types)
    end = _place(record, b"</Article>", types)
    citation = _place(record, b"</MedlineCitation>", end)
    data = _place(record, b"<PubmedData>", citation)
    held = _place(record, b"<ArticleIdList>", data)
    if record.find(b"<ReferenceList", data, held) >= 0:
        raise _DoubtError
    head = _said(record, 0, abstract if abstract >= 0 else authors if authors >= 0 else types)
    tail = _said(record, types, end)
    beside = _said(record, end, record.find(b"</MedlineJournalInfo>", end, citation))
    identifiers = _identifiers(_said(record, held, _place(record, b"</ArticleIdList>", held)))

    one: dict[str, str] = {}
    issns, location = [], ""
    for name, more, text, whole in _HEAD.findall(head):
        if not whole:
            raise _DoubtError
        if name == "ISSN":
            issns.append(_shown(text))
        elif name == "ELocationID":
            location = location or _location(more, text)
        elif name in one:
            raise _DoubtError
        else:
            one[name] = _shown(text)
    pmid = number(one.get("PMID"))
    if pmid is None or "ArticleTitle" not in one:
        raise _DoubtError
    named = dict(_OF_MEDLINE.findall(beside))
    doi = identifiers.get("doi") or location
    return Fields(
        pmid=pmid,
        doi=doi,
        pmcid=identifiers.get("pmc", ""),
        title=one["ArticleTitle"],
        vernacular="".join(_all(_VERNACULAR, tail, "<VernacularTitle", most=1)),
        authors=_authors(_said(record, authors, _place(record, b"</AuthorList>", authors)))
        if authors >= 0
        else (),
        dates=[*_all(_PRINTED, head, "<PubDate", most=1), *_all(_ONLINE, tail, "<ArticleDate")],
        journal=one.get("Title", ""),
        named=[
            one.get("ISOAbbreviation", ""),
            _shown(named.get("MedlineTA", "")),
            *issns,
            _shown(named.get("ISSNLinking", "")),
        ],
        volume=one.get("Volume", ""),
        issue=one.get("Issue", ""),
        pages=one.get("MedlinePgn") or one.get("StartPage") or "",
        kinds=_kinds(tail),
        linked=list(_linked(record, end, citation, pmid, doi)),
    )


def _place(record: bytes, what: bytes, start: int = 0) -> int:
    at = record.find(what, start)
    if at < 0:
        raise _DoubtError
    return at


def _said(record: bytes, start: int, end: int) -> str:
    text = record[start : max(start, end)].decode()
    if "&" in text and _UNUSUAL.search(text):
        raise _DoubtError
    return text


def _shown(text: str) -> str:
    if text.isalnum():  # most are
        return text
    if "&" in text:
        for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
            text = text.replace(f"&{name};", sign)
    return " ".join(text.split())


def _all(field: re.Pattern[str], text: str, start: str, most: int = 1000) -> list[str]:
    """Return what stands in the fields of one name, each of which must be a plain one."""
    found = field.findall(text)
    if len(found) != text.count(start) or len(found) > most:
        raise _DoubtError
    return [_shown(each) for each in found]


def _authors(text: str) -> tuple[Name, ...]:
    found = _AUTHOR.findall(text)
    if len(found) != text.count("<Author") - 1 or len([1 for each in found if each[1]]) != text.count(
        "<ForeName"
    ):
        raise _DoubtError
    names = []
    for family, given, initials, body in found[:AUTHORS_KEPT]:
        if family := _shown(family):
            names.append(Name(family, _shown(given) or _shown(initials)))
        elif body := _shown(body):
            names.append(Name(body))
    return tuple(names)


def _kinds(tail: str) -> set[str]:
    found = _TYPE.findall(tail)
    if len(found) != tail.count("<PublicationType") - 1:
        raise _DoubtError
    return {_shown(each) for pair in found for each in pair if each}


def _location(attributes: str, text: str) -> str:
    said = attributes.replace("'", '"')
    return registered_doi(_shown(text)) if 'EIdType="doi"' in said and 'ValidYN="N"' not in said else ""


def _identifiers(text: str) -> dict[str, str]:
    listed = _IDENTIFIER.findall(text)
    if len(listed) != text.count("<ArticleId") - 1:
        raise _DoubtError
    found: dict[str, str] = {}
    for kind, value in listed:
        if kind == "doi":
            if doi := registered_doi(_shown(value)):
                found.setdefault("doi", doi)
        elif kind == "pmc" and (pmcid := number(_shown(value))):
            found.setdefault("pmc", f"PMC{pmcid}")
    return found


def _linked(record: bytes, start: int, end: int, pmid: int, doi: str) -> Iterator[Told]:
    """Yield the notices that a record links to; few have such a list, and it is left to the parser."""
    begin = record.find(b"<CommentsCorrectionsList", start, end)
    if begin >= 0:
        parser = XMLParser()
        closing = b"</CommentsCorrectionsList>"
        parser.feed(b"<r>" + record[begin : _place(record, closing, begin) + len(closing)] + b"</r>")
        yield from links(parser.close(), pmid, doi)
