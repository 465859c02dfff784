"""A check of one article starts no machinery that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_IDLE = (
    "asyncio charset_normalizer concurrent.futures.process difflib html.parser jsonschema multiprocessing"
    " packaging pathspec rich traceback unittest wcwidth yaml"
).split()
_PROBE = """
import sys
from healthlint.app.cli import run
code = run(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def imported_by(folder: Path, *arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return set(done.stderr.splitlines()[-1].split())


def test_a_markdown_article_needs_none_of_the_heavy_modules(site: Path) -> None:
    (site / ".healthlint.toml").unlink()
    imported_by(site, "check", "bad.md", "--select", "PRO102")  # what it works out is remembered
    modules = imported_by(site, "check", "bad.md", "--select", "PRO102")
    assert {"click", "healthlint.report.text"} <= modules
    assert modules & set(_IDLE) == set()
    idle = ("healthlint.report.json", "healthlint.report.sarif", "healthlint.report.hosts.github")
    assert not any(name.startswith((*idle, "healthlint.app.outputs.repository")) for name in modules)


@pytest.mark.parametrize(
    ("arguments", "needed"),
    [
        pytest.param(["-f", "full"], "wcwidth", id="full measures Chinese"),
        pytest.param(["-f", "json-lines"], "healthlint.report.data.json_lines", id="json-lines"),
        pytest.param(["-f", "github"], "healthlint.app.outputs.repository", id="github"),
    ],
)
def test_what_is_needed_is_imported_when_it_is(site: Path, arguments: list[str], needed: str) -> None:
    assert needed in imported_by(site, "check", "bad.md", *arguments)
