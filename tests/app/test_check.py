"""What the command says beside its report, and whether other programs can rely on the report."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.app.conftest import BAD, Command

from healthlint_schemas import schema


def test_the_summary_stands_on_stderr(command: Command) -> None:
    done = command("check")
    assert done.stderr.decode() == "2 errors in 1 of 2 files\n"


def test_quiet_leaves_the_findings_alone(command: Command) -> None:
    done = command("check", "-q")
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 2


@pytest.mark.parametrize("name", ["json", "json-lines"])
def test_a_clean_run_says_nothing_beside_what_programs_read(command: Command, name: str) -> None:
    done = command("check", "clean.md", "-f", name)
    assert (done.returncode, done.stderr) == (0, b"")


def test_verbose_tells_config_and_what_was_left_out(command: Command, site: Path) -> None:
    (site / "README.md").write_text(BAD, encoding="utf-8")
    said = command("check", "-v").stderr.decode()
    assert "healthlint: README.md: " in said
    assert "healthlint: config: .healthlint.toml\n" in said
    assert "(PRO = healthlint_rules.promotion)" in said


def test_isolated_knows_no_config(command: Command, site: Path) -> None:
    (site / ".healthlint.toml").write_text('ignore = ["PRO102"]\nselect = ["PRO"]\n', encoding="utf-8")
    assert b"PRO102" not in command("check", "bad.md").stdout
    assert b"PRO102" in command("check", "bad.md", "--isolated").stdout
    assert "config: none" in command("check", "bad.md", "--isolated", "-v").stderr.decode()


def test_a_config_that_is_named_governs_all(command: Command, site: Path) -> None:
    (site / "other.toml").write_text('select = ["PRO"]\nignore = ["PRO102"]\n', encoding="utf-8")
    assert b"PRO102" not in command("check", "bad.md", "--config", "other.toml").stdout


@pytest.mark.parametrize("selector", ["PRO102", "pro102", "miracle-term", "CIT102,PRO102"])
def test_ignore_leaves_a_rule_out_by_code_or_name(command: Command, site: Path, selector: str) -> None:
    (site / ".healthlint.toml").write_text('select = ["ALL"]\n', encoding="utf-8")
    assert b"PRO102" not in command("check", "bad.md", "--ignore", selector).stdout


def test_a_report_names_files_from_the_current_folder_with_slashes(command: Command, site: Path) -> None:
    (site / "pages").mkdir()
    (site / "pages" / "tea.md").write_text(BAD, encoding="utf-8")
    for path in ("pages/tea.md", "pages", str(site / "pages"), "./pages/tea.md"):
        assert command("check", path).stdout.decode().startswith("pages/tea.md:3:32: ")


def test_a_json_report_of_a_real_run_is_as_its_schema_says(command: Command, site: Path) -> None:
    (site / "broken.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    (site / "README.md").write_text(BAD, encoding="utf-8")
    (site / ".healthlint.toml").write_text("", encoding="utf-8")
    done = command("check", "-f", "json", "--min-severity", "info")
    data = json.loads(done.stdout)
    jsonschema.validate(data, schema("report"))
    assert data["tool"]["name"] == "healthlint"
    assert "PRO" in {plugin["family"] for plugin in data["tool"]["plugins"]}
    assert data["config"][0]["path"] == ".healthlint.toml"
    assert data["config"][0]["min_severity"] == "info"
    files = data["summary"]["files"]
    assert (files["checked"], files["unreadable"], files["skipped"]) == (2, 1, 1)
    assert files["with_findings"] == len({finding["path"] for finding in data["findings"]})
    assert data["summary"]["findings"]["total"] == len(data["findings"])


def test_json_lines_of_a_real_run_are_as_their_schema_says(command: Command, site: Path) -> None:
    (site / ".healthlint.toml").write_text("", encoding="utf-8")
    source = (site / "bad.md").read_text(encoding="utf-8")
    lines = command("check", "bad.md", "-f", "json-lines", "--min-severity", "info").stdout.decode()
    findings = [json.loads(line) for line in lines.split("\n")[:-1]]
    assert "PRO102" in {finding["code"] for finding in findings}
    for finding in findings:
        jsonschema.validate(finding, schema("report-line"))
        assert source[finding["offset"] : finding["end_offset"]] == finding["text"]


def test_the_environment_may_choose_the_format(command: Command) -> None:
    done = command("check", "bad.md", HEALTHLINT_OUTPUT_FORMAT="json-lines")
    assert json.loads(done.stdout.splitlines()[0])["code"] == "PRO102"
    done = command("check", "bad.md", "-f", "text", HEALTHLINT_OUTPUT_FORMAT="json-lines")
    assert done.stdout.startswith(b"bad.md:3:32: PRO102 ")


def test_two_configs_in_one_folder_are_mentioned(command: Command, site: Path) -> None:
    (site / "healthlint.toml").write_text("", encoding="utf-8")
    assert "healthlint.toml beside it is not read" in command("check", "bad.md").stderr.decode()


def test_a_format_of_a_plugin_is_a_format(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from healthlint.app.cli import cli
    from healthlint.run.plugins.installed import load_plugins
    from healthlint.run.session import Session

    count = {"count": lambda findings: f"{len(list(findings))} in all\n"}
    installed = load_plugins()._replace(reporters=count)
    monkeypatch.setattr("healthlint.app.checking.check.Session", lambda request: Session(request, installed))
    done = CliRunner().invoke(cli, ["check", "bad.md", "-f", "count"])
    assert done.stdout == "2 in all\n"
    done = CliRunner().invoke(cli, ["check", "bad.md", "-f", "coun"])
    assert str(done.exception) == "--output-format: there is no format coun; did you mean count?"
