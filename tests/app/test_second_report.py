"""A second report says what the first has said, whatever is asked of what is remembered."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

import pytest

from healthlint.app.cli import run
from healthlint.run.linting import Linting
from healthlint.run.results import packing

ARTICLES = {
    "cure.md": "# Tea\n\nA miracle cure for all knees, and 9 of 10 nurses agree. Buy now!\n",
    "accepted.md": (
        "# Tea\n\n<!-- healthlint: disable-next-line PRO102 until=2035-01-31 -- a name -->\n"
        "A miracle cure, and a secret remedy.\n"
    ),
    "cited.md": (
        "# Tea\n\nTea helps [1].\n\n## References\n\n"
        "1. Quellin M. Warm ginger tea. Ann Imag Herbs. 2021. http://dx.doi.org/10.5555/tea.2021.07\n"
    ),
    "clinic.md": "---\ncontent_type: clinic\n---\n\n# 茶\n\n这是一种神药,百分之百有效。\n",
    "page.html": "<title>Tea</title>\n<p>A <b>miracle\x1b cure</b> for the knee.</p>\n",
    "quiet.md": "# Tea\n\nTea is mostly water.\n",
}
CONFIGS = {
    "none": "",
    "failing": 'fail-on = "info"\n',
    "severities": 'min-severity = "info"\nseverity = {TRN = "warning"}\n',
    "per-file": '[per-file."c*.md"]\nignore = ["PRO"]\nprofile = "blog"\n',
    "baseline": 'baseline = "accepted.jsonl"\n',
}
ASKED = {
    "nothing": (),
    "all severities": ("--min-severity", "info"),
    "errors": ("--min-severity", "error"),
    "failing on all": ("--fail-on", "info"),
    "warnings": ("--max-warnings", "1"),
    "verbose": ("--verbose",),
    "quiet, in colors": ("--quiet", "--color", "always"),
    "dropped": ("--show-dropped",),
    "statistics": ("--statistics",),
    "json": ("--output-format", "json"),
    "grouped": ("--output-format", "grouped"),
    "full": ("--output-format", "full"),
    "text and a file": ("--output-format", "text,json:report.json"),
    "diff": ("--diff",),
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    for name, text in ARTICLES.items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    monkeypatch.chdir(site)
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("HEALTHLINT_DISABLE_PLUGINS", "BAL,CLM,CTA,DIS,NUM,SAF")
    monkeypatch.delenv("HEALTHLINT_OUTPUT_FORMAT", raising=False)
    return site


def nothing_is_linted(*_: object) -> NoReturn:
    raise AssertionError("an article was linted that is as it was")


@pytest.mark.parametrize("name", CONFIGS)
def test_a_second_report_is_the_first(
    site: Path, name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (site / ".healthlint.toml").write_text(CONFIGS[name], encoding="utf-8")
    if name == "baseline":
        run(["check", "cure.md", "--write-baseline"])
    all_asked = [*ASKED.values()][: None if name == "none" else 2]

    def told(*arguments: str) -> tuple[Any, ...]:
        capsys.readouterr()
        file = site / "report.json"
        file.unlink(missing_ok=True)
        code = run(["check", *arguments])
        report = file.read_text(encoding="utf-8") if file.exists() else ""
        out, said = capsys.readouterr()
        said = re.sub(r"healthlint: not linted again.*\n", "", said)
        return code, *(re.sub(r'"duration": [\d.]+', "", text) for text in (out, report, said))

    expected = {asked: told("--no-cache", *asked) for asked in all_asked}
    for asked in all_asked:
        assert told(*asked) == expected[asked]
    monkeypatch.setattr(Linting, "look", nothing_is_linted)
    for asked in all_asked:
        if asked != ("--diff",):
            assert told(*asked) == expected[asked]


def test_where_a_line_is_all_that_is_shown_nothing_else_is_read_back(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["check", "cure.md", "quiet.md"])
    first = capsys.readouterr().out
    monkeypatch.setattr(packing, "Finding", None)  # whole findings cannot be made
    run(["check", "cure.md", "quiet.md"])
    assert capsys.readouterr().out == first
    assert (site / "cure.md").name in first
