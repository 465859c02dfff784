"""What is in a registry, as it says itself?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.options import one_of
from healthlint.app.registry.telling import in_a_sentence
from healthlint.app.streams import write
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from healthlint.registry.info import Info


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
def info(file: Path, output_format: str) -> None:
    """Tell what the registry FILE holds, from whom, of which day, and on which terms."""
    from healthlint.registry.registry import Registry

    with in_a_sentence(), Registry.open(file) as registry:
        told = registry.info()
    if output_format == "json":
        from healthlint.report.data.record import dumped

        write([dumped(_data(told), indent=2) + "\n"])
    else:
        write([summary(told), *_page(told)])


def summary(told: Info) -> str:
    """Return a registry in a line."""
    return (
        f"{in_one_line(told.name)}: {_of(told.works, 'work')}, {_of(told.notices, 'notice')}, "
        f"{_of(told.journals, 'journal')}; {told.form}, built {told.built[:10]}, data of {told.snapshot}\n"
    )


def _of(count: int, what: str) -> str:
    return f"{count:,} {what}{'s' * (count != 1)}"


def _page(told: Info) -> Iterator[str]:
    from healthlint.app.catalogue.rules import table

    yield "\n"
    rows = [("SOURCE", "SNAPSHOT", "WORKS", "NOTICES", "JOURNALS", "LICENCE")]
    for each in told.sources:
        counts = (f"{each.works:,}", f"{each.notices:,}", f"{each.journals:,}")
        rows.append((each.name, each.snapshot, *counts, each.licence))
    yield from table(rows)
    yield "\n"
    files = [("FILE", "SOURCE", "CHANGED", "ENTRIES", "UNREADABLE", "SHA-256")]
    for file in told.inputs:
        counted = (f"{file.entries:,}", f"{file.broken:,}", file.sha256)
        files.append((in_one_line(file.name), file.source, file.modified, *counted))
    yield from table(files)


def _data(told: Info) -> dict[str, Any]:
    return {
        **told._asdict(),
        "snapshot": told.snapshot,
        "sources": [source._asdict() for source in told.sources],
        "inputs": [file._asdict() for file in told.inputs],
    }
