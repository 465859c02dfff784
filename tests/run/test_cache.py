"""What a run remembers is never trusted blindly, and never needed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from healthlint.run.cache import Cache, check_of, user_cache

KEY = ["a", 1]


def only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_a_value_comes_back_under_its_key(tmp_path: Path) -> None:
    Cache(tmp_path / "made").put("words", KEY, {"神药": [[1, 2]]})
    assert Cache(tmp_path / "made").get("words", KEY) == {"神药": [[1, 2]]}


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    Cache(tmp_path).put("words", KEY, 1)
    assert Cache(tmp_path).get("words", ["a", 2]) is None


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="truncated"),
        pytest.param(lambda data: data[:-3] + b"9]}", id="altered"),
        pytest.param(lambda data: data[:0], id="empty"),
        pytest.param(lambda data: bytes(len(data)), id="zeros"),
        pytest.param(lambda data: b"{}\n" + data, id="of something else"),
        pytest.param(lambda data: data[:8] + b"f" * 16 + data[24:], id="of a length beyond all bounds"),
    ],
)
def test_a_damaged_file_is_passed_over(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, [1, 2])
    file = only_file(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert cache.get("words", KEY) is None


def test_a_file_put_in_the_place_of_another_key_is_passed_over(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, 1)
    first = only_file(tmp_path)
    cache.put("words", ["b"], 2)
    (second,) = set(tmp_path.iterdir()) - {first}
    second.replace(first)
    assert cache.get("words", KEY) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "cache")
    cache.put("words", KEY, 1)
    assert cache.get("words", KEY) is None


def test_without_a_folder_nothing_is_remembered() -> None:
    cache = Cache(None)
    cache.put("words", KEY, 1)
    assert cache.get("words", KEY) is None


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Cache(tmp_path).put("words", KEY, "x" * 100_000)
    assert [file.name.split("-")[0] for file in tmp_path.iterdir()] == ["words"]


def test_what_stands_behind_a_value_is_read_part_by_part(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, {"tea": 1}, [b"green", b"black tea"])
    assert cache.get("words", KEY) == {"tea": 1}
    assert cache.part("words", KEY, 0, 5, check_of(b"green")) == b"green"
    assert cache.part("words", KEY, 5, 9, check_of(b"black tea")) == b"black tea"


@pytest.mark.parametrize(
    ("start", "size", "check"),
    [(0, 5, check_of(b"black")), (4, 5, check_of(b"green")), (0, 99, check_of(b"green")), (2**70, 5, 0)],
    ids=["another check", "another place", "more than there is", "nowhere"],
)
def test_a_part_that_is_not_there_is_passed_over(tmp_path: Path, start: int, size: int, check: int) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, 1, [b"green"])
    assert cache.part("words", KEY, start, size, check) is None


def test_a_part_of_a_file_that_was_replaced_is_passed_over(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, 1, [b"green"])
    cache.put("words", KEY, 2, [b"black"])
    assert cache.part("words", KEY, 0, 5, check_of(b"green")) is None
    only_file(tmp_path).unlink()
    assert cache.part("words", KEY, 0, 5, check_of(b"black")) is None
    assert Cache(None).part("words", KEY, 0, 5, check_of(b"black")) is None


def test_what_nobody_wrote_for_a_month_is_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("words", KEY, 1)
    os.utime(only_file(tmp_path), (0, 0))
    cache.put("words", ["b"], 2)
    assert cache.get("words", KEY) is None
    assert cache.get("words", ["b"]) == 2


def test_the_folder_can_be_named_and_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path))
    user_cache().put("words", KEY, 1)
    assert Cache(tmp_path).get("words", KEY) == 1
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", "")
    assert user_cache().get("words", KEY) is None
