"""A document that nobody can read is told, and so is what was named and left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from healthlint.run.config.config import Config
from healthlint.run.errors import UsageError
from healthlint.run.files.articles import Found, find_articles

SUFFIXES = (".md", ".txt")
Lay = Callable[..., None]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Return what makes files in an empty current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def lay(*names: str) -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("text\n", "utf-8")

    return lay


def found(*paths: str, **settings: tuple[str, ...]) -> Found:
    config = Config(path=Path("healthlint.toml").absolute(), **settings)  # type: ignore[arg-type]
    return find_articles(paths, SUFFIXES, config_for=lambda _: config)


def reasons(found: Found) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in found.skipped}


def test_documents_among_the_articles_are_told(lay: Lay) -> None:
    lay("a.md", "药品说明.DOCX", "b/leaflet.pdf", "b/notes.rst", "b/page.pages")
    assert reasons(found(".")) == {
        "药品说明.DOCX": "no reader for .DOCX",
        "b/leaflet.pdf": "no reader for .pdf",
        "b/notes.rst": "no reader for .rst",
        "b/page.pages": "no reader for .pages",
    }


def test_what_holds_no_text_for_people_is_passed_over_in_silence(lay: Lay) -> None:
    lay("a.md", "picture.png", "style.css", "script.js", "data.json", "Makefile", ".hidden.docx", "docx")
    assert found(".").skipped == ()


def test_a_document_that_is_left_out_is_not_missed(lay: Lay) -> None:
    lay("a.md", "drafts/a.docx", "b.docx", "c.docx", "node_modules/d.docx", "README.rst", ".gitignore")
    Path(".gitignore").write_text("c.docx\n", "utf-8")
    assert reasons(found(".", exclude=("drafts", "b.docx"))) == {"drafts": "left out by exclude"}


def test_a_glob_asks_only_for_what_it_matches(lay: Lay) -> None:
    lay("a.md", "b.docx", "c.rst")
    assert reasons(found("*.md")) == {}
    assert reasons(found("*.{md,rst}")) == {"c.rst": "no reader for .rst"}


def test_a_folder_with_nothing_but_documents_says_so(lay: Lay) -> None:
    lay("b/leaflet.pdf", "b/more.pdf")
    with pytest.raises(UsageError, match=r"b: no article in this folder \(2 no reader for .pdf\)"):
        found("b")


@pytest.mark.parametrize(
    ("paths", "named"),
    [
        pytest.param(["."], set(), id="a folder above them"),
        pytest.param(["*.md"], set(), id="a glob"),
        pytest.param(["README.md", "a.md"], {"README.md"}, id="a file"),
        pytest.param([".", "README.md"], {"README.md"}, id="first the folder, then a file in it"),
        pytest.param(["README.md", "."], {"README.md"}, id="first the file, then its folder"),
        pytest.param(
            ["a.md", "drafts", "drafts/b.md"], {"drafts", "drafts/b.md"}, id="a folder and a file in it"
        ),
    ],
)
def test_what_the_user_named_is_known(lay: Lay, paths: list[str], named: set[str]) -> None:
    lay("a.md", "README.md", "drafts/b.md")
    skipped = found(*paths, exclude=("drafts",)).skipped
    assert {each.path for each in skipped if each.named} == named
