"""What is shown, and what of it fails a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest

from healthlint.app.checking.verdict import Verdict
from healthlint.rule.finding import SEVERITIES, Edit, Finding, Fix, Severity
from healthlint.run.article import Article
from healthlint.run.config.config import Config
from healthlint.run.engine import engine_finding
from healthlint.run.files.articles import Skipped
from healthlint.run.request import Request
from healthlint.run.session import Session


@dataclass
class Ran:
    """A session that is over."""

    skipped: tuple[Skipped, ...] = ()
    rules_applied: frozenset[str] = field(default_factory=frozenset)
    changes: None = None
    request: Request = field(default_factory=Request)


def article(*severities: Severity, config: Config | None = None) -> Article:
    def finding(severity: Severity) -> Finding:
        return engine_finding("ABC123", "example-name", "a.md", "say it plainly")._replace(severity=severity)

    return Article("a.md", tuple(map(finding, severities)), config or Config())


def judged(verdict: Verdict, *articles: Article, session: Ran | None = None) -> list[str]:
    shown = list(verdict.over(cast("Session", session or Ran()), articles))
    return [finding.severity for each in shown for finding in each.findings]


@pytest.mark.parametrize(("least", "fixable"), [(None, 2), ("warning", 1)])
def test_what_is_hidden_counts_as_fixable_where_it_would_be_mended(least: str | None, fixable: int) -> None:
    mended = (Fix("write it so", (Edit(0, 0, "-"),)),)
    found = tuple(each._replace(fixes=mended) for each in article("warning", "info").findings)
    verdict = Verdict(min_severity=least)
    judged(verdict, article()._replace(findings=found))
    assert verdict.summary.fixable == fixable


ALL = "error warning info"
CASES = [
    # asked for, settings of the config, what is shown of one finding each, exit code
    pytest.param({}, {}, "error warning", 1, id="by default warnings fail and infos are not shown"),
    pytest.param({"min_severity": "info"}, {}, ALL, 1, id="infos are shown where asked for"),
    pytest.param({"min_severity": "error"}, {}, "error", 1, id="errors only"),
    pytest.param({}, {"min_severity": "error"}, "error", 1, id="errors only, says the config"),
    pytest.param({"min_severity": "info"}, {"min_severity": "error"}, ALL, 1, id="the command line wins"),
    pytest.param({"fail_on": "info"}, {}, ALL, 1, id="what is asked to fail is shown"),
    pytest.param({}, {"fail_on": "info"}, ALL, 1, id="also where the config asks"),
    pytest.param(
        {"fail_on": "warning"}, {"min_severity": "error"}, "error warning", 1, id="lower than shown"
    ),
    pytest.param({"fail_on": "info", "min_severity": "error"}, {}, ALL, 1, id="failing outdoes hiding"),
    pytest.param({"fail_on": "never"}, {}, "error warning", 0, id="nothing fails"),
    pytest.param({}, {"fail_on": "never"}, "error warning", 0, id="nothing fails, says the config"),
    pytest.param({"exit_zero": True}, {}, "error warning", 0, id="exit zero"),
]


@pytest.mark.parametrize(("asked", "config", "shown", "code"), CASES)
def test_severities_are_shown_and_fail(
    asked: dict[str, Any], config: dict[str, str], shown: str, code: int
) -> None:
    verdict = Verdict(**asked)
    assert judged(verdict, article(*SEVERITIES, config=Config(**cast("Any", config)))) == shown.split()
    assert verdict.exit_code == code


PASSING = [
    pytest.param({}, ["info"], 0, id="an info"),
    pytest.param({}, ["warning"], 1, id="a warning"),
    pytest.param({"fail_on": "error"}, ["warning"], 0, id="a warning where errors fail"),
    pytest.param({"fail_on": "info"}, ["info"], 1, id="an info where infos fail"),
    pytest.param({"min_severity": "error"}, ["warning"], 0, id="what is not shown does not fail"),
    pytest.param({"max_warnings": 2}, ["warning"] * 2, 0, id="as many warnings as allowed"),
    pytest.param({"max_warnings": 2}, ["warning"] * 3, 1, id="one warning too many"),
    pytest.param({"max_warnings": 2}, ["error"], 1, id="an error among no warnings"),
    pytest.param({"max_warnings": 0, "min_severity": "error"}, ["warning"], 1, id="warnings count unseen"),
    pytest.param(
        {"max_warnings": 1, "fail_on": "never"}, ["error", "warning"], 0, id="never, but few warnings"
    ),
    pytest.param(
        {"max_warnings": 1, "fail_on": "never"}, ["warning"] * 2, 1, id="never, but too many warnings"
    ),
    pytest.param({"max_warnings": 0, "exit_zero": True}, ["warning"], 0, id="too many, but exit zero"),
]


@pytest.mark.parametrize(("asked", "found", "code"), PASSING)
def test_a_run_passes_or_not(asked: dict[str, Any], found: list[Severity], code: int) -> None:
    verdict = Verdict(**asked)
    judged(verdict, article(*found))
    assert verdict.exit_code == code


def test_each_article_is_judged_by_its_own_config() -> None:
    strict, lenient = Config(path=Path("a.toml")), Config(path=Path("b.toml"), fail_on="error")
    verdict = Verdict()
    judged(verdict, article("warning", config=lenient))
    assert verdict.exit_code == 0
    judged(verdict, article("warning", config=strict))
    assert verdict.exit_code == 1
    assert [entry["fail_on"] for entry in verdict.config_data(Request())] == ["error", "warning"]


def test_a_rule_that_crashed_ends_with_2_even_with_exit_zero() -> None:
    verdict = Verdict(exit_zero=True, min_severity="error")
    crashed = engine_finding("HL901", "rule-crashed", "a.md", "ABC123 failed here")
    assert judged(verdict, Article("a.md", (crashed,), Config())) == ["error"]
    assert verdict.exit_code == 2


def test_a_folder_that_could_not_be_read_ends_with_2() -> None:
    verdict = Verdict()
    judged(verdict, session=Ran(skipped=(Skipped("locked", "the folder cannot be read", failed=True),)))
    assert verdict.exit_code == 2
