"""The command line may settle what a config does, over every config."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.run.config.config import Config
from healthlint.run.config.configs import Configs
from healthlint.run.config.given import GivenConfig, given_config
from healthlint.run.config.settings import given_settings
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import house_rule, write


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def given(*values: str, isolated: bool = False, folder: str = ".") -> Config:
    return Configs(only=given_config(values), isolated=isolated).of(folder)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        pytest.param("fail-on=error", {"fail-on": "error"}, id="bare-word"),
        pytest.param("fail_on = error ", {"fail_on": "error"}, id="blanks-and-underscore"),
        pytest.param('fail-on="error"', {"fail-on": "error"}, id="text"),
        pytest.param("max-age-months=24", {"max-age-months": 24}, id="number"),
        pytest.param("require-reason=true", {"require-reason": True}, id="boolean"),
        pytest.param('ignore=["PRO", "CTA"]', {"ignore": ["PRO", "CTA"]}, id="list"),
        pytest.param("severity.PRO101=info", {"severity": {"PRO101": "info"}}, id="dotted"),
        pytest.param(
            'per-file."诊所/**".profile=clinic',
            {"per-file": {"诊所/**": {"profile": "clinic"}}},
            id="quoted-key",
        ),
        pytest.param(
            'per-file."a=b/**".profile=clinic',
            {"per-file": {"a=b/**": {"profile": "clinic"}}},
            id="equals-in-key",
        ),
        pytest.param("today=2026-01-01x", {"today": "2026-01-01x"}, id="almost-a-date"),
        pytest.param("baseline=债务.jsonl", {"baseline": "债务.jsonl"}, id="chinese-word"),
        pytest.param("baseline=a=b", {"baseline": "a=b"}, id="equals-in-value"),
    ],
)
def test_a_value_is_toml_or_a_bare_word(text: str, table: dict[str, object]) -> None:
    assert given_config([text]) == GivenConfig(None, (text,))
    assert given_settings([text]).table == table


def test_a_file_is_told_from_a_setting() -> None:
    write(Path("a=b.toml"), "")
    assert given_config(["house.toml"]) == GivenConfig(Path("house.toml"))
    assert given_config(["a=b.toml"]) == GivenConfig(Path("a=b.toml"))
    assert given_config(["ci/a=b.toml", "fail-on=error"]) == GivenConfig(
        Path("ci/a=b.toml"), ("fail-on=error",)
    )


def test_settings_hold_over_every_config() -> None:
    write(Path(".healthlint.toml"), 'fail-on = "info"\nextend-ignore = ["PRO"]\nseverity.PRO = "info"\n')
    write(Path("a/healthlint.toml"), 'fail-on = "never"\n[severity]\nPRO = "error"\nCTA = "info"\n')
    settings = ("fail-on=error", 'extend-ignore=["CTA"]', "severity.PRO=warning")
    assert [given(*settings, folder=folder).fail_on for folder in (".", "a")] == ["error", "error"]
    assert given(*settings).extend_ignore == ("PRO", "CTA")
    assert given(*settings, folder="a").severity == {"CTA": "info", "PRO": "warning"}


def test_settings_hold_without_a_config_and_over_the_one_that_is_named() -> None:
    write(Path(".healthlint.toml"), 'min-severity = "error"\n')
    write(Path("ci.toml"), 'min-severity = "info"\nfail-on = "info"\n')
    isolated = given("fail-on=error", isolated=True)
    assert (isolated.fail_on, isolated.min_severity, isolated.path) == ("error", "warning", None)
    named = given("ci.toml", "fail-on=error")
    assert (named.fail_on, named.min_severity) == ("error", "info")


def test_a_later_setting_goes_before_an_earlier_one() -> None:
    assert given("fail-on=error", "fail_on=never").fail_on == "never"
    assert given("severity.PRO=info", "severity.CTA=error").severity == {"PRO": "info", "CTA": "error"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        pytest.param(
            ["fial-on=error"], "--config fial-on=error: unknown key; did you mean fail-on?", id="unknown-key"
        ),
        pytest.param(
            ["fail-on=warn"],
            '--config fail-on=warn: must be one of error, warning, info, never, not "warn";'
            " did you mean warning?",
            id="unknown-choice",
        ),
        pytest.param(
            ["ignore=PRO101"],
            '--config ignore=PRO101: must be a list, not "PRO101"; write ignore = ["PRO101"]',
            id="word-for-a-list",
        ),
        pytest.param(
            ["severity.PRO=info", "severity.CTA=fatal"],
            '--config severity.CTA=fatal: must be one of error, warning, info, not "fatal";'
            " choose one of them",
            id="second-entry-of-a-table",
        ),
        pytest.param(
            ['per-file."a/**".profil=clinic'],
            '--config per-file."a/**".profil=clinic: unknown key; did you mean profile?',
            id="key-for-some-files",
        ),
        pytest.param(
            ["ignore=[PRO101]"],
            "--config ignore=[PRO101]: the value is not TOML; write it as in a config, in quotes of the"
            " shell: --config 'ignore=[\"PRO101\"]'",
            id="not-toml",
        ),
        pytest.param(
            ["fail-on="],
            "--config fail-on=: the value is not TOML; write it as in a config, in quotes of the"
            " shell: --config 'ignore=[\"PRO101\"]'",
            id="no-value",
        ),
        pytest.param(["a b=c"], "--config a b=c: a b is no key; write it as in fail-on=error", id="no-key"),
        pytest.param(
            ["extends=house.toml"],
            "--config extends=house.toml: extends works in a file; name the file with --config FILE",
            id="extends",
        ),
        pytest.param(
            ["fail-on"],
            "--config fail-on: there is no such file; to set the key, write fail-on=…",
            id="key-without-value",
        ),
        pytest.param(
            [""], "--config is empty; name a file, or write a setting such as fail-on=error", id="empty"
        ),
        pytest.param(
            ["a.toml", "b.toml"],
            "--config names two files, a.toml and b.toml; name one, which extends the other",
            id="two-files",
        ),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused(values: list[str], said: str) -> None:
    with pytest.raises(UsageError) as caught:
        given(*values)
    assert str(caught.value) == said


def test_faults_that_rules_show_name_the_setting_too() -> None:
    write(Path("a.md"), "Tea.\n")
    for text, said in (
        ('ignore=["PRX"]', '--config ignore=["PRX"]: no rule has the code PRX; did you mean PRO?'),
        ("severity.PRX=info", "--config severity.PRX=info: no rule has the code PRX; did you mean PRO?"),
        ('rule-paths=["no"]', '--config rule-paths=["no"]: no: no such file or folder'),
        ('required-plugins=["acne"]', '--config required-plugins=["acne"]: acne is required, and it is not'),
    ):
        with pytest.raises(UsageError) as caught:
            list(Session(Request(("a.md",), config=GivenConfig(None, (text,)))).lint())
        assert str(caught.value).startswith(said)


def test_paths_of_rules_are_seen_from_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    write(Path("site/.healthlint.toml"), "")
    write(Path("ci/rules/tea.toml"), house_rule())
    write(Path("site/a.md"), "A detox tea.\n")
    settings = ('rule-paths=["ci/rules"]', 'select=["HOU"]')
    (article,) = Session(Request(("site/a.md",), config=GivenConfig(None, settings))).lint()
    assert [finding.code for finding in article.findings] == ["HOU101"]


def test_plugins_are_switched_off_by_a_setting_before_they_are_loaded() -> None:
    session = Session(Request((), config=GivenConfig(None, ('disable-plugins=["PRO"]',))))
    (off,) = session.installed.off
    assert (off.plugin.family, off.switch.where()) == ("PRO", '--config disable-plugins=["PRO"]')
