"""Which config speaks for a folder?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.run.config.configs import Configs
from healthlint.run.config.file import find_config

TABLE = "[tool.healthlint]\n"


def lay(folder: Path, *files: str) -> None:
    """Make files below a folder, empty but for pyproject.toml; a name that ends in a slash is a folder."""
    for name in files:
        path = folder / name
        if name.endswith("/"):
            path.mkdir(parents=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TABLE if name.endswith("pyproject.toml") else "", "utf-8")


@pytest.mark.parametrize(
    ("files", "found"),
    [
        pytest.param([".healthlint.toml"], ".healthlint.toml", id="hidden"),
        pytest.param(["healthlint.toml"], "healthlint.toml", id="open"),
        pytest.param(["pyproject.toml"], "pyproject.toml", id="pyproject"),
        pytest.param(["a/.healthlint.toml", ".healthlint.toml"], "a/.healthlint.toml", id="nearest"),
        pytest.param(["a/pyproject.toml", ".healthlint.toml"], "a/pyproject.toml", id="nearest-of-any-name"),
        pytest.param(["a/b/c/healthlint.toml"], None, id="below-is-not-above"),
        pytest.param(["a/.healthlint.toml/", "healthlint.toml"], "healthlint.toml", id="folder-of-that-name"),
        pytest.param([], None, id="none"),
    ],
)
def test_the_nearest_config_at_or_above_a_folder_is_found(
    tmp_path: Path, files: list[str], found: str | None
) -> None:
    lay(tmp_path, ".git/", "a/b/", *files)
    assert find_config(tmp_path / "a" / "b") == (tmp_path / found if found else None)


@pytest.mark.parametrize("git", [".git/", ".git"], ids=["repository", "worktree"])
def test_the_search_ends_with_the_folder_that_holds_git(tmp_path: Path, git: str) -> None:
    lay(tmp_path, ".healthlint.toml", f"site/{git}", "site/articles/")
    assert find_config(tmp_path / "site" / "articles") is None
    lay(tmp_path, "site/healthlint.toml")
    assert find_config(tmp_path / "site" / "articles") == tmp_path / "site" / "healthlint.toml"


def test_a_relative_folder_is_searched_from_the_current_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "healthlint.toml", "a/b/")
    monkeypatch.chdir(tmp_path / "a")
    assert find_config(Path("b")) == tmp_path / "healthlint.toml"
    assert find_config(Path()) == tmp_path / "healthlint.toml"
    assert find_config("") == tmp_path / "healthlint.toml"


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param("[tool.healthlint]\n", True, id="table"),
        pytest.param("tool = {healthlint = {}}\n", True, id="inline-table"),
        pytest.param("[tool]\nhealthlint.fail-on = 'error'\n", True, id="dotted"),
        pytest.param("[tool.healthlint\nx", True, id="broken-at-the-table"),
        pytest.param("[project]\ndependencies = ['healthlint']\n", False, id="only-a-dependency"),
        pytest.param("[project]\ndependencies = ['healthlint'\n", False, id="broken-elsewhere"),
        pytest.param("[tool.ruff]\n", False, id="other-tool"),
        pytest.param("tool = 'healthlint'\n", False, id="no-table-at-all"),
    ],
)
def test_pyproject_counts_where_it_has_the_table(tmp_path: Path, text: str, counts: bool) -> None:
    lay(tmp_path, ".git/")
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    assert (find_config(tmp_path) is not None) == counts


@pytest.mark.parametrize(
    ("files", "said"),
    [
        pytest.param(
            [".healthlint.toml", "pyproject.toml"],
            "site/.healthlint.toml: this config is used; pyproject.toml beside it is not read",
            id="two",
        ),
        pytest.param(
            [".healthlint.toml", "healthlint.toml", "pyproject.toml"],
            "site/.healthlint.toml: this config is used;"
            " healthlint.toml and pyproject.toml beside it are not read",
            id="three",
        ),
    ],
)
def test_several_configs_in_one_folder_are_told_of_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    lay(tmp_path, *(f"site/{name}" for name in files), "site/a/", "site/b/")
    configs = Configs()
    for folder in ("site/a", "site/b", "site"):
        assert configs.of(folder).path == tmp_path / "site" / ".healthlint.toml"
    assert configs.warnings == [said]


@pytest.mark.parametrize(
    ("extends", "warned"),
    [('"healthlint.toml"', False), ('["./healthlint.toml"]', False), ('"house.toml"', True), ("3", True)],
)
def test_a_config_beside_that_is_extended_is_read(tmp_path: Path, extends: str, warned: bool) -> None:
    lay(tmp_path, ".git/", "healthlint.toml", "house.toml")
    (tmp_path / ".healthlint.toml").write_text(f"extends = {extends}\n", "utf-8")
    warnings: list[str] = []
    find_config(tmp_path, warnings=warnings)
    assert bool(warnings) == warned


def test_a_pyproject_without_the_table_is_no_second_config(tmp_path: Path) -> None:
    lay(tmp_path, ".git/", "healthlint.toml")
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'site'\n", "utf-8")
    configs = Configs()
    assert configs.of(tmp_path).path == tmp_path / "healthlint.toml"
    assert configs.warnings == []


def test_a_link_to_nothing_is_found_so_that_reading_it_can_complain(tmp_path: Path) -> None:
    lay(tmp_path, ".git/")
    (tmp_path / ".healthlint.toml").symlink_to("gone.toml")
    assert find_config(tmp_path) == tmp_path / ".healthlint.toml"


def test_folders_with_a_known_answer_are_not_looked_into_again(tmp_path: Path) -> None:
    lay(tmp_path, "healthlint.toml", "a/b/")
    known: dict[str, Path | None] = {}
    assert find_config(tmp_path / "a" / "b", known) == tmp_path / "healthlint.toml"
    assert set(known) == {str(tmp_path), str(tmp_path / "a"), str(tmp_path / "a" / "b")}
    lay(tmp_path, "a/.healthlint.toml")
    assert find_config(tmp_path / "a" / "b", known) == tmp_path / "healthlint.toml"
    assert find_config(tmp_path / "a" / "b") == tmp_path / "a" / ".healthlint.toml"


TOML = "is not read; a config is called .healthlint.toml or healthlint.toml, and is TOML"


@pytest.mark.parametrize(
    "name",
    [
        ".healthlint.tml",
        ".healthlnt.toml",
        ".health-lint.toml",
        ".HealthLint.toml",
        ".healthlint.yaml",
        "healthlint.yml",
        ".healthlintrc",
        ".healthlintrc.json",
        ".healthlint",
    ],
)
def test_a_config_under_a_name_that_nobody_reads_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lay(tmp_path, name, "articles/")
    for git, current in (("", tmp_path), (".git/", tmp_path / "articles")):
        lay(tmp_path, *([git] if git else []))
        monkeypatch.chdir(current)
        configs = Configs()
        assert configs.of(tmp_path / "articles").path is None
        (said,) = configs.warnings
        assert said.endswith(f"{name}: {TOML}")


@pytest.mark.parametrize(
    "name",
    [
        "healthlint",
        "healthlint.json",
        "healthlint.sarif",
        "healthlint.schema.json",
        "healthlint-baseline.jsonl",
        "healthlint-rules/",
        ".healthlint/",
        "health.toml",
        "healthline.yml",
        ".yamllint.yaml",
    ],
)
def test_what_only_sounds_like_a_config_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    lay(tmp_path, ".git/", name)
    monkeypatch.chdir(tmp_path)
    configs = Configs()
    configs.of(tmp_path)
    assert configs.warnings == []


def test_where_there_is_a_config_other_names_are_of_no_concern(tmp_path: Path) -> None:
    lay(tmp_path, ".git/", ".healthlint.toml", "healthlint.yml")
    configs = Configs()
    configs.of(tmp_path)
    assert configs.warnings == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("[tool.healthlnt]\nselect = ['PRO']\n", "[tool.healthlnt]", id="a letter left out"),
        pytest.param("[tool.health-lint]\n", "[tool.health-lint]", id="a hyphen"),
        pytest.param("[tool.HealthLint]\n", "[tool.HealthLint]", id="capitals"),
        pytest.param(
            "[project]\ndependencies = ['healthlint']\n[tool.heathlint.severity]\nPRO101 = 'info'\n",
            "[tool.heathlint]",
            id="beside the right word",
        ),
    ],
)
def test_a_misspelt_table_of_pyproject_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    configs = Configs()
    assert configs.of(tmp_path).path is None
    assert configs.warnings == [f"pyproject.toml: {said} is not read; did you mean [tool.healthlint]?"]
