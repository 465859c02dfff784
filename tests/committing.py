"""How do tests commit articles past the hook, with the real pre-commit?"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from commands import commit_all, run, succeed

HOOKS = ".pre-commit-config.yaml"
# Blocks the network in every Python that is started with it on PYTHONPATH, and tells that it was there.
GUARD = """\
import os
import sys


def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        with open(os.environ["GUARD_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event}\\n")
        raise OSError("there is no network here")


sys.addaudithook(refuse)
with open(os.environ["GUARD_LOG"], "a", encoding="utf-8") as log:
    log.write("guarded\\n")
"""


class Repository(NamedTuple):
    """A git repository of articles with hooks."""

    folder: Path
    home: str  # where pre-commit keeps its environments

    @classmethod
    def made(cls, folder: Path, home: str, hooks: str, files: dict[str, str | bytes]) -> Repository:
        """Return a new repository with one commit that no hook has seen."""
        folder.mkdir(parents=True, exist_ok=True)
        made = cls(folder, home)
        made.write({HOOKS: hooks, **files})
        commit_all(folder, "Begin")
        return made

    def write(self, files: dict[str, str | bytes]) -> None:
        """Write files by their paths from the top."""
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)

    def install(self, *hook_types: str) -> None:
        """Have git run the hooks from now on."""
        types = [f"--hook-type={each}" for each in hook_types or ("pre-commit",)]
        succeed(*self._pre_commit, "install", *types, cwd=self.folder, PRE_COMMIT_HOME=self.home)

    def prepare(self) -> None:
        """Have pre-commit make the environments of the hooks, for which it wants the network."""
        succeed(*self._pre_commit, "install-hooks", cwd=self.folder, PRE_COMMIT_HOME=self.home)

    def all_files(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """Run the hooks over all files; return exit code and what was said."""
        command = (*self._pre_commit, "run", "--all-files", "--color", "never", *arguments)
        done = run(*command, cwd=self.folder, PRE_COMMIT_HOME=self.home, **environment)
        return done.returncode, done.stdout + done.stderr

    def commit(self, message: str = "Change") -> tuple[int, str]:
        """Commit all that has changed, as an author does; return exit code and what was said."""
        self.git("add", "--all")
        return self.git_said("commit", "--quiet", "--message", message)

    def git(self, *arguments: str) -> str:
        """Run git, which must succeed."""
        return succeed("git", *arguments, cwd=self.folder, PRE_COMMIT_HOME=self.home)

    def git_said(self, *arguments: str) -> tuple[int, str]:
        """Run git; return exit code and what was said."""
        done = run("git", *arguments, cwd=self.folder, PRE_COMMIT_HOME=self.home, PRE_COMMIT_COLOR="never")
        return done.returncode, done.stdout + done.stderr

    def contents(self) -> dict[str, tuple[str, int]]:
        """Return the digest of each file with the time of its last change; what git keeps is left out."""
        return {
            path.relative_to(self.folder).as_posix(): (
                hashlib.sha256(path.read_bytes()).hexdigest(),
                path.stat().st_mtime_ns,
            )
            for path in self.folder.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.folder).parts
        }

    @property
    def _pre_commit(self) -> tuple[str, ...]:
        return (sys.executable, "-m", "pre_commit")


def findings(said: str) -> list[str]:
    """Return the findings in what was said: file, line, column and code."""
    return re.findall(r"^(\S.*?:\d+:\d+: [A-Z]{2,4}\d{3}) ", said, re.MULTILINE)


def guarded(folder: Path) -> dict[str, str]:
    """Return the environment of a command that is to find no network; what happens is in `guard.log`."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    log = folder / "guard.log"
    log.touch()
    return {"PYTHONPATH": str(folder), "GUARD_LOG": str(log)}


def checked(folder: Path, *arguments: str) -> list[str]:
    """Return the findings of a plain check of a folder, as `findings` has them."""
    done = subprocess.run(
        [sys.executable, "-m", "healthlint", "check", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return findings(done.stdout)
