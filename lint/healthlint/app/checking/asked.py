"""What happens between what the command line asks for and the exit code?"""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from healthlint.app.accepting.adding_options import is_wanted
from healthlint.app.accepting.baseline_options import Wish
from healthlint.app.accepting.baselining import Baselining
from healthlint.app.checking.afterwards import say_the_rest
from healthlint.app.checking.changed import changes_wanted
from healthlint.app.checking.verdict import NEVER, Verdict
from healthlint.app.mending.options import check_fixing
from healthlint.app.outputs.delivery import deliver
from healthlint.app.outputs.reporting import deliveries_of, report_of
from healthlint.app.progress import Progress
from healthlint.app.streams import ClosedPipeError
from healthlint.report.formats import QUOTING
from healthlint.run.request import Request
from healthlint.run.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from healthlint.app.mending.fixing import Fixing
    from healthlint.app.outputs.outputs import Outputs
    from healthlint.run.article import Article
    from healthlint.run.config.given import GivenConfig


class Asked(NamedTuple):
    """A check as the command line asks for it."""

    paths: tuple[str, ...]
    outputs: Outputs
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    min_severity: str | None
    fail_on: str | None
    max_warnings: int | None
    exit_zero: bool
    quiet: bool
    verbose: bool
    color: str
    config: GivenConfig | None
    isolated: bool
    disable_plugin: tuple[str, ...]
    stdin_filename: str | None
    jobs: int
    no_cache: bool
    show_dropped: bool
    message_language: str | None
    profile: str | None
    jurisdictions: tuple[str, ...] | None
    preset: tuple[str, ...] | None
    fix: bool
    diff: bool
    since: str | None
    staged: bool
    changed: bool
    baseline: Path | None
    no_baseline: bool
    write_baseline: bool
    accept_new: bool
    add_suppressions: bool
    reason: str | None
    until: str | None
    by: str | None

    def check(self) -> int:
        """Lint, show the report and return the exit code; raises UsageError and ClosedPipeError."""
        adding = is_wanted(self)
        if self.fix or self.diff:
            check_fixing(self)
        session = Session(
            Request(
                paths=self.paths,
                config=self.config,
                isolated=self.isolated,
                disable_plugins=self.disable_plugin,
                select=self.select,
                ignore=self.ignore,
                jobs=self.jobs,
                cached=not self.no_cache,
                quoting=adding or self.fix or self.diff or bool(self.outputs.formats & QUOTING),
                profile=self.profile,
                jurisdictions=self.jurisdictions,
                preset=self.preset,
                message_language=self.message_language,
                telling=self.show_dropped,
                guessing=self.verbose,
                reports=self.outputs.files,
                changes=changes_wanted(self),
                # Text without a name is no article that a baseline could know.
                baselined=not self.no_baseline and (self.paths != ("-",) or self.stdin_filename is not None),
                baseline=self.baseline,
            )
        )
        wish = Wish(self.baseline, self.no_baseline, self.write_baseline, self.accept_new)
        wish.check(session.request, stdin=self.paths == ("-",))
        deliveries = deliveries_of(self.outputs, session.installed, os.environ)
        verdict = Verdict(self.fail_on, self.min_severity, self.max_warnings, exit_zero=self.exit_zero)
        if adding:
            from healthlint.app.accepting.adding import add_suppressions

            return add_suppressions(self, session, verdict, wish)
        progress = Progress(wanted=not self.quiet)
        fixing = self._fixing(session)
        articles = self._articles(session, progress, fixing)
        baselining = Baselining(wish, session, verdict)
        left = baselining.over(articles)
        if fixing is not None:
            left, deliveries = fixing.over(left), fixing.deliveries(deliveries)
        report = report_of(session, verdict, left, dropped=self.show_dropped)
        try:
            with fixing.files.reporting() if fixing else nullcontext():
                deliver(report, deliveries, self.color, before=progress.hide)
        except ClosedPipeError as error:
            # What was cut off were findings, so nothing says that the articles are clean.
            error.exit_code = verdict.exit_code or int(not self.exit_zero and self.fail_on != NEVER)
            raise
        finally:
            progress.finish()
        outputs = fixing.outputs(self.outputs) if fixing else self.outputs
        say_the_rest(session, verdict, outputs, quiet=self.quiet, verbose=self.verbose)
        baselining.say(quiet=self.quiet, verbose=self.verbose)
        exit_code = fixing.exit_code(verdict, self.quiet, self.verbose) if fixing else verdict.exit_code
        return max(exit_code, baselining.exit_code)

    def _fixing(self, session: Session) -> Fixing | None:
        if not self.fix and not self.diff:
            return None
        from healthlint.app.mending.fixing import fixing_of

        return fixing_of(session, self)

    def _articles(self, session: Session, progress: Progress, fixing: Fixing | None) -> Iterable[Article]:
        if self.paths != ("-",):
            return session.lint(progress)
        from healthlint.app.checking.stdin import lint_stdin

        return lint_stdin(session, self.stdin_filename, fixing.files.data if fixing else None)
