"""What is remembered of articles is read back, however few or many results are added to how many."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from healthlint.run.results.listing import Entry
from healthlint.run.results.store import Store

NAME = "kind"
ENTRY = Entry(3, 1, 2, 3, True, b"d" * 16, b"c" * 16)


def parted(result: bytes) -> tuple[bytes, bytes]:
    """Return a result in two pieces, either of which may be empty."""
    return result[: len(result) // 3], result[len(result) // 3 :]


def put(folder: Path, results: dict[str, bytes], *, asked: tuple[str, ...] = ()) -> None:
    """Let a run ask for some results and add others."""
    store = Store(folder, NAME)
    for article in asked:
        store.get(article)
    for article, result in results.items():
        store.add(article, ENTRY, parted(result))
    store.commit()


def held(folder: Path, articles: dict[str, bytes]) -> dict[str, bytes | None]:
    """Return what a run is told of articles."""
    store = Store(folder, NAME)
    found = {article: store.get(article) for article in articles}
    read = {article: packed and store.read(packed) for article, packed in found.items()}
    told = {article: packed and store.told(packed) for article, packed in found.items()}
    store.close()
    assert all(told[article] == (pieces and pieces[0]) for article, pieces in read.items())
    return {article: pieces and b"".join(pieces) for article, pieces in read.items()}


def file_in(folder: Path) -> Path:
    (file,) = folder.iterdir()  # and nothing beside it
    return file


@pytest.fixture
def many(tmp_path: Path) -> dict[str, bytes]:
    """Return a hundred results of an earlier run."""
    results = {f"{number}.md": b"%03d" % number * 40 for number in range(100)}
    put(tmp_path, results)
    return results


def test_one_result_is_put_behind_those_that_are_there(tmp_path: Path, many: dict[str, bytes]) -> None:
    before = file_in(tmp_path).read_bytes()
    put(tmp_path, {"new.md": b"new"}, asked=("7.md",))
    assert held(tmp_path, {**many, "new.md": b"new"}) == {**many, "new.md": b"new"}
    assert file_in(tmp_path).read_bytes().startswith(before[:12_000])


def test_a_result_takes_the_place_of_an_earlier_one(tmp_path: Path, many: dict[str, bytes]) -> None:
    put(tmp_path, {"7.md": b"other"})
    assert held(tmp_path, many) == {**many, "7.md": b"other"}


def test_what_others_have_replaced_is_left_behind_in_the_end(tmp_path: Path, many: dict[str, bytes]) -> None:
    size = file_in(tmp_path).stat().st_size
    for _ in range(100):
        put(tmp_path, {"7.md": b"x" * 120})
    assert file_in(tmp_path).stat().st_size < size * 1.3
    assert held(tmp_path, many) == {**many, "7.md": b"x" * 120}


def test_what_another_run_has_written_meanwhile_is_kept(tmp_path: Path, many: dict[str, bytes]) -> None:
    store = Store(tmp_path, NAME)
    put(tmp_path, {"other.md": b"theirs"})
    store.add("new.md", ENTRY, parted(b"new"))
    store.commit()
    expected = {**many, "other.md": b"theirs", "new.md": b"new"}
    assert held(tmp_path, expected) == expected


def test_a_file_that_was_cut_off_is_not_made_whole_by_a_new_result(
    tmp_path: Path, many: dict[str, bytes]
) -> None:
    store = Store(tmp_path, NAME)
    file = file_in(tmp_path)
    with file.open("r+b") as cut:
        cut.truncate(500)
    store.add("new.md", ENTRY, parted(b"new"))
    store.commit()
    assert set(held(tmp_path, many).values()) == {None}
    assert file_in(tmp_path) == file


def test_after_any_runs_the_last_result_of_each_article_is_told(tmp_path: Path) -> None:
    chance = random.Random(7)
    known: dict[str, bytes] = {}
    for _ in range(200):
        added = {
            f"{chance.randrange(60)}.md": chance.randbytes(chance.randrange(200))
            for _ in range(chance.choice((1, 1, 1, 2, 30)))
        }
        put(tmp_path, added, asked=tuple(chance.sample(sorted(known), min(3, len(known)))))
        known.update(added)
        assert held(tmp_path, known) == known
    assert file_in(tmp_path).stat().st_size < 60 * 400
