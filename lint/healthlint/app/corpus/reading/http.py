"""What does a response of a server hold, as a crawler has kept it?

RFC 9112: a status line, header fields, an empty line, the body; and RFC 9110 for codings of the body, which
crawlers often have undone without taking the fields away.
"""

from __future__ import annotations

import re
import zlib
from typing import NamedTuple

_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ ]+(\d{3})")
_CHUNK = re.compile(rb"[ \t]*([0-9A-Fa-f]+)[ \t]*(?:;[^\r\n]*)?\r?\n")
_BEHIND_CHUNK = re.compile(rb"\r?\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:()-]+)", re.IGNORECASE)
_WINDOW = 32  # added to the size of zlib's window: it tells gzip from zlib by itself
_BLOCK = 1024 * 1024  # bytes that are unpacked at a time


class Response(NamedTuple):
    """A response, its body still coded."""

    status: int
    fields: dict[str, str]  # by name in lower case; of several of a name the last
    body: bytes


def response_of(block: bytes) -> Response | None:
    """Return the response of a block, or None for one that is none."""
    status = _STATUS.match(block)
    end = _END.search(block)
    if status is None or end is None:
        return None
    fields = {}
    for line in block[: end.start()].split(b"\n")[1:]:
        name, colon, value = line.decode("latin-1").partition(":")
        if colon:
            fields[name.strip().lower()] = value.strip()
    return Response(int(status[1]), fields, block[end.end() :])


def charset_of(content_type: str) -> str | None:
    """Return the encoding that a media type names, or None."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def decoded_body(response: Response, most: int) -> bytes:
    """Return the body without codings; it stays as it is where its fields tell untruths.

    It ends a byte behind `most`: what is small on the wire may be endless when it is unpacked.
    """
    body = response.body
    if "chunked" in response.fields.get("transfer-encoding", "").lower():
        body = _unchunked(body)
    coding = response.fields.get("content-encoding", "").strip().lower()
    if coding in ("gzip", "x-gzip", "deflate"):
        return _of_zlib(body, most)
    if coding == "br":
        return _of_brotli(body, most)
    return body


def _of_zlib(body: bytes, most: int) -> bytes:
    for window in (zlib.MAX_WBITS + _WINDOW, -zlib.MAX_WBITS):  # some call a bare stream `deflate`
        unpacking = zlib.decompressobj(window)
        try:
            unpacked = unpacking.decompress(body, most + 1)
        except zlib.error:
            continue
        # A bare stream has no mark by which it is known: many a text is the begin of one.
        is_known = window > 0 and unpacked
        if is_known or unpacking.eof or len(unpacked) > most:
            return unpacked
    return body


def _unchunked(body: bytes) -> bytes:
    """Return what the chunks of a body hold; the body itself where it does not consist of them.

    What is cut off behind a whole chunk is taken as it is.
    """
    parts: list[bytes] = []
    at = 0
    while at < len(body):
        head = _CHUNK.match(body, at)
        if head is None:
            return body
        size = int(head[1], 16)
        if size == 0:
            break
        parts.append(body[head.end() : head.end() + size])
        behind = _BEHIND_CHUNK.match(body, head.end() + size)
        if behind is None:
            cut_off = head.end() + size >= len(body)
            return b"".join(parts) if cut_off and len(parts) > 1 else body
        at = behind.end()
    return b"".join(parts)


def _of_brotli(body: bytes, most: int) -> bytes:
    try:
        import brotli  # comes with fastwarc

        unpacking, data, unpacked = brotli.Decompressor(), body, b""
        while not unpacking.is_finished() and len(unpacked) <= most:
            part = unpacking.process(data, output_buffer_limit=_BLOCK)
            if not part and not data:  # it is cut off, or no such stream
                return body
            data, unpacked = b"", unpacked + part
    except Exception:  # not installed, or no such stream: whether it is a text is found out anyway
        return body
    return unpacked[: most + 1]
