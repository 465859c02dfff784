"""What happens between the inputs of a corpus and its findings?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from healthlint.app.checking.verdict import NEVER, Verdict
from healthlint.app.corpus import output as outputs
from healthlint.app.corpus.identity import identity_of
from healthlint.app.corpus.locking import locked
from healthlint.app.corpus.pace import Pace
from healthlint.app.corpus.parts import Parts, folder_of
from healthlint.app.corpus.pool import Pool
from healthlint.app.corpus.reading import records
from healthlint.app.corpus.reading.sources import Source, sources_of
from healthlint.app.corpus.reading.unit import DONE, Unit
from healthlint.app.corpus.standing import Standing
from healthlint.app.corpus.work import Outcome, Work
from healthlint.app.figures import write_figures
from healthlint.app.streams import say
from healthlint.arrow.engine import Engine, Options
from healthlint.arrow.record import Columns
from healthlint.report.counted import thousands
from healthlint.report.statistics.counts import Counts
from healthlint.rule.finding import SEVERITIES
from healthlint.run.engine import TROUBLE
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.workers import without_interruption


class Asked(NamedTuple):
    """What the command line asks for."""

    inputs: tuple[str, ...]
    output: Path
    request: Request
    summary: tuple[Path, ...]  # where the figures go
    columns: Columns
    jobs: int  # 0: as many as the machine has processors
    min_severity: str | None
    fail_on: str | None
    exit_zero: bool
    restart: bool
    quiet: bool
    every: float  # seconds between two parts


class Result(NamedTuple):
    """What a run comes to."""

    counts: Counts
    standing: Standing
    exit_code: int


def lint_corpus(asked: Asked) -> Result:
    """Lint all articles of the inputs and write their findings; raises UsageError.

    KeyboardInterrupt leaves what is found so far where the next run of the same command takes it up.
    """
    outputs.check_output(asked.output)
    sources = sources_of(asked.inputs, asked.output)
    options = Options(asked.request, asked.min_severity)
    engine = Engine(options)
    levels = Verdict(asked.fail_on, asked.min_severity).levels(engine.config)
    if levels.shown != (asked.min_severity or engine.config.min_severity):
        options = options._replace(min_severity=levels.shown)
        engine = Engine(options, engine.installed)
    for warning in engine.warnings if not asked.quiet else ():
        say(warning)
    folder = folder_of(asked.output)
    parts = Parts(folder, identity_of(asked.inputs, sources, asked.columns, options, engine), asked.every)
    try:
        with locked(folder, str(asked.output)):
            try:
                _go_on(asked, sources, options, engine, parts)
            finally:
                if not parts.begun:
                    parts.remove()
    except OSError as error:
        raise UsageError(_told(error, asked, parts)) from error
    return Result(parts.counts, parts.standing, _exit_code(asked, parts.counts, levels.failing))


def _go_on(asked: Asked, sources: Sequence[Source], options: Options, engine: Engine, parts: Parts) -> None:
    """Do what is left to be done of a run; what it has brought goes only when all is written."""
    if parts.begin(restart=asked.restart) and not asked.quiet:
        say(f"{parts.folder}: going on after {thousands(parts.counts.articles, 'article')}")
    if not parts.standing.whole:
        _lint(asked, sources, options, engine, parts)
    if not (parts.standing.merged and asked.output.exists()):
        outputs.write(asked.output, parts.batches(), engine_version(), parts.folder)
        parts.merged()
    write_figures(parts.counts, asked.summary)
    parts.remove()


def _told(error: OSError, asked: Asked, parts: Parts) -> str:
    """Return what stopped a run, such as a full disk, and that it can go on."""
    said = f"{error.filename or asked.output}: {error.strerror or error}"
    return f"{said}; the same command goes on from what is done ({parts.folder})" if parts.begun else said


def engine_version() -> str:
    """Return the version of healthlint."""
    from importlib.metadata import version

    return version("healthlint")


def _lint(asked: Asked, sources: Sequence[Source], options: Options, engine: Engine, parts: Parts) -> None:
    work = Work(engine, asked.columns)
    jobs = asked.jobs or os.cpu_count() or 1
    pace = Pace(wanted=not asked.quiet)
    reached = parts.standing
    before = [0, *accumulate(source.size for source in sources)]  # bytes ahead of each source
    try:
        # Workers are forks of a process that has not begun to read: a fork has none of a library's threads.
        with _outcomes(jobs, work, partial(_work_again, options, asked.columns)) as outcomes:
            for source in sources:
                records.check(source, asked.columns)
            articles = parts.counts.articles
            for unit, done in outcomes(_units(sources, asked.columns, reached)):
                reached = reached._replace(
                    source=unit.source,
                    at=unit.end,
                    before=unit.before + unit.size,
                    passed=reached.passed + unit.passed,
                )
                counts = Counts()
                for outcome in done:
                    counts.take(outcome.counts)
                articles += counts.articles
                with without_interruption():  # in the middle it would not be known what is put by
                    parts.add([outcome.findings for outcome in done if outcome.findings], counts, reached)
                share = before[unit.source] + unit.share * sources[unit.source].size
                pace(articles, min(1.0, share / (before[-1] or 1)))
        with without_interruption():
            parts.put_by(whole=True)
    except KeyboardInterrupt:
        with without_interruption():
            parts.put_by()
        pace.finish()
        if not asked.quiet:
            say(
                f"stopped after {thousands(parts.counts.articles, 'article')}; the same command goes on from"
                f" there ({parts.folder})"
            )
        raise
    finally:
        pace.finish()


@contextmanager
def _outcomes(
    jobs: int, work: Work, again: Callable[[], Work]
) -> Iterator[Callable[[Iterable[Unit]], Iterator[tuple[Unit, list[Outcome]]]]]:
    """Give a function that lints units in order, in this process or in several."""
    if jobs == 1:
        yield lambda units: ((unit, [work(unit)]) for unit in units)
        return
    with Pool(jobs, work, again) as pool:
        yield pool.outcomes


def _work_again(options: Options, columns: Columns) -> Work:
    trusted = options.request._replace(trusted=True)
    return Work(Engine(options._replace(request=trusted)), columns)


def _units(sources: Sequence[Source], columns: Columns, reached: Standing) -> Iterator[Unit]:
    """Yield what is left to be read."""
    for number in range(reached.source, len(sources)):
        at, before = (reached.at, reached.before) if number == reached.source else (0, 0)
        if at == DONE:
            continue
        for unit in records.units_of(sources[number], columns, at, before):
            yield unit._replace(source=number)


def _exit_code(asked: Asked, counts: Counts, failing: str) -> int:
    """0: passed, 1: findings, 2: an article could not be read or a rule failed; as of a check."""
    if any(key.code in TROUBLE for key in counts.rules):
        return 2
    if asked.exit_zero or failing == NEVER:
        return 0
    fails = SEVERITIES[: SEVERITIES.index(failing) + 1]
    return int(any(key.severity in fails for key in counts.rules))
