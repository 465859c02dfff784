"""A plugin that is switched off is as good as not there, and who switched it off is told."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from commands import run
from distributions import install
from house import ARTICLE, house_rule, plugin, write

BROKEN = "raise RuntimeError('this was imported')\n"
OWNER = "healthlint-acme 1.2 (ACM = acme_rules)"
Check = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a repository with an article, beside a folder in which a plugin is installed."""
    install(tmp_path / "packages", "healthlint-acme", "1.2", "ACM", "acme_rules", plugin())
    (tmp_path / "site" / ".git").mkdir(parents=True)
    write(tmp_path / "site" / "a.md", ARTICLE)
    return tmp_path / "site"


@pytest.fixture
def check(site: Path) -> Check:
    """Return what runs a check of the repository in a process of its own."""

    def checked(
        *arguments: str, cwd: Path = site, command: str = "check", **more: str
    ) -> CompletedProcess[str]:
        environment = {"PYTHONPATH": str(site.parent / "packages"), **more}
        environment.setdefault("HEALTHLINT_CACHE_DIR", str(site.parent / "cache"))
        return run(sys.executable, "-m", "healthlint", command, *arguments, cwd=cwd, **environment)

    return checked


def break_it(site: Path) -> None:
    write(site.parent / "packages" / "acme_rules.py", BROKEN)


@pytest.mark.parametrize(
    "name", ["healthlint-acme", "HealthLint_Acme", "healthlint.acme", "ACM", "acm"], ids=lambda name: name
)
def test_a_plugin_is_switched_off_by_its_distribution_or_family(check: Check, name: str) -> None:
    assert "ACM101" in check().stdout
    assert "ACM101" not in check("--disable-plugin", name).stdout


def test_several_are_switched_off_at_once(check: Check) -> None:
    done = check("--disable-plugin", "ACM,PRO", "--disable-plugin", "DIS,CIT,CLM")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize(
    "how",
    [
        pytest.param("option", id="by an option"),
        pytest.param("variable", id="by the environment"),
        pytest.param("config", id="by the config of the folder"),
        pytest.param("named", id="by a config that is named"),
    ],
)
def test_a_broken_plugin_that_is_switched_off_is_not_imported(site: Path, check: Check, how: str) -> None:
    break_it(site)
    arguments, environment = ["--select", "PRO102"], {}
    if how == "option":
        arguments += ["--disable-plugin", "healthlint-acme"]
    elif how == "variable":
        environment["HEALTHLINT_DISABLE_PLUGINS"] = " healthlint-acme , "
    else:
        name = ".healthlint.toml" if how == "config" else "other.toml"
        write(site / name, 'disable-plugins = ["healthlint-acme"]\n')
        arguments += ["--config", name] if how == "named" else []
    for _ in range(2):  # the second time what was found is remembered
        done = check(*arguments, **environment)
        assert (done.returncode, "PRO102" in done.stdout) == (1, True), done.stderr
        assert "imported" not in done.stderr
    assert check("--select", "PRO102", "--isolated").returncode == 2


def test_switching_on_again_counts_at_once(site: Path, check: Check) -> None:
    config = write(site / ".healthlint.toml", 'disable-plugins = ["ACM"]\n')
    assert "ACM101" not in check().stdout
    config.unlink()
    assert "ACM101" in check().stdout
    assert "ACM101" not in check("--disable-plugin", "ACM").stdout
    assert "ACM101" in check().stdout


def test_two_plugins_of_one_family_get_on_when_one_is_switched_off(site: Path, check: Check) -> None:
    install(
        site.parent / "packages", "healthlint-other", "3.0", "ACM", "other_rules", plugin(name="no-citron")
    )
    assert "two plugins call their family ACM" in check().stderr
    done = check("--disable-plugin", "healthlint-other")
    assert "ACM101" in done.stdout


