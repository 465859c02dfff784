"""Responses that crawlers have kept are unpacked within bounds; what is not packed stays as it is."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import pytest

from healthlint.app.corpus.reading.http import Response, decoded_body, response_of


def brotli(data: bytes) -> bytes:
    packed: bytes = pytest.importorskip("brotli").compress(data)
    return packed


@pytest.mark.parametrize(
    ("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress), ("br", brotli)]
)
def test_a_body_that_unpacks_without_end_is_cut(coding: str, pack: Callable[[bytes], bytes]) -> None:
    response = Response(200, {"content-encoding": coding}, pack(b"x" * 3_000_000))
    assert decoded_body(response, 1_000) == b"x" * 1_001
    assert decoded_body(response, 4_000_000) == b"x" * 3_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br"])
@pytest.mark.parametrize("text", ["{json}", "*Tea*", "Kaffee", "+", "\n\nTea", "<p>Tea", "茶", ""])
def test_a_text_whose_fields_say_that_it_is_packed_stays_as_it_is(coding: str, text: str) -> None:
    assert decoded_body(Response(200, {"content-encoding": coding}, text.encode()), 1_000) == text.encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            b"3\r\nTea\r\n4;x=y\r\n is \r\n0\r\nTrailer: x\r\n\r\n", b"Tea is ", id="chunks and a trailer"
        ),
        pytest.param(b"3\nTea\n1 \n!\n0\n\n", b"Tea!", id="line feeds alone"),
        pytest.param(b"3\r\nTea\r\n9\r\n is go", b"Tea is go", id="cut off in the second chunk"),
        pytest.param(b"0\r\n\r\n", b"", id="nothing"),
        pytest.param(
            b"Diabetes\r\n\r\nA miracle cure.", None, id="a text that begins with a digit of sixteen"
        ),
        pytest.param(b"Add\r\nA miracle cure.", None, id="a line of such digits"),
        pytest.param(b"2026\n\n" + b"A miracle cure. " * 900, None, id="a year"),
    ],
)
def test_a_body_in_chunks_is_put_together_and_another_stays_as_it_is(body: bytes, text: bytes | None) -> None:
    response = Response(200, {"transfer-encoding": "chunked"}, body)
    assert decoded_body(response, 100_000) == (body if text is None else text)


def test_a_stream_of_brotli_that_is_cut_off_is_no_text() -> None:
    packed = brotli(b"<p>A miracle cure." * 50 + bytes(range(256)))
    assert decoded_body(Response(200, {"content-encoding": "br"}, packed[:-9]), 10_000) == packed[:-9]


@pytest.mark.parametrize("block", [b"", b"nothing of HTTP", b"HTTP/1.1 200 OK\r\nno end"], ids=str)
def test_what_is_no_response_is_none(block: bytes) -> None:
    assert response_of(block) is None
