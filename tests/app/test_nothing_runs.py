"""Nothing of the checked folder runs, whatever its files are called.

What `python -m` itself imports is out of reach of `python -m healthlint`: before any code of ours runs,
Python has looked in the current folder for a package `healthlint`, and for the few modules with which it
looks (importlib, contextlib, warnings and theirs). The command `healthlint` does not care for them either.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

_LIBRARIES = (
    "ahocorasick_rs attr attrs charset_normalizer click colorama jsonschema jsonschema_specifications"
    " packaging pathspec pluggy pyromark re2 referencing rpds tomli typing_extensions wcwidth yaml"
).split()
_FOLDERS = ("healthlint_rules", "healthlint_schemas", "multiprocessing", "tomli", "encodings")
_OTHERS = ("conftest", "evil", "foo_rules", "setup", "sitecustomize", "usercustomize", "healthlint_acme")
_PLANTED = {*sys.stdlib_module_names, *_LIBRARIES, *_FOLDERS, *_OTHERS}
_FRONT_MATTER = "---\ntitle: Tea\ntags: [tea, water]\n---\n\n"
_BAD = "Our neighbours call this tea a miracle cure.\n\n邻居说它是灵丹妙药。\n"
_RULE = """\
code = "HOU101"
name = "no-kettle"
summary = "Neighbours are cited."
why = "They have not measured it."
message = "“{match}” measured nothing"
sources = ["House style, page 4"]
context = "document"
bad = ["Our ⟦neighbours⟧ say so."]
good = ["Two trials say so."]

[terms]
patterns = ['neighbou?rs']
"""
_SPAWNING = """
import sys

if "check" in sys.orig_argv:  # only the first process: what a spawned one imports is what is tried
    import multiprocessing

    given = multiprocessing.get_context
    multiprocessing.get_context = lambda method=None: given("spawn")
"""


class Folder(NamedTuple):
    path: Path
    telltales: Path

    def executed(self) -> list[str]:
        return sorted(file.name for file in self.telltales.iterdir())


@pytest.fixture(scope="module")
def imported_by_python(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Return what `python -m` has imported before the first line of a package runs."""
    folder = tmp_path_factory.mktemp("first")
    (folder / "first").mkdir()
    (folder / "first" / "__init__.py").write_text("import sys; print(*sys.modules)\n")
    (folder / "first" / "__main__.py").write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "first"],
        cwd=folder,
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    names = {name.partition(".")[0] for name in done.stdout.split()}
    assert not names & {"click", "json", "pluggy", "tomli", "yaml"}
    return names


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """Return a folder with articles of all kinds."""
    folder = tmp_path / "clean" / "site"
    folder.mkdir(parents=True)
    _write_articles(folder)
    return folder


@pytest.fixture
def planted(tmp_path: Path, imported_by_python: set[str]) -> Folder:
    """Return the same folder with modules in it that tell when they are executed."""
    folder = Folder(tmp_path / "planted" / "site", tmp_path / "executed")
    folder.path.mkdir(parents=True)
    folder.telltales.mkdir()
    _write_articles(folder.path)
    for name in _PLANTED - imported_by_python:
        _plant(folder, name)
    (folder.path / "evil.pth").write_text("import evil\n")
    return folder


def _plant(folder: Folder, name: str) -> None:
    package = name in (*_FOLDERS, "healthlint")
    file = folder.path / name / "__init__.py" if package else folder.path / f"{name}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'open({str(folder.telltales / name)!r}, "w").close()\n', encoding="utf-8")


def _write_articles(folder: Path) -> None:
    (folder / "bad.md").write_text(_FRONT_MATTER + _BAD, encoding="utf-8")
    (folder / "page.html").write_text(f"<html><title>Tea</title><p>{_BAD}</p></html>", encoding="utf-8")
    (folder / "legacy.txt").write_bytes(("茶叶与健康\n\n" + _BAD * 20).encode("gb18030"))
    (folder / ".gitignore").write_text("build/\n*.tmp\n")
    info = folder / "foo-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: foo\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[healthlint]\nFOO = foo_rules\n")


