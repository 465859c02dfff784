"""A run over articles that are as they were loads nothing that linting needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_PROBE = """
import sys
from healthlint.app.cli import run
code = run(["check", "."])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""
# Rules, what loads them, what looks for their words, and what reads articles.
_FOR_LINTING = (
    "ahocorasick_rs",
    "healthlint.rule.base",
    "healthlint.rule.scan",
    "healthlint.run.linter",
    "healthlint.run.plugins.discovery",
    "healthlint.run.rulebook",
    "healthlint.text.model",
    "healthlint_rules",
    "pluggy",
    "pyromark",
    "re2",
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEALTHLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))


def checked(folder: Path) -> tuple[str, set[str]]:
    """Return the report of a check, and the modules that it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return done.stdout, set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("config", ["", 'select = ["PRO"]\nprofile = "blog"\n'], ids=["none", "config"])
def test_nothing_is_loaded_that_linting_needs(site: Path, config: str) -> None:
    (site / ".healthlint.toml").write_text(config, encoding="utf-8")
    first, modules = checked(site)
    assert {"healthlint.rule.scan", "healthlint_rules"} <= modules
    second, modules = checked(site)
    assert second == first
    assert not modules & {*_FOR_LINTING}


def test_an_article_that_has_changed_is_linted_by_the_same_rules(site: Path) -> None:
    (site / ".healthlint.toml").unlink()
    first, _ = checked(site)
    (site / "clean.md").write_bytes((site / "bad.md").read_bytes())
    second, modules = checked(site)
    assert "healthlint.rule.scan" in modules
    assert second == first + "".join(first.replace("bad.md", "clean.md"))
    third, modules = checked(site)
    assert third == second
    assert "healthlint.rule.scan" not in modules
