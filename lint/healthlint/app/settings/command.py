"""How is asked what the config is, and what may stand in it?"""

from __future__ import annotations

from typing import Any

import click

from healthlint.app.options import comma_list, one_of, which_articles, which_rules
from healthlint.app.streams import say, write
from healthlint.app.subcommands import Subcommands, help_without_command
from healthlint.rule.finding import SEVERITIES
from healthlint.run.config.config import MESSAGE_LANGUAGES


@click.group(cls=Subcommands, invoke_without_command=True)
@click.pass_context
def config(ctx: click.Context) -> None:
    """Tell which settings hold and where they come from, or which there are."""
    help_without_command(ctx)


@config.command()
@click.argument("path", required=False, default=".", metavar="[FILE|FOLDER]")
@click.option("--select", multiple=True, callback=comma_list, metavar="CODES", help="As check has it.")
@click.option("--ignore", multiple=True, callback=comma_list, metavar="CODES", help="As check has it.")
@click.option("--min-severity", callback=one_of(*SEVERITIES), metavar="NAME", help="As check has it.")
@click.option("--fail-on", callback=one_of(*SEVERITIES, "never"), metavar="NAME", help="As check has it.")
@click.option(
    "--message-language", callback=one_of(*MESSAGE_LANGUAGES), metavar="NAME", help="As check has it."
)
@which_articles
@which_rules
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@click.pass_context
def show(ctx: click.Context, /, path: str, output_format: str, **options: Any) -> None:
    """Show every setting that holds for FILE or FOLDER, and where each was written.

    Without FILE or FOLDER it is the current folder. The options are those of check, so that one
    command line can be asked about. The text is a config itself: what is behind # is for you.

    For a FILE: what the tables of per-file and the front matter make of it, whether it is left out
    and why, and how many rules are on.

    Exit code 2: the config or the options are wrong.
    """
    from healthlint.app.settings.standing import Standing

    standing = Standing(path, options)
    if output_format == "json":
        from healthlint.report.data.record import dumped

        write([dumped(standing.data(), indent=2) + "\n"])
    else:
        from healthlint.app.settings.page import page_of

        write(page_of(standing))
    for sentence in standing.warnings:
        say(sentence)
    if standing.fault is not None:
        say(standing.fault)
        ctx.exit(2)


@config.command()
@which_rules
def schema(**options: Any) -> None:
    """Print the JSON Schema of a config, with the options of the rules that are installed."""
    from healthlint.app.asking import request_of
    from healthlint.report.data.record import dumped
    from healthlint.run.config.schema import whole_schema
    from healthlint.run.session import Session

    session = Session(request_of(options))
    write([dumped(whole_schema(session.options), indent=2) + "\n"])
    for warning in session.warnings:
        say(warning)
