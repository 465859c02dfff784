"""The command line."""

from __future__ import annotations

import sys

import click


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="healthlint")
def main() -> None:
    """Lint health articles, in English and Chinese."""


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--output-format", "-f", default="text")
@click.option("--select", multiple=True)
@click.option("--ignore", multiple=True)
def check(
    paths: tuple[str, ...], output_format: str, select: tuple[str, ...], ignore: tuple[str, ...]
) -> None:
    """Report what is wrong with the articles in PATHS."""
    import dataclasses
    import json

    from healthlint.run.errors import UsageError
    from healthlint.run.session import Request, Session

    try:
        session = Session(Request(paths, select=select, ignore=ignore))
        articles = list(session.lint())
    except UsageError as error:
        click.echo(f"healthlint: {error}", err=True)
        sys.exit(2)
    for article in articles:
        for f in article.findings:
            if output_format == "text":
                click.echo(f"{f.path}:{f.line}:{f.column}: {f.code} {f.message}")
            else:
                click.echo(json.dumps({**dataclasses.asdict(f), "family": f.family}, ensure_ascii=False))
