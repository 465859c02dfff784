"""The list of rules can be narrowed, and shows what a finding weighs in an article of a profile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from healthlint.app.cli import cli, run
from house import house_rule, write


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def output_of(*arguments: str) -> str:
    done = CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def listed(*arguments: str) -> dict[str, str]:
    """Return the severities in the table, by code."""
    rows = output_of("rules", *arguments).splitlines()[1:]
    return {row.split()[0]: row.split()[2] for row in rows}


def data(*arguments: str) -> dict[str, dict[str, object]]:
    return {rule["code"]: rule for rule in json.loads(output_of("rules", "-f", "json", *arguments))}


def test_a_family_or_several_or_the_beginning_of_a_code() -> None:
    assert {code[:3] for code in listed("--family", "PRO")} == {"PRO"}
    assert {code[:3] for code in listed("--family", "pro,CTA")} == {"PRO", "CTA"}
    assert set(listed("--family", "PRO10")) < set(listed("--family", "PRO"))
    assert set(data("--family", "CTA")) == set(listed("--family", "CTA"))


def test_a_family_that_is_none_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "--family", "PRX"]) == 2
    assert "--family: no rule has a code that begins with PRX; did you mean PRO?" in capsys.readouterr().err


def test_a_language(here: Path) -> None:
    write(here / "rules" / "a.toml", house_rule(more='languages = ["en"]\n'))
    write(here / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    assert "HOU101" in listed("--language", "en")
    assert "HOU101" not in listed("--language", "zh")
    assert "PRO102" in listed("--language", "zh")


def test_a_list_without_a_rule_says_so(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(here / "rules" / "a.toml", house_rule(more='languages = ["en"]\n'))
    write(here / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    assert run(["rules", "--family", "HOU", "--language", "zh"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "healthlint: no rule of these families is for this language\n")


def test_a_profile_shows_what_a_finding_weighs_there() -> None:
    assert listed()["CTA104"] == "error"
    assert listed("--profile", "clinic")["CTA104"] == "warning"
    assert listed("--profile", "product")["CTA104"] == "info"
    assert listed("--profile", "product", "--jurisdiction", "us,UK")["CTA103"] == "warning"
    assert listed("--profile", "clinic", "--jurisdiction", "CN")["CTA102"] == "error"


def test_the_profile_of_the_config_counts_where_none_is_asked_for(here: Path) -> None:
    write(here / ".healthlint.toml", 'profile = "clinic"\njurisdictions = ["CN"]\n')
    assert listed()["CTA102"] == "error"
    assert listed("--profile", "product")["CTA102"] == "info"


def test_a_rule_that_is_off_there_is_listed_as_off(here: Path) -> None:
    off = house_rule("HOU101", "no-detox") + '[severity-in]\nblog = "off"\n'
    write(here / "rules" / "a.toml", off)
    write(here / "rules" / "b.toml", house_rule("HOU102", "no-flush", "flush", 'profiles = ["news"]\n'))
    write(here / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    shown = listed("--family", "HOU", "--profile", "blog")
    assert shown == {"HOU101": "off", "HOU102": "off"}
    assert data("--profile", "blog")["HOU101"]["applies"] is False


def test_programs_are_told_of_all_severities() -> None:
    rule = data("--profile", "clinic")["CTA104"]
    assert rule["severity"] == "error"
    assert rule["severity_here"] == "warning"
    assert rule["severity_in"]["product"] == "info"  # type: ignore[index]
    assert rule["strict"] is False


def test_a_strict_rule_is_marked_in_the_list(here: Path) -> None:
    write(here / "rules" / "a.toml", house_rule().replace("[terms]", "[strict]"))
    write(here / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    head, row = output_of("rules", "--family", "HOU").splitlines()
    assert head.split()[-3:] == ["ONLY", "FOR", "FLAGS"]
    assert row.split()[4] == "strict"
    assert 'preset: "strict"' in output_of("explain", "HOU101")


def test_a_page_tells_what_a_finding_weighs_where(here: Path) -> None:
    page = output_of("explain", "CTA104")
    assert "What a finding weighs:\n    error: where nothing else is said\n" in page
    assert "    warning: clinic, press-release, blog\n" in page
    write(here / ".healthlint.toml", 'profile = "clinic"\n')
    assert "    warning: in this folder, whose config says clinic\n" in output_of("explain", "CTA104")
    assert "What a finding weighs" not in output_of("explain", "PRO101")


def test_a_page_tells_which_words_are_strict() -> None:
    page = output_of("explain", "PRO101")
    assert 'these words only with preset = "strict": promising, ' in page
    assert "promising" in json.loads(output_of("explain", "PRO101", "-f", "json"))["strict_words"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "--profile", "clinics"], "there is no clinics; did you mean clinic?"),
        (["check", "--jurisdictions", "UK,USA"], "there is no USA; did you mean US?"),
        (["check", "--jurisdictions", " , "], "is empty; it takes US, UK, EU, CN, TW, HK, AU"),
        (["check", "--preset", "strickt"], "there is no strickt; did you mean strict?"),
        (["check", "--message-language", "fr"], "there is no fr; choose from auto, en, zh"),
        (["rules", "--jurisdiction", "GB"], "there is no GB"),
        (["rules", "--profile", "shop"], "there is no shop"),
    ],
)
def test_a_wrong_name_is_told_with_the_one_that_was_meant(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(arguments) == 2
    assert said in capsys.readouterr().err


def test_a_run_tells_of_profiles_that_are_misspelt_and_of_what_articles_look_like(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(here / "shop" / "a.md", "Tea.\n")
    write(here / "shop" / "b.md", "---\ncontent_type: produkt\n---\n\nTea.\n")
    assert run(["check", "--select", "PRO"]) == 0
    said = capsys.readouterr().err
    assert "shop/b.md: content_type is produkt, which is no profile; did you mean product?" in said
    assert "look like" not in said
    assert run(["check", "--select", "PRO", "-v"]) == 0
    assert '2 articles look like shop pages; set profile = "product" for them' in capsys.readouterr().err
    assert run(["check", "--select", "PRO", "-v", "--profile", "blog", "--jurisdictions", "uk"]) == 0
    said = capsys.readouterr().err
    assert "config: none, the defaults hold (articles: blog, UK)" in said
    assert "look like" not in said
    assert run(["check", "--select", "PRO", "-q"]) == 0
    assert capsys.readouterr().err == ""
