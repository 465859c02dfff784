"""Which files does a run take for articles?"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from healthlint.run.config.configs import Configs
from healthlint.run.errors import UsageError
from healthlint.run.files.articles import Found, find_articles

SUFFIXES = (".md", ".html", ".txt")
Lay = Callable[..., None]


@pytest.fixture
def lay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lay:
    """Return what makes files in an empty current folder; a name that ends in a slash is a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()

    def lay(*names: str, text: str = "text\n") -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.mkdir() if name.endswith("/") else path.write_text(text, "utf-8")

    return lay


def articles(*paths: str | Path) -> list[str]:
    return list(find_articles(paths, SUFFIXES).articles)


def reasons(found: Found) -> dict[str, str]:
    return {skipped.path: skipped.reason for skipped in found.skipped}


def test_a_folder_is_searched_in_the_order_of_names(lay: Lay) -> None:
    lay("b.md", "a.md", "a/z.md", "a/b/c.txt", "c.HTML", "picture.png", "B.Md")
    assert articles(".") == ["B.Md", "a/b/c.txt", "a/z.md", "a.md", "b.md", "c.HTML"]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        pytest.param("a", "a/x.md", id="plain"),
        pytest.param("a/", "a/x.md", id="slash-at-the-end"),
        pytest.param("./a", "a/x.md", id="from-here"),
        pytest.param(".//./a//", "a/x.md", id="from-here-again"),
        pytest.param("./a/x.md", "a/x.md", id="file-from-here"),
        pytest.param("b/../a", "b/../a/x.md", id="up-and-down"),
        pytest.param("../{home}/a", "../{home}/a/x.md", id="from-above"),
        pytest.param("{whole}/a", "{whole}/a/x.md", id="absolute"),
    ],
)
def test_articles_are_named_as_the_user_named_them(lay: Lay, tmp_path: Path, given: str, named: str) -> None:
    lay("a/x.md", "b/")
    here = {"home": tmp_path.name, "whole": str(tmp_path)}
    assert articles(given.format(**here)) == [named.format(**here)]
    assert articles(Path(given.format(**here))) == [named.format(**here)]


def test_an_article_counts_once_by_its_first_name(lay: Lay, tmp_path: Path) -> None:
    lay("a/x.md", "b.md")
    assert articles("b.md", "a", "a/x.md", "./b.md", tmp_path, "a/*.md") == ["b.md", "a/x.md"]


def test_hidden_entries_and_those_of_tools_are_passed_over_in_silence(lay: Lay) -> None:
    lay(
        "a.md",
        ".hidden.md",
        ".drafts/b.md",
        "node_modules/p/c.md",
        "Site-Packages/d.txt",
        "x.dist-info/e.txt",
    )
    assert find_articles(["."], SUFFIXES) == Found(("a.md",), ())


def test_a_hidden_file_or_folder_that_is_named_is_taken(lay: Lay) -> None:
    lay(".hidden.md", ".drafts/b.md")
    assert articles(".hidden.md", ".drafts") == [".hidden.md", ".drafts/b.md"]


NO_ARTICLES = """
    README README.md readme.txt README.zh-CN.md README_EN.md README-dev.html CHANGELOG.md Changes.txt
    LICENSE.txt LICENCE.md LICENSE-MIT.txt license.apache-2.0.txt CONTRIBUTING.md contributing.de.md
    CODE_OF_CONDUCT.md code-of-conduct.md SECURITY.md security.txt NOTICE.txt NOTICES.md AUTHORS.md
    CONTRIBUTORS.txt MANIFEST.txt
    requirements.txt requirements-dev.txt requirements_test.txt dev-requirements.txt constraints.txt
    constraints-3.11.txt robots.txt llms.txt llms-full.txt humans.txt ads.txt CMakeLists.txt COPYING.txt
    PULL_REQUEST_TEMPLATE.md AGENTS.md CLAUDE.md THIRD-PARTY-NOTICES.txt
""".split()
STILL_ARTICLES = """
    contributing-factors-of-asthma.md licensed-therapists.md manifestations-of-lupus.md notice-to-patients.md
    security-of-supplements.md authors-and-their-interests.md requirements-for-vitamin-d.txt
    nutrient-requirements.txt changes-in-menopause.md robotic-surgery.txt copying-with-grief.md index.md
    readmelater.md llms-in-the-clinic.txt human-milk.txt news.md history.md support.md
""".split()


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_files_of_a_project_are_left_out_however_they_are_named(lay: Lay, name: str) -> None:
    lay("site/a.md", f"site/{name}")
    left_out = {f"site/{name}": "left out by default, as no article has such a name"}
    for named in (f"site/{name}", f"./site/{name}"):
        assert find_articles([named], SUFFIXES).articles == ()
        assert reasons(find_articles([named], SUFFIXES)) == left_out
    found = find_articles(["site"], SUFFIXES)
    assert found.articles == ("site/a.md",)
    assert reasons(found) == (left_out if name.lower().endswith(SUFFIXES) else {})


