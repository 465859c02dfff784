"""How is a check asked for on the command line?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from healthlint.app.accepting.adding_options import which_are_suppressed
from healthlint.app.accepting.baseline_options import which_are_accepted
from healthlint.app.checking.changed import which_changes
from healthlint.app.checking.statistics import which_figures
from healthlint.app.looking_up import who_is_asked
from healthlint.app.mending.options import which_fixes
from healthlint.app.options import (
    check_what_is_read,
    how_many_jobs,
    in_which_colors,
    one_of,
    which_articles,
    which_findings,
    which_rules,
)
from healthlint.report.formats import BY_NAME


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--output-format",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"{', '.join(BY_NAME)}, or a plugin's format; several, each but one with a file of its own:"
    " text,sarif:report.sarif.  [default: that of HEALTHLINT_OUTPUT_FORMAT, or text, on GitHub Actions"
    " github]",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the report to a file, which appears when it is whole.",
)
@which_findings("Show")
@click.option(
    "--max-warnings",
    type=click.IntRange(min=0),
    metavar="N",
    help="Let up to N warnings pass; errors fail as ever.",
)
@click.option(
    "--show-dropped",
    is_flag=True,
    help="Tell what was found and is not reported, or more mildly, and what excuses it.",
)
@click.option(
    "--timings",
    is_flag=True,
    help="Tell on stderr, after the report, what reading, scanning and each rule took.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but findings and errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what was left out and why, and which config holds.")
@in_which_colors
@click.option(
    "--message-language",
    callback=one_of("auto", "en", "zh"),
    metavar="auto|en|zh",
    help="The language of messages; auto: that of the words.  [default: auto]",
)
@which_figures
@who_is_asked
@which_are_accepted
@which_are_suppressed
@which_changes
@which_fixes
@which_articles
@which_rules
@click.option("--stdin-filename", metavar="NAME", help="What the text on stdin (-) is called.")
@how_many_jobs
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and remember nothing.")
@click.pass_context
def check(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Report what is wrong with the articles in PATHS.

    PATHS are files, folders and globs; - is stdin. Without PATHS the current folder is checked.

    Exit code 0: nothing found, 1: findings, 2: something could not be done (a wrong option or
    config, an unreadable file, a failing plugin).
    """
    check_what_is_read(ctx, paths, options, "checked")
    from healthlint.app.checking.asked import Asked
    from healthlint.app.checking.check import check as check_articles
    from healthlint.app.outputs.outputs import outputs_of

    paths = paths or (".",)
    given, file = options.pop("output_format"), options.pop("output_file")
    asked = Asked(paths=paths, outputs=outputs_of(given, file, paths, os.environ), **options)
    ctx.exit(check_articles(asked))
