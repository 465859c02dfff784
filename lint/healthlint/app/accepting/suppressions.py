"""Which findings do articles accept themselves, why, and is that still in order?"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.accepting.suppression_lists import FORMATS, Listed
from healthlint.app.options import how_many_jobs, one_of, which_articles, which_rules
from healthlint.app.streams import say, write, write_file
from healthlint.report.counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.run.session import Session
    from healthlint.run.suppressions.record import Suppression


@click.command()
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--output-format",
    default="text",
    callback=one_of(*FORMATS),
    metavar="|".join(FORMATS),
    help="csv is safe to open in a spreadsheet.  [default: text]",
)
@click.option(
    "-o",
    "--output-file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write the list to a file, which appears when it is whole.",
)
@click.option("--expired", is_flag=True, help="Only those whose day is over.")
@click.option("--unused", is_flag=True, help="Only those that accept nothing any more.")
@click.option("--age", is_flag=True, help="Tell for how many days each line has stood, as git knows it.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but the list and errors.")
@which_articles
@which_rules
@how_many_jobs
@click.pass_context
def suppressions(ctx: click.Context, /, paths: tuple[str, ...], **options: Any) -> None:
    """List what the articles in PATHS accept, with reasons, owners and days.

    Each is used, unused, expired, a blanket (without codes), malformed, or unjudged: the rules that it
    names have not read the article.

    Exit code 0: done, 2: something could not be done (a wrong option or config, an unreadable file).
    """
    from healthlint.app.asking import request_of
    from healthlint.run.session import Session

    session = Session(request_of(options, paths=paths or (".",), baselined=False))
    failed: list[str] = []
    found = sorted(_found(session, failed), key=lambda one: (one.path, one.line, one.column))
    states = {state for state in ("expired", "unused") if options[state]}
    wanted = [one for one in found if not states or one.state in states]
    listed = _aged(session, wanted) if options["age"] else [Listed(one) for one in wanted]
    chunks = FORMATS[options["output_format"]](listed)
    if options["output_file"] is not None and str(options["output_file"]) != "-":
        write_file(chunks, options["output_file"])
    else:
        write(chunks)
    for sentence in failed:
        say(sentence)
    if not options["quiet"]:
        for warning in session.warnings:
            say(warning)
        click.echo(_by_state(found), err=True)
    ctx.exit(2 if failed or any(skipped.failed for skipped in session.skipped) else 0)


def _found(session: Session, failed: list[str]) -> Iterator[Suppression]:
    for article in session.lint():
        yield from article.suppressions
        if article.failed:
            failed += [f"{one.path}: {one.message}" for one in article.findings if one.family == "HL"]
    failed += [f"{skipped.path}: {skipped.reason}" for skipped in session.skipped if skipped.failed]


def _aged(session: Session, found: Iterable[Suppression]) -> list[Listed]:
    """Return suppressions with the ages of their lines; git is asked once for each article."""
    from healthlint.run.suppressions.ages import Ages
    from healthlint.run.today import today

    by_path: dict[str, list[Suppression]] = {}
    for one in found:
        by_path.setdefault(one.path, []).append(one)
    listed = []
    for path, ones in by_path.items():
        ages = Ages(today(session.config_of(path))).of(path, [one.line for one in ones])
        listed += [Listed(one, ages[one.line]) for one in ones]
    return listed


def _by_state(found: Iterable[Suppression]) -> str:
    states = Counter(one.state for one in found)
    number = states.total()
    if not number:
        return "no suppressions"
    each = ", ".join(f"{count} {state}" for state, count in states.most_common())
    return f"{counted(number, 'suppression')}: {each}"
