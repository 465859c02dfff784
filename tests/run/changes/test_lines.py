"""Findings are reported on the lines that a change has touched, in whatever way git has them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from changing import Repository, Runs
from healthlint.run.git.comparison import Since, Staged

CURE = "Our neighbours call this tea a miracle cure."
CALM = "Tea is mostly water."
KUR = "邻居说它是灵丹妙药。"
OLD = f"# Tea\n\n{CURE}\n\n{CALM}\n"


def test_a_fault_on_an_added_line_is_reported_and_the_one_that_was_there_is_counted(
    site: Repository, run: Runs
) -> None:
    site.commit({"tea.md": OLD})
    site.write({"tea.md": OLD + f"\n{KUR}\n"})
    done = run(Since("main"))
    assert done.places == ["tea.md:7:PRO102"]
    assert done.unchanged == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_offsets_are_those_of_the_new_text(newline: str, site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD})
    text = (f"# Tea\n\n{KUR}\n\n" + OLD).replace("\n", newline)
    site.write({"tea.md": text})
    [article] = run(Since("main")).articles
    [finding] = article.findings
    assert text[finding.offset : finding.end_offset] == finding.text == "灵丹妙药"
    assert (finding.line, finding.column) == (3, 6)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(OLD, OLD.replace("\n", "\r\n"), id="other line ends"),
        pytest.param(OLD, "\ufeff" + OLD, id="a byte order mark"),
        pytest.param((OLD + KUR).encode("gb18030"), OLD + KUR, id="from GB18030 to UTF-8"),
        pytest.param(OLD + KUR, (OLD + KUR).encode("utf-16"), id="from UTF-8 to UTF-16"),
        pytest.param(OLD, OLD.rstrip("\n"), id="no end of the last line"),
    ],
)
def test_what_changes_no_word_is_no_change(
    old: str | bytes, new: str | bytes, site: Repository, run: Runs
) -> None:
    site.commit({"tea.md": old})
    site.write({"tea.md": new})
    assert run(Since("main")).articles == []


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16"])
def test_articles_of_other_encodings_are_compared_line_by_line(
    encoding: str, site: Repository, run: Runs
) -> None:
    # Enough of it that the encoding can be told.
    text = "# 茶\n\n鄰居說它是靈丹妙藥。\n\n茶的主要成分是水,沒有研究說明它可以降低血壓。\n"
    site.commit({"tea.md": text.encode(encoding)})
    site.write({"tea.md": (text + "\n醫生說這是一種神藥。\n").encode(encoding)})
    done = run(Since("main"))
    assert done.places == ["tea.md:7:PRO102"]
    assert done.unchanged == 1


def test_line_ends_that_git_converts_are_no_change(site: Repository, run: Runs) -> None:
    site.git("config", "core.autocrlf", "true")
    site.commit({"tea.md": OLD.replace("\n", "\r\n")})
    site.write({"tea.md": (OLD + f"\n{KUR}\n").replace("\n", "\r\n")})
    done = run(Since("main"))
    assert done.places == ["tea.md:7:PRO102"]
    assert done.unchanged == 1


def test_a_text_that_git_stores_in_another_encoding_is_compared(site: Repository, run: Runs) -> None:
    site.commit(
        {".gitattributes": "*.md working-tree-encoding=UTF-16\n", "tea.md": (OLD + KUR).encode("utf-16")}
    )
    site.stage({"tea.md": (OLD + KUR + f"\n\n{CURE}").encode("utf-16")})
    for wanted in (Since("main"), Staged()):
        assert run(wanted).places == ["tea.md:8:PRO102"]


def test_a_text_that_git_keeps_elsewhere_is_read_from_the_disk_and_new(site: Repository, run: Runs) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 1\n"
    site.commit({"tea.md": pointer.format("0" * 64)})
    site.stage({"tea.md": pointer.format("1" * 64)})
    site.write({"tea.md": OLD})
    for wanted in (Since("main"), Staged()):
        assert run(wanted).places == ["tea.md:3:PRO102"]


def test_all_lines_of_a_new_file_are_changed(site: Repository, run: Runs) -> None:
    site.commit({"old.md": OLD})
    site.write({"untracked.md": OLD})
    site.stage({"added.md": f"# Tea\n\n{KUR}\n"})
    site.write({"untracked.md": OLD})
    done = run(Since("main"))
    assert done.places == ["added.md:3:PRO102", "untracked.md:3:PRO102"]
    assert done.unchanged == 0


def test_a_file_that_is_written_anew_after_it_was_removed_from_the_index_is_compared(
    site: Repository, run: Runs
) -> None:
    site.commit({"tea.md": OLD})
    site.git("rm", "--cached", "--quiet", "tea.md")
    assert run(Since("main")).articles == []


def test_a_deleted_file_is_nothing_to_check(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD, "other.md": OLD})
    (site.folder / "tea.md").unlink()
    assert run(Since("main")).articles == []
    site.git("add", "--all")
    assert run(Staged()).articles == []


@pytest.mark.parametrize("digest", ["sha1", "sha256"])
def test_what_is_only_younger_has_not_changed(digest: str, site: Repository, run: Runs) -> None:
    shutil.rmtree(site.folder / ".git")
    site.git("init", "--quiet", "--initial-branch=main", f"--object-format={digest}")
    site.commit({"tea.md": OLD, "other.md": OLD})
    os.utime(site.folder / "tea.md", (1, 1))
    site.write({"other.md": OLD + f"\n{KUR}\n"})
    done = run(Since("main"))
    assert done.places == ["other.md:7:PRO102"]
    assert done.session.changes is not None
    assert done.session.changes.untouched == 1


def test_what_is_executable_now_has_not_changed(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD})
    (site.folder / "tea.md").chmod(0o755)
    assert run(Since("main")).articles == []


@pytest.mark.parametrize(
    "name", ["茶/降血压.md", 'a "quoted" name.md', "two\nlines.md", "tab\there.md", "é.md"]
)
def test_names_are_taken_as_they_are(name: str, site: Repository, run: Runs) -> None:
    site.commit({name: OLD})
    site.stage({name: OLD + f"\n{KUR}\n"})
    for wanted in (Since("main"), Staged()):
        assert run(wanted).places == [f"{name}:7:PRO102"]


def test_paths_count_from_the_folder_one_is_in(
    site: Repository, run: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.commit({"docs/a/tea.md": OLD, "docs/b/tea.md": OLD, "tea.md": OLD})
    new = OLD + f"\n{KUR}\n"
    site.stage({"docs/a/tea.md": new, "docs/b/tea.md": new, "tea.md": new})
    monkeypatch.chdir(site.folder / "docs")
    for wanted in (Since("main"), Staged()):
        assert run(wanted).places == ["a/tea.md:7:PRO102", "b/tea.md:7:PRO102"]
        assert run(wanted, "b").places == ["b/tea.md:7:PRO102"]
        assert run(wanted, "../tea.md", str(site.folder / "docs" / "a")).places == [
            f"{(site.folder / 'tea.md').as_posix()}:7:PRO102".replace(f"{site.folder.as_posix()}/", "../"),
            "a/tea.md:7:PRO102",
        ]


def test_excludes_and_gitignore_hold_and_a_named_file_that_git_ignores_is_new(
    site: Repository, run: Runs
) -> None:
    site.commit(
        {
            ".gitignore": "drafts/\n",
            ".healthlint.toml": 'exclude = ["old/"]\n',
            "old/tea.md": OLD,
            "a.md": OLD,
        }
    )
    site.write({"drafts/tea.md": OLD, "old/tea.md": OLD + f"\n{KUR}\n"})
    done = run(Since("main"))
    assert done.places == []
    assert [(each.path, each.reason) for each in done.session.skipped] == [("old", "left out by exclude")]
    assert run(Since("main"), "drafts/tea.md").places == ["drafts/tea.md:3:PRO102"]


def test_an_article_under_a_link_is_compared_with_what_the_link_leads_to(site: Repository, run: Runs) -> None:
    site.commit({"docs/tea.md": OLD})
    (site.folder / "linked").symlink_to("docs", target_is_directory=True)
    (site.folder / "tea.md").symlink_to("docs/tea.md")
    site.commit({}, "Link")
    site.write({"docs/tea.md": OLD + f"\n{KUR}\n"})
    assert run(Since("main"), "linked").places == ["linked/tea.md:7:PRO102"]
    assert run(Since("main"), "tea.md").places == ["tea.md:7:PRO102"]


def test_a_link_out_of_the_repository_is_left_out_with_the_reason(
    site: Repository, run: Runs, tmp_path: Path
) -> None:
    (tmp_path / "tea.md").write_text(OLD, encoding="utf-8")
    site.commit({"a.md": OLD})
    (site.folder / "tea.md").symlink_to(tmp_path / "tea.md")
    done = run(Since("main"))
    assert done.articles == []
    assert [each.path for each in done.session.skipped] == ["tea.md"]


def test_a_file_that_took_the_place_of_a_link_is_new(site: Repository, run: Runs) -> None:
    site.write({"a.md": OLD})
    (site.folder / "tea.md").symlink_to("a.md")
    site.commit({}, "Link")
    (site.folder / "tea.md").unlink()
    site.write({"tea.md": OLD})
    assert run(Since("main")).places == ["tea.md:3:PRO102"]


def test_what_cannot_be_read_is_reported_wherever_it_is_changed(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD, "pure.md": OLD})
    site.stage({"tea.md": b"\x89PNG\r\n\x1a\n\x00\x00"})
    for wanted in (Since("main"), Staged()):
        assert run(wanted).places == ["tea.md:1:HL902"]


def test_an_earlier_text_that_cannot_be_read_makes_all_lines_new(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": b"\x89PNG\r\n\x1a\n\x00\x00"})
    site.write({"tea.md": OLD})
    assert run(Since("main")).places == ["tea.md:3:PRO102"]


def test_worker_processes_report_the_same(site: Repository, run: Runs) -> None:
    names = [f"{number:03}.md" for number in range(310)]
    site.commit(dict.fromkeys(names, OLD))
    site.write(dict.fromkeys(names, OLD + f"\n{KUR}\n"))
    alone, together = run(Since("main"), jobs=1), run(Since("main"), jobs=2)
    assert together.articles == alone.articles
    assert len(alone.places) == 310
