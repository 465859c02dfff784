"""Plugins that are remembered are the plugins that are there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PLUGIN = '''
from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1


class Star(Rule):
    """A star is mentioned."""

    code = "STA101"
    name = "{name}"
    message = "no stars"
    sources = ["House style"]
    bad = ["⟦star⟧"]
    good = ["moon"]
    terms = Terms(en=["star"])


@hookimpl
def {hook}():
    return [Star]
'''


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    """Return a folder of the import path, with an installed plugin in it."""
    site = tmp_path / "site"
    write_plugin(site)
    info = site / "starry-2.1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: starry\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[healthlint]\nSTA = starry\n")
    return site


def write_plugin(
    site: Path, *, name: str = "no-stars", hook: str = "healthlint_rules", more: str = ""
) -> None:
    site.mkdir(exist_ok=True)
    (site / "starry.py").write_text(PLUGIN.format(name=name, hook=hook) + more, encoding="utf-8")


def rules(site: Path) -> tuple[int, str]:
    """Return the exit code of a fresh process that lists the rules, and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "healthlint", "check", "--select", "STA", "-f", "json-lines", "-"],
        input="A star.\n",
        env={
            **os.environ,
            "PYTHONPATH": str(site),
            "PYTHONDONTWRITEBYTECODE": "1",
            "HEALTHLINT_CACHE_DIR": str(site.parent / "cache"),
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_remembered_plugin_still_reports(environment: Path) -> None:
    first = rules(environment)
    assert first[0] == 1
    assert "STA101" in first[1]
    assert list((environment.parent / "cache").glob("plugins-*"))
    assert rules(environment) == first


def test_an_edited_plugin_is_looked_at_anew(environment: Path) -> None:
    rules(environment)
    write_plugin(environment, name="not-one-star")
    assert "not-one-star" in rules(environment)[1]


def test_a_hook_that_comes_to_be_misspelt_is_told_also_after_a_good_run(environment: Path) -> None:
    rules(environment)
    write_plugin(environment, hook="healthlint_rulez")
    code, output = rules(environment)
    assert code == 2
    assert "misspelt" in output


def test_an_uninstalled_plugin_is_gone(environment: Path) -> None:
    rules(environment)
    for file in (environment / "starry-2.1.dist-info").iterdir():
        file.unlink()
    (environment / "starry-2.1.dist-info").rmdir()
    code, output = rules(environment)
    assert code == 2
    assert "STA" in output


def test_a_damaged_memory_is_rebuilt(environment: Path) -> None:
    first = rules(environment)
    for file in (environment.parent / "cache").iterdir():
        file.write_bytes(file.read_bytes()[:50])
    assert rules(environment) == first


def test_a_hook_whose_function_has_another_name_reports_again_and_again(environment: Path) -> None:
    write_plugin(environment, more="healthlint_rules.__name__ = 'wrapped'\n")
    first = rules(environment)
    assert first[0] == 1
    assert "STA101" in first[1]
    assert rules(environment) == first


def test_a_hook_marked_by_pluggy_itself_reports_again_and_again(environment: Path) -> None:
    marker = "import pluggy\n_ = pluggy.HookimplMarker('healthlint')(healthlint_rules)\n"
    write_plugin(environment, more=marker)
    first = rules(environment)
    assert "STA101" in first[1]
    assert rules(environment) == first
