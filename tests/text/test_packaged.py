"""What was made of a file beside the code is taken over as long as the file is what it was."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from healthlint.rule.terms import Terms
from healthlint.text import packaged
from healthlint.text.packaged import keep, made_of, newly_made, parsed


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a file of the package `tea_words`; nothing is known of any file."""
    module = ModuleType("tea_words")
    module.__file__ = str(tmp_path / "__init__.py")
    monkeypatch.setitem(sys.modules, "tea_words", module)
    monkeypatch.setattr(packaged, "_kept", {})
    monkeypatch.setattr(packaged, "_new", {})
    file = tmp_path / "words.toml"
    file.write_text('[tea]\nen = ["green tea"]\n', "utf-8")
    return file


def hand_over() -> None:
    """Let what this run has made be what an earlier one had made."""
    keep({key: (stamp, partial(bytes, made)) for key, (stamp, made) in newly_made().items()})
    packaged._new.clear()


def test_it_is_made_once(words: Path) -> None:
    assert made_of("tea_words", "words.toml", "tables", parsed) == {"tea": {"en": ["green tea"]}}
    hand_over()
    made: object = made_of("tea_words", "words.toml", "tables", lambda _: pytest.fail("made again"))
    assert made == {"tea": {"en": ["green tea"]}}


def test_what_cannot_be_read_any_more_is_made_again(words: Path) -> None:
    made_of("tea_words", "words.toml", "tables", parsed)
    keep({key: (stamp, lambda: None) for key, (stamp, _) in newly_made().items()})
    assert made_of("tea_words", "words.toml", "tables", parsed) == {"tea": {"en": ["green tea"]}}


def test_other_things_are_made_of_the_same_file(words: Path) -> None:
    made_of("tea_words", "words.toml", "tables", parsed)
    hand_over()
    assert made_of("tea_words", "words.toml", "length", len) == len(words.read_text("utf-8"))


@pytest.mark.parametrize("later", [0, 1_000_000_000], ids=["with the time of before", "later"])
@pytest.mark.parametrize("text", ['[tea]\nen = ["black tea"]\n', '[tea]\nen = ["GREEN TEA"]\n'])
def test_a_file_that_took_the_place_of_another_is_read_again(words: Path, text: str, later: int) -> None:
    before = words.stat()
    made_of("tea_words", "words.toml", "tables", parsed)
    hand_over()
    other = words.with_suffix(".new")
    other.write_text(text, "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns + later))
    other.replace(words)
    assert made_of("tea_words", "words.toml", "tables", parsed) == parsed(text)


def test_what_cannot_be_kept_is_made_in_each_run(words: Path) -> None:
    words.write_text("day = 2024-01-01\n", "utf-8")
    made_of("tea_words", "words.toml", "tables", parsed)
    assert newly_made() == {}
    assert str(made_of("tea_words", "words.toml", "tables", parsed)["day"]) == "2024-01-01"


def test_a_file_that_is_not_there_is_an_error(words: Path) -> None:
    with pytest.raises(FileNotFoundError):
        made_of("tea_words", "other.toml", "tables", parsed)


def test_terms_that_were_taken_over_stand_where_they_stood(words: Path) -> None:
    text = "a cup of green teas and greentea"
    places = Terms.read("tea_words", "words.toml")["tea"].places(text)
    assert [text[start:end] for start, end in places] == ["green teas"]
    hand_over()
    again = Terms.read("tea_words", "words.toml")["tea"]
    assert again.places(text) == places
    assert newly_made() == {}
