"""How is a listing of references asked for on the command line?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.looking_up import who_is_asked
from healthlint.app.options import check_what_is_read, in_which_colors, one_of, which_rules
from healthlint.app.references.formats import FORMATS
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def _words(_ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    words = tuple(word.strip() for value in values for word in value.split(",") if word.strip())
    if values and not words:
        raise click.BadParameter("is empty; it takes verdicts, as in retracted,other-work", param=param)
    return words


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--output-format",
    multiple=True,
    metavar="FORMAT[:FILE]",
    help=f"{', '.join(FORMATS)}; several, each but one with a file of its own: table,csl-json:works.json."
    "  [default: table]",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the listing to a file, which appears when it is whole.",
)
@click.option(
    "--verdict",
    multiple=True,
    callback=_words,
    metavar="VERDICTS",
    help="Show only those with one of these verdicts, or pages that are reachable, moved or dead:"
    " retracted,other-work,dead.",
)
@click.option(
    "--listed-only",
    is_flag=True,
    help="Leave out links and identifiers in the text; show entries of lists, footnotes, source lines.",
)
@click.option(
    "--registered",
    is_flag=True,
    help="csl-json: tell works as registers do, where they know them, and not as they are cited.",
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out what all comes to; say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell what was left out and why.")
@in_which_colors
@click.option(
    "--message-language",
    callback=one_of("auto", "en", "zh"),
    metavar="auto|en|zh",
    help="The language of what is said of references; auto: that of the article.  [default: auto]",
)
@who_is_asked
@which_rules
@click.option("--stdin-filename", metavar="NAME", help="What the text on stdin (-) is called.")
@click.pass_context
def references(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """Show what the articles in PATHS refer to, with the verdict on each reference.

    PATHS are files, folders and globs; - is stdin. Without PATHS the current folder is meant. Shown are
    entries of reference lists, footnotes, source lines, and links and identifiers in the text.

    Without --registry and --online references are judged by form alone. full tells what each verdict
    rests on; csl-json is for Zotero, pandoc and their like, with each work once.

    \b
    verified                   an identifier leads to a work of this title
    matched                    title, first author and year are those of one work
    verified-with-differences  the work is found, and some field is told otherwise
    other-work                 an identifier leads to another work
    retracted, concern, corrected, reinstated
                               a notice on the work says so
    not-registered             who gives out such identifiers has not given out this one
    malformed                  an identifier cannot be right by its form or check digit
    not-in-registry            those asked do not hold it, which says nothing of the work
    no-identifier, organisation-only, homepage-only, no-source-named
                               what the text gives does not lead to one work
    unchecked                  nobody could be asked, or no usable answer came

    Exit code 0: listed, whatever the verdicts are (`check` is there to fail), 2: something could not be
    done (a wrong option, config or registry, an unreadable file); the others are listed all the same.
    """  # noqa: D301  click takes the sign itself, and leaves the lines after it as they are
    check_what_is_read(ctx, paths, options, "listed")
    from healthlint.app.outputs.outputs import outputs_of
    from healthlint.app.references.asked import Asked
    from healthlint.app.references.writing import list_references

    paths = paths or (".",)
    given, file = options.pop("output_format") or ("table",), options.pop("output_file")
    outputs = outputs_of(given, file, paths, {})
    if options["registered"] and not any(output.format == "csl-json" for output in outputs.wanted):
        raise UsageError("--registered is about csl-json; give -f csl-json, too")
    asked = Asked(paths=paths, outputs=outputs, **options)
    ctx.exit(list_references(asked))
