"""Every rule can be listed and explained."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from healthlint.app.cli import cli, run
from healthlint.report.snippet import columns
from healthlint.run.plugins.installed import load_plugins
from house import house_rule, write


def output_of(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def test_the_table_names_every_rule_once() -> None:
    head, *rows = output_of("rules").splitlines()
    assert head.split() == "CODE NAME SEVERITY LANGUAGES ONLY FOR FLAGS".split()
    assert [row.split()[0] for row in rows] == [rule.code for rule in load_plugins().rules]
    assert any(row.split()[:2] == ["PRO102", "miracle-term"] for row in rows)


def test_the_columns_of_the_table_stand_flush() -> None:
    head, *rows = output_of("rules").splitlines()
    begin = columns(head[: head.index("FLAGS")])
    for row, rule in zip(rows, load_plugins().rules, strict=True):
        summary = rule().summary
        assert row.endswith(summary)
        assert columns(row.removesuffix(summary)) == begin


def test_the_list_is_there_for_programs() -> None:
    rules = {rule["code"]: rule for rule in json.loads(output_of("rules", "-f", "json"))}
    assert rules["PRO102"]["languages"] == ["en", "zh"]
    assert rules["PRO102"]["severity"] == "error"


@pytest.mark.parametrize("word", ["PRO102", "pro102", "miracle-term", "Miracle_Term"])
def test_a_rule_is_explained_by_code_or_name_in_any_case(word: str) -> None:
    assert output_of("explain", word).startswith("PRO102 miracle-term (error; en, zh)\n")


@pytest.mark.parametrize("rule", load_plugins().rules, ids=lambda rule: rule.code)
def test_a_page_tells_what_why_and_what_to_do(rule: type) -> None:
    page, explained = output_of("explain", rule.code), rule()
    data = json.loads(output_of("explain", rule.code, "-f", "json"))
    for part in (explained.summary, explained.reason, f'ignore = ["{rule.code}"]'):
        assert part in page
    for key in ("sources", "bad", "good"):
        assert data[key] == list(getattr(rule, key))
        for text in data[key]:
            assert text.strip().splitlines()[0].rstrip() in page
    for option in explained.options:
        assert option.replace("_", "-") + " = " in page


@pytest.mark.parametrize("word", ["HL901", "hl902", "rule-crashed", "unreadable-file"])
def test_what_the_engine_itself_reports_is_explained(word: str) -> None:
    page = output_of("explain", word)
    assert page.startswith("HL90")
    assert json.loads(output_of("explain", word, "-f", "json"))["severity"] == "error"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with a rule of its own, which is the current folder."""
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    bounds = 'profiles = ["clinic"]\njurisdictions = ["US", "UK"]\nlanguages = ["en"]\nscope = ["~quote"]\n'
    write(tmp_path / "rules" / "detox.toml", house_rule(more=bounds))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def row_of(code: str, *arguments: str) -> str:
    (row,) = (line for line in output_of("rules", *arguments).splitlines() if line.startswith(code))
    return " ".join(row.split())


@pytest.mark.usefixtures("house")
def test_the_table_has_the_rules_of_the_folder_and_tells_for_whom_they_are() -> None:
    assert output_of("rules").splitlines()[0].split()[-3:] == ["ONLY", "FOR", "FLAGS"]
    assert row_of("HOU101") == "HOU101 no-detox warning en clinic, US, UK The word detox is used."
    assert "HOU101" not in output_of("rules", "--isolated")


def test_a_config_may_be_named(house: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "elsewhere" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "HOU101" not in output_of("rules")
    assert row_of("HOU101", "--config", "../.healthlint.toml")
    assert output_of("explain", "no-detox", "--config", "../.healthlint.toml").startswith("HOU101 no-detox")


@pytest.mark.parametrize(
    ("config", "applies"),
    [
        pytest.param("", False, id="silent"),
        pytest.param('profile = "clinic"\n', False, id="one of two"),
        pytest.param('profile = "clinic"\njurisdictions = ["UK"]\n', True, id="both"),
    ],
)
def test_programs_are_told_whose_a_rule_is_and_whether_it_applies(
    house: Path, config: str, applies: bool
) -> None:
    write(house / ".healthlint.toml", f'rule-paths = ["rules"]\n{config}')
    rules = {rule["code"]: rule for rule in json.loads(output_of("rules", "-f", "json"))}
    ours, theirs = rules["HOU101"], rules["PRO102"]
    assert (ours["origin"], ours["plugin"]) == ("rules/detox.toml", None)
    assert (ours["profiles"], ours["jurisdictions"]) == (["clinic"], ["US", "UK"])
    assert (ours["applies"], theirs["applies"]) == (applies, True)
    assert theirs["origin"] is None
    assert theirs["plugin"]["distribution"] == "healthlint"
    page = output_of("explain", "HOU101")
    assert ("not applied in this folder" in page) is not applies


@pytest.mark.usefixtures("house")
def test_a_page_tells_where_a_rule_is_applied_and_where_it_is_declared() -> None:
    page = output_of("explain", "hou101")
    for line in ("languages: en", "scope: ~quote", "profiles: clinic", "jurisdictions: US, UK"):
        assert f"    {line}\n" in page
    assert "\nComes from:\n    rules/detox.toml\n" in page
    data = json.loads(output_of("explain", "HOU101", "-f", "json"))
    assert (data["origin"], data["scope"], data["languages"]) == ("rules/detox.toml", ["~quote"], ["en"])


@pytest.mark.usefixtures("house")
@pytest.mark.parametrize("order", [["--isolated", "--config", "x"], ["--config", "x", "--isolated"]])
@pytest.mark.parametrize("command", ["check", "rules", "plugins"])
def test_a_config_and_none_are_a_contradiction(
    command: str, order: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, *order]) == 2
    assert "--config and --isolated contradict each other" in capsys.readouterr().err


def test_what_is_offered_to_accept_a_finding_may_be_written_into_a_config() -> None:
    import tomli

    from healthlint.run.config.plain import plainly_right
    from healthlint_schemas import schema

    offered = tomli.loads(
        output_of("explain", "PRO101").rpartition("To accept a finding")[2].split("\n", 1)[1]
    )
    assert set(offered) >= {"ignore", "per-file", "severity"}
    assert plainly_right(offered, schema("config"), schema("config")["$defs"])
