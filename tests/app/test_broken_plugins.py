"""What a plugin does wrong is told of the plugin, and stops no more than it must."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from healthlint import Document, Finding, Rule, Terms
from healthlint.app.cli import run
from healthlint.run.plugins.installed import Plugin, load_plugins
from healthlint.run.session import Session

OURS = Plugin("ABC", "tea_rules", "tea-rules", "1.0")


class FailingRule(Rule):
    """A rule that cannot count."""

    code = "ABC101"
    name = "failing-rule"
    message = "never said"
    sources = ["none"]
    bad = ["tea"]
    good = ["water"]

    def check(self, document: Document) -> Iterator[Finding]:  # noqa: ARG002  as its base has it
        raise ZeroDivisionError("no leaves")


class UnreadableTerms(FailingRule):
    """A rule whose term is not written in the notation."""

    terms = Terms(["(tea"])


@pytest.fixture
def with_plugin(monkeypatch: pytest.MonkeyPatch, site: Path) -> Callable[..., None]:
    """Return what adds to the plugins of the next runs."""
    (site / ".healthlint.toml").unlink()

    def add(rule: type[Rule] | None = None, **brought: object) -> None:
        installed = load_plugins()
        if rule is not None:
            owners = {**installed.owners, rule.code: OURS}
            installed = installed._replace(rules=(*installed.rules, rule), owners=owners)
        installed = installed._replace(**brought)
        monkeypatch.setattr("healthlint.app.checking.Session", lambda request: Session(request, installed))

    return add


def test_a_rule_that_crashes_is_reported_and_the_others_go_on(
    with_plugin: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    with_plugin(FailingRule)
    assert run(["check", "--select", "ABC101,PRO102", "--exit-zero"]) == 2
    shown = capsys.readouterr().out
    assert "bad.md:1:1: HL901 ABC101 failing-rule failed here: ZeroDivisionError: no leaves\n" in shown
    assert "clean.md:1:1: HL901 " in shown
    assert shown.count(" PRO102 ") == 2


def test_a_term_that_cannot_be_read_names_its_rule_and_plugin(
    with_plugin: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    with_plugin(UnreadableTerms)
    assert run(["check", "--select", "ABC101,PRO102"]) == 2
    said = capsys.readouterr().err
    assert said.startswith("healthlint: tea-rules 1.0 (ABC = tea_rules): ABC101 failing-rule: '(tea'")


def test_a_reader_that_crashes_costs_only_its_own_articles(
    with_plugin: Callable[..., None], site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(source: str, path: str) -> Document:
        raise LookupError(path)

    (site / "tea.rst").write_text("Tea\n", encoding="utf-8")
    with_plugin(readers={".rst": read})
    assert run(["check", "--select", "PRO102"]) == 2
    shown = capsys.readouterr().out
    assert "tea.rst:1:1: HL902 its reader failed: LookupError: tea.rst\n" in shown
    assert shown.count(" PRO102 ") == 2


@pytest.mark.parametrize(
    ("reporter", "said"),
    [
        pytest.param(lambda _: 1 // 0, "failed: ZeroDivisionError", id="fails"),
        pytest.param(lambda _: b"bytes", "returned bytes, not text", id="returns bytes"),
    ],
)
def test_a_format_that_fails_is_named(
    with_plugin: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    reporter: Callable[..., object],
    said: str,
) -> None:
    with_plugin(reporters={"leaves": reporter})
    assert run(["check", "--select", "PRO102", "-f", "leaves"]) == 2
    assert f"healthlint: the plugin of the format leaves {said}" in capsys.readouterr().err


def test_a_format_of_ours_cannot_be_taken_over(
    with_plugin: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    with_plugin(reporters={"json": lambda _: ""})
    assert run(["check"]) == 2
    assert "a plugin brings the format json, which healthlint has itself" in capsys.readouterr().err
