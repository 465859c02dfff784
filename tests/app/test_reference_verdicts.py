"""What a registry shows is reported, accepted and kept as any finding is, and changes no article."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.app.conftest import Command

from registering import build, lines, watched

ENTRY = "Doe J. Warm milk before bed: a pilot trial. J Nowhere. 2020;1(1):2-3. doi:10.5555/milk.2"
ARTICLE = f"# Milk\n\nWarm milk makes people sleep [1].\n\n## References\n\n1. {ENTRY}\n"
WORKS = [
    {
        "doi": "10.5555/milk.2",
        "title": "Warm milk before bed: a pilot trial",
        "authors": ["Doe, Jan"],
        "year": 2020,
        "journal": "Journal of Nowhere",
        "issn": ["1234-5679"],
    },
    {"doi": "10.5555/tea.1", "title": "Tea and dreams", "authors": ["Poe, Max"], "year": 2018},
]
NOTICE = {
    "Record ID": "77",
    "Title": "Warm milk before bed: a pilot trial",
    "RetractionDate": "3/2/2022 0:00",
    "RetractionDOI": "10.5555/notice.2",
    "OriginalPaperDOI": "10.5555/milk.2",
    "RetractionNature": "Retraction",
}
FORMS = ("full", "compact")
Checked = Callable[..., tuple[int, list[dict[str, Any]]]]


@pytest.fixture(params=FORMS)
def shelf(site: Path, request: pytest.FixtureRequest) -> Path:
    """Return the current folder, with an article that cites a retracted work, and a registry that knows."""
    for name in ("bad.md", "clean.md"):
        (site / name).unlink()
    (site / "milk.md").write_text(ARTICLE, encoding="utf-8", newline="\n")
    (site / ".healthlint.toml").write_text('select = ["CIT110", "CIT119"]\n', encoding="utf-8")
    sources = site / "sources"
    sources.mkdir()
    build(
        site / "works.registry",
        lines(sources / "works.jsonl", WORKS),
        watched(sources / "retraction_watch.csv", NOTICE),
        form=request.param,
    )
    return site


@pytest.fixture
def checked(shelf: Path, command: Command) -> Checked:
    """Return what checks the article and gives the exit code and the findings."""

    def made(*options: str, registry: bool = True) -> tuple[int, list[dict[str, Any]]]:
        asked = ("--registry", "works.registry") if registry else ()
        done = command("check", "milk.md", "-f", "json", *asked, *options)
        return done.returncode, json.loads(done.stdout)["findings"]

    return made


def test_a_retracted_work_fails_the_check(checked: Checked) -> None:
    code, (finding,) = checked()
    assert code == 1
    assert (finding["code"], finding["severity"], finding["line"]) == ("CIT110", "error", 7)
    assert finding["message"].startswith(
        "this work was retracted (2022-03-02, according to Retraction Watch)"
    )
    assert "retraction (2022-03-02), Retraction Watch 77, DOI 10.5555/notice.2" in finding["evidence"]


def test_a_comment_accepts_it_and_is_not_called_idle_where_nobody_is_asked(
    shelf: Path, checked: Checked
) -> None:
    comment = "<!-- healthlint-disable-next-line CIT110 -- the trial is what this page is about -->"
    (shelf / "milk.md").write_text(ARTICLE.replace("1. Doe", f"{comment}\n1. Doe"), encoding="utf-8")
    assert checked() == (0, [])
    assert checked("--select", "CIT119,HL911", registry=False) == (0, [])


def test_a_baseline_accepts_it_and_keeps_it_where_nobody_is_asked(shelf: Path, command: Command) -> None:
    (shelf / ".healthlint.toml").write_text(
        'select = ["CIT110", "CIT119"]\nbaseline = "accepted.jsonl"\n', encoding="utf-8"
    )
    asked = ("check", "milk.md", "--registry", "works.registry")
    assert b"1 finding written" in command(*asked, "--write-baseline").stderr
    kept = (shelf / "accepted.jsonl").read_bytes()
    assert command(*asked).returncode == 0
    unasked = command("check", "milk.md", "-v")
    assert unasked.returncode == 0
    assert b"not there any more" not in unasked.stderr
    assert command("check", "milk.md", "--write-baseline").returncode == 0
    assert (shelf / "accepted.jsonl").read_bytes() == kept
    moved = ARTICLE.replace("# Milk", "# Milk\n\nMilk is white.")
    (shelf / "milk.md").write_text(moved, encoding="utf-8", newline="\n")
    assert command(*asked).returncode == 0


@pytest.mark.parametrize("shelf", ["full"], indirect=True)  # the compact form shows no identifier
def test_no_article_is_changed_by_what_a_registry_says(shelf: Path, command: Command) -> None:
    article = ARTICLE.replace(ENTRY, "Poe M. Tea and dreams. J Nowhere. 2018;1(1):2-3.")
    (shelf / "milk.md").write_text(article, encoding="utf-8", newline="\n")
    done = command(
        *("check", "milk.md", "--registry", "works.registry", "--select", "CIT118", "--min-severity", "info"),
        *("-f", "full", "--fix"),
    )
    assert b"proposal: add DOI 10.5555/tea.1" in done.stdout
    assert (shelf / "milk.md").read_text("utf-8") == article


def test_a_run_of_nothing_but_such_rules_needs_somebody_to_ask(shelf: Path, command: Command) -> None:
    done = command("check", "milk.md", "--select", "CIT110")
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "healthlint: no rule is left: CIT110 looks references up, and there is nobody to ask; give"
        " --registry FILE or --online, or name a registry in the config\n"
    )


@pytest.mark.parametrize("shelf", ["full"], indirect=True)  # the compact form knows no journals
@pytest.mark.parametrize("listed", ["j. nowhere", "Journal of Nowhere", "1234-5679"])
def test_a_journal_is_known_by_all_names_that_a_registry_has(
    shelf: Path, checked: Checked, listed: str
) -> None:
    (shelf / ".healthlint.toml").write_text(
        f'select = ["CIT119"]\njournal-watchlist = ["{listed}"]\n', encoding="utf-8"
    )
    (finding,) = checked()[1]
    assert finding["message"] == (
        "the journal J Nowhere appears on the list that your config gives; look at this reference"
    )
    assert len(checked(registry=False)[1]) == (listed == "j. nowhere")
