"""--show-dropped lists what was found and is not reported, so that an editor can trust the silence."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from healthlint.app.cli import cli
from healthlint.rule.dropped import GROUNDS
from healthlint.text.context.status import STATUSES
from healthlint_schemas import schema

PROSE = """\
# Tea

This tea is no miracle cure. “A miracle,” said Jonas Weber of Northgate.

The miracle is sold out.
"""


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".healthlint.toml").write_text('select = ["PRO102"]\n', encoding="utf-8")
    path = tmp_path / "tea.md"
    path.write_text(PROSE, encoding="utf-8")
    return path


def output_of(*arguments: str) -> str:
    done = CliRunner().invoke(cli, ["check", "--exit-zero", *arguments, "tea.md"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def dropped_lines(*arguments: str) -> list[str]:
    return [
        line
        for line in output_of(*arguments).splitlines()
        if " not reported: " in line or " lowered " in line
    ]


@pytest.mark.parametrize("format_", ["text", "full"])
def test_the_lines_stand_below_the_findings_of_the_article(article: Path, format_: str) -> None:
    plain = output_of("-f", format_)
    whole = output_of("-f", format_, "--show-dropped")
    assert whole.startswith(plain)
    assert whole.removeprefix(plain).strip().splitlines() == [
        "tea.md:3:16: PRO102 not reported: negated: “miracle cure”",
        "tea.md:3:33: PRO102 lowered to warning: quoted: “miracle”",
    ]


def test_what_weighs_too_little_is_told_as_such(article: Path) -> None:
    assert dropped_lines("--show-dropped", "--min-severity", "error") == [
        "tea.md:3:16: PRO102 not reported: negated: “miracle cure”",
        "tea.md:3:33: PRO102 not reported: quoted (only warning): “miracle”",
    ]
    (article.parent / ".healthlint.toml").write_text(
        'select = ["PRO102"]\nprofile = "blog"\nmin-severity = "error"\n', encoding="utf-8"
    )
    assert (
        "tea.md:5:5: PRO102 not reported: warning, which --min-severity warning shows: “miracle”"
        in dropped_lines("--show-dropped")
    )


def test_an_accepted_name_and_a_long_text_are_told(article: Path) -> None:
    article.write_text("The House of Miracle sells tea.\n", encoding="utf-8")
    (article.parent / ".healthlint.toml").write_text(
        'select = ["PRO102"]\nnames = ["House of Miracle"]\n', encoding="utf-8"
    )
    assert dropped_lines("--show-dropped") == [
        "tea.md:1:14: PRO102 not reported: an accepted name: “Miracle”"
    ]


def test_the_lines_are_dim_in_colour(article: Path) -> None:
    lines = output_of("--show-dropped", "--color", "always").splitlines()
    assert lines[-1].startswith("\x1b[2mtea.md:3:33: ")
    assert lines[-1].endswith("\x1b[0m")


def test_the_json_report_has_them_under_a_key_of_their_own(article: Path) -> None:
    assert "dropped" not in json.loads(output_of("-f", "json"))
    data = json.loads(output_of("-f", "json", "--show-dropped"))
    jsonschema.validate(data, schema("report"))
    assert [(each["code"], each["reason"], each["severity"]) for each in data["dropped"]] == [
        ("PRO102", "negated", None),
        ("PRO102", "quoted", "warning"),
    ]


def test_an_article_without_any_gives_an_empty_list(article: Path) -> None:
    article.write_text("Tea is water.\n", encoding="utf-8")
    assert json.loads(output_of("-f", "json", "--show-dropped"))["dropped"] == []


def test_a_line_of_json_is_a_finding_or_holds_what_was_dropped(article: Path) -> None:
    plain = output_of("-f", "json-lines").splitlines()
    whole = output_of("-f", "json-lines", "--show-dropped").splitlines()
    assert whole[: len(plain)] == plain
    dropped = [json.loads(line) for line in whole[len(plain) :]]
    assert [set(each) for each in dropped] == [{"dropped"}, {"dropped"}]
    for each in dropped:
        jsonschema.validate(
            each["dropped"],
            {"$ref": "#/$defs/dropped", **schema("report")["$defs"], "$defs": schema("report")["$defs"]},
        )


def test_the_schema_knows_every_reason() -> None:
    known = schema("report")["$defs"]["dropped"]["properties"]["reason"]["enum"]
    assert set(known) == {*STATUSES, *GROUNDS}
