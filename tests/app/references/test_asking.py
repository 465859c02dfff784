"""Which articles and references are listed, and where the listing goes."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from tests.app.references.conftest import References
from tests.cited_articles import ENGLISH

from healthlint.app.cli import run


def test_entries_alone_are_listed_on_request(references: References) -> None:
    lines = references("sleep.md", "--listed-only")
    assert lines[0] == "sleep.md: 4 references"
    assert lines[-1].startswith("4 references in 1 article: ")


def test_only_some_verdicts_are_shown_on_request(references: References, registry: str) -> None:
    lines = references("--registry", registry, "--verdict", "retracted,other-work")
    assert lines[0] == "sleep.md: 2 of 6 references"
    assert [line.split()[1] for line in lines[2:4]] == ["[2]", "[3]"]
    assert lines[-1].startswith("10 references in 5 articles, 2 shown, 9 looked up: ")


def test_a_verdict_may_be_named_as_the_table_has_it(references: References, registry: str) -> None:
    for name in ("other work", "指向另一文献"):
        assert references("--registry", registry, "--verdict", name)[0] == "sleep.md: 1 of 6 references"


def test_a_verdict_that_there_is_not_names_the_one_meant(
    references: References, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["references", "--verdict", "retrated"]) == 2
    assert "--verdict: there is no retrated; did you mean retracted?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["references", "check"])
def test_no_listing_is_written_over_a_registry(
    references: References, registry: str, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    before = Path(registry).read_bytes()
    assert run([command, "sleep.md", "--registry", registry, "-o", registry]) == 2
    assert "is a registry, and the report would be written over it" in capsys.readouterr().err
    assert Path(registry).read_bytes() == before


def test_works_as_registered_are_for_one_form_only(
    references: References, registry: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["references", "--registry", registry, "--registered"]) == 2
    assert "--registered is about csl-json; give -f csl-json, too" in capsys.readouterr().err


def test_the_text_on_stdin_is_an_article_too(
    references: References, registry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ENGLISH.encode())))
    assert references("-", "--registry", registry)[0] == "stdin.md: 6 references"


def test_text_on_stdin_may_have_a_name(references: References, monkeypatch: pytest.MonkeyPatch) -> None:
    page = b'<p>See <a href="https://ward.example/naps/how-to">the page of the ward</a>.</p>'
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page)))
    assert references("-", "--stdin-filename", "p/naps.html")[0] == "p/naps.html: 1 reference"


def test_files_folders_and_globs_are_searched_as_a_check_does(references: References, shelf: Path) -> None:
    (shelf / "more").mkdir()
    (shelf / "more" / "sleep.md").write_text(ENGLISH, encoding="utf-8")
    (shelf / "README.md").write_text(ENGLISH, encoding="utf-8")
    (shelf / ".healthlint.toml").write_text('exclude = ["wushui*"]\n', encoding="utf-8")
    named = {line.partition(":")[0] for line in references(".") if "reference" in line.partition(": ")[2]}
    assert named == {"more/sleep.md", "naps.md", "sleep.md", "tea.md"}
    assert references("n*.md")[0] == "naps.md: 1 reference"


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_listed(
    shelf: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shelf / "broken.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    assert run(["references", "broken.md", "naps.md"]) == 2
    shown = capsys.readouterr()
    assert shown.out.startswith("naps.md: 1 reference\n")
    assert "healthlint: broken.md: cannot be read" in shown.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["nowhere.md"], "nowhere.md", id="no such file"),
        pytest.param(["-f", "tabel"], "there is no format tabel; did you mean table?", id="no such format"),
        pytest.param(["-f", "csv,json"], "would both go to stdout", id="two for stdout"),
        pytest.param(["--registry", "tea.md"], "tea.md", id="no registry"),
        pytest.param(["-", "tea.md"], "run the command twice", id="stdin and a file"),
        pytest.param(["-q", "-v"], "contradict each other", id="quiet and verbose"),
        pytest.param(["-o", "tea.md", "tea.md"], "the report would be written over it", id="over an article"),
        pytest.param(["--contact", "a@example.org"], "--contact is about --online", id="contact alone"),
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_sentence(
    shelf: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["references", *arguments]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_retracted_works_do_not_fail_a_listing(references: References, registry: str) -> None:
    assert references("--registry", registry, "--verdict", "retracted", code=0)


def test_a_listing_can_go_to_a_file_and_is_not_read_as_an_article(
    references: References, shelf: Path
) -> None:
    for _ in range(2):
        assert references(".", "-o", "list.md") == []
        text = (shelf / "list.md").read_text(encoding="utf-8")
        assert text.endswith("10 references in 5 articles: 1 malformed, 4 no identifier, 5 not checked\n")


def test_several_forms_can_be_written_at_once(references: References, shelf: Path) -> None:
    lines = references("sleep.md", "-f", "table,csl-json:works.json", "-f", "csv:works.csv")
    assert lines[0] == "sleep.md: 6 references"
    assert (shelf / "works.json").read_text(encoding="utf-8").startswith("[\n")
    assert (shelf / "works.csv").stat().st_size > 100


def test_quiet_leaves_the_end_out(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in ("table", "csv"):
        assert run(["references", "sleep.md", "-q", "-f", form]) == 0
        shown = capsys.readouterr()
        assert "6 references in 1 article" not in shown.out + shown.err


def test_forms_for_programs_leave_the_end_to_stderr(shelf: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["references", "naps.md", "-f", "csl-json"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("[")
    assert shown.err.endswith("1 reference in 1 article: 1 no identifier\n")


def test_the_command_stands_behind_check_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    commands = [line.split()[0] for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert commands[commands.index("check") + 1 :][:2] == ["corpus", "references"]
