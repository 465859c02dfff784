"""The entry comes into a file of hooks, and nothing else in it changes."""

from __future__ import annotations

import difflib
import re
from pathlib import Path

import pytest
import yaml

from healthlint.app.starting.hook_entry import TYPES, entry, which_files
from healthlint.app.starting.hook_file import CannotInsertError, new_file, with_entry
from healthlint.app.starting.origin import Origin, origin_in

LOCAL = entry(("healthlint as it is installed here",), None, ())
REMOTE = entry(("healthlint",), Origin("https://example.org/healthlint.git", "v0.1.0"), ())

PLAIN = """\
repos:
  - repo: https://example.org/spelling
    rev: v2
    hooks:
      - id: spelling
"""
TAKEN = {
    "plain": PLAIN,
    "without an end of line": PLAIN.rstrip("\n"),
    "lists that are not indented": """\
repos:
- repo: https://example.org/spelling
  rev: v2
  hooks:
  - id: spelling
    args: [--quiet]
""",
    "settings behind the repositories": PLAIN + "\n# For the service.\nci:\n  autofix_prs: false\n",
    "notes of the last repository": PLAIN + "      # - id: grammar\n\n# The end.\n",
    "blank lines between repositories": PLAIN + "\n  # Our own.\n" + PLAIN.partition("\n")[2],
    "a Chinese note": "# 拼写检查\n" + PLAIN.replace("v2\n", "v2  # 版本\n"),
    "a block of text at the end": PLAIN + "        description: |\n          words\n\n          more\n\n",
    "a kept block at the end": PLAIN + "        description: |+\n          words\n\n\nci: {}\n",
    "a folded text at the end": PLAIN + "        description: words that go\n          on here  # so\n",
    "anchors": PLAIN.replace("rev: v2", "rev: &rev v2") + "        name: *rev\n",
    "a document with marks": "---\n" + PLAIN,
    "flow style inside": "repos:\n  - {repo: local, hooks: [{id: a, name: a, entry: a, language: system}]}\n",
    "no repositories, in brackets": "default_stages: [pre-commit]\nrepos: []\nci: {}\n",
    "no repositories, with a note": "repos: []  # none yet\n",
    "repos without a value": "repos:\nci: {}\n",
    "repos without a value at the end": "repos:",
    "only settings": "fail_fast: true\n",
    "only a note": "# nothing yet\n",
    "nothing": "",
    "a list, as it was written long ago": "- repo: local\n  hooks: [{id: a}]\n",
}


@pytest.mark.parametrize("before", [pytest.param(text, id=name) for name, text in TAKEN.items()])
@pytest.mark.parametrize("line_end", [pytest.param("\n", id="LF"), pytest.param("\r\n", id="CRLF")])
@pytest.mark.parametrize(
    "mark", [pytest.param("", id="no mark"), pytest.param("\ufeff", id="byte order mark")]
)
def test_the_entry_is_added_and_every_line_stays(before: str, line_end: str, mark: str) -> None:
    before = mark + before.replace("\n", line_end)
    after = with_entry(before, LOCAL)
    assert after is not None
    assert "\n" not in before or after.count("\n") == after.count(line_end)
    assert after.endswith("\n")
    removed = {line[2:] for line in difflib.ndiff(_lines(before), _lines(after)) if line.startswith("- ")}
    assert removed <= {"", mark, "repos: []", f"{mark}repos: []", f"{mark}repos: []  # none yet"}
    assert _repos(after)[:-1] == _repos(before)
    assert _repos(after)[-1]["hooks"][0]["entry"] == "healthlint check"
    assert after.startswith(mark)
    assert with_entry(after, REMOTE) is None


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n")


def _repos(text: str) -> list[dict[str, list[dict[str, str]]]]:
    data = yaml.safe_load(text)
    return list(data if isinstance(data, list) else (data or {}).get("repos") or [])


def test_the_entry_stands_as_its_neighbours_do() -> None:
    before = TAKEN["lists that are not indented"] + "  # - id: grammar\n\nci: {}\n"
    assert (
        with_entry(before, REMOTE)
        == TAKEN["lists that are not indented"]
        + """\
  # - id: grammar
# healthlint
- repo: https://example.org/healthlint.git
  rev: v0.1.0
  hooks:
  - id: healthlint

ci: {}
"""
    )


