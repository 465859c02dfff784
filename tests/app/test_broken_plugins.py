"""What a plugin does wrong is told of the plugin, stops no more than it must, and is no part of a report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from distributions import install

PLUGIN = '''
import os
import subprocess
import sys

from healthlint import Rule, Terms, hookimpl

HEALTHLINT_API = 1
{top}


class Brewed(Rule):
    """Tea is mentioned."""

    code = "TEA101"
    name = "brewed"
    message = "“{{match}}” is brewed"
    sources = ["House style, page 4"]
    bad = ["The ⟦brew⟧ is hot."]
    good = ["The cup is full."]
    terms = Terms(en=["brew"])

    def __init__(self, settings=None):
        super().__init__(settings)
        {made}

    def check(self, document):
        {check}
        return []


@hookimpl
def healthlint_rules():
    {hook}
    return [Brewed]
'''
MANY = 310  # enough for workers
Check = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def check(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Check:
    """Return what checks the site with a plugin, and without one where no code of it is given."""
    (site / ".healthlint.toml").unlink()
    folder = tmp_path_factory.mktemp("plugin") / "site"

    def checked(*arguments: str, **code: str) -> subprocess.CompletedProcess[str]:
        if code:
            parts = dict.fromkeys(("top", "made", "check", "hook"), "pass") | code
            install(folder, "tea-rules", "1.0", "TEA", "tea_rules", PLUGIN.format(**parts))
        return subprocess.run(
            [sys.executable, "-m", "healthlint", "check", *arguments],
            cwd=site,
            env={**os.environ, "PYTHONPATH": str(folder)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return checked


def write_many(site: Path) -> None:
    for number in range(MANY):
        (site / f"article-{number:03}.md").write_text("Tea, a miracle cure.\n", encoding="utf-8")


def test_a_rule_that_crashes_is_reported_and_the_others_go_on(check: Check) -> None:
    done = check("--select", "TEA,PRO102", "--exit-zero", check="1 // 0")
    assert done.returncode == 2
    crash = "HL901 TEA101 brewed failed here: ZeroDivisionError: integer division or modulo by zero (tea"
    assert f"bad.md:1:1: {crash}" in done.stdout
    assert f"clean.md:1:1: {crash}" in done.stdout
    assert done.stdout.count(" PRO102 ") == 2


def test_a_rule_that_leaves_ends_no_run(check: Check, site: Path) -> None:
    write_many(site)
    done = check("--select", "TEA,PRO102", "--jobs", "2", check="sys.exit(0)")
    assert done.returncode == 2
    assert done.stdout.count(": HL901 TEA101 brewed failed here: SystemExit: 0 (") == MANY + 2
    assert done.stdout.count(" PRO102 ") == MANY + 2


def test_a_rule_that_ends_a_worker_stops_the_run_in_a_sentence(check: Check, site: Path) -> None:
    write_many(site)
    done = check("--jobs", "2", check="os._exit(0)")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("healthlint: a worker ended before its work was done")


@pytest.mark.parametrize(
    "printing",
    [
        pytest.param('print("steam")', id="print"),
        pytest.param('sys.stdout.write("steam\\n")', id="stdout"),
        pytest.param('os.write(1, b"steam\\n")', id="descriptor"),
        pytest.param('subprocess.run([sys.executable, "-c", "print(\'steam\')"], check=True)', id="command"),
        pytest.param('sys.stdout = sys.stderr; print("steam")', id="another stdout"),
    ],
)
@pytest.mark.parametrize("where", ["top", "hook", "made", "check"])
def test_what_a_plugin_prints_is_no_part_of_the_report(check: Check, where: str, printing: str) -> None:
    expected = json.loads(check("-f", "json").stdout)
    done = check("-f", "json", **{where: printing})
    assert json.loads(done.stdout)["findings"] == expected["findings"]
    assert done.returncode == 1
    assert "steam" in done.stderr


def test_what_plugins_print_in_workers_is_no_part_of_the_report(check: Check, site: Path) -> None:
    write_many(site)
    expected = check("-f", "json-lines", "--jobs", "2").stdout
    done = check("-f", "json-lines", "--jobs", "2", check='print("steam"); os.write(1, b"steam")')
    assert done.stdout == expected
    assert done.stderr.count("steam") == 2 * (MANY + 2)
