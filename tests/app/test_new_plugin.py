"""A plugin that was started is complete: it is tested, typed and tidy before its author changes a line."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
import yaml

from commands import run as run_command
from healthlint.app.cli import run
from healthlint.app.making.filling import write_all

LONGEST = "a" * 19 + "-" + "b" * 20


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what runs a command that must end with 2 and change nothing; it returns what was said."""

    def refuse(*arguments: str) -> str:
        before = sorted(folder.rglob("*"))
        assert run(list(arguments)) == 2
        assert sorted(folder.rglob("*")) == before
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        return said.err

    return refuse


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(["pytest", "-q", "-p", "no:cacheprovider"], id="pytest"),
        pytest.param(["ruff", "check", "--no-cache", "."], id="ruff check"),
        pytest.param(["ruff", "format", "--no-cache", "--check", "."], id="ruff format"),
        pytest.param(["mypy", "--strict", "--cache-dir", os.devnull, "."], id="mypy"),
    ],
)
def test_what_is_written_passes_its_own_tests_and_linters(folder: Path, check: list[str]) -> None:
    assert run(["new-plugin", LONGEST]) == 0
    project = folder / f"healthlint-{LONGEST}"
    done = run_command(sys.executable, "-m", *check, cwd=project, PYTHONDONTWRITEBYTECODE="1")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "plugin", "family"),
    [
        ("acme", "acme", "ACM"),
        ("healthlint-acme", "acme", "ACM"),
        ("healthlint_acme", "acme", "ACM"),
        ("Acme News", "acme-news", "ACM"),
        ("acme__house.style", "acme-house-style", "AHS"),
        ("3d-print", "3d-print", "DPR"),
        ("of", "of", "OF"),
    ],
)
def test_a_name_becomes_a_folder_a_package_and_a_family(
    folder: Path, name: str, plugin: str, family: str
) -> None:
    assert run(["new-plugin", name]) == 0
    package = f"healthlint_{plugin.replace('-', '_')}"
    project = tomli.loads((folder / f"healthlint-{plugin}" / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == f"healthlint-{plugin}"
    assert project["entry-points"] == {"healthlint": {family: package}}
    assert (folder / f"healthlint-{plugin}" / package / "py.typed").is_file()


def test_the_package_asks_for_the_running_version_and_no_later_generation(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.metadata.version", {"healthlint": "1.4.2+local"}.__getitem__)
    assert run(["new-plugin", "acme"]) == 0
    project = tomli.loads((folder / "healthlint-acme" / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["dependencies"] == ["healthlint>=1.4.2,<2"]


def test_it_is_made_in_the_folder_that_is_named(folder: Path) -> None:
    (folder / "plug ins").mkdir()
    assert run(["new-plugin", "acme", "--family", "abcd", "--in", "plug ins"]) == 0
    assert (folder / "plug ins" / "healthlint-acme" / "README.md").is_file()
    assert [each.name for each in folder.iterdir()] == ["plug ins"]


def test_an_empty_folder_is_filled(folder: Path) -> None:
    (folder / "healthlint-acme").mkdir()
    assert run(["new-plugin", "acme"]) == 0
    assert (folder / "healthlint-acme" / "pyproject.toml").is_file()


def test_the_last_lines_are_the_commands_to_type(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "plug ins").mkdir()
    assert run(["new-plugin", "acme", "--in", "plug ins"]) == 0
    assert re.findall(r"^    (.+)", capsys.readouterr().out, re.MULTILINE) == [
        'cd "plug ins/healthlint-acme"',
        'python -m pip install --editable ".[test]"',
        "pytest",
    ]


def test_the_readme_shows_its_rules_and_a_hook_that_is_yaml(folder: Path) -> None:
    assert run(["new-plugin", "acme"]) == 0
    readme = (folder / "healthlint-acme" / "README.md").read_text("utf-8")
    assert "ACM101 `acme-people-first`" in readme
    assert "$" not in readme
    hook = yaml.safe_load(readme.partition("```yaml\n")[2].partition("```")[0])["repos"][0]["hooks"][0]
    assert hook["id"] == "healthlint"
    assert hook["additional_dependencies"][0].startswith("healthlint-acme @ ")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["中文"], "'中文' is no name for a package", id="no Latin letters"),
        pytest.param(["up/acme"], "'up/acme' is no name", id="a path"),
        pytest.param(["acme-"], "'acme-' is no name", id="hyphen at the end"),
        pytest.param([""], "'' is no name", id="nothing"),
        pytest.param(["healthlint"], "'healthlint' is no name", id="nothing but the prefix"),
        pytest.param(["a" * 41], f"{'a' * 41} is too long for a name; 40 signs", id="too long"),
        pytest.param(["rules"], "healthlint-rules is a part of healthlint itself", id="a package of ours"),
        pytest.param(["x9"], "x9 gives no letters for the codes; choose them with --family", id="one letter"),
        pytest.param(
            ["promo"],
            "the family PRO (guessed from promo) belongs to the rules that come with healthlint;"
            " choose other letters with --family",
            id="a family of ours",
        ),
        pytest.param(["acme", "--family", "num"], "the family NUM is kept for rules", id="a reserved family"),
        pytest.param(["acme", "--family", "HL"], "the family HL belongs to healthlint", id="the engine's"),
        pytest.param(["house"], "the family HOU (guessed from house) is taken by", id="the house's"),
        pytest.param(["acme", "--family", "A1"], "--family A1 is no family", id="no letters"),
        pytest.param(["acme", "--in", "nowhere"], "there is no folder nowhere", id="no folder"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    refused: Callable[..., str], arguments: list[str], said: str
) -> None:
    assert refused("new-plugin", *arguments).startswith(f"healthlint: {said}")


@pytest.fixture
def installed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the environment hold a distribution healthlint-acme with the family ACM."""
    info = folder / "site" / "healthlint_acme-2.1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: healthlint_Acme\nVersion: 2.1\n")
    (info / "entry_points.txt").write_text("[healthlint]\nACM = healthlint_acme\n")
    monkeypatch.syspath_prepend(folder / "site")


@pytest.mark.usefixtures("installed")
def test_a_family_that_is_installed_is_taken(refused: Callable[..., str]) -> None:
    said = refused("new-plugin", "acme-news")
    assert said.startswith("healthlint: the family ACM (guessed from acme-news) is taken by healthlint_Acme;")


@pytest.mark.usefixtures("installed")
def test_a_plugin_may_be_started_anew_while_it_is_installed() -> None:
    assert run(["new-plugin", "acme"]) == 0


def full_folder(target: Path) -> None:
    target.mkdir()
    (target / "notes.txt").write_text("mine", encoding="utf-8")


def link_to_an_empty_folder(target: Path) -> None:
    (target.parent / "elsewhere").mkdir()
    target.symlink_to("elsewhere", target_is_directory=True)


@pytest.mark.parametrize("there", [full_folder, Path.touch, link_to_an_empty_folder])
def test_nothing_is_overwritten(
    folder: Path, refused: Callable[..., str], there: Callable[[Path], None]
) -> None:
    there(folder / "healthlint-acme")
    assert refused("new-plugin", "acme") == (
        "healthlint: healthlint-acme exists already, and nothing is overwritten\n"
    )


def test_a_failure_leaves_nothing_half(refused: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    assert refused("new-plugin", "acme") == (
        "healthlint: healthlint-acme cannot be written: No space left on device\n"
    )


def test_files_are_written_together_or_not_at_all(folder: Path) -> None:
    with pytest.raises(OSError, match="two"):
        write_all({folder / "new" / "one": "text", folder / "new" / "one" / "two": "a file is no folder"})
    assert list(folder.iterdir()) == []
