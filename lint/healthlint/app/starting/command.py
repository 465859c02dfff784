"""How does somebody bring healthlint to a repository of articles?"""

from __future__ import annotations

from pathlib import Path

import click

from healthlint.app.options import one_of


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@click.option(
    "--only",
    callback=one_of("config", "hook"),
    metavar="config|hook",
    help="Write only one of the two.",
)
@click.option(
    "--language",
    default="auto",
    show_default=True,
    callback=one_of("auto", "en", "zh"),
    metavar="auto|en|zh",
    help="The language of the notes; auto: that of most articles.",
)
def init(folder: Path | None, dry_run: bool, only: str | None, language: str) -> None:
    """Look at a repository of articles, and write a config and the pre-commit hook for it.

    Without FOLDER the config speaks for the whole repository; with it, for the articles of that folder.
    Nothing is asked and nothing overwritten: a .pre-commit-config.yaml gets the hook and stays as it is
    otherwise.
    """
    from healthlint.app.starting.start import Start

    Start.of(folder, language, config=only != "hook", hook=only != "config").run(dry_run=dry_run)
