"""What does git say about a repository?

It is asked for what it has stored and for names, never for a comparison of texts, and is told of no filter:
so no converter, hook or program that the repository names is run, nothing is fetched and nothing is written.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Iterable

_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "protocol.allow=never",
    "submodule.recurse=false",
    "gc.auto=0",
    "maintenance.auto=false",
)
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # what keeps older versions from the network
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "LC_ALL": "C",  # some of its messages are recognized below
    "LANGUAGE": "C",
}
_OWNERSHIP = Expression(r"dubious ownership in repository at '(.+)'")


class Git:
    """A repository, asked by git in a process of its own each time."""

    def __init__(self, folder: str, option: str) -> None:
        """Take a folder of the repository, and the option that asks for it, which messages name.

        Raises UsageError where there is no git, or no repository with files there.
        """
        self._option = option
        self._program = _program()
        if self._program is None:
            raise UsageError(
                f"{option} needs git, which is not installed or not on the PATH;"
                f" install it, or check without {option}"
            )
        self._folder = folder
        self._environment = {**os.environ, **_ENVIRONMENT}
        said = os.fsdecode(self.answer("rev-parse", "--show-toplevel", "--is-shallow-repository"))
        where, shallow, _ = said.rsplit("\n", 2)
        self.root = _as_reached(where, folder)  # the folder of the files of the repository, absolute
        self.shallow = shallow == "true"  # its history ends where it was cut off
        if "GIT_DIR" in os.environ:  # it counts from here, and without this one the folder below is the root
            self._environment["GIT_DIR"] = os.path.abspath(os.environ["GIT_DIR"])  # noqa: PTH100
            self._environment["GIT_WORK_TREE"] = self.root
        self._folder = self.root
        self._forget_filters()

    def lines(self, *arguments: str) -> list[str]:
        """Return the lines of an answer; raises UsageError where there is none."""
        return os.fsdecode(self.answer(*arguments)).splitlines()

    def items(self, *arguments: str) -> list[str]:
        """Return the items of an answer that NULs end (`-z`); raises UsageError where there is none."""
        return [os.fsdecode(item) for item in self.answer(*arguments).split(b"\0")[:-1]]

    def line(self, *arguments: str) -> str | None:
        """Return an answer of one line; None where git says that there is none."""
        done = self._run(arguments)
        return os.fsdecode(done.stdout).strip() or None if done.returncode == 0 else None

    def answer(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Return an answer as it is; raises UsageError where there is none."""
        done = self._run(arguments, stdin)
        if done.returncode:
            raise UsageError(self._refusal(os.fsdecode(done.stderr)))
        return done.stdout

    def texts(self, objects: Iterable[str]) -> dict[str, bytes]:
        """Return what the objects of these names hold; raises UsageError where one is not in the store."""
        wanted = list(dict.fromkeys(objects))
        if not wanted:
            return {}
        answer = self.answer("cat-file", "--batch", stdin="".join(f"{name}\n" for name in wanted).encode())
        found: dict[str, bytes] = {}
        at = 0
        for name in wanted:
            end = answer.index(b"\n", at)
            head = answer[at:end].split()
            if len(head) != 3:
                raise UsageError(self._missing)
            at = end + 1 + int(head[2])
            found[name] = answer[end + 1 : at]
            at += 1
        return found

    def _forget_filters(self) -> None:
        """Keep git from the programs of the repository that it would otherwise ask what a file looks like.

        It asks them where a file was changed in the same moment as the index.
        """
        names = self.line("config", "-z", "--name-only", "--get-regexp", r"^filter\.") or ""
        drivers = {name.rpartition(".")[0] for name in names.split("\0") if name}
        number = int(self._environment.get("GIT_CONFIG_COUNT") or 0)
        for driver in drivers:
            for key, value in (("clean", ""), ("process", ""), ("required", "false")):
                self._environment[f"GIT_CONFIG_KEY_{number}"] = f"{driver}.{key}"
                self._environment[f"GIT_CONFIG_VALUE_{number}"] = value
                number += 1
        self._environment["GIT_CONFIG_COUNT"] = str(number)

    def _run(self, arguments: Iterable[str], stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        command = [str(self._program), "--no-pager"]
        for setting in _SETTINGS:
            command += ("-c", setting)
        try:
            return subprocess.run(
                [*command, *arguments],
                cwd=self._folder,
                env=self._environment,
                input=stdin,
                capture_output=True,
                check=False,
            )
        except OSError as error:
            raise UsageError(f"{self._option} needs git, which cannot be run: {error.strerror}") from error

    def _refusal(self, said: str) -> str:
        """Return what to tell the user where git has refused."""
        option = self._option
        owned = _OWNERSHIP.search(said)
        if owned:
            return (
                f"git does not trust {owned[1]}, which belongs to somebody else; where you do, run"
                f" git config --global --add safe.directory {owned[1]}"
            )
        if "promisor remote" in said or "lazy fetching disabled" in said:
            return self._missing
        if "not a git repository" in said:
            return (
                f"{option} asks what has changed, and {_shown(self._folder)} stands in no git repository;"
                f" check without {option}"
            )
        if "must be run in a work tree" in said:
            return (
                f"{option} asks what has changed, and {_shown(self._folder)} is a bare git repository,"
                " without files; use a clone of it that has them"
            )
        reason = next((line for line in said.splitlines() if line.startswith(("fatal:", "error:"))), said)
        return f"{option}: git could not tell what has changed: {reason.strip() or 'it gave no reason'}"

    @property
    def _missing(self) -> str:
        return (
            f"{self._option}: an earlier version of an article is not in this clone, which is a partial one;"
            " healthlint does not use the network: let git fetch it, with git diff and the same branch"
        )


def _program() -> str | None:
    """Return git, from a folder of PATH; the current one may be that of a checked repository, git and all."""
    import shutil

    for folder in os.get_exec_path():
        if os.path.isabs(folder):  # noqa: PTH117
            found = shutil.which(os.path.join(folder, "git"))  # noqa: PTH118
            if found:
                return found
    return None


def _as_reached(root: str, folder: str) -> str:
    """Return the root of a repository as the path to a folder in it names it, links and all."""
    current = folder
    while True:
        try:
            if os.path.samefile(current, root):  # noqa: PTH121
                return current
        except OSError:
            pass
        parent = os.path.dirname(current)  # noqa: PTH120
        if parent == current:
            return os.path.normpath(root)
        current = parent


def _shown(folder: str) -> str:
    from healthlint.rule.toml_file import shown

    named = shown(folder)
    return "the current folder" if named == "." else named