def _with_config(folder: Path) -> None:
    """Add a config that names rules of the folder: they are data, and a module beside them is nothing."""
    (folder / ".healthlint.toml").write_text(
        'select = ["PRO102", "HOU"]\nnames = ["Tea Board"]\nrule-paths = ["rules"]\n'
        'required-plugins = ["healthlint"]\n'
    )
    (folder / "rules").mkdir()
    (folder / "rules" / "house.toml").write_text(_RULE, encoding="utf-8")
    (folder / "rules" / "__init__.py").write_text("raise SystemExit('executed')\n")


def _with_many_articles(folder: Path) -> None:
    for number in range(320):
        (folder / f"article-{number:03}.md").write_text(_BAD, encoding="utf-8")


def _as_it_is(folder: Path) -> None:
    pass


def _environment() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}


def _script() -> list[str]:
    found = shutil.which("healthlint", path=sysconfig.get_path("scripts"))
    if found is None:
        pytest.skip("the command is not installed beside this Python")
    return [found]


def _module() -> list[str]:
    return [sys.executable, "-m", "healthlint"]


def _module_in_one_word() -> list[str]:
    return [sys.executable, "-Bmhealthlint"]


def _check(
    command: list[str], folder: Path, *arguments: str, **more: str
) -> subprocess.CompletedProcess[bytes]:
    """Run `check .` in a folder, without what earlier runs remember and without a path of the user's."""
    done = subprocess.run(
        [*command, "check", ".", "-f", "json-lines", *arguments],
        cwd=folder,
        env={**_environment(), "HEALTHLINT_CACHE_DIR": "", **more},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr.decode()
    return done


@pytest.mark.parametrize("command", [_script, _module, _module_in_one_word])
@pytest.mark.parametrize("arranged", [_as_it_is, _with_config], ids=["no config", "config"])
def test_a_folder_full_of_modules_is_checked_as_one_without(
    clean: Path,
    planted: Folder,
    command: Callable[[], list[str]],
    arranged: Callable[[Path], None],
) -> None:
    arranged(clean)
    arranged(planted.path)
    done = _check(command(), planted.path)
    assert planted.executed() == []
    expected = _check(command(), clean)
    assert b"PRO102" in done.stdout
    assert (b"HOU101" in done.stdout) is (arranged is _with_config)
    assert done.stdout == expected.stdout
    assert done.stderr == expected.stderr


@pytest.mark.parametrize("command", [_script, _module])
@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_workers_run_nothing_of_the_folder_either(
    clean: Path, planted: Folder, tmp_path: Path, command: Callable[[], list[str]], method: str
) -> None:
    _with_many_articles(clean)
    _with_many_articles(planted.path)
    environment = {}
    if method == "spawn":
        starting = tmp_path / "starting"
        starting.mkdir()
        (starting / "sitecustomize.py").write_text(_SPAWNING)
        environment["PYTHONPATH"] = str(starting)
    done = _check(command(), planted.path, "--jobs", "2", **environment)
    assert planted.executed() == []
    assert done.stdout == _check(command(), clean).stdout
    assert done.stdout.count(b"PRO102") > 320


def test_the_command_does_not_care_for_what_python_itself_imports(
    clean: Path, planted: Folder, imported_by_python: set[str]
) -> None:
    for name in {*imported_by_python, "healthlint"}:
        _plant(planted, name)
    done = _check(_script(), planted.path)
    assert planted.executed() == []
    assert done.stdout == _check(_script(), clean).stdout


def test_the_planted_modules_tell_when_they_are_executed(planted: Folder) -> None:
    subprocess.run([sys.executable, "-c", "import click, foo_rules"], cwd=planted.path, check=True)
    assert {"click", "foo_rules"} <= set(planted.executed())


def test_another_package_that_imports_healthlint_keeps_its_folder(tmp_path: Path) -> None:
    (tmp_path / "kettle").mkdir()
    (tmp_path / "kettle" / "__init__.py").write_text("import healthlint\n")
    (tmp_path / "kettle" / "__main__.py").write_text("import beside\n")
    (tmp_path / "beside.py").write_text("print('here')\n")
    done = subprocess.run(
        [sys.executable, "-m", "kettle"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "here\n"


def test_a_safe_path_loses_nothing(clean: Path) -> None:
    done = _check([sys.executable, "-P", "-m", "healthlint"], clean)
    assert done.stdout == _check(_module(), clean).stdout
