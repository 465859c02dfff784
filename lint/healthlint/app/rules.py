"""Which rules are there?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from healthlint.app.options import one_of
from healthlint.app.streams import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.rule.base import Rule

_HEAD = ("CODE", "NAME", "SEVERITY", "LANGUAGES", "FLAGS")


@click.command()
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
def rules(output_format: str) -> None:
    """List all rules: code, name, severity, languages, what each flags."""
    from healthlint.run.plugins.installed import load_plugins

    found = [rule() for rule in load_plugins().rules]
    if output_format == "json":
        from healthlint.report.record import dumped

        write([dumped([overview(rule) for rule in found], indent=2) + "\n"])
        return
    write(_table([_HEAD, *map(_row, found)]))


def overview(rule: Rule) -> dict[str, Any]:
    """Return what a rule is, in short, as data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.code.rstrip("0123456789"),
        "severity": rule.severity,
        "confidence": rule.confidence,
        "languages": languages_of(rule),
        "summary": rule.summary,
    }


def languages_of(rule: Rule) -> list[str]:
    """Return the languages in which a rule is shown to work by its own examples."""
    from healthlint.text.language.detection import language_of

    return sorted({language_of(example) for example in rule.bad})


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.code, rule.name, rule.severity, " ".join(languages_of(rule)), rule.summary)


def _table(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return the lines of a table; the last column is as long as it likes."""
    from healthlint.report.snippet import columns

    widths = [max(map(columns, column)) for column in list(zip(*rows, strict=True))[:-1]]
    return [
        "".join(
            cell + " " * (width - columns(cell) + 2) for cell, width in zip(row[:-1], widths, strict=True)
        )
        + row[-1]
        + "\n"
        for row in rows
    ]
