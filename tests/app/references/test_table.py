"""A table has a line for each reference, with the verdict, and says at its end what all comes to."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from tests.app.references.conftest import References, row
from tests.cited_articles import ENGLISH

from healthlint.app.references.formats import FORMATS
from healthlint.report.snippet import columns


@pytest.mark.parametrize(
    ("mark", "verdict"),
    [("[1]", "verified"), ("[2]", "retracted"), ("[3]", "other work"), ("[4]", "malformed")],
)
def test_each_entry_has_a_line_with_its_verdict(
    references: References, registry: str, mark: str, verdict: str
) -> None:
    assert f"  {verdict}  " in row(references("sleep.md", "--registry", registry), mark)


def test_a_line_tells_author_year_title_and_identifier(references: References, registry: str) -> None:
    line = row(references("sleep.md", "--registry", registry), "[2]")
    assert re.split(r"\s{2,}", line.strip()) == [
        "15",
        "[2]",
        "retracted",
        "Ruiz & Kim 2019",
        "Magnesium before bed: a randomised trial",
        "10.5555/mag.2019.07",
    ]


def test_links_and_identifiers_in_the_text_are_references_too(references: References) -> None:
    lines = references("sleep.md")
    assert "6 references" in lines[0]
    assert any("page of the hospital" in line and "ward.example/naps/how-to" in line for line in lines)


def test_the_title_of_the_work_stands_beside_an_identifier_in_the_text(
    references: References, registry: str
) -> None:
    lines = references("sleep.md", "--registry", registry)
    assert any(line.lstrip().startswith("10 ") and "[Short naps and alertness" in line for line in lines)


def test_a_footnote_goes_by_its_name(references: References, registry: str) -> None:
    assert "matched" in row(references("naps.md", "--registry", registry), "[^nap]")


def test_without_anybody_to_ask_form_alone_is_judged_and_that_is_said(references: References) -> None:
    lines = references("sleep.md")
    assert "not checked" in row(lines, "[1]")
    assert "malformed" in row(lines, "[4]")
    assert lines[-2].startswith("judged by form alone: nobody was asked ")


def test_the_last_line_tells_the_counts_and_the_registry(references: References, registry: str) -> None:
    last = references("--registry", registry)[-1]
    assert last.startswith("10 references in 5 articles, 9 looked up: 1 verified, 3 matched, ")
    assert "1 retracted" in last
    assert "; registry works.registry of " in last
    assert "(5 works, " in last


def test_who_was_not_asked_is_told(references: References, registry: str) -> None:
    lines = references("sleep.md", "--registry", registry)
    assert "not asked: Crossref, doi.org, PubMed (--online asks)" in lines


def test_the_registry_of_the_config_is_asked(references: References, shelf: Path, registry: str) -> None:
    path = Path(os.path.relpath(registry, shelf)).as_posix()
    (shelf / ".healthlint.toml").write_text(f'registry = "{path}"\n', encoding="utf-8")
    assert "retracted" in row(references("sleep.md"), "[2]")
    assert "not checked" in row(references("sleep.md", "--isolated"), "[2]")


def test_an_article_without_references_says_so(references: References) -> None:
    assert references("tea.md") == ["tea.md: no references", "", "0 references in 1 article"]


def test_a_table_is_as_wide_as_the_terminal(
    references: References, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = ENGLISH.replace("Short naps and alertness", "Short naps and " + "very " * 30 + "alertness")
    (shelf / "long.md").write_text(long, encoding="utf-8")
    monkeypatch.setattr("healthlint.app.references.writing.on_terminal", lambda _: True)
    for width in (90, 140):
        monkeypatch.setenv("COLUMNS", str(width))
        line = row(references("long.md", "--listed-only"), "[1]")
        assert columns(line) <= width
        assert "…" in line
        assert line.endswith(" 10.5555/nap.2021.14")


def test_verdicts_are_coloured_where_colours_are_wanted(
    references: References, registry: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    red = "\x1b[31m\x1b[1mretracted\x1b[0m"
    arguments = ("sleep.md", "--registry", registry)
    assert any(red in line for line in references(*arguments, "--color", "always"))
    assert not any("\x1b" in line for line in references(*arguments))
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert any(red in line for line in references(*arguments))
    monkeypatch.setenv("NO_COLOR", "1")
    assert not any("\x1b" in line for line in references(*arguments))


def test_nothing_in_a_reference_acts_on_a_terminal(references: References, shelf: Path) -> None:
    (shelf / "sly.md").write_text(
        "# Tea\n\nIt helps [1].\n\n## References\n\n"
        "1. Falk\x1b[2J I. Tea \x9b31m and \u202esleep\u2066. Invented Trials. 2020;3(1):1-9.\n",
        encoding="utf-8",
    )
    for form in FORMATS:
        text = "\n".join(references("sly.md", "-f", form))
        assert "Falk" in text
        assert not set(text) & set("\x1b\x9b\u202e\u2066")


def test_a_hundred_references_are_listed_in_order(references: References, shelf: Path) -> None:
    entries = [
        f"{number}. Falk I. Notes on tea, part {number}. Invented Trials. 2020;{number}(1):1-9."
        for number in range(1, 101)
    ]
    text = "# Tea\n\nIt helps [1-100].\n\n## References\n\n" + "\n".join(entries) + "\n"
    (shelf / "hundred.md").write_text(text, encoding="utf-8")
    lines = references("hundred.md")
    assert [line.split()[1] for line in lines[2:102]] == [f"[{number}]" for number in range(1, 101)]
    assert lines[-1] == "100 references in 1 article: 100 no identifier"
