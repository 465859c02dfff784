"""Which files of a folder are rules?"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from healthlint.rule.declared import RuleFileError, rules_in
from house import house_rule, write


def codes(path: Path) -> list[str]:
    return [rule.code for rule in rules_in(path)]


def rule_at(path: Path, number: int) -> None:
    write(path, house_rule(f"HOU{number}", f"rule-{number}"))


def complaint(path: Path) -> str:
    with pytest.raises(RuleFileError) as caught:
        rules_in(path)
    return str(caught.value)


def test_a_file_is_a_rule_whatever_it_is_called(tmp_path: Path) -> None:
    rule_at(tmp_path / "rule.txt", 101)

    assert codes(tmp_path / "rule.txt") == ["HOU101"]


def test_the_rules_of_a_folder_come_by_name_those_below_it_after_its_own(tmp_path: Path) -> None:
    for number, name in enumerate(("z.toml", "a/y.toml", "a/b/x.toml", "B/w.toml", "a.toml"), 101):
        rule_at(tmp_path / name, number)

    assert codes(tmp_path) == ["HOU105", "HOU101", "HOU104", "HOU102", "HOU103"]


OTHERS = (
    ".hidden.toml",
    ".hidden/rule.toml",
    "pyproject.toml",
    "healthlint.toml",
    "below/pyproject.toml",
    "README.md",
    "rule.toml.bak",
    "rule.TOML.orig",
)


@pytest.mark.parametrize("name", OTHERS)
def test_other_files_are_passed_over(tmp_path: Path, name: str) -> None:
    rule_at(tmp_path / "rule.toml", 101)
    write(tmp_path / name, "no rule = at all")

    assert codes(tmp_path) == ["HOU101"]


def test_a_folder_that_is_called_like_a_file_is_a_folder(tmp_path: Path) -> None:
    rule_at(tmp_path / "old.toml" / "rule.toml", 101)

    assert codes(tmp_path) == ["HOU101"]


def test_a_hidden_folder_that_is_named_itself_is_read(tmp_path: Path) -> None:
    rule_at(tmp_path / ".rules" / "rule.toml", 101)

    assert codes(tmp_path / ".rules") == ["HOU101"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_to_folders_are_not_followed_and_links_to_files_are(tmp_path: Path) -> None:
    rule_at(tmp_path / "rules" / "rule.toml", 101)
    rule_at(tmp_path / "shared" / "rule.toml", 102)
    (tmp_path / "rules" / "loop").symlink_to(tmp_path / "rules")
    (tmp_path / "rules" / "shared").symlink_to(tmp_path / "shared")
    (tmp_path / "rules" / "linked.toml").symlink_to(tmp_path / "shared" / "rule.toml")

    assert codes(tmp_path / "rules") == ["HOU102", "HOU101"]


def test_a_rule_knows_the_file_that_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule_at(tmp_path / "rules" / "a" / "rule.toml", 101)
    monkeypatch.chdir(tmp_path)

    (rule,) = rules_in(Path("rules"))
    assert rule.origin == "rules/a/rule.toml"


@pytest.mark.parametrize("name", ["", "notes.md", ".rule.toml", "pyproject.toml"])
def test_a_folder_without_rules_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "rules").mkdir()
    if name:
        write(tmp_path / "rules" / name, "")
    monkeypatch.chdir(tmp_path)

    assert complaint(Path("rules")) == (
        "rules: there is no rule in this folder; a rule is a file that ends in .toml"
    )


def test_what_is_not_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert complaint(Path("rules.toml")) == ("rules.toml: the rule cannot be read: No such file or directory")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_to_nothing_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule_at(tmp_path / "rules" / "rule.toml", 101)
    (tmp_path / "rules" / "gone.toml").symlink_to(tmp_path / "nothing")
    monkeypatch.chdir(tmp_path)

    assert complaint(Path("rules")) == ("rules/gone.toml: the rule cannot be read: No such file or directory")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
@pytest.mark.parametrize("name", ["rules/rule.toml", "rules/below", "rules"])
def test_what_may_not_be_read_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    rule_at(tmp_path / "rules" / "rule.toml", 101)
    rule_at(tmp_path / "rules" / "below" / "rule.toml", 102)
    monkeypatch.chdir(tmp_path)
    Path(name).chmod(0)
    try:
        assert complaint(Path("rules")) == f"{name}: the rule cannot be read: Permission denied"
    finally:
        Path(name).chmod(0o755)


def test_a_fault_in_one_of_many_files_names_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(101, 120):
        rule_at(tmp_path / "rules" / f"{number}.toml", number)
    write(tmp_path / "rules" / "110.toml", house_rule("hou110"))
    monkeypatch.chdir(tmp_path)

    assert complaint(Path("rules")).startswith('rules/110.toml:1: code: is "hou110"; write ')
