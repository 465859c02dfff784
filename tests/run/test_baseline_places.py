"""A baseline calls the articles by the same names wherever it is asked from."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from healthlint.run.baseline.places import Places


def test_names_are_seen_from_the_folder_of_the_baseline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "站 点" / "a").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "站 点")
    inner = Places(Path("baseline.jsonl"), ())
    assert inner.name("a/茶.md") == "a/茶.md"
    assert inner.name("./a/../a/茶.md") == "a/茶.md"
    assert inner.name(str(tmp_path / "站 点" / "b.md")) == "b.md"
    assert inner.name("../b.md") == "../b.md"
    assert Places(tmp_path / "lists.jsonl", ()).name("a/茶.md") == "站 点/a/茶.md"


def test_a_linked_folder_is_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    try:
        link.symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert Places(link / "baseline.jsonl", ()).name(str(tmp_path / "real" / "a.md")) == "a.md"
    assert Places(tmp_path / "real" / "baseline.jsonl", ()).name(str(link / "a.md")) == "a.md"


def test_a_name_is_the_same_in_both_forms_of_unicode(tmp_path: Path) -> None:
    composed, parted = (unicodedata.normalize(form, "café.md") for form in ("NFC", "NFD"))
    (tmp_path / parted).touch()
    places = Places(tmp_path / "baseline.jsonl", ())
    assert places.name(str(tmp_path / parted)) == composed
    assert places.standing(composed) == "apart"


def test_a_file_is_present_gone_or_apart(tmp_path: Path) -> None:
    (tmp_path / "b.md").touch()
    places = Places(tmp_path / "baseline.jsonl", ())
    places.present = {"a.md"}
    assert [places.standing(name) for name in ("a.md", "b.md", "c.md")] == ["present", "apart", "gone"]


def test_only_a_search_of_all_folders_tells_that_a_file_is_gone(tmp_path: Path) -> None:
    for name in ("one", "other", "one/more"):
        (tmp_path / name).mkdir()

    def searched(*folders: str) -> bool:
        places = Places(tmp_path / "baseline.jsonl", [str(tmp_path / folder) for folder in folders])
        return places.all_searched(["one/a.md", "other/b.md"])

    assert searched(".")
    assert searched("one", "other")
    assert searched("..")
    assert not searched("one")
    assert not searched("one/more", "other")
    assert not searched()
