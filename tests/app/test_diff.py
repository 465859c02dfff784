"""Is the diff of a change one that other programs apply?"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.app.mending.diff import diff_of


def test_a_diff_names_the_file_and_shows_the_lines_around() -> None:
    before = "".join(f"line {number}\n" for number in range(1, 21))
    after = before.replace("line 9\n", "line nine\n")
    assert "".join(diff_of("a.md", before, after)) == (
        "--- a/a.md\n+++ b/a.md\n@@ -6,7 +6,7 @@\n line 6\n line 7\n line 8\n-line 9\n+line nine\n"
        " line 10\n line 11\n line 12\n"
    )


def test_a_last_line_without_an_end_is_marked() -> None:
    assert "".join(diff_of("a.md", "a\nb", "a\nc")) == (
        "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n"
        "+c\n\\ No newline at end of file\n"
    )


def test_blank_lines_that_stand_everywhere_do_not_swell_a_diff() -> None:
    before = "".join(f"line {number}\r\n\r\n" for number in range(300))
    after = before.replace("line 150\r", "line x\r")
    changed = [line for line in diff_of("a.md", before, after) if line[:1] in "-+"]
    assert changed[2:] == ["-line 150\r\n", "+line x\r\n"]


def test_what_acts_on_a_terminal_is_shown_in_colours_only() -> None:
    plain, colored = ("".join(diff_of("a.md", "a\x1b[2J\r\n", "b\r\n", color=on)) for on in (False, True))
    assert "-a\x1b[2J\r\n" in plain
    assert "-a␛[2J" in colored
    assert "\x1b[31m" in colored
    assert "\r" not in colored


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        pytest.param("a.md", "a\nb\nc\n", "a\nc\n", id="a line less"),
        pytest.param("a.md", "a\n", "b\na\n", id="a line more"),
        pytest.param("a.md", "a\r\nb\r\n", "a\r\nc\r\n", id="CRLF"),
        pytest.param("a.md", "a\rb\rc", "a\rx\rc", id="lone CR"),
        pytest.param("a.md", "a\nb", "a\nc", id="no line end"),
        pytest.param("a.md", "a\nb\n", "", id="all gone"),
        pytest.param("my tea.md", "a\n", "b\n", id="a name with a blank"),
        pytest.param("茶/膝盖.md", "疼\n", "痛\n", id="Chinese names"),
    ],
)
def test_git_applies_a_diff(tmp_path: Path, name: str, before: str, after: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(before.encode())
    diff = "".join(diff_of(name, before, after)).encode()
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=diff, check=True, capture_output=True)
    assert path.read_bytes() == after.encode()


@given(st.lists(st.sampled_from("ab膝 "), max_size=30), st.lists(st.sampled_from("ab膝 "), max_size=30))
@settings(max_examples=100, deadline=None)
def test_the_lines_of_a_diff_are_those_of_both_states(old: list[str], new: list[str]) -> None:
    before, after = ("".join(f"{line}\n" for line in lines) for lines in (old, new))
    lines = list(diff_of("a.md", before, after))[2:]
    hunks = sum(line.startswith("@@") for line in lines)
    assert (hunks == 0) == (before == after)
    if len(old) <= 3 and len(new) <= 3 and hunks:
        assert "".join(line[1:] for line in lines[1:] if line[0] in " -") == before
        assert "".join(line[1:] for line in lines[1:] if line[0] in " +") == after
