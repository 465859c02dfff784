import gzip
import io
import random

import pytest

from healthlint.registry.reading import parts as cutting
from healthlint.registry.reading.lines import BY_LINES, lines_of
from healthlint.registry.reading.parts import TORN, Place, parts

LINES = [b"", b"one", b"a longer line than others are", b"", b"x" * 99, b"last"]

START = Place()


def read(data: bytes, begin: Place = START) -> tuple[list[tuple[int, bytes]], list[Place], list[int]]:
    told: list[int] = []
    found, places = [], []
    stream = io.BufferedReader(io.BytesIO(data))  # type: ignore[arg-type]
    for part in parts(stream, begin, BY_LINES, lambda line, _why: told.append(line)):
        found += lines_of(part)
        places.append(part.end)
    return found, places, told


@pytest.mark.parametrize("chunk", [1, 7, 30, 1000])
@pytest.mark.parametrize("end", [b"", b"\n"], ids=["without a line end", "with a line end"])
def test_lines_are_whole_however_a_file_is_cut(
    monkeypatch: pytest.MonkeyPatch, chunk: int, end: bytes
) -> None:
    monkeypatch.setattr(cutting, "CHUNK", chunk)
    found, places, told = read(b"\n".join(LINES) + end)
    assert found == list(enumerate(LINES, start=1))
    assert places[-1].at == len(b"\n".join(LINES) + end)
    assert told == []


def test_reading_goes_on_at_every_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cutting, "CHUNK", 8)
    data = b"\n".join(LINES) + b"\n"
    found, places, _ = read(data)
    for place in places:
        assert read(data, place)[0] == [each for each in found if each[0] >= place.line]


@pytest.mark.parametrize("chunk", [1, 5, 64])
def test_a_line_that_is_too_long_is_told_and_others_are_read(
    monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(cutting, "CHUNK", chunk)
    monkeypatch.setattr(cutting, "LONGEST", 200)
    found, _, told = read(b"one\n" + b"y" * 3000 + b"\nthree\nfour")
    assert [line for line in found if line[1]] == [(1, b"one"), (3, b"three"), (4, b"four")]
    assert told == [2]


def test_all_that_can_be_unpacked_is_read_before_a_file_breaks_off() -> None:
    choose = random.Random(1)
    data = b"".join(b"%d\n" % choose.randrange(10**18) for _ in range(60_000))
    packed = gzip.compress(data)
    stream = gzip.GzipFile(fileobj=io.BytesIO(packed[:-40_000]))
    found: list[bytes] = []
    cut = parts(stream, START, BY_LINES, lambda *_: None)  # type: ignore[arg-type]
    with pytest.raises(TORN):
        found.extend(part.data for part in cut)
    assert data.startswith(b"".join(found))
    assert sum(map(len, found)) > len(data) * 0.9
