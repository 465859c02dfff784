"""A check of changes, as an editor and a hook ask for it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.app.conftest import Command

from changing import Repository
from committing import Repository as Hooked
from committing import findings
from healthlint.app.checking.changed import changes_wanted
from healthlint.run.errors import UsageError

CURE = "Our neighbours call this tea a miracle cure."
KUR = "邻居说它是灵丹妙药。"
OLD = f"# Tea\n\n{CURE}\n\nTea is mostly water.\n"
MINE = ("PRE_COMMIT", "GIT_")


@pytest.fixture
def articles(site: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Return a repository with a bad article, which is the current folder."""
    for name in [name for name in os.environ if name.startswith(MINE)]:
        monkeypatch.delenv(name)
    for name in ("bad.md", "clean.md"):
        (site / name).unlink()
    made = Repository(site)
    made.commit({"tea.md": OLD, "other.md": OLD})
    return made


def told(done: subprocess.CompletedProcess[bytes]) -> str:
    return done.stderr.decode("utf-8")


def test_only_what_a_branch_has_changed_is_reported_and_fails(articles: Repository, command: Command) -> None:
    done = command("check", "--since", "main")
    assert (done.returncode, done.stdout) == (0, b"")
    assert told(done) == "healthlint: nothing to check: no article here has changed since main\n"
    articles.write({"tea.md": OLD + f"\n{KUR}\n"})
    done = command("check", "--since", "main")
    assert done.returncode == 1
    assert findings(done.stdout.decode("utf-8")) == ["tea.md:7:6: PRO102"]
    assert "1 error in 1 of 1 file; 1 finding on unchanged lines; 1 file unchanged and not read" in told(done)
    articles.write({"tea.md": OLD + "\nTea is warm.\n"})
    done = command("check", "--since", "main", "--verbose")
    assert done.returncode == 0
    assert "1 of 2 articles changed since main" in told(done)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"since": "main", "staged": True}, "--since and --staged each say which changes are meant"),
        ({"staged": True, "fix": True}, "--fix mends whole articles; leave out --staged"),
        ({"since": "main", "diff": True}, "--diff mends whole articles; leave out --since"),
        ({"changed": True, "paths": ("-",)}, "--changed compares files with what git has of them"),
    ],
    ids=["two kinds of changes", "fixes", "a diff", "stdin"],
)
def test_what_cannot_be_meant_is_refused(asked: dict[str, object], said: str) -> None:
    nothing = {"since": None, "staged": False, "changed": False, "fix": False, "diff": False, "paths": (".",)}
    with pytest.raises(UsageError, match=said):
        changes_wanted(SimpleNamespace(**{**nothing, **asked}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--since", "mian"], "did you mean main?"), (["--since", "main", "--select", "PRO999"], "PRO999")],
    ids=["branch", "code"],
)
def test_a_wrong_name_is_told_in_a_sentence_though_nothing_has_changed(
    arguments: list[str], said: str, articles: Repository, command: Command
) -> None:
    done = command("check", *arguments)
    assert done.returncode == 2
    assert said in told(done)
    assert told(done).count("\n") == 1


def test_reports_for_programs_have_the_place_to_blame(articles: Repository, command: Command) -> None:
    comment = "<!-- healthlint-disable-next-line PRO102 -- a title -->\n"
    text = f"# Tea\n\nTea is mostly water.\n\n{comment}{CURE}\n\nTea is warm.\n"
    articles.commit({"tea.md": text})
    articles.stage({"tea.md": text.replace(comment, "")})
    articles.write({"tea.md": "# Tea\n"})
    done = command("check", "--staged", "--output-format", "json", "--output-format", "sarif:report.sarif")
    assert done.returncode == 1
    report = json.loads(done.stdout)
    [finding] = report["findings"]
    assert (finding["line"], finding["column"], finding["text"]) == (5, 1, CURE)
    assert finding["related"] == ["about line 5: miracle cure"]
    assert report["summary"]["findings"]["unchanged"] == 0
    [result] = json.loads(Path("report.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 5


def test_a_baseline_accepts_what_is_old_and_not_its_copy(articles: Repository, command: Command) -> None:
    options = ("--baseline", "baseline.jsonl")
    assert command("check", *options, "--write-baseline").returncode == 0
    articles.commit({}, "Accept")
    # The new one comes first and reads like the one that is accepted.
    articles.write({"tea.md": f"# Tea\n\n{CURE}\n\nTea is warm.\n\n{CURE}\n\nTea is mostly water.\n"})
    done = command("check", *options, "--since", "main")
    assert done.returncode == 1
    assert len(findings(done.stdout.decode("utf-8"))) == 1
    articles.write({"tea.md": OLD.replace("water", "hot water")})
    done = command("check", *options, "--since", "main")
    assert done.returncode == 0
    assert "not there any more" not in told(done)


HOOKS = f"""\
default_install_hook_types: [pre-commit, pre-push]
repos:
  - repo: local
    hooks:
      - id: healthlint
        name: healthlint
        entry: "'{sys.executable}' -m healthlint check --select PRO102 --changed"
        language: system
        types_or: [markdown, plain-text]
        require_serial: true
        stages: [pre-commit, pre-push]
"""


@pytest.fixture
def hooked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Hooked:
    """Return a repository with old faults, whose hooks look at changes."""
    for name in [name for name in os.environ if name.startswith(MINE)]:
        monkeypatch.delenv(name)
    made = Hooked.made(
        tmp_path / "articles", str(tmp_path / "home"), HOOKS, {"tea.md": OLD, "other.md": OLD, "茶.md": OLD}
    )
    made.install("pre-commit", "pre-push")
    return made


def test_a_hook_lets_old_faults_pass_and_stops_a_new_one(hooked: Hooked) -> None:
    code, said = hooked.all_files()
    assert (code, len(findings(said))) == (1, 3)
    hooked.write({"tea.md": OLD.replace("mostly", "nearly all")})
    code, said = hooked.commit()
    assert code == 0, said
    hooked.write({"茶.md": OLD + f"\n{KUR}\n", "tea.md": OLD})
    code, said = hooked.commit()
    assert code == 1
    assert findings(said) == ["茶.md:7:6: PRO102"]
    # What is not staged is put aside by pre-commit, and is in nobody's way.
    hooked.write({"茶.md": OLD})
    hooked.git("add", "茶.md")
    hooked.write({"茶.md": OLD + f"\n{KUR}\n"})
    code, said = hooked.git_said("commit", "--quiet", "--message", "Change")
    assert code == 0, said
    code, said = hooked.git_said("commit", "--quiet", "--message", "All", "--all")  # in an index of its own
    assert code == 1
    assert findings(said) == ["茶.md:7:6: PRO102"]


def test_a_merge_is_stopped_by_what_the_merge_brings_in_only(hooked: Hooked) -> None:
    hooked.git("switch", "--quiet", "--create", "topic")
    hooked.write({"tea.md": OLD + "\nOne cup.\n"})
    assert hooked.commit()[0] == 0
    hooked.git("switch", "--quiet", "main")
    hooked.write({"tea.md": OLD + f"\n{KUR}\n"})
    hooked.git("commit", "--quiet", "--all", "--no-verify", "--message", "Slip through")
    hooked.git("switch", "--quiet", "topic")
    hooked.git_said("merge", "main")
    hooked.write({"tea.md": OLD + f"\nOne cup.\n\n{KUR}\n"})
    code, said = hooked.commit()
    assert code == 0, said


def test_a_push_is_stopped_by_what_it_brings(hooked: Hooked, tmp_path: Path) -> None:
    hooked.git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    hooked.git("remote", "add", "origin", str(tmp_path / "remote"))
    code, said = hooked.git_said("push", "origin", "main")
    assert code == 1
    assert findings(said) == ["other.md:3:32: PRO102", "tea.md:3:32: PRO102", "茶.md:3:32: PRO102"]
    hooked.git("push", "--quiet", "--no-verify", "origin", "main")
    hooked.write({"tea.md": OLD + "\nOne cup.\n"})
    hooked.git("commit", "--quiet", "--all", "--no-verify", "--message", "One")
    assert hooked.git_said("push", "origin", "main")[0] == 0
    hooked.write({"other.md": OLD + f"\n{KUR}\n"})
    hooked.git("commit", "--quiet", "--all", "--no-verify", "--message", "Two")
    code, said = hooked.git_said("push", "origin", "main")
    assert code == 1
    assert findings(said) == ["other.md:7:6: PRO102"]
