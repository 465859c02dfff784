"""A plugin may bring configs, which others extend."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from distributions import install
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import plugin, write


@pytest.fixture(autouse=True)
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be in a repository, with a plugin installed that is a package; return the folder of the package."""
    packages, module = tmp_path / "packages", f"acme_{abs(hash(tmp_path))}"
    install(packages, "healthlint-acme", "1.2", "ACM", module, plugin())
    (packages / module).mkdir()
    (packages / f"{module}.py").rename(packages / module / "__init__.py")
    monkeypatch.syspath_prepend(packages)
    (tmp_path / "site" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site")
    write(Path("a.md"), "A lemon.\n")
    return packages / module


def session(config: str, **request: object) -> Session:
    write(Path(".healthlint.toml"), config)
    return Session(Request(("a.md",), **request))  # type: ignore[arg-type]


def complaint(config: str, **request: object) -> str:
    with pytest.raises(UsageError) as caught:
        list(session(config, **request).lint())
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "name", ["pkg:healthlint-acme", "pkg: Healthlint_ACME", "pkg:healthlint.acme/healthlint"]
)
def test_a_distribution_stands_for_the_config_in_its_package(package: Path, name: str) -> None:
    write(package / "healthlint.toml", 'fail-on = "error"\nno-lemon-limit = 5\n[severity]\nACM = "error"\n')
    ready = session(f'extends = "{name}"\nselect = ["ACM"]\n')
    config = ready.config_for(Path())
    assert (config.fail_on, config.settings) == ("error", {"no-lemon-limit": 5})
    assert config.files == ("pkg:healthlint-acme/healthlint.toml", ".healthlint.toml")
    assert str(config.origins.of("fail-on")) == "pkg:healthlint-acme/healthlint.toml:1: fail-on"
    (article,) = ready.lint()
    assert [finding.severity for finding in article.findings] == ["error"]


def test_a_package_may_hold_several_which_extend_each_other(package: Path) -> None:
    write(package / "healthlint.toml", 'fail-on = "error"\nmin-severity = "error"\n')
    write(package / "严格.toml", 'extends = "healthlint.toml"\nmin-severity = "info"\n')
    config = session('extends = ["pkg:healthlint-acme/严格"]\n').config_for(Path())
    assert (config.fail_on, config.min_severity) == ("error", "info")


def test_paths_of_rules_are_seen_from_the_package(package: Path) -> None:
    from house import house_rule

    write(package / "rules" / "tea.toml", house_rule(term="lemon"))
    write(package / "healthlint.toml", 'rule-paths = ["rules"]\n')
    (article,) = session('extends = "pkg:healthlint-acme"\nselect = ["HOU"]\n').lint()
    assert [finding.code for finding in article.findings] == ["HOU101"]


def test_nothing_new_is_run_for_the_sake_of_a_config(package: Path) -> None:
    write(package / "healthlint.toml", 'fail-on = "error"\n')
    write(package / "conftest.py", "raise SystemExit('run')\n")
    ready = session('extends = "pkg:healthlint-acme"\n')
    before = set(sys.modules)
    ready.config_for(Path())
    assert {name for name in set(sys.modules) - before if name.startswith("acme")} == set()


@pytest.mark.parametrize(
    ("extends", "said"),
    [
        (
            "pkg:healthlint-acne",
            "no plugin called healthlint-acne is installed; did you mean healthlint-acme?",
        ),
        (
            "pkg:zebra",
            'no plugin called zebra is installed; pip install "zebra", or in pre-commit:'
            ' additional_dependencies: ["zebra"]',
        ),
        ("pkg:ACM", 'ACM is a family; name the distribution it comes from: "pkg:healthlint-acme"'),
        ("pkg:healthlint-acme/stritc", "healthlint-acme holds no stritc.toml; did you mean strict?"),
        ("pkg:healthlint-acme/zzz", "healthlint-acme holds no zzz.toml; it holds strict.toml"),
        ("pkg:healthlint", "healthlint holds no healthlint.toml; ask its authors which configs it has"),
        (
            "pkg:healthlint-acme/../strict",
            '"pkg:healthlint-acme/../strict" names no config of a plugin; write "pkg:healthlint-acme", or'
            ' "pkg:healthlint-acme/strict" for strict.toml in its package',
        ),
    ],
)
def test_a_config_that_no_plugin_has_is_told(package: Path, extends: str, said: str) -> None:
    write(package / "strict.toml", "")
    assert complaint(f'\nextends = ["{extends}"]\n') == f".healthlint.toml:2: extends: {said}"


def test_a_fault_in_the_config_of_a_plugin_names_it_and_its_line(package: Path) -> None:
    write(package / "healthlint.toml", '\nfial-on = "error"\n')
    said = complaint('extends = "pkg:healthlint-acme"\n')
    assert said == "pkg:healthlint-acme/healthlint.toml:2: fial-on: unknown key; did you mean fail-on?"
    write(package / "healthlint.toml", "\nfail-on: error\n")
    said = complaint('extends = "pkg:healthlint-acme"\n')
    assert said.startswith(".healthlint.toml:1: extends: pkg:healthlint-acme/healthlint.toml:2: not TOML: ")


def test_a_plugin_that_is_switched_off_lends_no_config(package: Path) -> None:
    write(package / "healthlint.toml", 'fail-on = "error"\n')
    said = complaint('extends = "pkg:healthlint-acme"\n', disable_plugins=("ACM",))
    assert said.startswith(".healthlint.toml:1: extends: healthlint-acme 1.2 (ACM = ")
    assert said.endswith(" is switched off by --disable-plugin; let it be, or remove it here")


def test_a_plugin_of_one_module_has_no_place_for_a_config(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = f"zest_{abs(hash(package))}"
    install(package.parent, "healthlint-zest", "1.0", "ZES", module, plugin("ZES", "no-zest"))
    said = complaint('extends = "pkg:healthlint-zest"\n')
    assert said == ".healthlint.toml:1: extends: healthlint-zest is a single module, which holds no config"
