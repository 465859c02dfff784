"""How is a corpus asked for on the command line?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.options import how_many_jobs, one_of, which_articles, which_findings, which_rules
from healthlint.app.streams import ClosedPipeError
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.corpus.corpus import Result


def _column(name: str, what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        f"--{name}-column",
        default=name,
        metavar="NAME",
        help=f"The column or key of {what}.  [default: {name}]",
    )


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path),
    required=True,
    metavar="FILE",
    help="Where the findings go, one row each: .parquet, .jsonl or .csv. It is there when it is whole.",
)
@click.option(
    "--summary",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="Write the figures to a file, too: .html, .svg, .json or .txt.",
)
@_column("text", "the articles, which must be there")
@_column("path", "what findings call them")
@_column("id", "what identifies them; it is handed on")
@_column("url", "their addresses")
@_column("format", "what they are: markdown, html or text; otherwise suffix or look decides")
@click.option(
    "--restart", is_flag=True, help="Begin anew where a run of another command, or of this one, was stopped."
)
@which_findings("Keep")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell more of what went wrong in healthlint itself.")
@click.option(
    "--message-language",
    callback=one_of("auto", "en", "zh"),
    metavar="auto|en|zh",
    help="The language of messages; auto: that of the words.  [default: auto]",
)
@click.option(
    "--registry",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Look references up in this registry, which `healthlint registry build` has made.",
)
@which_articles
@which_rules
@how_many_jobs
@click.option("--no-cache", is_flag=True, help="Work everything out anew, and remember nothing.")
@click.pass_context
def corpus(ctx: click.Context, /, inputs: tuple[str, ...], **options: Any) -> None:
    """Lint more articles than lie in files: those in INPUTS, and write the findings as a table.

    INPUTS are Parquet (.parquet), lines of JSON (.jsonl, .ndjson), CSV (.csv, .tsv), all but Parquet packed
    with gzip or not, web archives (.warc, .wet), and folders and globs of them. The config of the current
    folder holds for all articles, or that of --config.

    A run that was stopped, however, goes on where it was when the same command is given again.

    Exit code 0: nothing found, 1: findings, 2: something could not be done (a wrong option or
    config, an unreadable article or file, a failing plugin).
    """
    if ctx.obj is not None:
        ctx.obj.verbose = options["verbose"]
    from healthlint.app.asking import request_of
    from healthlint.app.figures import check_files
    from healthlint.arrow.extra import check_pyarrow

    check_pyarrow()
    from healthlint.app.corpus.corpus import Asked, lint_corpus
    from healthlint.app.corpus.parts import EVERY
    from healthlint.arrow.record import Columns

    check_files(options["summary"], options["output_file"])
    columns = Columns(*(options[f"{name}_column"] for name in Columns._fields))
    if len({*columns}) < len(columns):
        raise UsageError("two of the --…-column options name the same column; name another")
    asked = Asked(
        inputs=inputs,
        output=options["output_file"],
        summary=options["summary"],
        request=request_of(
            options, cached=not options["no_cache"], baselined=False, registry=options["registry"]
        ),
        columns=columns,
        jobs=options["jobs"],
        min_severity=options["min_severity"],
        fail_on=options["fail_on"],
        exit_zero=options["exit_zero"],
        restart=options["restart"],
        quiet=options["quiet"],
        every=EVERY,
    )
    result = lint_corpus(asked)
    if not options["quiet"]:
        try:
            _tell(result, options["output_file"])
        except ClosedPipeError as error:  # the figures are cut off, and the findings there
            error.exit_code = result.exit_code
            raise
    _tell_troubles(result, options["output_file"])
    ctx.exit(result.exit_code)


def _tell(result: Result, output: Path) -> None:
    from healthlint.app.streams import say, write
    from healthlint.report.counted import thousands
    from healthlint.report.statistics import text

    write(text.show(result.counts))
    if result.standing.passed:
        say(f"{thousands(result.standing.passed, 'record')} passed over: no page, or none of HTML or text")
    seconds = result.standing.seconds
    rate = f", {result.counts.articles / seconds:,.0f} articles a second" if seconds >= 1 else ""
    say(f"{output}: {thousands(result.standing.findings, 'finding')} in {seconds:,.0f} s{rate}")


def _tell_troubles(result: Result, output: Path) -> None:
    """Say why the run ends with 2, also where it is quiet."""
    from healthlint.app.streams import say
    from healthlint.report.counted import thousands
    from healthlint.run.engine import TROUBLE

    for code in sorted(TROUBLE):
        articles = result.counts.rule_articles[code]
        if articles:
            what = "could not be read" if code == "HL902" else "had a rule fail on them"
            say(f"{thousands(articles, 'article')} {what} ({code} in {output} tells why)")