def test_a_blank_line_parts_it_where_blank_lines_part_the_others() -> None:
    after = with_entry(TAKEN["blank lines between repositories"], REMOTE)
    assert after is not None
    assert "- id: spelling\n\n  # healthlint\n  - repo:" in after


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        pytest.param("repos: [\n", "yaml", id="yaml"),
        pytest.param("repos: &a [*a]\n" * 2 + "\x07", "yaml", id="signs that YAML does not have"),
        pytest.param("repos: [{repo: local, hooks: []}]\n", "brackets", id="flow style"),
        pytest.param("repos: {a: 1}\n", "no-list", id="a table"),
        pytest.param("repos: none\n", "no-list", id="a word"),
        pytest.param("{repos: []}\n", "layout", id="all in braces"),
        pytest.param("repos: [\n]\n", "layout", id="brackets on two lines"),
        pytest.param("fail_fast: true\n...\n", "layout", id="an end mark"),
        pytest.param(PLAIN + "...\n---\n" + PLAIN, "yaml", id="two documents"),
        pytest.param(PLAIN.replace("\n", "\r\n", 2), "line-ends", id="mixed line ends"),
        pytest.param(PLAIN.replace("\n", "\r"), "line-ends", id="carriage returns"),
        pytest.param("- - -\n", "layout", id="a list of lists"),
        pytest.param("just words\n", "no-list", id="a text"),
    ],
)
def test_a_file_that_cannot_be_added_to_is_refused(before: str, reason: str) -> None:
    with pytest.raises(CannotInsertError, match=reason):
        with_entry(before, LOCAL)


@pytest.mark.parametrize("hook", ["id: healthlint", "id: healthlint-fix", "{id: x, entry: healthlint check}"])
def test_a_file_that_has_such_a_hook_is_left_alone(hook: str) -> None:
    assert with_entry(PLAIN + f"      - {hook}\n", LOCAL) is None


def test_a_new_file_holds_the_entry() -> None:
    text = new_file(LOCAL, "Checks")
    assert text.startswith("# Checks\nrepos:\n  # healthlint as it is installed here\n  - repo: local\n")
    assert with_entry("", LOCAL) == text.partition("\n")[2]


def test_the_files_of_a_hook_are_those_of_the_published_one(repository: Path) -> None:
    hook = yaml.safe_load(new_file(LOCAL, ""))["repos"][0]["hooks"][0]
    published = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["types_or"]] * 2 == [each["types_or"] for each in published]
    assert tuple(hook["types_or"]) == TYPES
    assert "files" not in hook


@pytest.mark.parametrize(
    ("folder", "suffixes", "taken", "left"),
    [
        pytest.param("content", [".md"], ["content/睡眠.md"], ["docs/a.md", "a/content/a.md"], id="folder"),
        pytest.param("", [".md", ".text"], ["a.text", "a/b.MD"], ["a.py", "atext"], id="a rare suffix"),
        pytest.param("文章", [".adoc"], ["文章/a.adoc", "文章/深/a.md"], ["a.adoc"], id="a plugin's suffix"),
        pytest.param("it's", [".md"], ["it's/a.md"], ["its/a.md"], id="a quote"),
    ],
)
def test_the_hook_is_given_the_files_of_its_articles(
    folder: str, suffixes: list[str], taken: list[str], left: list[str]
) -> None:
    hook = yaml.safe_load(new_file(entry(("x",), None, which_files(folder, suffixes)), ""))["repos"][0][
        "hooks"
    ][0]
    assert all(re.search(hook["files"], name) for name in taken)
    assert not any(re.search(hook["files"], name) for name in left)


ADDRESS = "https://example.org/healthlint.git"
COMMIT = "0f3a" * 10


@pytest.mark.parametrize(
    ("url", "info", "rev"),
    [
        pytest.param(ADDRESS, {"requested_revision": "v0.1.0"}, "v0.1.0", id="a tag"),
        pytest.param(ADDRESS, {"requested_revision": "main"}, COMMIT, id="a branch"),
        pytest.param(ADDRESS, {}, COMMIT, id="nothing asked for"),
        pytest.param("ssh://git@example.org/h.git", {}, COMMIT, id="ssh"),
        pytest.param("file:///home/ines/healthlint", {}, None, id="a folder of this machine"),
        pytest.param("https://token@example.org/h.git", {}, None, id="a token in the address"),
        pytest.param("https://a:b@example.org/h.git", {}, None, id="a password in the address"),
        pytest.param(ADDRESS, {"vcs": "hg"}, None, id="another version control"),
        pytest.param(ADDRESS, {"commit_id": ""}, None, id="no commit"),
        pytest.param(ADDRESS + "\n- x", {}, None, id="a line break in the address"),
    ],
)
def test_pre_commit_installs_from_where_pip_did(url: str, info: dict[str, str], rev: str | None) -> None:
    found = origin_in({"url": url, "vcs_info": {"vcs": "git", "commit_id": COMMIT, **info}})
    assert found == (Origin(url, rev) if rev else None)


@pytest.mark.parametrize("written", [None, [], {"url": "file:///x", "dir_info": {"editable": True}}])
def test_an_installation_from_elsewhere_names_no_repository(written: object) -> None:
    assert origin_in(written) is None
