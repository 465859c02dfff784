"""Pages of a web archive are linted as pages of files are."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
from tests.app.corpus.conftest import Lint

import corpora  # noqa: F401  it skips this where pyarrow is not installed
from healthlint.app.corpus.reading import archives
from healthlint.app.corpus.reading.sources import sources_of
from healthlint.arrow.record import Columns

PAGE = "<!doctype html><p>A miracle cure."


@pytest.fixture(autouse=True)
def _fastwarc() -> None:
    pytest.importorskip("fastwarc", reason="the extra warc is not installed")


def record(
    body: bytes,
    url: str = "https://www.tea.example/page",
    *,
    fields: str = "Content-Type: text/html; charset=utf-8",
    kind: str = "response",
    status: str = "200 OK",
) -> bytes:
    block = body
    if kind == "response":
        block = f"HTTP/1.1 {status}\r\n{fields}\r\n\r\n".encode() + body
        fields = "Content-Type: application/http; msgtype=response"
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(url.encode()):032x}>\r\n{fields}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_pages_and_texts_are_linted_and_all_else_is_passed_over(
    folder: Path, lint: Lint, packed: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    records = [
        record(b"software: x", kind="warcinfo", fields="Content-Type: application/warc-fields"),
        record(PAGE.encode(), "https://www.tea.example/1"),
        record(b"GET / HTTP/1.1", kind="request", fields="Content-Type: application/http"),
        record(PAGE.encode(), "https://tea.example/2", status="404 Not Found"),
        record(b"\x89PNG", "https://tea.example/3.png", fields="Content-Type: image/png"),
        record(b"A miracle cure.", "https://tea.example/4", fields="Content-Type: text/plain"),
        record(
            b"A miracle cure.", "https://tea.example/5", kind="conversion", fields="Content-Type: text/plain"
        ),
    ]
    name = "a.warc.gz" if packed else "a.warc"
    (folder / name).write_bytes(b"".join(map(gzip.compress, records) if packed else records))
    rows = lint(name, "--select", "PRO102", "--summary", "figures.json")
    assert [row["url"].rpartition("/")[2] for row in rows] == ["1", "4", "5"]
    assert all(row["path"] == row["url"] and row["id"].startswith("<urn:uuid:") for row in rows)
    assert '"name": "tea.example",\n          "findings": 3' in (folder / "figures.json").read_text("utf-8")


TONIC = "<p>这是灵丹妙药"
HTML = "Content-Type: text/html"
CHUNKED = b"3\r\n<p>\r\n15;x=y\r\n" + "这是灵丹妙药神".encode() + b"\r\n0\r\n\r\n"
BODIES = [
    pytest.param(f"{HTML}; charset=gb2312", TONIC.encode("gbk"), id="charset of the server"),
    pytest.param(HTML, f'<meta charset="gbk">{TONIC}'.encode("gbk"), id="charset of the page"),
    pytest.param('content-type: TEXT/HTML;charset="UTF-8"', TONIC.encode(), id="quoted charset"),
    pytest.param(f"{HTML}\r\nContent-Encoding: gzip", gzip.compress(TONIC.encode()), id="gzip"),
    pytest.param(f"{HTML}\r\nContent-Encoding: gzip", TONIC.encode(), id="gzip that is undone"),
    pytest.param(
        f"{HTML}\r\nContent-Encoding: deflate", zlib.compress(TONIC.encode())[2:-4], id="bare deflate"
    ),
    pytest.param(f"{HTML}\r\nTransfer-Encoding: chunked", CHUNKED, id="chunked"),
    pytest.param(f"{HTML}\r\nTransfer-Encoding: chunked", TONIC.encode(), id="chunked that is undone"),
]


@pytest.mark.parametrize(("fields", "body"), BODIES)
def test_a_body_is_unpacked_and_decoded(folder: Path, lint: Lint, fields: str, body: bytes) -> None:
    (folder / "a.warc").write_bytes(record(body, fields=fields))
    assert next(row["text"] for row in lint("a.warc", "--select", "PRO102")) == "灵丹妙药"


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
def test_an_archive_that_is_cut_off_tells_it(folder: Path, lint: Lint, packed: bool) -> None:
    import random

    noise = bytes(random.Random(3).choices(range(97, 123), k=20_000))
    records = [record(PAGE.encode(), f"https://a.example/{n}") for n in range(3)]
    records.append(record(PAGE.encode() + noise, "https://a.example/last"))
    data = b"".join(map(gzip.compress, records) if packed else records)
    (folder / "a.warc.gz" if packed else folder / "a.warc").write_bytes(data[:-9_000])
    rows = lint("a.warc.gz" if packed else "a.warc", "--select", "PRO102", code=2)
    assert [row["code"] for row in rows] == ["PRO102"] * 3 + ["HL902"]


@pytest.mark.parametrize("data", [b"no archive at all\n" * 20, b""], ids=["junk", "nothing"])
def test_what_is_no_archive_does_not_end_the_run(folder: Path, lint: Lint, data: bytes) -> None:
    (folder / "a.warc").write_bytes(data)
    (folder / "b.warc").write_bytes(record(PAGE.encode()))
    rows = lint("a.warc", "b.warc", "--select", "PRO102", code=2 if data else 1)
    assert [row["code"] for row in rows] == ([*(["HL902"] if data else []), "PRO102"])


def pages(number: int) -> list[bytes]:
    """Return records of pages, each with a picture behind it."""
    return [
        record(PAGE.encode(), f"https://a.example/{n}")
        + record(b"PNG", f"https://a.example/{n}.png", fields="Content-Type: image/png")
        for n in range(number)
    ]


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gzip"])
@pytest.mark.parametrize("bytes_of_the_last", [20, 80, 120])
def test_an_archive_that_is_cut_off_in_the_head_of_a_record_tells_it(
    folder: Path, lint: Lint, packed: bool, bytes_of_the_last: int
) -> None:
    *whole, last = pages(3)
    if packed:
        whole, last = [gzip.compress(each) for each in whole], gzip.compress(last)
    (folder / "a.warc").write_bytes(b"".join(whole) + last[:bytes_of_the_last])
    rows = lint("a.warc", "--select", "PRO102", code=2)
    assert [row["code"] for row in rows] == ["PRO102", "PRO102", "HL902"]
    assert "cut off" in rows[-1]["message"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"".join(pages(8)), id="plain"),
        pytest.param(b"".join(map(gzip.compress, pages(8))), id="packed one by one"),
        pytest.param(gzip.compress(b"".join(pages(8))), id="packed as a whole"),
        pytest.param(
            gzip.compress(b"".join(pages(8)[:4])) + b"".join(map(gzip.compress, pages(8)[4:])),
            id="packed both ways",
        ),
    ],
)
def test_reading_goes_on_behind_each_unit_wherever_it_was_stopped(
    folder: Path, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("healthlint.app.corpus.reading.archives.UNIT_RECORDS", 2)
    (folder / "a.warc").write_bytes(data)
    (source,) = sources_of(["a.warc"], folder / "o.csv")
    units = [*archives.read(source, Columns(), 0, 0)]
    assert [unit.size for unit in units] == [2, 2, 2, 2]
    assert sum(unit.passed for unit in units) == 8
    for number, unit in enumerate(units[:-1], 1):
        left = [*archives.read(source, Columns(), unit.end, unit.before + unit.size)]
        assert [(each.rows, each.passed) for each in left] == [
            (each.rows, each.passed) for each in units[number:]
        ]
