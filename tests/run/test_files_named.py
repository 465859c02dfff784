"""Does a path that leads to no article say what was meant?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import find_articles, read_article

SUFFIXES = (".md", ".html", ".txt")


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "site"
    for name in [
        "articles/asthma.md",
        "articles/child/fever.md",
        "pages/about.html",
        "images/logo.png",
        "notes.txt",
    ]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n", "utf-8")
    (folder / "empty").mkdir()
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        pytest.param("*.txt", "notes.txt", id="one-level"),
        pytest.param("**/*.md", "articles/asthma.md articles/child/fever.md", id="any-level"),
        pytest.param("**/*.txt", "notes.txt", id="any-level-includes-this"),
        pytest.param("articles/*.md", "articles/asthma.md", id="not-below"),
        pytest.param("articles/**", "articles/asthma.md articles/child/fever.md", id="all-below"),
        pytest.param("articles/*", "articles/asthma.md articles/child/fever.md", id="folders-are-searched"),
        pytest.param("*/child/*.md", "articles/child/fever.md", id="folder-in-the-middle"),
        pytest.param("**/child/**/*.md", "articles/child/fever.md", id="twice-any-level"),
        pytest.param("**/child", "articles/child/fever.md", id="folder-at-any-level"),
        pytest.param(
            "*/", "articles/asthma.md articles/child/fever.md pages/about.html", id="slash-at-the-end"
        ),
        pytest.param("articles/[a-c]*.md", "articles/asthma.md", id="class"),
        pytest.param("articles/asthm?.md", "articles/asthma.md", id="one-sign"),
        pytest.param("**/*.{html,txt}", "pages/about.html notes.txt", id="braces"),
        pytest.param(
            "{pages,articles/child}/*", "pages/about.html articles/child/fever.md", id="braces-of-folders"
        ),
        pytest.param("{notes,gone}.txt", "notes.txt", id="braces-of-names"),
        pytest.param("{articles,none}/*.{md,txt}", "articles/asthma.md", id="braces-in-part-missing"),
        pytest.param("./articles/*.md", "articles/asthma.md", id="from-here"),
        pytest.param("articles/../notes*", "articles/../notes.txt", id="up"),
        pytest.param("articles\\**\\*.md", "articles/asthma.md articles/child/fever.md", id="backslashes"),
    ],
)
def test_a_glob_means_what_a_shell_would_make_of_it(pattern: str, meant: str) -> None:
    assert " ".join(find_articles([pattern], SUFFIXES).articles) == meant


def test_an_absolute_glob_names_its_articles_so(site: Path) -> None:
    found = find_articles([f"{site}/**/*.md"], SUFFIXES)
    assert found.articles == (f"{site}/articles/asthma.md", f"{site}/articles/child/fever.md")


def test_a_name_with_signs_of_a_glob_is_itself_where_it_exists(site: Path) -> None:
    for name in ("a[bc].md", "ab.md"):
        (site / name).write_text("text\n", "utf-8")
    assert find_articles(["a[bc].md"], SUFFIXES).articles == ("a[bc].md",)
    (site / "a[bc].md").unlink()
    assert find_articles(["a[bc].md"], SUFFIXES).articles == ("ab.md",)


READS = "healthlint reads .html, .md, .txt"


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("", "an empty path was given; name a file or a folder, or . for this one", id="nothing"),
        pytest.param("note.txt", "note.txt: no such file or folder; did you mean notes.txt?", id="file"),
        pytest.param("Notes.TXT", "Notes.TXT: no such file or folder; did you mean notes.txt?", id="case"),
        pytest.param("article", "article: no such file or folder; did you mean articles?", id="folder"),
        pytest.param(
            "https://example.org/tea.html",
            "https://example.org/tea.html: is an address, and healthlint reads files; save the page and name"
            " the file",
            id="address",
        ),
        pytest.param(
            "articels/asthma.md",
            "articels/asthma.md: no such file or folder; did you mean articles/asthma.md?",
            id="folder-on-the-way",
        ),
        pytest.param(
            "articles/astma.md",
            "articles/astma.md: no such file or folder; did you mean articles/asthma.md?",
            id="file-in-a-folder",
        ),
        pytest.param(
            "articles/xyz.md",
            "articles/xyz.md: no such file or folder; articles has nothing of a like name",
            id="none",
        ),
        pytest.param(
            "zzz",
            "zzz: no such file or folder; the current folder has nothing of a like name",
            id="none-here",
        ),
        pytest.param(
            "notes.txt/a.md",
            "notes.txt/a.md: no such file or folder; the current folder has nothing of a like name",
            id="below-a-file",
        ),
        pytest.param(
            "articles\\asthma.md",
            "articles\\asthma.md: no such file or folder; did you mean articles/asthma.md?",
            id="backslash",
        ),
        pytest.param(
            "a\0b", "a\0b: no such file or folder; the current folder has nothing of a like name", id="nul"
        ),
        pytest.param("empty", f"empty: no article in this folder; {READS}", id="empty-folder"),
        pytest.param("images", "images: no article in this folder; did you mean pages?", id="only-pictures"),
        pytest.param("*.docx", f"*.docx: no article matches; {READS}", id="glob-of-another-kind"),
        pytest.param(
            "articles/*.m", "articles/*.m: no article matches; did you mean articles/*.md?", id="glob-suffix"
        ),
        pytest.param("articles/b*.md", f"articles/b*.md: no article matches; {READS}", id="glob-of-nothing"),
        pytest.param(
            "articels/*.md",
            "articels: no such file or folder; did you mean articles?",
            id="glob-in-a-missing-folder",
        ),
        pytest.param("{a,b}.md", f"{{a,b}}.md: no article matches; {READS}", id="braces-of-nothing"),
    ],
)
def test_a_path_without_an_article_ends_the_run(path: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        find_articles(["notes.txt", path], SUFFIXES)
    assert str(caught.value) == said


def test_a_folder_with_nothing_but_files_of_a_project_says_so(site: Path) -> None:
    (site / "empty" / "README.md").write_text("text\n", "utf-8")
    with pytest.raises(UsageError, match=r"no article in this folder \(1 left out by default"):
        find_articles(["empty"], SUFFIXES)


def test_a_link_to_nothing_says_so(site: Path) -> None:
    (site / "gone.md").symlink_to("nowhere.md")
    with pytest.raises(UsageError, match=r"^gone\.md: is a link that leads nowhere"):
        find_articles(["gone.md"], SUFFIXES)


@pytest.mark.parametrize(
    "data",
    [b"text\n", "\ufefftext\n".encode(), "text\n".encode("utf-16")],
    ids=["utf-8", "mark", "utf-16"],
)
def test_an_article_is_read_without_its_mark(site: Path, data: bytes) -> None:
    (site / "a.md").write_bytes(data)
    assert read_article("a.md") == read_article(site / "a.md") == "text\n"


def test_line_ends_are_read_as_they_stand(site: Path) -> None:
    (site / "a.md").write_bytes("一\r\n二\r三\n".encode())
    assert read_article("a.md") == "一\r\n二\r三\n"


def test_the_charset_of_a_page_is_obeyed(site: Path) -> None:
    page = '<!doctype html><html><head><meta charset="gb18030"><title>奇迹</title></head></html>'
    (site / "a.HTML").write_bytes(page.encode("gb18030"))
    assert read_article("a.HTML") == page


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        pytest.param("gone.md", "cannot be read: there is no such file any more", id="vanished"),
        pytest.param("articles", "cannot be read: it is a folder; name the files in it", id="folder"),
        pytest.param(
            "pipe", "cannot be read: it is not an ordinary file; save its content as one", id="pipe"
        ),
    ],
)
def test_what_cannot_be_read_says_why(site: Path, path: str, reason: str) -> None:
    os.mkfifo(site / "pipe")
    with pytest.raises(UnreadableError) as caught:
        read_article(path)
    assert str(caught.value) == reason


def test_what_is_no_text_says_so(site: Path) -> None:
    (site / "a.md").write_bytes(bytes(range(256)) * 20)
    with pytest.raises(UnreadableError, match=r"^cannot be read: "):
        read_article("a.md")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_says_so(site: Path) -> None:
    (site / "a.md").touch(0o000)
    with pytest.raises(UnreadableError, match=r"^cannot be read: Permission denied$"):
        read_article("a.md")
