"""What happens between what the command line asks for and the exit code?"""

from __future__ import annotations

import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

from healthlint.app.accepting.adding_options import is_wanted
from healthlint.app.accepting.baseline_options import Wish
from healthlint.app.accepting.baselining import Baselining
from healthlint.app.asking import request_of
from healthlint.app.checking.afterwards import say_the_rest
from healthlint.app.checking.changed import changes_wanted
from healthlint.app.checking.statistics import Statistics
from healthlint.app.checking.verdict import NEVER, Verdict
from healthlint.app.looking_up import network_of
from healthlint.app.mending.options import check_fixing
from healthlint.app.outputs.delivery import deliver
from healthlint.app.outputs.reporting import deliveries_of, report_of
from healthlint.app.progress import Progress
from healthlint.app.streams import ClosedPipeError
from healthlint.report.brief import UNTOLD
from healthlint.report.formats import QUOTING
from healthlint.run.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.app.checking.asked import Asked
    from healthlint.app.checking.timings import Timings
    from healthlint.app.mending.fixing import Fixing
    from healthlint.run.article import Article


def check(asked: Asked) -> int:
    """Lint, show the report and return the exit code; raises UsageError and ClosedPipeError."""
    adding = is_wanted(asked)
    statistics = Statistics(asked.statistics_file, told=asked.statistics)
    statistics.check(asked.paths, asked.outputs, adding=adding)
    if asked.fix or asked.diff:
        check_fixing(asked)
    session = Session(
        request_of(
            asked._asdict(),
            paths=asked.paths,
            cached=not asked.no_cache,
            quoting=adding or asked.fix or asked.diff or bool(asked.outputs.formats & QUOTING),
            brief=_is_brief(asked, adding=adding),
            telling=asked.show_dropped,
            timing=asked.timings,
            standing_in=not asked.no_cache and not asked.timings,
            guessing=asked.verbose,
            reports=(*asked.outputs.files, *map(str, asked.statistics_file)),
            changes=changes_wanted(asked),
            # Text without a name is no article that a baseline could know.
            baselined=not asked.no_baseline and (asked.paths != ("-",) or asked.stdin_filename is not None),
            baseline=asked.baseline,
            registry=asked.registry,
            network=network_of(asked._asdict()),
        )
    )
    wish = Wish(asked.baseline, asked.no_baseline, asked.write_baseline, asked.accept_new)
    wish.check(session.request, stdin=asked.paths == ("-",))
    deliveries = deliveries_of(asked.outputs, session, os.environ)
    verdict = Verdict(asked.fail_on, asked.min_severity, asked.max_warnings, exit_zero=asked.exit_zero)
    if adding:
        from healthlint.app.accepting.adding import add_suppressions

        return add_suppressions(asked, session, verdict, wish)
    progress = Progress(wanted=not asked.quiet)
    session.looking_up.watch = progress.looking_up
    fixing = _fixing(asked, session)
    articles = _articles(asked, session, progress, fixing)
    timings = _timings() if asked.timings else None
    if timings is not None:
        articles = timings.over(articles)
    baselining = Baselining(wish, session, verdict)
    left = baselining.over(articles)
    if fixing is not None:
        left, deliveries = fixing.over(left), fixing.deliveries(deliveries)
    report = report_of(session, verdict, left, dropped=asked.show_dropped)
    report = report._replace(articles=statistics.over(report.articles))
    try:
        with fixing.files.reporting() if fixing else nullcontext():
            deliver(report, deliveries, asked.color, before=progress.hide)
        progress.finish()
        statistics.tell(asked.outputs)
    except ClosedPipeError as error:
        # What was cut off were findings, so nothing says that the articles are clean.
        error.exit_code = verdict.exit_code or int(not asked.exit_zero and asked.fail_on != NEVER)
        raise
    finally:
        progress.finish()
        session.looking_up.close()
    session.remember()
    outputs = fixing.outputs(asked.outputs) if fixing else asked.outputs
    say_the_rest(session, verdict, outputs, quiet=asked.quiet, verbose=asked.verbose)
    baselining.say(quiet=asked.quiet, verbose=asked.verbose)
    if timings is not None:
        timings.tell(session, verdict.configs.values())
    exit_code = fixing.exit_code(verdict, asked.quiet, asked.verbose) if fixing else verdict.exit_code
    return max(exit_code, baselining.exit_code)


def _is_brief(asked: Asked, *, adding: bool) -> bool:
    """Tell whether nobody asks for more of a finding than a line of the format `text` shows."""
    if asked.outputs.formats != {"text"} or UNTOLD in (asked.min_severity, asked.fail_on):
        return False
    return not (
        adding or asked.fix or asked.diff or asked.show_dropped or asked.statistics or asked.statistics_file
    )


def _fixing(asked: Asked, session: Session) -> Fixing | None:
    if not asked.fix and not asked.diff:
        return None
    from healthlint.app.mending.fixing import fixing_of

    return fixing_of(session, asked)


def _timings() -> Timings:
    from healthlint.app.checking.timings import Timings

    return Timings()


def _articles(asked: Asked, session: Session, progress: Progress, fixing: Fixing | None) -> Iterable[Article]:
    if asked.paths != ("-",):
        return session.lint(progress)
    from healthlint.app.checking.stdin import lint_stdin

    return session.timed(lint_stdin(session, asked.stdin_filename, fixing.files.data if fixing else None))
