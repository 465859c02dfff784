"""Does a stranger's package add its rules to the hook, and take them away again?

The package is a distribution of its own, built as a wheel and named where pre-commit builds the
environment of the hook: under `additional_dependencies`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from commands import commit_all, run, succeed

CONFIG = """\
repos:
  - repo: {url}
    rev: v0.1.0
    hooks:
      - id: healthlint
        args: [--verbose]
"""
PLUGIN = """\
        additional_dependencies:
          - healthlint-acme @ {wheel}
"""
# A calm heading would be no finding of ours: this one is the plugin's alone.
ARTICLE = "# Trips for everybody!\n\nTalk to your doctor first; this page is not medical advice.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plugin")
    succeed(sys.executable, "-m", "healthlint", "new-plugin", "acme", "--in", folder, cwd=folder)
    target = folder / "dist"
    succeed(sys.executable, "-m", "build", "--wheel", "--outdir", target, folder / "healthlint-acme")
    return next(target.glob("*.whl"))


@pytest.fixture
def articles(published: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "trips.md").write_text(ARTICLE, encoding="utf-8")
    (folder / ".pre-commit-config.yaml").write_text(
        CONFIG.format(url=published.as_uri()), encoding="utf-8", newline="\n"
    )
    commit_all(folder, "Add an article")
    return folder


def pre_commit(folder: Path, home: str) -> tuple[int, str]:
    done = run(
        *(sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose", "--color", "never"),
        cwd=folder,
        PRE_COMMIT_HOME=home,
    )
    return done.returncode, done.stdout + done.stderr


def test_a_package_brings_its_family_into_the_hook_and_takes_it_along_when_it_goes(
    articles: Path, wheel: Path, hook_home: str
) -> None:
    hooks = articles / ".pre-commit-config.yaml"
    without = hooks.read_text("utf-8")
    hooks.write_text(without + PLUGIN.format(wheel=wheel.as_uri()), encoding="utf-8", newline="\n")
    code, said = pre_commit(articles, hook_home)
    assert code == 1, said
    assert "trips.md:1:3: ACM102 " in said
    assert re.search(r"plugins: .*healthlint-acme 0\.1\.0 \(ACM = healthlint_acme\)", said)

    hooks.write_text(without, encoding="utf-8", newline="\n")
    code, said = pre_commit(articles, hook_home)
    assert code == 0, said
    assert "acme" not in said

    (articles / ".healthlint.toml").write_text('required-plugins = ["healthlint-acme"]\n', encoding="utf-8")
    code, said = pre_commit(articles, hook_home)
    assert code == 1
    assert "healthlint: .healthlint.toml:1: required-plugins" in said
    assert "additional_dependencies" in said
