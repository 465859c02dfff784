"""What is compared with what: branches, the index, merges, pushes, and repositories that lack something."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from changing import Repository, Runs
from healthlint.run.errors import UsageError
from healthlint.run.git.comparison import Pushed, Since, Staged, of_hook

CURE = "Our neighbours call this tea a miracle cure."
KUR = "邻居说它是灵丹妙药。"
OLD = f"# Tea\n\n{CURE}\n\nTea is mostly water.\n"
NEW = OLD + f"\n{KUR}\n"
MORE = NEW + "\nShe called it a magic pill.\n"


def refused(run: Runs, *arguments: object) -> str:
    with pytest.raises(UsageError) as raised:
        run(*arguments)
    message = str(raised.value)
    assert "\n" not in message
    return message


class TestSince:
    def test_it_counts_from_where_the_branch_left_the_other(self, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD, "other.md": OLD})
        site.git("switch", "--quiet", "--create", "topic")
        site.commit({"tea.md": NEW})
        site.git("switch", "--quiet", "main")
        site.commit({"other.md": NEW})
        site.git("switch", "--quiet", "topic")
        site.write({"tea.md": MORE})
        assert run(Since("main")).places == ["tea.md:7:PRO102", "tea.md:9:PRO102"]
        assert run(Since("HEAD")).places == ["tea.md:9:PRO102"]

    def test_what_was_merged_from_there_is_not_of_this_branch(self, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD, "other.md": OLD})
        site.git("switch", "--quiet", "--create", "topic")
        site.commit({"tea.md": NEW})
        site.git("switch", "--quiet", "main")
        site.commit({"other.md": NEW})
        site.git("switch", "--quiet", "topic")
        site.git("merge", "--quiet", "--no-edit", "main")
        assert run(Since("main")).places == ["tea.md:7:PRO102"]

    @pytest.mark.parametrize("ref", ["v1", "HEAD~1", "main~1", "main@{1}"])
    def test_it_takes_whatever_git_takes_for_a_commit(self, ref: str, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD})
        site.git("tag", "--annotate", "--message", "One", "v1")
        site.commit({"tea.md": NEW})
        assert run(Since(ref)).places == ["tea.md:7:PRO102"]

    def test_a_branch_without_a_common_commit_is_compared_as_it_is(self, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD})
        site.git("switch", "--quiet", "--orphan", "apart")
        site.write({"tea.md": NEW})
        assert run(Since("main")).places == ["tea.md:7:PRO102"]
        site.commit({"tea.md": NEW})
        assert run(Since("main")).places == ["tea.md:7:PRO102"]

    def test_files_in_conflict_are_taken_as_they_stand(self, site: Repository, run: Runs) -> None:
        conflicting(site)
        text = (site.folder / "tea.md").read_text(encoding="utf-8").splitlines()
        assert run(Since("main")).places == [f"tea.md:{text.index(CURE) + 1}:PRO102"]

    @pytest.mark.parametrize(
        ("ref", "said"),
        [
            ("mian", "did you mean main?"),
            ("feature", "did you mean origin/feature?"),
            ("zzz", "git branch --all lists those there are"),
            ("2026-01-31", "it takes no date"),
            ("2 weeks ago", "it takes no date"),
            ("", "is empty"),
            ("--all", "there is no such"),
            ("HEAD:tea.md", "there is no such"),
        ],
    )
    def test_what_is_no_commit_is_refused(self, ref: str, said: str, site: Repository, run: Runs) -> None:
        commit = site.commit({"tea.md": OLD})
        site.git("update-ref", "refs/remotes/origin/feature", commit)
        assert said in refused(run, Since(ref))


class TestStaged:
    def test_the_staged_text_is_linted_and_not_the_one_on_disk(self, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD})
        site.stage({"tea.md": NEW})
        site.write({"tea.md": "# Tea\n"})
        done = run(Staged(), quoting=True)
        assert done.places == ["tea.md:7:PRO102"]
        assert done.articles[0].source == NEW
        site.write({"tea.md": MORE})
        assert run(Staged()).places == ["tea.md:7:PRO102"]

    def test_what_is_staged_and_gone_from_the_disk_is_linted(self, site: Repository, run: Runs) -> None:
        site.commit({"docs/old.md": OLD, ".healthlint.toml": 'exclude = ["no.md"]\n'})
        site.stage({"docs/tea.md": NEW, "docs/no.md": NEW, "docs/.tea.md": NEW})
        for name in ("tea.md", "no.md", ".tea.md"):
            (site.folder / "docs" / name).unlink()
        assert run(Staged()).places == ["docs/tea.md:3:PRO102", "docs/tea.md:7:PRO102"]
        assert run(Staged(), "docs").places == ["docs/tea.md:3:PRO102", "docs/tea.md:7:PRO102"]

    def test_before_the_first_commit_all_is_new(self, site: Repository, run: Runs) -> None:
        site.stage({"tea.md": OLD})
        site.write({"other.md": OLD})
        assert run(Staged()).places == ["tea.md:3:PRO102"]
        site.git("rm", "--cached", "--quiet", "tea.md")
        assert run(Staged()).places == []

    def test_where_nothing_is_staged_a_hook_looks_at_all(self, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD})
        done = run(Staged("--changed", or_all=True))
        assert done.places == ["tea.md:3:PRO102"]
        assert done.session.warnings == ["nothing is staged, so the articles are checked as a whole"]
        site.stage({"notes.txt": "Tea is warm.\n"})
        assert run(Staged("--changed", or_all=True)).places == []

    def test_what_is_only_announced_is_not_staged(self, site: Repository, run: Runs) -> None:
        site.commit({"tea.md": OLD})
        site.write({"new.md": OLD})
        site.git("add", "--intent-to-add", "new.md")
        assert run(Staged()).places == []
        assert run(Since("main")).places == ["new.md:3:PRO102"]

    def test_of_a_merge_only_what_no_side_had_is_reported(self, site: Repository, run: Runs) -> None:
        conflicting(site)
        resolved = "# Tea\n\nShe called it a magic pill.\n\nTea is mostly water.\n\n" + CURE + "\n"
        site.stage({"tea.md": resolved, "both.md": OLD})
        assert run(Staged()).places == ["both.md:3:PRO102", "tea.md:3:PRO102"]

    def test_what_is_in_conflict_cannot_be_judged(self, site: Repository, run: Runs) -> None:
        conflicting(site)
        [skipped] = run(Staged()).session.skipped
        assert skipped.failed
        assert "conflicts" in skipped.reason

    def test_the_index_that_git_names_is_the_one(
        self, site: Repository, run: Runs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.commit({"tea.md": OLD, "other.md": OLD})
        site.stage({"tea.md": NEW})
        (site.folder / ".git" / "next-index").write_bytes((site.folder / ".git" / "index").read_bytes())
        site.stage({"other.md": NEW})
        monkeypatch.setenv("GIT_INDEX_FILE", ".git/next-index")
        assert run(Staged()).places == ["tea.md:7:PRO102"]
        monkeypatch.setenv("GIT_DIR", ".git")
        assert run(Staged()).places == ["tea.md:7:PRO102"]
        (site.folder / "docs").mkdir()
        monkeypatch.setenv("GIT_DIR", str(site.folder / ".git"))
        assert run(Staged(), str(site.folder)).places == ["tea.md:7:PRO102"]

    def test_a_link_is_left_to_what_it_leads_to(self, site: Repository, run: Runs) -> None:
        site.commit({"docs/tea.md": OLD})
        (site.folder / "tea.md").symlink_to("docs/tea.md")
        site.stage({"docs/tea.md": NEW})
        assert run(Staged()).places == ["docs/tea.md:7:PRO102", "tea.md:7:PRO102"]


class TestPushed:
    def test_the_text_is_that_of_the_commit(self, site: Repository, run: Runs) -> None:
        before = site.commit({"tea.md": OLD})
        after = site.commit({"tea.md": NEW})
        site.write({"tea.md": MORE})
        assert run(Pushed(before, after)).places == ["tea.md:7:PRO102"]
        assert run(Pushed(before, "HEAD")).places == ["tea.md:7:PRO102"]

    def test_a_branch_that_is_not_checked_out_is_looked_at(self, site: Repository, run: Runs) -> None:
        before = site.commit({"old.md": OLD})
        site.git("switch", "--quiet", "--create", "topic")
        after = site.commit({"tea.md": OLD})
        site.git("switch", "--quiet", "main")
        assert run(Pushed(before, after)).places == ["tea.md:3:PRO102"]

    def test_the_first_push_brings_all(self, site: Repository, run: Runs) -> None:
        after = site.commit({"tea.md": OLD})
        assert run(Pushed(None, after)).places == ["tea.md:3:PRO102"]

    @pytest.mark.parametrize(
        ("environment", "meant"),
        [
            ({}, Staged("--changed")),
            ({"PRE_COMMIT": "1"}, Staged("--changed", or_all=True)),
            ({"PRE_COMMIT_FROM_REF": "a", "PRE_COMMIT_TO_REF": "b"}, Pushed("a", "b")),
            ({"PRE_COMMIT_FROM_REF": "", "PRE_COMMIT_TO_REF": ""}, Staged("--changed")),
            (
                {"PRE_COMMIT_REMOTE_NAME": "origin", "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/main"},
                Pushed(None, "refs/heads/main"),
            ),
        ],
        ids=["by hand", "before a commit", "before a push", "empty", "before the first push"],
    )
    def test_a_hook_says_what_it_is_about(self, environment: dict[str, str], meant: object) -> None:
        assert of_hook(environment) == meant


class TestClones:
    def shallow(self, site: Repository, tmp_path: Path, *arguments: str) -> Repository:
        site.commit({"tea.md": OLD})
        site.git("branch", "before")
        site.commit({"tea.md": NEW})
        site.commit({"tea.md": MORE})
        site.git("config", "uploadpack.allowFilter", "true")
        site.git("clone", "--quiet", *arguments, site.folder.as_uri(), str(tmp_path / "clone"))
        return Repository(tmp_path / "clone")

    def test_a_shallow_clone_without_the_branch_names_the_remedy(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone = self.shallow(site, tmp_path, "--depth=1")
        monkeypatch.chdir(clone.folder)
        said = refused(run, Since("origin/before"))
        assert "shallow" in said
        assert "git fetch --unshallow" in said
        assert "fetch-depth: 0" in said

    def test_a_shallow_clone_without_the_parting_names_the_remedy(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone = self.shallow(site, tmp_path, "--depth=1", "--no-single-branch")
        monkeypatch.chdir(clone.folder)
        assert "git fetch --unshallow" in refused(run, Since("origin/before"))
        clone.git("fetch", "--quiet", "--unshallow")
        assert run(Since("origin/before")).places == ["tea.md:7:PRO102", "tea.md:9:PRO102"]

    def test_the_last_commit_of_a_shallow_clone_is_enough_where_its_parent_is_named(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone = self.shallow(site, tmp_path, "--depth=2")
        monkeypatch.chdir(clone.folder)
        assert run(Since("HEAD^")).places == ["tea.md:9:PRO102"]

    def test_a_partial_clone_is_not_completed_over_the_network(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        clone = self.shallow(site, tmp_path, "--filter=blob:none")
        monkeypatch.chdir(clone.folder)
        assert "partial" in refused(run, Since("HEAD~1"))
        clone.git("diff", "HEAD~1")
        assert run(Since("HEAD~1")).places == ["tea.md:9:PRO102"]

    def test_a_second_worktree_is_a_repository_as_any(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.commit({"tea.md": OLD})
        site.git("worktree", "add", "--quiet", str(tmp_path / "tree"), "-b", "topic")
        (tmp_path / "tree" / "tea.md").write_text(NEW, encoding="utf-8")
        monkeypatch.chdir(tmp_path / "tree")
        assert run(Since("main")).places == ["tea.md:7:PRO102"]

    def test_articles_of_a_submodule_are_left_to_it(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        theme = Repository(tmp_path / "theme")
        theme.commit({"tea.md": OLD})
        site.commit({"tea.md": OLD})
        local = ("-c", "protocol.file.allow=always")
        site.git(*local, "submodule", "--quiet", "add", theme.folder.as_uri(), "inner")
        site.git("commit", "--quiet", "--message", "Add a theme")
        site.write({"tea.md": NEW, "inner/tea.md": NEW})
        done = run(Since("main"))
        assert done.places == ["tea.md:7:PRO102"]
        assert [each.path for each in done.session.skipped] == ["inner"]
        monkeypatch.chdir(site.folder / "inner")
        assert run(Since("main")).places == ["tea.md:7:PRO102"]

    def test_two_repositories_are_too_many(self, site: Repository, run: Runs, tmp_path: Path) -> None:
        other = Repository(tmp_path / "other")
        other.commit({"tea.md": OLD})
        site.commit({"tea.md": OLD})
        said = refused(run, Since("main"), ".", str(other.folder))
        assert "one repository at a time" in said

    def test_no_repository_is_too_few(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "tea.md").write_text(OLD, encoding="utf-8")
        site.commit({"tea.md": OLD})
        assert "stands in no git repository" in refused(run, Since("main"), ".", str(tmp_path / "tea.md"))
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
        assert "stands in no git repository" in refused(run, Since("main"), str(tmp_path / "tea.md"))
        monkeypatch.chdir(tmp_path)
        assert "the current folder stands in no git repository" in refused(run, Since("main"), "tea.md")

    def test_a_bare_repository_has_no_articles(
        self, site: Repository, run: Runs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.commit({"tea.md": OLD})
        site.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare"))
        (tmp_path / "bare" / "tea.md").write_text(NEW, encoding="utf-8")
        monkeypatch.chdir(tmp_path / "bare")
        assert "bare" in refused(run, Since("main"), "tea.md")

    def test_without_git_the_remedy_is_named(
        self, site: Repository, run: Runs, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.commit({"tea.md": OLD})
        program = site.folder / ("git.exe" if os.name == "nt" else "git")
        program.write_text("#!/bin/sh\ntouch was-run\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", os.pathsep.join((".", "")))
        assert "not installed or not on the PATH" in refused(run, Since("main"))
        assert not (site.folder / "was-run").exists()


def test_nothing_that_the_repository_names_is_run(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD, "other.md": OLD})
    site.write({".gitattributes": "*.md filter=spy diff=spy working-tree-encoding=UTF-8\n"})
    spy = site.folder / "spy.sh"
    spy.write_text('#!/bin/sh\necho "$0 $*" >> "$(dirname "$0")/ran"\ncat\n', encoding="utf-8")
    spy.chmod(0o755)
    for key in (
        "filter.spy.clean",
        "filter.spy.smudge",
        "diff.spy.textconv",
        "diff.spy.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
        "core.editor",
        "alias.diff-index",
    ):
        site.git("config", key, f"!{spy}" if key.startswith("alias") else str(spy))
    site.git("config", "core.hooksPath", str(site.folder))
    (site.folder / "post-index-change").symlink_to(spy)
    (site.folder / "tea.md").write_text(NEW, encoding="utf-8")
    # As old as the index and as long as before: git would have to read it.
    (site.folder / "other.md").write_text(OLD.replace("Tea", "Pea"), encoding="utf-8")
    moment = (site.folder / ".git" / "index").stat()
    os.utime(site.folder / "other.md", ns=(moment.st_atime_ns, moment.st_mtime_ns))
    assert run(Since("main")).places == ["tea.md:7:PRO102"]
    run(Staged())
    assert not (site.folder / "ran").exists()


def test_a_repository_is_left_as_it_was(site: Repository, run: Runs) -> None:
    site.commit({"tea.md": OLD})
    site.stage({"tea.md": NEW})
    os.utime(site.folder / "tea.md", (1, 1))

    def state() -> dict[str, tuple[int, int]]:
        git = site.folder / ".git"
        return {str(path): (path.stat().st_mtime_ns, path.stat().st_size) for path in git.rglob("*")}

    before = state()
    run(Since("main"))
    run(Staged())
    assert state() == before


def conflicting(site: Repository) -> None:
    """Leave a merge of two branches that say different things of the same line."""
    site.commit({"tea.md": "# Tea\n\nTea is warm.\n\nTea is mostly water.\n"})
    site.git("switch", "--quiet", "--create", "topic")
    site.commit({"tea.md": f"# Tea\n\n{CURE}\n\nTea is mostly water.\n"})
    site.git("switch", "--quiet", "main")
    site.commit({"tea.md": f"# Tea\n\n{KUR}\n\nTea is mostly water.\n", "new.md": OLD})
    site.git("switch", "--quiet", "topic")
    assert re.search("CONFLICT", site.git("merge", "main", check=False))
