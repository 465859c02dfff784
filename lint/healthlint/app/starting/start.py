"""How does `init` go, from the look at a repository to what its user does next?"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.starting.config_text import BASELINE, config_text
from healthlint.app.starting.hook_entry import entry, which_files
from healthlint.app.starting.hook_file import NAME as HOOKS
from healthlint.app.starting.hook_file import CannotInsertError, new_file, with_entry
from healthlint.app.starting.origin import origin
from healthlint.app.starting.survey import Survey, survey
from healthlint.app.starting.telling import typed, what_is_there, what_to_type, what_was_written
from healthlint.app.starting.wording import Wording, wording
from healthlint.app.starting.written import CONFIG, Written, write_files
from healthlint.app.streams import write
from healthlint.rule.toml_file import shown
from healthlint.run.config.file import find_config
from healthlint.run.errors import UsageError
from healthlint.run.git.root import root_around
from healthlint.run.request import Request
from healthlint.run.session import Session

if TYPE_CHECKING:
    from healthlint.app.starting.hook_entry import Entry
    from healthlint.report.summary import Summary


class Start:
    """A start in one repository of articles."""

    def __init__(
        self, top: Path, repository: Path | None, language: str, *, config: bool, hook: bool
    ) -> None:
        """Take the folder that the config is for, that of the git repository, and which files to write."""
        self.top = top
        self.repository = repository
        self.language = language
        self.config = config
        self.hook = hook

    @classmethod
    def of(cls, folder: Path | None, language: str, *, config: bool, hook: bool) -> Start:
        """Return a start for a folder that the user named, or around the current one; raises UsageError."""
        if folder is not None and not folder.is_dir():
            raise UsageError(f"there is no folder {shown(folder)}; name the one with the articles")
        here = Path(os.path.abspath(folder or "."))  # noqa: PTH100  `..` must go, links must stay
        root = root_around(str(here))
        repository = Path(root) if root is not None else None
        top = here if folder is not None else repository or here
        return cls(top, repository, language, config=config, hook=hook)

    def run(self, *, dry_run: bool) -> None:
        """Look, write and tell; raises UsageError, and then nothing is written."""
        if self.config:
            self._refuse_existing()
        elif self.repository is None:
            raise UsageError("this is no git repository, and pre-commit wants one; type git init first")
        session = Session(Request())
        seen = survey(self.top, session)
        words = wording(self.language, seen)
        said: list[str] = []
        files = []
        summary = None
        if self.config:
            summary = _checked(seen, session)
            text = config_text(seen, words, baseline=bool(summary.shown))
            files.append(Written(self.top / CONFIG, text))
        if self.hook:
            files += self._hook_file(session, seen, words, said)
        if not dry_run:
            write_files(files)
        told = [*what_was_written(files, words, dry_run=dry_run), *said]
        if self.config:
            told += what_is_there(seen, words)
        paths = [each.path for each in files]
        if summary is not None and summary.shown:
            paths.append(self.top / BASELINE)
        commands = self._commands(paths)
        write(["\n".join([*told, *what_to_type(commands, summary, words)]) + "\n"])

    def _commands(self, paths: list[Path]) -> list[str]:
        """Return what the user types next; `paths` are the files to be committed."""
        commands = []
        if self.top / BASELINE in paths:
            named = "" if self.top == Path.cwd() else f" {typed(self.top)}"
            commands.append(f"healthlint check --write-baseline{named}")
        if self.repository is not None:
            if paths:
                commands.append("git add " + " ".join(map(typed, paths)))
            if self.hook:
                commands += [] if shutil.which("pre-commit") else ["pip install pre-commit"]
                commands.append("pre-commit install")
        return commands

    def _refuse_existing(self) -> None:
        found = find_config(self.top)
        if found is None:
            return
        if found.absolute().parent == self.top:
            raise UsageError(
                f"{shown(found)} exists already, and nothing is overwritten; `healthlint config show` tells"
                " what holds. For the hook alone: healthlint init --only hook"
            )
        raise UsageError(
            f"{shown(found)} speaks for {shown(self.top)} already; add a table"
            f' [per-file."{self.top.relative_to(found.absolute().parent).as_posix()}/**"] there'
        )

    def _hook_file(self, session: Session, seen: Survey, words: Wording, said: list[str]) -> list[Written]:
        """Return the file of hooks as it is to be; where it stays as it is, say why."""
        if self.repository is None:
            said.append(words.no_repository)
            return []
        new = self._entry(session, seen, words)
        path = self.repository / HOOKS
        try:
            before = path.read_bytes()
        except FileNotFoundError:
            return [Written(path, new_file(new, words.what_hooks_are))]
        except OSError as error:
            raise UsageError(f"{shown(path)} cannot be read: {error.strerror or error}") from error
        addition = "".join(f"  {line}\n" for line in new.lines())
        try:
            after = with_entry(before.decode("utf-8"), new)
        except (CannotInsertError, UnicodeDecodeError) as error:
            reason, line = "encoding", None
            if isinstance(error, CannotInsertError):
                reason, line = error.reason, error.line
            place = shown(path) if line is None else f"{shown(path)}:{line}"
            said.append(words.cannot_take_the_hook.format(file=place, reason=words.reasons[reason]))
            said.append(f"\n{addition}")
            return []
        if after is None:
            said.append(words.has_the_hook.format(file=shown(path)))
            return []
        return [Written(path, after, addition)]

    def _entry(self, session: Session, seen: Survey, words: Wording) -> Entry:
        below = "" if self.repository is None else self.top.relative_to(self.repository).as_posix()
        files = which_files("" if below == "." else below, seen.suffixes)
        # What else is installed here would be missing from an environment of pre-commit's.
        alone = all(plugin.distribution in (None, "healthlint") for plugin in session.installed.plugins)
        where = origin() if alone else None
        return entry(words.from_this_machine if where is None else words.from_there, where, files)


def _checked(seen: Survey, session: Session) -> Summary:
    """Return what a check of the articles comes to."""
    from healthlint.app.checking.verdict import Verdict
    from healthlint.app.progress import Progress

    verdict = Verdict()
    if not seen.articles:
        return verdict.summary
    check = Session(Request(paths=seen.articles), session.installed)
    progress = Progress()
    try:
        for _ in verdict.over(check, check.lint(progress)):
            pass
    finally:
        progress.finish()
    return verdict.summary
