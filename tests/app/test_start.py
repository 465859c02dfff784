"""A check of one article starts no machinery that it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_IDLE = (
    "asyncio bz2 charset_normalizer concurrent.futures.process csv difflib email hashlib html.parser"
    " importlib.metadata importlib.resources json jsonschema lzma multiprocessing packaging pathspec pluggy"
    " random rich shutil socket subprocess tempfile tomli traceback unittest wcwidth yaml"
).split()
# What stands above or beside the linting of one article without a directive.
_OWN_IDLE = tuple(
    f"{name}."
    for name in (
        "healthlint.app.accepting.adding",
        "healthlint.app.accepting.suppressions",
        "healthlint.app.checking.stdin",
        "healthlint.app.mending.fixing",
        "healthlint.app.outputs.described",
        "healthlint.app.outputs.repository",
        "healthlint.app.starting",
        "healthlint.report.colors",
        "healthlint.report.data",
        "healthlint.report.hosts",
        "healthlint.report.markdown",
        "healthlint.report.sarif",
        "healthlint.report.xml",
        "healthlint.rule.suggest",
        "healthlint.run.baseline",
        "healthlint.run.changes",
        "healthlint.run.config.check",
        "healthlint.run.config.extends",
        "healthlint.run.config.schema",
        "healthlint.run.files.globs",
        "healthlint.run.files.replacement",
        "healthlint.run.fixing",
        "healthlint.run.git",
        "healthlint.run.guess",
        "healthlint.run.plugins.brought",
        "healthlint.run.severities",
        "healthlint.run.suppressions",
        "healthlint.run.workers",
        "healthlint_schemas",
    )
)
# What a run over Markdown may import beside click and what that imports, once it has a plan.
_NEEDED = frozenset(
    "ahocorasick_rs bisect contextvars fnmatch gc healthlint healthlint_rules ipaddress locale ntpath"
    " pathlib pyromark struct urllib zlib".split()
)
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
    assert [name for name in sorted(modules) if f"{name}.".startswith(_OWN_IDLE)] == []


def test_a_run_that_has_a_plan_imports_little_more_than_click(site: Path) -> None:
    (site / ".healthlint.toml").unlink()
    for _ in range(2):  # what it works out is remembered
        modules = imported_by(site, "check", "bad.md")
    click = subprocess.run(
        [sys.executable, "-c", "import click, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    more = {name.partition(".")[0] for name in modules - set(click.stdout.split())}
    assert {name for name in more if not name.startswith("_")} - _NEEDED == set()
    assert "healthlint.text.readers.html" not in modules
    assert "healthlint.run.plugins.declaration" not in modules


def test_rules_that_an_article_does_not_concern_are_not_imported(site: Path) -> None:
    (site / ".healthlint.toml").unlink()
    article = site / "bad.md"
    for number in range(3):
        article.write_text(f"{article.read_text('utf-8')}\nPage {number}.\n", "utf-8")
        modules = imported_by(site, "check", "bad.md")
    assert {"healthlint.rule.scan", "healthlint_rules.transparency.missing_author"} <= modules
    idle = (
        "commerce.paid_trial_recruitment",
        "disclaimer.regional_mandatory_statement",
        "disclaimer.results_vary_boilerplate",
        "safety.discourages_professional_care",
    )
    assert modules.isdisjoint(f"healthlint_rules.{name}" for name in idle)
    article.write_text(f"{article.read_text('utf-8')}\nPage 4.\n", "utf-8")
    modules = imported_by(site, "check", "bad.md", "--select", "PRO102")
    families = {name.split(".")[1] for name in modules if name.startswith("healthlint_rules.")}
    assert families.isdisjoint({"balance", "citation", "numbers", "safety", "transparency"})


def test_a_config_needs_no_more_than_its_own_modules(site: Path) -> None:
    (site / ".healthlint.toml").write_text('fail-on = "info"\n', "utf-8")
    imported_by(site, "check", "bad.md", "--select", "PRO102")
    modules = imported_by(site, "check", "bad.md", "--select", "PRO102")
    assert modules & set(_IDLE) == {"json", "tomli"}  # it is read, and compared with its schema
    assert "healthlint.run.config.extends" not in modules


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
