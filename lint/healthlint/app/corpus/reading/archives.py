"""How are web archives read (WARC, ISO 28500), and the texts that crawlers take from them (WET)?

Responses and resources that are HTML or plain text are articles; what a server answered besides is passed
over and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from healthlint.app.corpus.reading.http import charset_of, decoded_body, response_of
from healthlint.app.corpus.reading.members import begins_record, is_cut_off
from healthlint.app.corpus.reading.unit import DONE, UNIT_BYTES, UNIT_RECORDS, Unit, reason_of
from healthlint.arrow.engine import MOST_BYTES, TOO_LONG
from healthlint.arrow.record import Columns, Record
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.corpus.reading.sources import Source

_TEXTS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
}
_CUT_OFF = "cannot be read: the archive is cut off here"


def check(source: Source, columns: Columns) -> None:  # noqa: ARG001  an archive has no columns
    """Raise UsageError where the extra is not installed."""
    try:
        import fastwarc  # noqa: F401
    except ImportError as error:
        raise UsageError(
            f"{source.path}: archives need fastwarc, which is not installed; install it with:"
            ' pip install "healthlint[warc]"'
        ) from error


def read(source: Source, columns: Columns, start: int, before: int) -> Iterator[Unit]:  # noqa: ARG001
    """Yield the articles from byte `start` on, where a record begins; bytes are what is counted.

    Within an archive that is packed as a whole no record can be gone to: `start` is 0, and the articles are
    passed over that stand `before`.
    """
    number, passed, size = before, 0, 0
    records: list[Record] = []
    found = _records(source, start)
    try:
        for place, record in _behind(found, before) if before and not start else found:
            if record is None:
                passed += 1
                continue
            if size >= UNIT_BYTES or len(records) >= UNIT_RECORDS:
                end = place if begins_record(source.path, place, record.id) else 0
                yield Unit("records", records, source.path, number, end, place / source.size, passed)
                number += len(records)
                records, passed, size = [], 0, 0
            records.append(record)
            size += len(record.text or b"")
    except OSError as error:
        fault = f"cannot be read any further: {reason_of(error)}"
        records.append(Record(None, source.path, fault=fault))
    if records or passed:
        yield Unit("records", records, source.path, number, DONE, 1.0, passed)


def _behind(found: Iterator[tuple[int, Record | None]], articles: int) -> Iterator[tuple[int, Record | None]]:
    """Yield what comes from the article on that has so many ahead; what lies between belongs to those."""
    ahead = 0
    for place, record in found:
        if record is not None:
            ahead += 1
            if ahead > articles:
                yield place, record
                break
    yield from found


def _records(source: Source, start: int) -> Iterator[tuple[int, Record | None]]:
    """Yield the place of each record that may be an article, and the article, or None where it is none."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    if start >= source.size:
        return
    place, article = start, None
    with open(source.path, "rb") as file:  # noqa: PTH123
        file.seek(start)
        for record in ArchiveIterator(file, record_types=kinds, parse_http=False):
            place, article = record.stream_pos, _article(record, kinds_of=WarcRecordType)
            yield place, article
    # FastWARC takes the end of the file in the head of a record for the end of the archive.
    if is_cut_off(source.path, place) and (article is None or article.fault is None):
        yield place, Record(None, source.path, fault=_CUT_OFF)


def _article(record: Any, kinds_of: Any) -> Record | None:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    own = record.headers.get("WARC-Record-ID")
    path = url or own or "a record without a name"
    length = record.content_length
    block = record.reader.read(MOST_BYTES + 1)
    fault = None
    if length > MOST_BYTES:
        fault = TOO_LONG
    elif len(block) < length or record.headers.get("Content-Length") is None:
        fault = _CUT_OFF
    content_type = record.headers.get("Content-Type") or ""
    body = block
    if record.record_type == kinds_of.response:
        response = response_of(block)
        if response is None:  # of another protocol than HTTP, or nothing at all
            return Record(None, path, id=own, url=url, fault=fault) if fault else None
        if response.status // 100 != 2:
            return None
        content_type = response.fields.get("content-type", "")
        body = decoded_body(response, MOST_BYTES) if fault is None else b""
    form = _TEXTS.get(content_type.partition(";")[0].strip().lower())
    if form is None:
        return None
    return Record(
        None if fault else body,
        path,
        form,
        own,
        url,
        charset_of(content_type) or ("utf-8" if record.record_type == kinds_of.conversion else None),
        fault,
    )