@pytest.mark.parametrize("name", STILL_ARTICLES)
def test_a_name_that_only_begins_so_is_an_article(lay: Lay, name: str) -> None:
    lay(name)
    assert articles(name) == [name]
    assert articles(".") == [name]


@pytest.mark.parametrize(
    "path", ["node_modules/p/a.md", ".github/a.md", "x/.venv/lib/a.txt", "x-1.0.dist-info/a.txt"]
)
def test_files_in_folders_of_tools_are_left_out_however_they_are_named(lay: Lay, path: str) -> None:
    lay(path)
    assert articles(path) == []


def test_what_the_current_folder_stands_in_is_no_reason(lay: Lay, monkeypatch: pytest.MonkeyPatch) -> None:
    lay("venv/site/a.md", "venv/node_modules/b.md")
    monkeypatch.chdir("venv")
    assert articles(".", "site/a.md") == ["site/a.md"]
    monkeypatch.chdir("site")
    assert articles("a.md", "../node_modules") == ["a.md", "../node_modules/b.md"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        pytest.param(["drafts/"], "a.md b/c.md", id="folder"),
        pytest.param(["./drafts"], "a.md b/c.md", id="from-here"),
        pytest.param(["drafts\\*.md"], "a.md b/c.md", id="backslash"),
        pytest.param(["*.md", "!c.md"], "b/c.md", id="brought-back"),
        pytest.param(["b/c.md", "drafts"], "a.md", id="two"),
        pytest.param(["/c.md"], "a.md b/c.md drafts/d.md", id="anchored"),
        pytest.param(["!README.md"], "README.md a.md b/c.md drafts/d.md", id="default-overruled"),
        pytest.param(["!.old"], ".old/e.md a.md b/c.md drafts/d.md", id="hidden-overruled"),
        pytest.param(["\\!x"], "a.md b/c.md drafts/d.md", id="guarded-sign"),
    ],
)
def test_patterns_leave_files_out_and_bring_them_back(lay: Lay, patterns: list[str], left: str) -> None:
    lay("a.md", "b/c.md", "drafts/d.md", ".old/e.md", "README.md")
    found = find_articles(["."], SUFFIXES, exclude=patterns)
    assert " ".join(found.articles) == left
    named = ["a.md", "b/c.md", "drafts/d.md", "README.md", *([".old/e.md"] if "!.old" in patterns else [])]
    assert sorted(find_articles(named, SUFFIXES, exclude=patterns).articles) == sorted(left.split())


def test_each_folder_obeys_the_patterns_of_its_own_config(lay: Lay) -> None:
    lay("a.md", "drafts/b.md", "blog/drafts/c.md", "blog/drafts/keep.md", "shop/drafts/d.md", "shop/old/e.md")
    lay("healthlint.toml", text="exclude = ['drafts/']\nextend-exclude = ['/shop/old']\n")
    lay("blog/.healthlint.toml", text="exclude = ['c.md']\n")
    config_for = Configs().of
    found = find_articles(["."], SUFFIXES, config_for=config_for)
    assert found.articles == ("a.md", "blog/drafts/keep.md")
    assert reasons(found) == dict.fromkeys(
        ["drafts", "blog/drafts/c.md", "shop/drafts", "shop/old"], "left out by exclude"
    )
    named = ["drafts/b.md", "blog/drafts/c.md", "blog/drafts/keep.md", "shop/old/e.md"]
    assert find_articles(named, SUFFIXES, config_for=config_for).articles == ("blog/drafts/keep.md",)
    asked = find_articles(["."], SUFFIXES, exclude=["!drafts/"], config_for=config_for)
    assert asked.articles == ("a.md", "blog/drafts/keep.md", "drafts/b.md", "shop/drafts/d.md")


def test_patterns_of_a_config_from_elsewhere_count_from_the_current_folder(lay: Lay, tmp_path: Path) -> None:
    lay("site/drafts/a.md", "site/b.md", "conf/mine.toml")
    (tmp_path / "conf" / "mine.toml").write_text("exclude = ['/site/drafts']\n", "utf-8")
    configs = Configs()
    found = find_articles(
        ["site"], SUFFIXES, config_for=lambda _: configs.load(tmp_path / "conf" / "mine.toml")
    )
    assert found.articles == ("site/b.md",)