def test_a_nested_config_leaves_out_the_rules_for_its_own_articles(site: Path, check: Check) -> None:
    write(site / "docs" / ".healthlint.toml", 'disable-plugins = ["ACM"]\nignore = ["ACM101"]\n')
    write(site / "docs" / "b.md", ARTICLE)
    done = check("--select", "ACM")
    assert done.stdout.startswith("a.md:3:28: ACM101 ")
    assert "docs/b.md" not in done.stdout
    assert done.stderr == "1 warning in 1 of 2 files\n"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("healthlint-acne", "; did you mean healthlint-acme?", id="like one"),
        pytest.param("thermometer", "; `healthlint plugins` lists them", id="like none"),
    ],
)
def test_a_name_that_no_plugin_has(site: Path, check: Check, name: str, said: str) -> None:
    sentence = f"no plugin is called {name}{said}\n"
    refused = check("--disable-plugin", name)
    assert (refused.returncode, refused.stderr) == (2, f"healthlint: --disable-plugin: {sentence}")

    passed = check("--select", "ACM", HEALTHLINT_DISABLE_PLUGINS=name)
    assert passed.returncode == 1
    assert passed.stderr.startswith(f"healthlint: HEALTHLINT_DISABLE_PLUGINS: {sentence}")

    write(site / ".healthlint.toml", f'disable-plugins = [\n  "{name}",\n]\n')
    passed = check("--select", "ACM")
    assert passed.returncode == 1
    assert passed.stderr.startswith(f"healthlint: .healthlint.toml:2: disable-plugins: {sentence}")


def test_an_empty_name_is_refused(check: Check) -> None:
    done = check("--disable-plugin", ",")
    assert done.returncode == 2
    assert "is empty; it takes names of plugins" in done.stderr


def test_what_a_config_says_of_an_absent_plugin_is_passed_over(site: Path, check: Check) -> None:
    config = 'ignore = ["ACM101"]\nno-lemon-limit = 4\n'
    write(site / ".healthlint.toml", config)
    assert check("--select", "PRO102").returncode == 1
    done = check("--select", "PRO102", "--disable-plugin", "ACM")
    assert done.returncode == 1
    assert done.stderr.startswith(
        "healthlint: .healthlint.toml:2: no-lemon-limit: unknown key; perhaps an option of"
        " healthlint-acme, which is switched off\n"
    )


def test_a_misspelt_key_is_refused_also_where_a_plugin_is_switched_off(site: Path, check: Check) -> None:
    write(site / ".healthlint.toml", 'selct = ["PRO"]\n')
    done = check("--disable-plugin", "ACM")
    assert (done.returncode, done.stderr) == (
        2,
        "healthlint: .healthlint.toml:1: selct: unknown key; did you mean select?\n",
    )


def test_who_asks_for_a_rule_of_it_is_told_who_switched_it_off(check: Check) -> None:
    done = check("--select", "ACM101", HEALTHLINT_DISABLE_PLUGINS="ACM")
    sentence = f"ACM101: {OWNER} is switched off by HEALTHLINT_DISABLE_PLUGINS\n"
    assert (done.returncode, done.stderr) == (2, f"healthlint: --select: {sentence}")
    assert check("--ignore", "ACM101", "--disable-plugin", "ACM", "--exit-zero").returncode == 0
    done = check("ACM101", command="explain", HEALTHLINT_DISABLE_PLUGINS="ACM")
    assert (done.returncode, done.stderr) == (2, f"healthlint: {sentence}")


def test_verbose_tells_what_is_switched_off(check: Check) -> None:
    done = check("--verbose", "--disable-plugin", "ACM", "--exit-zero")
    assert f"healthlint: {OWNER} is switched off by --disable-plugin\n" in done.stderr


def test_without_any_plugin_there_is_nothing_to_apply(site: Path, check: Check) -> None:
    done = check("--disable-plugin", "healthlint,ACM")
    assert done.returncode == 2
    assert done.stderr.startswith("healthlint: all plugins are switched off")
    write(site / ".healthlint.toml", 'rule-paths = ["rules"]\n')
    write(site / "rules" / "a.toml", house_rule())
    done = check("--disable-plugin", "healthlint,ACM")
    assert done.stdout.startswith("a.md:3:3: HOU101 ")


def test_each_set_of_switches_is_remembered_by_itself(site: Path, check: Check) -> None:
    for arguments in ([], ["--disable-plugin", "ACM"], ["--disable-plugin", "acm"]):
        check(*arguments)
    assert len(list((site.parent / "cache").glob("plugins-*"))) == 2
