"""How do tests run real commands?"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def run(
    *command: str | Path, cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a command, its output as text; the caller looks at the exit code."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def succeed(*command: str | Path, cwd: Path | None = None, **environment: str) -> str:
    """Run a command that must end with 0 and return what it printed."""
    done = run(*command, cwd=cwd, **environment)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def commit_all(folder: Path, message: str) -> None:
    """Make a folder a repository whose one commit holds all its files."""
    succeed("git", "init", "--quiet", "--initial-branch=main", cwd=folder)
    succeed("git", "config", "user.name", "Ines Falk", cwd=folder)
    succeed("git", "config", "user.email", "ines@example.org", cwd=folder)
    succeed("git", "config", "core.autocrlf", "false", cwd=folder)
    succeed("git", "add", "--all", cwd=folder)
    succeed("git", "commit", "--quiet", "--message", message, cwd=folder)
