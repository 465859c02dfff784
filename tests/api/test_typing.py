"""Type checkers accept the plugin of a careful stranger and refuse a careless one's.

They look at the installed package, as they do for a stranger: its `py.typed`, and no source root.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from commands import run

HERE = Path(__file__).parent
RIGHT, PLUGIN, WRONG = "right_uses.py", "acme_formats.py", "wrong_uses.py"
FILES = {RIGHT: HERE / "typed" / RIGHT, PLUGIN: HERE / "plugin" / PLUGIN, WRONG: HERE / "typed" / WRONG}
Errors = dict[str, dict[int, str]]  # by file and line (from 1), the first error there


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of its own with the stranger's files, where no config of the project holds."""
    folder = tmp_path_factory.mktemp("stranger")
    for file in FILES.values():
        shutil.copy(file, folder)
    config = {"typeCheckingMode": "strict", "include": list(FILES)}
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def errors_of_mypy(folder: Path) -> Errors:
    pytest.importorskip("mypy")
    done = run(
        *(sys.executable, "-m", "mypy", "--strict", "--config-file=", "--no-error-summary"),
        *("--no-pretty", "--hide-error-context", "--output=json", *FILES),
        cwd=folder,
        MYPYPATH="",
        MYPY_CACHE_DIR=str(folder / "cache"),
    )
    assert done.returncode == 1, done.stdout + done.stderr
    found: Errors = {name: {} for name in FILES}
    for line in done.stdout.splitlines():
        error = json.loads(line)
        if error["severity"] == "error":
            found[error["file"]].setdefault(error["line"], error["message"])
    return found


def errors_of_pyright(folder: Path) -> Errors:
    pytest.importorskip("basedpyright", reason="basedpyright is not installed")
    done = run(
        *(sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "--outputjson"),
        cwd=folder,
    )
    try:
        diagnostics = json.loads(done.stdout)["generalDiagnostics"]
    except ValueError:
        pytest.skip(f"basedpyright cannot start here: {(done.stderr or done.stdout).strip()[:200]}")
    found: Errors = {name: {} for name in FILES}
    for each in diagnostics:
        if each["severity"] == "error":
            found[Path(each["file"]).name].setdefault(each["range"]["start"]["line"] + 1, each["message"])
    return found


@pytest.mark.parametrize(
    "errors_of", [pytest.param(errors_of_mypy, id="mypy"), pytest.param(errors_of_pyright, id="pyright")]
)
def test_right_uses_are_accepted_and_wrong_ones_refused(
    errors_of: Callable[[Path], Errors], folder: Path
) -> None:
    found = errors_of(folder)
    assert (found[RIGHT], found[PLUGIN]) == ({}, {})
    lines = (folder / WRONG).read_text(encoding="utf-8").splitlines()
    wanted = {number for number, line in enumerate(lines, 1) if line.endswith("# refused")}
    refused = set(found[WRONG])
    accepted = [lines[number - 1] for number in sorted(wanted - refused)]
    surprising = [f"{lines[number - 1]}: {found[WRONG][number]}" for number in sorted(refused - wanted)]
    assert (accepted, surprising) == ([], [])
