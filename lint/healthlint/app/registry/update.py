"""How does a registry get the latest notices of Retraction Watch?"""

from __future__ import annotations

from pathlib import Path

import click

from healthlint.app.registry.telling import BuildProgress, Faults, in_a_sentence
from healthlint.app.streams import check_file, write
from healthlint.run.errors import UsageError

OFFICIAL = "https://gitlab.com/crossref/retraction-watch-data/-/raw/main/retraction_watch.csv"


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--url", default=OFFICIAL, show_default=True, help="Where the table is.")
@click.option(
    "--max-size",
    default=500,
    show_default=True,
    type=click.IntRange(min=1),
    metavar="MB",
    help="What is larger is not taken.",
)
def update(file: Path, url: str, max_size: int) -> None:
    """Download the table of Retraction Watch, and put its notices into the registry FILE.

    This is the only command that downloads it. Those of an earlier day are replaced, all else stays; without
    a FILE, a registry of Retraction Watch alone is built. Only public addresses are asked.

    Exit code 2: nothing usable came; FILE stays as it was.
    """
    from healthlint.app.registry.download import downloaded
    from healthlint.app.registry.info import summary
    from healthlint.online.transport.client import Client
    from healthlint.online.transport.faults import MissingExtraError
    from healthlint.registry.building.updating import update_notices
    from healthlint.registry.registry import Registry

    if not check_file(file):
        raise UsageError(f"{file}: is no regular file; a registry needs one")
    if file.exists():
        with in_a_sentence():  # before the table is downloaded for nothing
            Registry.open(file).close()
    try:
        client = Client(budget=1800.0, timeouts=(10.0, 900.0))
    except MissingExtraError as error:
        raise UsageError(str(error)) from error
    faults, progress = Faults(), BuildProgress()
    with in_a_sentence(), downloaded(client, url, max_size * 1_000_000) as table:
        try:
            update_notices(file, table, faults, progress)
        finally:
            progress.finish()
            faults.finish()
        with Registry.open(file) as registry:
            write([summary(registry.info())])
