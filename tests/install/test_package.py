"""Does what we publish hold what it should, and nothing else?"""

from __future__ import annotations

import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import run, succeed

BAD_ARTICLE = "# Sleep\n\nPatients call it a miracle cure.\n"


@pytest.fixture(scope="module")
def built(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("dist")
    succeed(sys.executable, "-m", "build", "--outdir", target, published)
    return target


def test_the_wheel_holds_three_packages_and_nothing_else(built: Path) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        names = wheel.namelist()
    tops = {name.split("/")[0] for name in names}
    assert tops == {
        "healthlint",
        "healthlint_rules",
        "healthlint_schemas",
        next(top for top in tops if top.endswith(".dist-info")),
    }


@pytest.mark.parametrize(
    "name",
    [
        "healthlint/py.typed",
        "healthlint_rules/py.typed",
        "healthlint_schemas/py.typed",
        "healthlint_schemas/config.schema.json",
        "healthlint_schemas/report.schema.json",
        "healthlint/text/language/traditional.txt",
        "healthlint_rules/promotion/miracle_term.toml",
    ],
)
def test_the_wheel_holds_its_data(built: Path, name: str) -> None:
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        assert name in wheel.namelist()


def test_every_file_of_the_packages_is_in_the_wheel(built: Path, published: Path) -> None:
    packages = ("lint/healthlint", "plugins/healthlint_rules", "schemas/healthlint_schemas")
    wanted = {
        path.relative_to((published / package).parent).as_posix()
        for package in packages
        for path in (published / package).rglob("*")
        if path.is_file()
    }
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        held = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert held == wanted


def test_the_sdist_can_run_its_own_tests(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    assert {
        "pyproject.toml",
        "LICENSE",
        "README.md",
        "Makefile",
        "tests/conftest.py",
        "examples/news.md",
    } <= names


def test_every_folder_of_rules_has_an_entry_point(repository: Path) -> None:
    import tomli

    project = tomli.loads((repository / "pyproject.toml").read_text("utf-8"))["project"]
    named = set(project["entry-points"]["healthlint"].values())
    folders = {
        f"healthlint_rules.{folder.name}"
        for folder in (repository / "plugins" / "healthlint_rules").iterdir()
        if (folder / "__init__.py").is_file()
    }
    assert named == folders


@pytest.mark.parametrize(
    "how",
    [
        pytest.param(lambda folder: [str(folder)], id="pip install ."),
        pytest.param(lambda folder: ["--editable", str(folder)], id="pip install -e ."),
        pytest.param(lambda folder: [f"git+{folder.as_uri()}"], id="pip install git+file"),
    ],
)
def test_each_way_to_install_ends_in_findings(
    how: Callable[[Path], list[str]],
    published: Path,
    fresh_environment: Callable[[], Path],
    tmp_path: Path,
) -> None:
    programs = fresh_environment()
    succeed(programs / "python", "-m", "pip", "install", "--quiet", *how(published))
    (tmp_path / "sleep.md").write_text(BAD_ARTICLE, encoding="utf-8")
    done = run(programs / "healthlint", "check", "--select", "PRO102", "sleep.md", cwd=tmp_path)
    assert done.stdout.startswith("sleep.md:3:20: PRO102 "), done.stderr
    assert done.returncode == 1
