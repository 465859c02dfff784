"""Who is healthlint measured against, and how do they come onto this machine?

From the package registries, into a folder of their own. What cannot be had is told and left out.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarking.running import Program, State

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
PYTHON = ("typos", "rumdl", "codespell", "proselint")
NODE = ("textlint", "alex", "write-good")
OURS = "healthlint"
UNCACHED = "healthlint --no-cache"
_MARKDOWN = (".md",)

Tell = Callable[[str], object]


class Programs:
    """The programs that are measured; they remember things in a folder of the run."""

    def __init__(self, build: Path, state: Path, tell: Tell, *, here: bool = False) -> None:
        """Take where to install to, where to remember, and whom to tell what is left out.

        `here`: take what stands beside this Python or on PATH, and install nothing.
        """
        self._build = build
        self._state = state
        self._tell = tell
        self._here = here
        self.versions: dict[str, str] = {}

    def ours(self) -> Program:
        """Return healthlint with its defaults; raises RuntimeError where it cannot be installed."""
        if not self._here:
            self._make_venv()
            home = ["--force-reinstall", "--no-deps", str(ROOT)]
            for wanted in ([str(ROOT)], home):  # with what it needs, and then this very version of it
                if not self._pip(wanted):
                    raise RuntimeError("healthlint cannot be installed")
        found = self._which(OURS)
        if found is None:
            raise RuntimeError("there is no healthlint beside this Python")
        self._note(OURS, found)
        folder = self._state / "healthlint"
        return Program(
            OURS,
            [found, "check", "--exit-zero"],
            state=State(folder, self._state / "healthlint-first"),
            environment={"HEALTHLINT_CACHE_DIR": str(folder)},
        )

    def peers(self, names: Sequence[str]) -> Iterator[Program]:
        """Yield those of the peers that can be had."""
        wanted = {name: requirement for name, requirement in requirements() if name in names}
        if not self._here:
            for name, requirement in wanted.items():
                if self._which(name) is None and not self._pip([requirement]):
                    self._tell(f"{name} cannot be installed: left out")
            self._install_node([name for name in names if name in NODE])
        for name in names:
            found = self._which(name)
            if found is None:
                self._tell(f"{name} is not there: left out")
                continue
            self._note(name, found)
            yield self._program(name, found)

    def _program(self, name: str, found: str) -> Program:
        if name == "typos":
            return Program(name, [found, "--format", "brief"])
        if name == "rumdl":
            cache = self._state / "rumdl"
            return Program(name, [found, "check", "--cache-dir", str(cache)], _MARKDOWN, state=State(cache))
        if name == "proselint":
            return Program(name, [found, "check"])
        if name == "textlint":
            rules = self._state / "textlint" / "rules"
            rules.mkdir(parents=True, exist_ok=True)
            shutil.copy(HERE / "term-list.js", rules)
            config = rules.parent / "textlintrc.json"
            config.write_text('{"rules": {"term-list": true}}\n', encoding="utf-8")
            self._write_terms(rules.parent / "terms.json")
            return Program(name, [found, "--config", str(config), "--rulesdir", str(rules)], _MARKDOWN)
        if name == "alex":
            return Program(name, [found], _MARKDOWN)
        if name == "write-good":
            return Program(name, [found], by_file=True)
        return Program(name, [found])

    def _write_terms(self, file: Path) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarking.term_list"],
            cwd=HERE.parent,
            capture_output=True,
            check=True,
        )
        file.write_bytes(done.stdout)
        self._tell(f"textlint looks for {len(json.loads(done.stdout))} terms, those of healthlint's rules")

    def _make_venv(self) -> None:
        if not self._python.exists():
            subprocess.run([sys.executable, "-m", "venv", str(self._build / "venv")], check=True)

    def _pip(self, wanted: Sequence[str]) -> bool:
        quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--compile"]
        done = subprocess.run(
            [str(self._python), "-m", "pip", "install", *quiet, *wanted],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            self._tell((done.stderr.strip() or "pip failed").splitlines()[-1])
        return done.returncode == 0

    def _install_node(self, names: Sequence[str]) -> None:
        npm = shutil.which("npm")
        missing = [name for name in names if self._which(name) is None]
        if not missing or npm is None:
            return
        folder = self._build / "node"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        for name in missing:
            command = [npm, "install", "--silent", "--no-audit", "--no-fund", name]
            if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
                self._tell(f"npm cannot install {name}")

    @property
    def _python(self) -> Path:
        return self._scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def _scripts(self) -> Path:
        return self._build / "venv" / ("Scripts" if os.name == "nt" else "bin")

    def _which(self, name: str) -> str | None:
        folders = [str(self._scripts), str(self._build / "node" / "node_modules" / ".bin")]
        if self._here:
            folders = [str(Path(sys.executable).parent), sysconfig.get_path("scripts"), os.environ["PATH"]]
        return shutil.which(name, path=os.pathsep.join(folders))

    def _note(self, name: str, found: str) -> None:
        for ask in ("--version", "version"):  # the second is how proselint is asked
            done = subprocess.run([found, ask], capture_output=True, text=True, check=False)
            said = (done.stdout.strip() or done.stderr.strip()).splitlines()
            self.versions[name] = said[0].split()[-1] if said and not done.returncode else "?"
            if self.versions[name] != "?":
                return


def requirements() -> Iterator[tuple[str, str]]:
    """Yield the Python peers by name, each as the extra `bench` asks for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["optional-dependencies"]["bench"]:
        yield requirement.partition(">")[0], requirement
