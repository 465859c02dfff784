"""A config that cannot do without a plugin says so, and no article passes unchecked."""

from __future__ import annotations

from pathlib import Path

import pytest

from distributions import install
from healthlint.run.errors import UsageError
from healthlint.run.plugins.installed import load_plugins
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import ARTICLE, plugin, write


@pytest.fixture(autouse=True)
def _site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Be in a repository, with a plugin installed in 1.2rc1."""
    packages = tmp_path / "packages"
    install(packages, "healthlint-acme", "1.2rc1", "ACM", f"acme_{abs(hash(tmp_path))}", plugin())
    monkeypatch.syspath_prepend(packages)
    (tmp_path / "site" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "site")
    write(Path("a.md"), ARTICLE)


def lint(config: str, **request: object) -> list[str]:
    write(Path(".healthlint.toml"), config)
    session = Session(Request((".",), **request))  # type: ignore[arg-type]
    return [finding.code for article in session.lint() for finding in article.findings]


def complaint(config: str, **request: object) -> str:
    with pytest.raises(UsageError) as caught:
        lint(config, **request)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "requirement",
    [
        "healthlint-acme",
        "HealthLint.Acme >= 1.0",
        "healthlint_acme>=1.2rc1,<2",
        "healthlint-acme<2",
        "healthlint>=0",
        "healthlint-absent; python_version < '3'",
    ],
)
def test_what_is_installed_will_do(requirement: str) -> None:
    assert lint(f'required-plugins = ["{requirement}"]\nselect = ["ACM"]\n') == ["ACM101"]


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        pytest.param(
            "healthlint-absent>=1",
            'healthlint-absent>=1 is required, and it is not installed; pip install "healthlint-absent>=1",'
            ' or in pre-commit: additional_dependencies: ["healthlint-absent>=1"]',
            id="missing",
        ),
        pytest.param(
            "healthlint-acme >= 1.3",
            'healthlint-acme>=1.3 is required, and 1.2rc1 is installed; pip install "healthlint-acme>=1.3",'
            ' or in pre-commit: additional_dependencies: ["healthlint-acme>=1.3"]',
            id="too old",
        ),
        pytest.param(
            "ACM",
            'ACM is a family; name the distribution it comes from: "healthlint-acme"',
            id="family",
        ),
        pytest.param(
            "healthlint-acme 1.2",
            '"healthlint-acme 1.2" is no name with versions; write it as in "healthlint-acme>=1.2"',
            id="not a requirement",
        ),
        pytest.param(
            "healthlint-acme @ https://shop.example/acme.whl",
            '"healthlint-acme @ https://shop.example/acme.whl" is no name with versions;'
            ' write it as in "healthlint-acme>=1.2"',
            id="address",
        ),
    ],
)
def test_what_is_missing_is_told_with_its_line_and_the_remedy(requirement: str, said: str) -> None:
    config = f'# house\nrequired_plugins = [\n  "healthlint",\n  "{requirement}",\n]\n'
    assert complaint(config) == f".healthlint.toml:4: required_plugins: {said}"


def test_a_distribution_that_is_no_plugin_is_told_as_such() -> None:
    assert "and the click " in (said := complaint('required-plugins = ["click"]\n'))
    assert "that is installed is no plugin of healthlint" in said


def test_a_missing_plugin_is_told_before_the_options_and_rules_that_it_would_bring() -> None:
    said = complaint('absent-limit = 3\nselect = ["ABS"]\nrequired-plugins = ["healthlint-absent"]\n')
    assert "healthlint-absent is required" in said


def test_a_config_cannot_require_what_it_switches_off() -> None:
    config = 'disable-plugins = ["healthlint-acme"]\nrequired-plugins = ["healthlint-acme"]\n'
    assert complaint(config) == (
        ".healthlint.toml:2: required-plugins: healthlint-acme is required and yet switched off by"
        " disable-plugins; remove it from one of the two"
    )


def test_who_switches_it_off_for_one_run_means_it() -> None:
    config = 'required-plugins = ["healthlint-acme"]\n'
    assert "ACM101" in lint(config)
    assert "ACM101" not in lint(config, disable_plugins=("healthlint-acme",))


def test_a_nested_config_may_require_more() -> None:
    assert "ACM101" in lint("")
    write(Path("docs/b.md"), ARTICLE)
    write(Path("docs/.healthlint.toml"), 'required-plugins = ["healthlint-absent"]\n')
    assert complaint("").startswith(
        "docs/.healthlint.toml:1: required-plugins: healthlint-absent is required"
    )


@pytest.mark.parametrize(
    ("requirement", "said"),
    [
        pytest.param("healthlint-acme", None, id="name"),
        pytest.param("healthlint-acme>1", "and seven is installed", id="version"),
    ],
)
def test_a_version_that_is_none_satisfies_only_a_name(requirement: str, said: str | None) -> None:
    found = load_plugins()
    found = found._replace(plugins=tuple(each._replace(version="seven") for each in found.plugins))
    write(Path(".healthlint.toml"), f'required-plugins = ["{requirement}"]\n')
    session = Session(Request((".",)), found)
    if said is None:
        assert [article.path for article in session.lint()] == ["a.md"]
    else:
        with pytest.raises(UsageError, match=said):
            list(session.lint())
