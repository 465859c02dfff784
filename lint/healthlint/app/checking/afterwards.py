"""What is said on stderr once the report is out?

Whoever runs a check must not have to read the report to learn that it is not of all that was asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from healthlint.app.streams import say
from healthlint.report.formats import FOR_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.app.checking.verdict import Verdict
    from healthlint.app.outputs.outputs import Outputs
    from healthlint.report.summary import Summary
    from healthlint.rule.finding import Finding
    from healthlint.run.session import Session

_MOST = 5  # troubles that are told one by one


def say_the_rest(session: Session, verdict: Verdict, outputs: Outputs, *, quiet: bool, verbose: bool) -> None:
    """Say what the run comes to, what it left out, and what went wrong; the last also where it is quiet."""
    summary = verdict.summary
    for skipped in session.skipped:
        if verbose or skipped.failed:
            say(f"{skipped.path}: {skipped.reason}")
    if not any(output.file is None and output.format in FOR_PEOPLE for output in outputs.wanted):
        _say_troubles(verdict.troubles)
    if quiet:
        return
    for warning in (*session.warnings, *verdict.advice):
        say(warning)
    if verbose:
        _say_more(session, verdict)
    if not summary.files:
        say(_nothing_left(session))
    else:
        from healthlint.report.coverage import line_of, told_of_named

        if not verbose and any(skipped.named for skipped in session.skipped):
            told = told_of_named(summary.left_out)
            if told is not None:
                say(told)
        if outputs.formats & FOR_PEOPLE or summary.shown or summary.left_out:
            click.echo(line_of(summary), err=True)
        if outputs.formats & FOR_PEOPLE and not verbose:
            _say_who_was_asked(summary)
    if verdict.too_many_warnings:
        number = verdict.warnings
        many = "1 warning is" if number == 1 else f"{number} warnings are"
        say(f"{many} more than the {verdict.max_warnings} of --max-warnings")


def _say_troubles(troubles: Iterable[Finding]) -> None:
    """Say why the run ends with 2, where nobody sees a report that does."""
    first, rest = [*troubles][:_MOST], [*troubles][_MOST:]
    for finding in first:
        say(f"{finding.path}: {finding.message}")
    if rest:
        say(f"and {len(rest)} more failures like these")


def _say_who_was_asked(summary: Summary) -> None:
    if not summary.registries and summary.network == "none":
        return
    from healthlint.report.lookups import asked_in_short

    click.echo(asked_in_short(summary), err=True)


def _say_more(session: Session, verdict: Verdict) -> None:
    from healthlint.report.coverage import statement_of

    for config in verdict.config_data(session.request):
        said = [config["profile"], *config["jurisdictions"]]
        of = f" (articles: {', '.join(filter(None, said))})" if any(said) else ""
        say(f"config: {config['path'] or 'none, the defaults hold'}{of}")
    say(f"plugins: {', '.join(map(str, session.installed.plugins))}")
    for off in session.installed.off:
        say(str(off))
    if session.changes is not None:
        say(session.changes.sentence)
    for sentence in verdict.guesses():
        say(sentence)
    say(" ".join(statement_of(verdict.summary)))


def _nothing_left(session: Session) -> str:
    if session.changes is not None:
        return f"nothing to check: {session.changes.nothing}"
    if not session.skipped:
        return "nothing to check"
    first, *others = session.skipped
    more = f" (and {len(others)} more)" if others else ""
    return f"nothing to check: {first.path}: {first.reason}{more}"
