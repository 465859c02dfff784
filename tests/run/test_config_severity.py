"""A config may say what findings weigh, by code, beginning of a code or name."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from healthlint.rule.finding import Severity
from healthlint.run.article import Article
from healthlint.run.engine import OWN
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.run.severities import reweighed, severity_said
from house import house_rule, write

PROSE = "# Tea\n\nA detox tea. It is a cleanse.\n\n“Our detox is old,” said Ana Ruiz of Northgate.\n"


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = 'severity = "warning"\ncontext = "claim"\n'
    write(tmp_path / "rules" / "tea.toml", house_rule("HOU101", "no-detox", "detox", more))
    write(tmp_path / "rules" / "wash.toml", house_rule("HOU102", "no-cleanse", "cleanse"))
    monkeypatch.chdir(tmp_path)


def linted(config: str, text: str = PROSE, **request: Any) -> Article:
    write(Path(".healthlint.toml"), f'rule-paths = ["rules"]\nselect = ["HOU"]\n{config}')
    write(Path("a.md"), text)
    (article,) = Session(Request(("a.md",), **request)).lint()
    return article


def weights(config: str, text: str = PROSE) -> str:
    return " ".join(f"{finding.text}:{finding.severity}" for finding in linted(config, text).findings)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param({}, None, id="nothing"),
        pytest.param({"PRO": "info"}, None, id="another-family"),
        pytest.param({"ALL": "info"}, "info", id="all"),
        pytest.param({"ALL": "info", "HL": "error"}, "error", id="family"),
        pytest.param({"HL91": "error", "HL9": "info"}, "error", id="the-longest"),
        pytest.param({"HL912": "error", "HL91": "info"}, "error", id="code"),
        pytest.param({"unused_suppression": "error", "HL": "info"}, "error", id="name"),
        pytest.param({"HL912": "error", "unused-suppression": "info"}, "info", id="the-last-of-equals"),
    ],
)
def test_the_longest_selector_decides(table: dict[str, Severity], expected: str | None) -> None:
    assert severity_said(OWN["HL912"], table) == expected


@pytest.mark.parametrize(
    ("base", "new", "given", "left"),
    [
        ("warning", "error", "warning", "error"),
        ("warning", "error", "info", "warning"),
        ("warning", "error", "error", "error"),
        ("warning", "info", "warning", "info"),
        ("warning", "info", "info", "info"),
        ("warning", "info", "error", "info"),
        ("error", "warning", "info", "info"),
        ("error", "error", "info", "info"),
        ("info", "error", "info", "error"),
    ],
)
def test_what_the_context_lowers_stays_as_many_steps_lower(
    base: Severity, new: Severity, given: Severity, left: str
) -> None:
    finding = linted("").findings[0]._replace(severity=given)
    (weighed,) = reweighed([finding], {"HOU101": (base, new)})
    assert weighed == finding._replace(severity=left)


@pytest.mark.parametrize(
    ("config", "said"),
    [
        pytest.param("", "detox:warning cleanse:warning detox:info", id="as-the-rules-say"),
        pytest.param('[severity]\nHOU = "error"\n', "detox:error cleanse:error detox:warning", id="raised"),
        pytest.param('severity.HOU101 = "info"\n', "detox:info cleanse:warning detox:info", id="lowered"),
        pytest.param(
            '[severity]\nno-cleanse = "error"\nhou1 = "info"\n',
            "detox:info cleanse:error detox:info",
            id="name",
        ),
        pytest.param(
            '[severity]\nHOU = "info"\n[per-file."*.md"]\nseverity = { HOU102 = "error" }\n',
            "detox:info cleanse:error detox:info",
            id="for-some-files",
        ),
    ],
)
def test_findings_weigh_what_the_config_says(config: str, said: str) -> None:
    assert weights(config) == said


def test_the_new_severity_decides_which_finding_speaks_for_words_of_one_family() -> None:
    write(Path("rules/wash.toml"), house_rule("HOU102", "no-detox-tea", "detox tea"))
    text = "A detox tea.\n"
    assert [finding.code for finding in linted("", text).findings] == ["HOU102"]
    assert [finding.code for finding in linted('severity.HOU101 = "error"\n', text).findings] == ["HOU101"]


def test_what_is_told_of_lowered_words_has_the_severity_that_is_reported() -> None:
    article = linted('severity.HOU101 = "error"\n', telling=True)
    assert article.dropped is not None
    lowered = [each for each in article.dropped if each.severity is not None]
    assert [(each.text, each.severity) for each in lowered] == [("detox", "warning")]


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ('[severity]\nHOU103 = "info"\n', ":4: severity.HOU103: no rule has the code HOU103; did you mean"),
        (
            'severity = { no-detoks = "info" }\n',
            ":3: severity.no-detoks: no rule is called no-detoks; did you",
        ),
        ('[severity]\nHL902 = "info"\n', ":4: severity.HL902: HL902 tells of trouble and is always reported"),
        (
            '[severity]\nHOU = "fatal"\n',
            ':4: severity.HOU: must be one of error, warning, info, not "fatal"; choose one of them',
        ),
        (
            '[severity]\nHOU = "off"\n',
            ':4: severity.HOU: must be one of error, warning, info, not "off"; name the rule in ignore to'
            " leave it out",
        ),
        ('severity = { " " = "info" }\n', ":3: severity. : has an empty name; write a code there"),
        ('severity = "info"\n', ':3: severity: must be a table, not "info"; write a table'),
        (
            '[per-file."b/**"]\nseverity = { HOU = "warn" }\n',
            ':4: per-file.b/**.severity.HOU: must be one of error, warning, info, not "warn"; did you mean',
        ),
    ],
)
def test_a_severity_that_cannot_be_meant_is_refused(config: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        linted(config)
    assert str(caught.value).startswith(f".healthlint.toml{said}")


def test_a_selector_of_a_plugin_that_is_switched_off_is_let_pass() -> None:
    config = 'severity.PRO101 = "info"\n'
    assert linted(f'disable-plugins = ["PRO"]\n{config}').findings
    assert linted(config, disable_plugins=("PRO",)).findings
