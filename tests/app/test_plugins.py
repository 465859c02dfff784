"""The list of plugins tells what is there, what it brings, and what is wrong with it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from commands import run
from distributions import install
from house import house_rule, plugin, write

MORE = """
@hookimpl
def healthlint_readers():
    return {".tea": print, ".cup": print}


@hookimpl
def healthlint_reporters():
    return {"leaves": str}
"""
List = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository beside a folder in which a plugin is installed."""
    install(tmp_path / "packages", "healthlint-acme", "1.2", "ACM", "acme_rules", plugin() + MORE)
    (tmp_path / "site" / ".git").mkdir(parents=True)
    return tmp_path / "site"


@pytest.fixture
def listed(site: Path) -> List:
    """Return what lists the plugins in the repository, in a process of its own."""

    def run_it(*arguments: str, command: str = "plugins", **environment: str) -> CompletedProcess[str]:
        environment.setdefault("PYTHONPATH", str(site.parent / "packages"))
        environment.setdefault("HEALTHLINT_CACHE_DIR", str(site.parent / "cache"))
        return run(sys.executable, "-m", "healthlint", command, *arguments, cwd=site, **environment)

    return run_it


def by_family(done: CompletedProcess[str]) -> dict[str, dict[str, Any]]:
    return {each["family"]: each for each in json.loads(done.stdout)["plugins"]}


def row(done: CompletedProcess[str], family: str) -> str:
    (found,) = (line for line in done.stdout.splitlines() if line.startswith(f"{family} "))
    return " ".join(found.split())


def test_each_plugin_is_listed_with_what_it_brings(listed: List) -> None:
    done = listed()
    assert (done.returncode, done.stderr) == (0, "")
    head, *rows = done.stdout.splitlines()
    assert head.split() == "FAMILY DISTRIBUTION VERSION API MODULE HOOKS STATE BRINGS".split()
    families = "ACM BAL CIT CLM CTA DIS NUM PRO SAF TRN".split()
    assert [line.split()[0] for line in rows] == families
    assert row(done, "ACM") == (
        "ACM healthlint-acme 1.2 1 acme_rules rules readers reporters loaded"
        " 1 rule: ACM101; readers: .cup .tea; formats: leaves"
    )


def test_the_list_is_there_for_programs(listed: List) -> None:
    assert by_family(listed("--output-format", "json"))["ACM"] == {
        "family": "ACM",
        "distribution": "healthlint-acme",
        "version": "1.2",
        "module": "acme_rules",
        "api": 1,
        "state": "loaded",
        "why": None,
        "hooks": ["healthlint_rules", "healthlint_readers", "healthlint_reporters"],
        "rules": ["ACM101"],
        "readers": [".cup", ".tea"],
        "formats": ["leaves"],
    }


@pytest.mark.parametrize("how", ["--disable-plugin", "HEALTHLINT_DISABLE_PLUGINS", "disable-plugins"])
def test_a_plugin_that_is_switched_off_says_by_what_and_is_not_imported(
    site: Path, listed: List, how: str
) -> None:
    write(site.parent / "packages" / "acme_rules.py", "raise RuntimeError('imported')\n")
    if how == "--disable-plugin":
        done, by = listed(how, "ACM"), how
    elif how == "disable-plugins":
        write(site / ".healthlint.toml", f'names = []\n{how} = ["ACM"]\n')
        done, by = listed(), f".healthlint.toml:2: {how}"
    else:
        done, by = listed(**{how: "ACM"}), how
    assert (done.returncode, done.stderr) == (0, "")
    assert row(done, "ACM") == f"ACM healthlint-acme 1.2 acme_rules off switched off by {by}"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        pytest.param("import absent\n", "cannot be loaded: ModuleNotFoundError", id="failed import"),
        pytest.param("HEALTHLINT_API = 99\n", "was written for API 99", id="another API"),
        pytest.param(plugin("XYZ"), "XYZ101", id="code of another family"),
        pytest.param(
            plugin().replace("healthlint_rules", "healthlint_rulez"), "misspelt", id="misspelt hook"
        ),
        pytest.param(plugin(name="miracle-term"), "two rules are called miracle-term", id="name of ours"),
    ],
)
def test_a_plugin_that_fails_hides_none_of_the_others(site: Path, listed: List, code: str, said: str) -> None:
    write(site.parent / "packages" / "acme_rules.py", code)
    install(site.parent / "packages", "healthlint-zoo", "3.0", "ZOO", "zoo_rules", plugin("ZOO", "no-zoo"))
    write(site / ".healthlint.toml", 'rule-paths = ["r.toml"]\n')
    write(site / "r.toml", house_rule())
    done = listed()
    assert done.returncode == 2
    assert done.stderr.startswith("healthlint: ")
    assert done.stderr.count("\n") == 1
    assert said in done.stderr
    listing = row(done, "ACM") + row(done, "PRO")
    assert " failed " in listing
    assert said in listing
    assert row(done, "ZOO").endswith("loaded 1 rule: ZOO101")
    assert row(done, "CIT")
    assert done.stdout.endswith("r.toml     1 rule: HOU101\n")


