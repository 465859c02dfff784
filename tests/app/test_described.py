"""Formats that carry a list of rules learn which were applied, whose they are and what they say."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from commands import run
from distributions import install
from healthlint.app.outputs.described import described
from healthlint.run.engine import OWN
from healthlint.run.request import Request
from healthlint.run.session import Session

PLUGIN = '''
from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1


class Kettle(Rule):
    """A kettle.

    It is hot.
    """

    code = "ACM101"
    name = "kettle"
    message = "a {match} is hot"
    terms = Terms(en=["kettle"])
    sources = ("The house rules, 7",)
    bad = ("Mind the ⟦kettle⟧.",)
    good = ("Mind the gap.",)


@hookimpl
def healthlint_rules():
    return [Kettle]
'''
DECLARED = """\
code = "TEA101"
name = "tea-word"
message = "{match} is hot"
summary = "The word tea."
why = "It is hot."
sources = ["The house rules, 8"]
bad = ["Mind the ⟦teapot⟧."]
good = ["Mind the gap."]

[terms]
en = ["teapot"]
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a repository with rules of its own, in an environment with a stranger's plugin."""
    install(tmp_path / "site", "acme-rules", "1.4.2", "ACM", "acme_rules", PLUGIN)
    folder = tmp_path / "house"
    (folder / "rules").mkdir(parents=True)
    (folder / "rules" / "tea.toml").write_text(DECLARED, encoding="utf-8")
    (folder / ".healthlint.toml").write_text(
        'rule-paths = ["rules"]\nselect = ["PRO102", "ACM", "TEA"]\n', encoding="utf-8"
    )
    (folder / "a.md").write_text("# Tea\n\nA kettle, a teapot and a miracle cure.\n", encoding="utf-8")
    return folder


def sarif_of(house: Path, *arguments: str) -> dict[str, Any]:
    """Return the run of the log of a check in the house."""
    done = run(
        *(sys.executable, "-m", "healthlint", "check", "-q", "-f", "sarif", *arguments),
        cwd=house,
        PYTHONPATH=str(house.parent / "site"),
    )
    assert done.stderr == ""
    log: dict[str, Any] = json.loads(done.stdout)["runs"][0]
    return log


def test_each_plugin_of_a_stranger_is_an_extension_and_so_are_rules_of_the_house(house: Path) -> None:
    log = sarif_of(house)
    parts = [log["tool"]["driver"], *log["tool"]["extensions"]]
    brought = {part["name"]: [rule["id"] for rule in part["rules"]] for part in parts}
    assert brought == {
        "healthlint": [*OWN, "PRO102"],
        "acme-rules": ["ACM101"],
        "rules of this repository": ["TEA101"],
    }
    assert parts[1]["semanticVersion"] == "1.4.2"
    (kettle,) = parts[1]["rules"]
    assert kettle["shortDescription"] == {"text": "A kettle."}
    assert kettle["fullDescription"] == {"text": "It is hot."}
    assert "The house rules, 7" in kettle["help"]["text"]
    assert sorted(result["ruleId"] for result in log["results"]) == ["ACM101", "PRO102", "TEA101"]


def test_rules_that_were_not_applied_are_not_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# Tea\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    session = Session(Request(paths=("a.md",), isolated=True, select=("PRO102", "CTA1"), ignore=("CTA101",)))
    configs = [article.config for article in session.lint()]
    rules = described(session, configs)
    codes = [rule.code for rule in rules if rule.code not in OWN]
    assert codes[-1] == "PRO102"
    assert "CTA101" not in codes
    assert all(code.startswith("CTA1") for code in codes[:-1])
    assert [rule.code for rule in rules] == sorted(rule.code for rule in rules)
    assert {rule.owner for rule in rules} == {"healthlint"}


def test_all_that_comes_with_healthlint_has_something_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("# Tea\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    session = Session(Request(paths=("a.md",), isolated=True, preset=("strict",)))
    configs = [article.config for article in session.lint()]
    rules = described(session, configs)
    assert len(rules) > 50
    assert [rule.code for rule in rules if not (rule.summary and rule.why)] == []
    assert [rule.code for rule in rules if not rule.sources and rule.code not in OWN] == []
