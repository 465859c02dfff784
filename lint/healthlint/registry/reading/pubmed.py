"""What does PubMed say of works, in the XML of its baseline, of its daily updates, of efetch?

A record is cut out of the file and parsed by itself, without the parts that are not asked for: abstracts,
headings and lists of references make nine tenths of it. https://dtd.nlm.nih.gov/ncbi/pubmed/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element, ParseError, XMLParser

from healthlint.registry.keys import number
from healthlint.registry.reading.items import Deleted, Entry, Fault
from healthlint.registry.reading.parts import Cut, Part
from healthlint.registry.reading.pubmed_plain import plain
from healthlint.registry.reading.pubmed_records import article, book

_START = re.compile(rb"<(PubmedArticle|PubmedBookArticle|DeleteCitation)(?=[\s>])")
_ENDS = (b"</PubmedArticle>", b"</PubmedBookArticle>", b"</DeleteCitation>")
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


def _last_end(data: bytes, start: int) -> int:
    for closing in _ENDS:  # the first is nearly always there
        at = data.rfind(closing, start)
        if at >= 0:
            return at + len(closing)
    return 0


BY_RECORDS = Cut(_last_end, "begins a record that has no end")


def read(part: Part, fault: Fault) -> Iterator[Entry]:
    """Yield what each record says; a broken one is told and says nothing."""
    if part.line == 1 and not _is_utf8(part.data):
        fault(1, "is not UTF-8, in which PubMed's files are")
        return
    line, at = part.line, 0
    for start, end in _records(part.data):
        line += part.data.count(b"\n", at, start)
        at = start
        record = part.data[start:end]
        try:
            yield plain(record) or parsed(record)
        except ParseError as error:
            fault(line, f"begins a record that is no XML: {error}")
            yield ()
        except ValueError as error:
            fault(line, str(error))
            yield ()


def _is_utf8(data: bytes) -> bool:
    encoding = _ENCODING.search(data, 0, 200)
    return data[:2] not in (b"\xff\xfe", b"\xfe\xff") and (
        encoding is None or encoding[1].lower() in (b"utf-8", b"us-ascii", b"ascii")
    )


def _records(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield where records begin and end; one without an end of its own ends where the next begins."""
    starts = [(start.start(), start[1]) for start in _START.finditer(data)]
    for (start, name), (limit, _) in pairwise([*starts, (len(data), b"")]):
        closing = b"</%b>" % name
        end = data.rfind(closing, start, limit)
        yield start, limit if end < 0 else end + len(closing)


def parsed(record: bytes) -> Entry:
    """Return what a record says by the parser; raises ParseError, ValueError where it has no PMID."""
    parser = XMLParser()
    parser.feed(_without(record))
    root: Element = parser.close()
    if root.tag == "DeleteCitation":
        return [Deleted(pmid) for each in root.iter("PMID") if (pmid := number(each.text))]
    return article(root) if root.tag == "PubmedArticle" else list(book(root))


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
