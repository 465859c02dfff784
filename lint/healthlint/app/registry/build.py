"""How is a registry built on the command line?"""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from pathlib import Path

import click

from healthlint.app.options import number_of_jobs, one_of
from healthlint.app.registry.telling import BuildProgress, Faults, in_a_sentence
from healthlint.app.streams import check_file, say, write
from healthlint.run.errors import UsageError

_SOURCES = ("pubmed", "crossref", "retraction-watch", "journals")


@click.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="[INPUT]...")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="FILE", help="Where it goes."
)
@click.option(
    "--form",
    default="full",
    callback=one_of("full", "compact"),
    metavar="full|compact",
    help="compact keeps digests of title, first author and year only: a fifth of the room, but it shows no"
    " words, and knows of no journal, volume or further author.",
)
@click.option(
    "--snapshot",
    multiple=True,
    metavar="SOURCE=YYYY-MM-DD",
    help="The day of a source's data; without it, the day its newest file was last changed.",
)
@click.option("--pubmed-xml", multiple=True, type=click.Path(path_type=Path), metavar="PATH", hidden=True)
@click.option("--crossref-jsonl", multiple=True, type=click.Path(path_type=Path), metavar="PATH", hidden=True)
@click.option(
    "--retraction-watch", multiple=True, type=click.Path(path_type=Path), metavar="PATH", hidden=True
)
@click.option("--journals", multiple=True, type=click.Path(path_type=Path), metavar="PATH", hidden=True)
@click.option(
    "-j",
    "--jobs",
    default="auto",
    callback=number_of_jobs,
    metavar="N|auto",
    help="Processes that read, beside the one that stores; 1: that one reads, too; auto: as many as there "
    "are processors, up to 8.",
)
def build(
    inputs: Sequence[Path],
    output: Path,
    form: str,
    snapshot: Sequence[str],
    pubmed_xml: Sequence[Path],
    crossref_jsonl: Sequence[Path],
    retraction_watch: Sequence[Path],
    journals: Sequence[Path],
    jobs: int,
) -> None:
    """Build a registry FILE from INPUTs: files, or folders of them, gzip or not.

    \b
    PubMed            its XML: the baseline, the daily updates (in this order), answers of efetch
    Crossref          records of its API, one a line, or flat ones:
                      doi, title, authors, journal, year, volume, issue, page, issn, type
    Retraction Watch  its official table
    journals          tables of titles, abbreviations and ISSNs

    What a file is shows from its beginning; --pubmed-xml, --crossref-jsonl, --retraction-watch and
    --journals PATH say it instead. A build that was broken off goes on when the same command is given
    again. FILE is replaced when the new one is whole.

    Entries that cannot be read are told and left out. Exit code 2: a file of which nothing can be read.
    """  # noqa: D301  click wants the sign itself
    from healthlint.app.registry.info import summary
    from healthlint.registry.building.builder import Builder
    from healthlint.registry.building.plan import plan
    from healthlint.registry.reading.kinds import inputs_of
    from healthlint.registry.registry import Registry

    if not check_file(output):
        raise UsageError(f"{output}: is no regular file; a registry needs one")
    faults, progress = Faults(), BuildProgress()
    with in_a_sentence():
        told = []
        for source, paths in zip(
            _SOURCES, (pubmed_xml, crossref_jsonl, retraction_watch, journals), strict=True
        ):
            told += [each for path in paths for each in inputs_of(path, source)]
        sources = {each.path.resolve(): each.source for each in told}
        named = [each for path in inputs for each in inputs_of(path, told=sources)]
        planned = plan([*named, *told], "compact" if form == "compact" else "full", _days(snapshot))
        for source, _ in planned.snapshots:
            if source not in {each.source for each in planned.inputs}:
                raise UsageError(
                    f"--snapshot {source}: no file of {source} is among the inputs; leave it out"
                )
        builder = Builder(output, planned, faults, progress, jobs or min(8, os.cpu_count() or 1))
        begun = builder.begun()
        if begun:
            say(f"{output}: goes on with the build that was broken off, behind {begun:,} entries")
        try:
            builder.build()
        finally:
            progress.finish()
            faults.finish()
        with Registry.open(output) as built:
            write([summary(built.info())])


def _days(stated: Sequence[str]) -> dict[str, datetime.date]:
    days = {}
    for each in stated:
        source, _, day = each.partition("=")
        if source not in _SOURCES:
            raise UsageError(
                f"--snapshot {each}: there is no source {source}; there are {', '.join(_SOURCES)}"
            )
        try:
            days[source] = datetime.date.fromisoformat(day)
        except ValueError as error:
            raise UsageError(f"--snapshot {each}: is no day; write {source}=2026-01-31") from error
    return days