def test_a_wrong_pattern_is_told_with_its_place(lay: Lay) -> None:
    lay("a.md")
    lay("healthlint.toml", text="exclude = [\n  'ok',\n  '!',\n]\n")
    with pytest.raises(UsageError, match=r"^--exclude: '!' is no pattern; write it as in \.gitignore$"):
        find_articles(["."], SUFFIXES, exclude=["!"])
    with pytest.raises(UsageError, match=r"^healthlint\.toml:3: exclude: '!' is no pattern; "):
        find_articles(["."], SUFFIXES, config_for=Configs().of)


def test_what_the_user_has_emptied_is_no_error(lay: Lay) -> None:
    lay("drafts/a.md", "site/drafts/b.md")
    for paths in (["drafts"], ["site"], ["drafts/a.md"], ["drafts/*.md"], ["**/*.md"]):
        found = find_articles(paths, SUFFIXES, exclude=["drafts/"])
        assert found.articles == ()
        assert set(reasons(found).values()) == {"left out by exclude"}


def test_a_file_that_no_reader_is_for_is_skipped(lay: Lay) -> None:
    lay("a.md", "b.docx", "Makefile")
    found = find_articles(["b.docx", "a.md", "Makefile"], SUFFIXES)
    assert found.articles == ("a.md",)
    assert reasons(found) == {
        "b.docx": "no reader for .docx",
        "Makefile": "no reader for a name without suffix",
    }


@pytest.mark.parametrize("paths", [["b.docx"], ["b.docx", "b.docx", "c.pdf"]], ids=["one", "several"])
def test_where_no_file_has_a_reader_the_run_ends(lay: Lay, paths: list[str]) -> None:
    lay("b.docx", "c.pdf")
    with pytest.raises(
        UsageError, match=r"^b\.docx: no reader for \.docx; healthlint reads \.html, \.md, \.txt$"
    ):
        articles(*paths)


@pytest.mark.parametrize(
    "name",
    [
        "with blank.md",
        "奇迹.md",
        "line\nend.md",
        "-dash.md",
        "a[1].md",
        "star*.md",
        "{a,b}.md",
        "back\\slash.md",
        "quote'\".md",
        os.fsdecode(b"latin-\xe9.md"),
        "👩‍⚕️.md",
    ],
    ids=ascii,
)
def test_odd_names_are_names(lay: Lay, tmp_path: Path, name: str) -> None:
    try:
        (tmp_path / name).write_text("text\n", "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    (tmp_path / "drafts").mkdir()
    assert articles(name) == [name]
    assert articles(".") == [name]
    assert find_articles(["."], SUFFIXES, exclude=["drafts/"]).articles == (name,)


def test_links_to_folders_are_not_followed_but_links_to_files_are(lay: Lay, tmp_path: Path) -> None:
    lay("site/a.md", "other/b.md")
    (tmp_path / "site" / "loop").symlink_to(tmp_path / "site", target_is_directory=True)
    (tmp_path / "site" / "away").symlink_to(tmp_path / "other", target_is_directory=True)
    (tmp_path / "site" / "file.md").symlink_to(tmp_path / "other" / "b.md")
    (tmp_path / "site" / "gone.md").symlink_to(tmp_path / "nowhere.md")
    found = find_articles(["site"], SUFFIXES)
    assert found.articles == ("site/a.md", "site/file.md")
    assert reasons(found) == {
        "site/away": "a link to a folder is not followed; name it to search it",
        "site/gone.md": "a link that leads nowhere",
        "site/loop": "a link to a folder is not followed; name it to search it",
    }
    assert articles("site/away") == ["site/away/b.md"]


def test_what_is_no_ordinary_file_fails(lay: Lay, tmp_path: Path) -> None:
    lay("a.md")
    os.mkfifo(tmp_path / "pipe.md")
    found = find_articles(["pipe.md", "a.md"], SUFFIXES)
    assert found.articles == ("a.md",)
    assert [(skipped.path, skipped.failed) for skipped in found.skipped] == [("pipe.md", True)]
    assert articles(".") == ["a.md"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_fails(lay: Lay, tmp_path: Path) -> None:
    lay("site/a.md", "site/locked/b.md")
    locked = tmp_path / "site" / "locked"
    locked.chmod(0)
    try:
        found = find_articles(["site"], SUFFIXES)
        assert found.articles == ("site/a.md",)
        assert [(skip.path, skip.failed) for skip in found.skipped] == [("site/locked", True)]
        with pytest.raises(UsageError, match="the folder cannot be read: Permission denied"):
            articles("site/locked")
        with pytest.raises(UsageError, match=r"^site/locked/b\.md: cannot be read: Permission denied"):
            articles("site/locked/b.md")
    finally:
        locked.chmod(0o700)


def test_folders_may_nest_as_deeply_as_the_system_allows(lay: Lay, tmp_path: Path) -> None:
    lay("/".join(["d"] * 400) + "/a.md")
    assert articles(".") == ["/".join(["d"] * 400) + "/a.md"]
