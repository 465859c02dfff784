"""Does WRITING_RULES.md tell the truth? A new user's folder is filled with what it shows, step by step."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from healthlint import Rule
from healthlint.testing import marked_by
from pages import pattern_of, printed, steps, typed


@pytest.fixture
def page(repository: Path) -> str:
    return (repository / "WRITING_RULES.md").read_text("utf-8")


def test_a_new_user_sees_what_the_page_shows(page: str, tmp_path: Path) -> None:
    tried = 0
    for step in steps(page):
        if step.what == "run":
            for command, said in typed(step.body):
                shown = printed(command, tmp_path)
                assert re.fullmatch(pattern_of(said), shown), f"line {step.line}: $ {command}\n{shown}"
                tried += 1
        elif step.what != "python":
            file = tmp_path / step.what
            file.parent.mkdir(exist_ok=True)
            file.write_text(step.body, encoding="utf-8", newline="\n")
    assert tried >= 5


def test_every_rule_file_of_the_page_passes_its_own_examples(page: str, tmp_path: Path) -> None:
    written = [step for step in steps(page) if step.what.endswith(".toml") and "draft" not in step.what]
    for step in written:
        file = tmp_path / step.what
        file.parent.mkdir(exist_ok=True)
        file.write_text(step.body, encoding="utf-8", newline="\n")
    assert written
    shown = printed("healthlint test --coverage healthlint-rules", tmp_path)
    assert "all as marked" in shown


def test_the_python_of_the_page_is_rules_that_pass_their_examples(page: str) -> None:
    tried = 0
    for step in steps(page):
        if step.what != "python":
            continue
        names: dict[str, object] = {"__name__": "healthlint_rules.claims"}  # a package with rules in TOML
        exec(compile(step.body, f"WRITING_RULES.md:{step.line}", "exec"), names)
        own = [each for each in names.values() if isinstance(each, type) and issubclass(each, Rule)]
        for rule in own:
            for example in (*getattr(rule, "bad", ()), *getattr(rule, "good", ())):
                assert marked_by(rule(), example) == example
                tried += 1
        hook = names.get("healthlint_rules")
        if callable(hook):
            assert hook()
    assert tried >= 2


@pytest.mark.parametrize(
    "table",
    ["terms", "mild", "strict", "ordinary", "company", "unless", "requires", "suggestions", "severity-in"],
)
def test_the_page_names_every_table_of_a_rule_file(page: str, table: str) -> None:
    assert f"`[{table}]`" in page


def test_the_page_names_every_key_of_a_rule_file(page: str) -> None:
    from healthlint_schemas import schema

    missing = [key for key in schema("rule")["properties"] if not re.search(rf"\b{key}\b", page)]
    assert missing == ["confidence", "rank"]  # the notes of a new rule tell of these