def test_two_plugins_of_one_family_are_both_listed(site: Path, listed: List) -> None:
    install(site.parent / "packages", "healthlint-other", "3.0", "ACM", "other_rules", plugin())
    done = listed("-f", "json")
    assert done.returncode == 2
    states = sorted(
        (each["distribution"], each["state"])
        for each in json.loads(done.stdout)["plugins"]
        if each["family"] == "ACM"
    )
    assert [state for _, state in states].count("failed") == 1
    assert [name for name, _ in states] == ["healthlint-acme", "healthlint-other"]


def test_the_rule_paths_of_the_folder_are_listed_with_their_rules(site: Path, listed: List) -> None:
    write(site / ".healthlint.toml", 'rule-paths = ["rules", "more/zest.toml"]\n')
    write(site / "rules" / "a.toml", house_rule())
    write(site / "rules" / "deep" / "b.toml", house_rule("HOU102", "no-cup", "cup"))
    write(site / "more" / "zest.toml", house_rule("ZES101", "no-zest", "zest"))
    done = listed()
    assert done.stdout.endswith(
        "\nRULE PATH       BRINGS\nrules           2 rules: HOU101 HOU102\nmore/zest.toml  1 rule: ZES101\n"
    )
    paths = json.loads(listed("-f", "json").stdout)["rule_paths"]
    assert [path["path"] for path in paths] == ["rules", "more/zest.toml"]
    assert paths[1]["rules"] == [{"code": "ZES101", "name": "no-zest", "origin": "more/zest.toml"}]
    assert "RULE PATH" not in listed("--isolated").stdout


def test_rules_that_clash_are_listed_and_the_clash_is_said(site: Path, listed: List) -> None:
    write(site / ".healthlint.toml", 'rule-paths = ["a.toml"]\n')
    write(site / "a.toml", house_rule("ACM102"))
    done = listed()
    assert done.returncode == 2
    assert done.stdout.endswith("a.toml     1 rule: ACM102\n")
    assert "a.toml:1: code: ACM102 begins with ACM, which belongs to healthlint-acme 1.2" in done.stderr


def test_what_is_wrong_with_the_config_is_said_below_the_list(site: Path, listed: List) -> None:
    write(site / ".healthlint.toml", 'required-plugins = ["healthlint-absent"]\n')
    done = listed()
    assert done.returncode == 2
    assert row(done, "ACM")
    assert done.stderr.startswith(
        "healthlint: .healthlint.toml:1: required-plugins: healthlint-absent is required"
    )


def test_removing_a_distribution_removes_its_rules(site: Path, listed: List) -> None:
    assert "ACM101" in listed(command="rules").stdout
    for file in (site.parent / "packages" / "healthlint_acme-1.2.dist-info").iterdir():
        file.unlink()
    (site.parent / "packages" / "healthlint_acme-1.2.dist-info").rmdir()
    assert "ACM101" not in listed(command="rules").stdout
    assert "ACM" not in listed().stdout
