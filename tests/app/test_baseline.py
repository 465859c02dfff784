"""The command takes what a baseline accepts out of its report, and writes baselines."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from tests.app.conftest import BAD, Command

CONFIG = 'select = ["PRO102"]\nbaseline = "lists/accepted.jsonl"\n'


def adopt(site: Path, command: Command) -> Path:
    """Make the site's config name a baseline, and write it."""
    (site / ".healthlint.toml").write_text(CONFIG, encoding="utf-8")
    (site / "lists").mkdir()
    written = command("check", "--write-baseline")
    assert written.returncode == 0, written.stderr
    assert b"findings written" in written.stderr
    return site / "lists" / "accepted.jsonl"


def test_what_was_there_is_accepted_and_what_is_new_fails(site: Path, command: Command) -> None:
    file = adopt(site, command)
    clean = command("check")
    assert (clean.returncode, clean.stdout) == (0, b"")
    assert b"2 findings accepted by the baseline" in clean.stderr
    (site / "bad.md").write_text(BAD + "\nIt is a wonder drug.\n", encoding="utf-8")
    before = file.read_bytes()
    failing = command("check", "--write-baseline")
    assert failing.returncode == 1
    assert failing.stdout.count(b"\n") == 1
    assert b"bad.md:7:9: PRO102" in failing.stdout
    assert b"1 finding is new, so nothing was written" in failing.stderr
    assert file.read_bytes() == before
    accepting = command("check", "--write-baseline", "--accept-new")
    assert accepting.returncode == 0
    assert b"1 added; it accepts 3 findings" in accepting.stderr
    assert command("check").returncode == 0
    assert command("check", "--no-baseline").stdout.count(b"\n") == 3


def test_what_has_gone_is_told_and_taken_out_when_it_is_written(site: Path, command: Command) -> None:
    file = adopt(site, command)
    (site / "bad.md").unlink()
    told = command("check", "-v")
    assert told.returncode == 0
    assert b"lists/accepted.jsonl: 2 findings in it are not there any more" in told.stderr
    assert "not there any more: ../bad.md: PRO102 邻居说它是⟦灵丹妙药⟧。".encode() in told.stderr
    assert b"not there any more" not in command("check", "clean.md").stderr
    assert b"2 removed" in command("check", "--write-baseline").stderr
    assert file.read_bytes() == b'{"healthlint-baseline": 1}\n'


def test_a_run_of_some_files_or_rules_keeps_what_it_does_not_look_at(site: Path, command: Command) -> None:
    file = adopt(site, command)
    before = file.read_bytes()
    for arguments in (("clean.md",), ("--select", "CTA"), ("--min-severity", "error", ".")):
        written = command("check", "--write-baseline", *arguments)
        assert written.returncode == 0
        assert b"nothing to change" in written.stderr
    assert file.read_bytes() == before


def test_the_current_folder_makes_no_difference_to_a_baseline(site: Path, command: Command) -> None:
    adopt(site, command)
    inner = site / "内 容"
    inner.mkdir()
    (site / "bad.md").rename(inner / "坏.md")
    assert command("check", "--write-baseline").returncode == 0
    assert command("check", "内 容/坏.md").returncode == 0
    assert command("check", str(inner.resolve())).returncode == 0
    assert (
        command("check", "--baseline", str(site / "lists" / "accepted.jsonl"), "--isolated").returncode == 0
    )


def test_a_baseline_that_is_not_there_is_told_with_the_line_that_names_it(
    site: Path, command: Command
) -> None:
    (site / ".healthlint.toml").write_text(CONFIG, encoding="utf-8")
    for arguments, said in (
        ((), b".healthlint.toml:2: baseline: there is no file lists/accepted.jsonl"),
        (("--baseline", "none.jsonl"), b"none.jsonl: there is no such baseline"),
        (("--write-baseline",), b"there is no folder lists"),
    ):
        failing = command("check", *arguments)
        assert failing.returncode == 2
        assert said in failing.stderr


def test_options_that_contradict_each_other_are_told(site: Path, command: Command) -> None:
    for arguments, said in (
        (("--baseline", "a", "--no-baseline"), b"contradict each other"),
        (("--accept-new",), b"--accept-new says what --write-baseline may add"),
        (("--write-baseline", "-"), b"not on stdin"),
        (("--write-baseline",), b"no baseline is named for it; give --baseline FILE"),
    ):
        failing = command("check", *arguments)
        assert failing.returncode == 2
        assert said in failing.stderr
    assert sorted(path.name for path in site.iterdir()) == [".healthlint.toml", "bad.md", "clean.md"]


