"""Does a plugin that was started install, run and go again, as its README says?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from commands import commit_all, run, succeed

ARTICLE = "# Trips for all!\n\nOur trips are open to wheelchair-bound guests.\n\n也欢迎残废的朋友。\n"
HOOK = """\
repos:
  - repo: {ours}
    rev: v0.1.0
    hooks:
      - id: healthlint
        additional_dependencies:
          - healthlint-acme @ git+{plugin}@v0.1.0
        args: [--select, ACM]
"""


@pytest.fixture(scope="module")
def programs(published: Path, fresh_environment: Callable[[], Path]) -> Path:
    """Return the programs of an environment with healthlint, and what builds and tests plugins."""
    programs = fresh_environment()
    pip = (programs / "python", "-m", "pip", "install", "--quiet", "--no-compile")
    succeed(*pip, published, "pytest", "hatchling")
    return programs


def listed(programs: Path) -> str:
    return succeed(programs / "healthlint", "rules")


def test_a_plugin_comes_with_its_package_and_goes_with_it(programs: Path, tmp_path: Path) -> None:
    (tmp_path / "trips.md").write_text(ARTICLE, encoding="utf-8")
    healthlint, python = programs / "healthlint", programs / "python"
    before = listed(programs)
    said = succeed(healthlint, "new-plugin", "acme", cwd=tmp_path)
    project = tmp_path / "healthlint-acme"
    folder, install, test = [line.strip() for line in said.splitlines() if line.startswith("    ")]
    assert (folder, test) == ("cd healthlint-acme", "pytest")
    arguments = install.replace('"', "").split()[3:]
    succeed(python, "-m", "pip", *arguments, "--quiet", cwd=project)
    assert " passed" in succeed(programs / test, cwd=project)

    assert set(listed(programs).splitlines()) - set(before.splitlines())
    check = (healthlint, "check", "--select", "ACM", "trips.md")
    done = run(*check, cwd=tmp_path)
    assert [line.split()[:2] for line in done.stdout.splitlines()] == [
        ["trips.md:1:3:", "ACM102"],
        ["trips.md:3:23:", "ACM101"],
        ["trips.md:5:4:", "ACM101"],
    ], done.stderr
    assert done.returncode == 1

    succeed(healthlint, "new-rule", "no-detox", cwd=project)
    assert "ACM103  no-detox" in listed(programs)

    succeed(python, "-m", "pip", "uninstall", "--quiet", "--yes", "healthlint-acme")
    assert listed(programs) == before
    assert run(*check, cwd=tmp_path).returncode == 2


def test_the_wheel_of_a_plugin_holds_its_words_and_its_types(programs: Path, tmp_path: Path) -> None:
    succeed(programs / "healthlint", "new-plugin", "north-gate", cwd=tmp_path)
    project = tmp_path / "healthlint-north-gate"
    target = tmp_path / "installed"
    succeed(
        *(programs / "python", "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"),
        *("--target", target, project),
    )
    written = {each.name for each in (project / "healthlint_north_gate").iterdir()}
    held = {each.name for each in (target / "healthlint_north_gate").iterdir()}
    assert held - {"__pycache__"} == written
    assert "people_first.toml" in held
    readme = (project / "README.md").read_text("utf-8")
    hook = yaml.safe_load(readme.partition("```yaml\n")[2].partition("```")[0])
    version = succeed(programs / "healthlint", "--version").split()[-1]
    assert hook["repos"][0]["rev"] == f"v{version}"


def test_a_hook_with_the_plugin_among_its_dependencies_reports_its_rules(
    programs: Path, published: Path, hook_home: str, tmp_path: Path
) -> None:
    succeed(programs / "healthlint", "new-plugin", "acme", cwd=tmp_path)
    plugin, articles = tmp_path / "healthlint-acme", tmp_path / "articles"
    commit_all(plugin, "Start")
    succeed("git", "tag", "v0.1.0", cwd=plugin)
    articles.mkdir()
    (articles / "trips.md").write_text(ARTICLE, encoding="utf-8")
    config = HOOK.format(ours=published.as_uri(), plugin=plugin.as_uri())
    (articles / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    commit_all(articles, "Add articles")
    command = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never")
    done = run(*command, cwd=articles, PRE_COMMIT_HOME=hook_home, PIP_NO_COMPILE="1")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "trips.md:3:23: ACM101" in done.stdout
