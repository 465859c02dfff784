"""What does PubMed say of works, in the XML of its baseline, of its daily updates, of efetch?

A record is cut out of the stream and parsed by itself, without the parts that are not asked for: abstracts,
headings and lists of references make nine tenths of it. https://dtd.nlm.nih.gov/ncbi/pubmed/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import IO
from xml.etree.ElementTree import Element, ParseError, XMLParser

from healthlint.registry.keys import number
from healthlint.registry.reading.items import Deleted, Entry, Fault
from healthlint.registry.reading.pubmed_records import article, book

_CHUNK = 1 << 20
_LONGEST = 1 << 26  # bytes of a record
_TOGETHER = 50  # records that are parsed at once
_TAG = 64  # bytes that the start of a tag does not exceed
_START = re.compile(rb"<(PubmedArticle|PubmedBookArticle|DeleteCitation)(?=[\s>])")
_ENCODING = re.compile(rb"""<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']""")
_LEFT_OUT = tuple(
    (b"<%b>" % name, b"</%b>" % name)
    for name in (
        b"Abstract",
        b"MeshHeadingList",
        b"ReferenceList",
        b"ChemicalList",
        b"GrantList",
        b"KeywordList",
        b"History",
    )
)
_AFFILIATION = (b"<AffiliationInfo>", b"</AffiliationInfo>")


def read(stream: IO[bytes], skip: int, fault: Fault) -> Iterator[Entry]:
    """Yield what each record says from the one behind `skip` on; a broken one is told and says nothing."""
    records = islice(_records(stream, fault), skip, None)
    while some := list(islice(records, _TOGETHER)):
        for line, record, root in _parsed(some):
            yield _told(line, record, root, fault)


def _parsed(records: list[tuple[int, bytes]]) -> Iterator[tuple[int, bytes, Element | None]]:
    """Yield records with their elements; several are parsed at once, and none where one of them is broken."""
    parser = XMLParser()
    try:
        parser.feed(b"<r>" + b"".join([_without(record) for _, record in records]) + b"</r>")
        roots: list[Element | None] = list(parser.close())
    except ParseError:
        roots = []
    if len(roots) != len(records):
        roots = [None] * len(records)
    for (line, record), root in zip(records, roots, strict=True):
        yield line, record, root


def _told(line: int, record: bytes, root: Element | None, fault: Fault) -> Entry:
    try:
        return _entry(_alone(record) if root is None else root)
    except (ParseError, ValueError) as error:
        fault(
            line, f"begins a record that is no XML: {error}" if isinstance(error, ParseError) else str(error)
        )
        return ()


def _records(stream: IO[bytes], fault: Fault) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a file with the lines at which they begin, holding one of them at a time."""
    data = stream.read(_CHUNK)
    encoding = _ENCODING.search(data, 0, 200)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")
    ):
        fault(1, "is not UTF-8, in which PubMed's files are")
        return
    line, at = 1, 0  # the line on which `at` stands
    while True:
        start = _START.search(data, at)
        if start is None:
            rest = max(at, len(data) - _TAG)  # the start of a tag may be cut in two
            line += data.count(b"\n", at, rest)
            more = stream.read(_CHUNK)
            if not more:
                return
            data, at = data[rest:] + more, 0
            continue
        line += data.count(b"\n", at, start.start())
        at = start.start()
        if at > _CHUNK // 2:
            data, at = data[at:], 0
        closing = b"</%b>" % start[1]
        end = data.find(closing, at)
        while end < 0:
            more = stream.read(_CHUNK)
            if not more or len(data) - at > _LONGEST:
                fault(line, "begins a record that has no end")
                return
            searched = len(data) - len(closing)
            data += more
            end = data.find(closing, max(at, searched))
        end += len(closing)
        yield line, data[at:end]
        line += data.count(b"\n", at, end)
        at = end


def _alone(record: bytes) -> Element:
    parser = XMLParser()
    parser.feed(_without(record))
    root: Element = parser.close()
    return root


def _entry(root: Element) -> Entry:
    if root.tag == "DeleteCitation":
        return [Deleted(pmid) for each in root.iter("PMID") if (pmid := number(each.text))]
    return list(article(root) if root.tag == "PubmedArticle" else book(root))


def _without(record: bytes) -> bytes:
    """Cut out what is not asked for; a text of XML has no `<` of its own, but for CDATA and comments."""
    if b"<!" in record:
        return record
    for opening, closing in _LEFT_OUT:
        start = record.find(opening)
        if start >= 0:
            end = record.rfind(closing)
            if end > start:
                record = record[:start] + record[end + len(closing) :]
    if _AFFILIATION[0] in record:
        opening, closing = _AFFILIATION
        record = b"".join(
            part.partition(closing)[2] if index else part for index, part in enumerate(record.split(opening))
        )
    return record
