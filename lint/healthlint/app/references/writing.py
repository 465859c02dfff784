"""What happens between what the command line asks for and the exit code?"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from healthlint.app.asking import request_of
from healthlint.app.checking.stdin import read_stdin
from healthlint.app.looking_up import network_of
from healthlint.app.progress import Progress
from healthlint.app.references.formats import FOR_PEOPLE, Listed, format_named
from healthlint.app.references.listing import Listing, checked_verdicts
from healthlint.app.streams import on_terminal, prepare_colors, say, wants_color, write, write_file
from healthlint.run.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.app.outputs.outputs import Output
    from healthlint.app.references.asked import Asked
    from healthlint.app.references.entry import ListedArticle

_PIPE_WIDTH = 120  # columns where no terminal says how wide it is


def list_references(asked: Asked) -> int:
    """List references and return the exit code; raises UsageError and ClosedPipeError."""
    for output in asked.outputs.wanted:
        format_named(output.format)
    verdicts = checked_verdicts(asked.verdict)
    session = Session(
        request_of(
            asked._asdict(),
            paths=asked.paths,
            reports=asked.outputs.files,
            registry=asked.registry,
            network=network_of(asked._asdict()),
        )
    )
    listing = Listing(session, verdicts, listed_only=asked.listed_only)
    progress = Progress(wanted=not asked.quiet)
    session.looking_up.watch = progress.looking_up
    try:
        _write(asked, listing, _articles(asked, listing, progress), progress)
    finally:
        progress.finish()
        session.looking_up.close()
    _say_the_rest(asked, listing)
    return 2 if listing.failed else 0


def _articles(asked: Asked, listing: Listing, progress: Progress) -> Iterable[ListedArticle]:
    if asked.paths == ("-",):
        return listing.stdin(read_stdin(), asked.stdin_filename)
    return listing.files(progress)


def _write(asked: Asked, listing: Listing, articles: Iterable[ListedArticle], progress: Progress) -> None:
    """Write all forms that are asked for, that on stdout first."""
    outputs = sorted(asked.outputs.wanted, key=lambda output: output.file is not None)
    if len(outputs) > 1:
        articles = list(articles)
    for output in outputs:
        color = wants_color(asked.color, to_file=output.file is not None)
        chunks = format_named(output.format)(
            Listed(
                articles,
                listing,
                color=color,
                width=_width(output),
                closing=not asked.quiet,
                registered=asked.registered,
            )
        )
        if output.file is not None:
            write_file(chunks, output.file)
            continue
        if color:
            prepare_colors()
        write(chunks, before=progress.hide)


def _say_the_rest(asked: Asked, listing: Listing) -> None:
    """Say what was left out, and what all comes to where no listing says it."""
    session = listing.session
    for skipped in session.skipped:
        if asked.verbose or skipped.failed:
            say(f"{skipped.path}: {skipped.reason}")
    if asked.quiet:
        return
    for warning in session.warnings:
        say(warning)
    if not asked.verbose:
        from healthlint.report.coverage import told_of_named

        told = told_of_named(session.skipped)
        if told is not None:
            say(told)
    if not any(output.file is None and output.format in FOR_PEOPLE for output in asked.outputs.wanted):
        from healthlint.app.references.closing import closing_of

        for line in closing_of(listing):
            click.echo(line, err=True)


def _width(output: Output) -> int:
    if output.file is not None or not on_terminal(sys.stdout):
        return _PIPE_WIDTH
    import shutil

    return shutil.get_terminal_size((_PIPE_WIDTH, 24)).columns
