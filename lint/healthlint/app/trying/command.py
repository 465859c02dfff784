"""How are rules tried on the command line?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from healthlint.app.options import comma_list, one_of, which_rules
from healthlint.run.errors import UsageError


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--coverage", is_flag=True, help="Tell which terms, choices and conditions no example fires.")
@click.option(
    "--on", "folders", multiple=True, metavar="PATH", help="Try them on these articles; may be repeated."
)
@click.option(
    "--select",
    multiple=True,
    callback=comma_list,
    metavar="CODES",
    help="Try only these rules; ALL means the built-in ones, too.",
)
@which_rules
@click.option("-v", "--verbose", is_flag=True, help="With --on: list all, not only the first ones.")
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@click.pass_context
def test(ctx: click.Context, /, **options: Any) -> None:
    """Try rules on their own examples, or with --on on your articles.

    PATHS are rule files and folders of them. Without PATHS: the rules of the config that governs the
    current folder, and those of plugins other than healthlint's own.

    Exit code 0: all as marked (and, with --coverage, all covered), 1: something differs or is not
    covered, 2: something could not be done (a broken rule file, a failing rule, an unreadable
    article); the rest is tried all the same.

    \b
    What --coverage counts as covered:
    a term or pattern    a finding stands just where it is found
    a choice in (a|b)    the term with this choice alone finds these words, too
    besides              a word of the list shares words with the phrase
    company              by itself it lets a word of [ordinary] be reported
    unless               by itself it clears a word that is reported without [unless]
    requires             by itself it makes good what is reported where nothing is said
    suggestions          its term is covered

    Of a Python rule with code of its own only the lists of terms are judged: a term counts where it
    is found in an example.
    """  # noqa: D301  click takes the sign itself, and leaves the lines after it as they are
    if ctx.obj is not None:
        ctx.obj.verbose = options["verbose"]
    if options["folders"]:
        if options["coverage"]:
            raise UsageError(
                "--coverage is about examples and --on about articles; run the command once with each"
            )
        from healthlint.app.trying.on_articles import try_on_articles

        ctx.exit(try_on_articles(**options))
    from healthlint.app.trying.on_examples import try_on_examples

    ctx.exit(try_on_examples(**options))