def test_text_on_stdin_is_judged_by_its_name(site: Path, command: Command) -> None:
    adopt(site, command)
    assert command("check", "-", "--stdin-filename", "bad.md", stdin=BAD.encode()).returncode == 0
    assert command("check", "-", "--stdin-filename", "new.md", stdin=BAD.encode()).returncode == 1
    assert command("check", "-", stdin=BAD.encode()).returncode == 1


def test_folders_with_configs_of_their_own_have_baselines_of_their_own(site: Path, command: Command) -> None:
    adopt(site, command)
    inner = site / "shop"
    inner.mkdir()
    (inner / ".healthlint.toml").write_text('select = ["PRO102"]\nbaseline = "b.jsonl"\n', encoding="utf-8")
    (inner / "bad.md").write_text(BAD, encoding="utf-8")
    assert command("check", "--write-baseline", "shop").returncode == 0
    assert command("check").returncode == 0
    (inner / "bad.md").rename(site / "moved.md")  # what one accepts the other does not
    assert command("check").stdout.count(b"moved.md") == 2


def test_folders_whose_configs_extend_one_another_share_its_baseline(site: Path, command: Command) -> None:
    (site / ".healthlint.toml").write_text(CONFIG.replace("lists/", ""), encoding="utf-8")
    inner = site / "内容"
    inner.mkdir()
    (inner / ".healthlint.toml").write_text('extends = ["../.healthlint.toml"]\n', encoding="utf-8")
    (inner / "more.md").write_text(BAD, encoding="utf-8")
    assert b"4 findings written" in command("check", "--write-baseline").stderr
    again = command("check")
    assert (again.returncode, again.stdout) == (0, b"")


def test_json_and_sarif_know_what_is_accepted(site: Path, command: Command) -> None:
    adopt(site, command)
    summary = json.loads(command("check", "-f", "json").stdout)["summary"]
    assert summary["baselined"] == 2
    results = json.loads(command("check", "-f", "sarif").stdout)["runs"][0]["results"]
    assert len(results) == 2
    assert all(result["suppressions"] for result in results)


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    identity = ("-c", "user.name=N", "-c", "user.email=n@example.org", "-c", "core.autocrlf=false")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, capture_output=True, check=False)


def test_two_branches_that_accept_new_findings_are_merged_by_git(site: Path, command: Command) -> None:
    for number in range(6):
        (site / f"article {number}.md").write_text(BAD.replace("this tea", f"tea {number}"), encoding="utf-8")
    adopt(site, command)
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "Adopt")
    for branch, name in (("one", "article 1.md"), ("other", "article 4.md")):
        git(site, "checkout", "-b", branch, "main")
        with (site / name).open("a", encoding="utf-8") as article:
            article.write(f"\nThe {branch} of us calls it a wonder drug.\n")
        assert command("check", "--write-baseline", "--accept-new").returncode == 0
        assert git(site, "commit", "-am", branch).returncode == 0
    merged = git(site, "merge", "one")
    assert merged.returncode == 0, merged.stdout
    assert command("check").returncode == 0
    file = site / "lists" / "accepted.jsonl"
    lines = file.read_text("utf-8").splitlines()
    assert len([line for line in lines if "wonder drug" in line]) == 2


def test_a_copy_of_an_accepted_sentence_on_a_changed_line_is_new(site: Path, command: Command) -> None:
    adopt(site, command)
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "Adopt")
    (site / "bad.md").write_text(BAD + BAD.partition("\n")[2], encoding="utf-8")
    for arguments in ((), ("--since", "HEAD")):
        failing = command("check", *arguments)
        assert failing.returncode == 1
        assert [line.split(b":")[:2] for line in failing.stdout.splitlines()] == [
            [b"bad.md", b"7"],
            [b"bad.md", b"9"],
        ]
    assert command("check", "--since", "HEAD", "--write-baseline").returncode == 2


def test_a_conflict_in_a_baseline_is_told_and_mended_when_it_is_written(site: Path, command: Command) -> None:
    file = adopt(site, command)
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "Adopt")
    for branch, words in (("one", "wonder drug"), ("other", "magic bullet")):
        git(site, "checkout", "-b", branch, "main")
        (site / f"{branch}.md").write_text(f"# Tea\n\nMy aunt calls it a {words}.\n", encoding="utf-8")
        assert command("check", "--write-baseline", "--accept-new").returncode == 0
        git(site, "add", ".")
        assert git(site, "commit", "-m", branch).returncode == 0
    assert git(site, "merge", "one").returncode == 1  # both add lines to the end
    failing = command("check")
    assert failing.returncode == 2
    assert b"lists/accepted.jsonl:4: a merge was not finished here" in failing.stderr
    assert command("check", "--write-baseline").returncode == 0
    assert command("check").returncode == 0
    assert b"<<<<" not in file.read_bytes()
    assert file.read_bytes().count(b"\n") == 5
