"""Which rules are there?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.options import one_of, which_rules
from healthlint.app.streams import say, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.rule.base import Rule
    from healthlint.run.rulebook import Rulebook

_HEAD = ("CODE", "NAME", "SEVERITY", "LANGUAGES", "FLAGS")


class Here:
    """The rules of the config that governs the current folder."""

    def __init__(self, config: Path | None, disable_plugins: tuple[str, ...], *, isolated: bool) -> None:
        """Take what the command line says; raises UsageError."""
        from healthlint.run.plugins.examination import made
        from healthlint.run.session import Request, Session

        request = Request(config=config, isolated=isolated, disable_plugins=disable_plugins)
        session = Session(request)
        self.config = session.config_for(Path())
        self.book: Rulebook = session.rulebook
        self.rules = [
            made(rule, self.config.settings, self.book.owner_of(rule)) for rule in self.book.of(self.config)
        ]
        for warning in session.warnings:
            say(warning)

    def overview(self, rule: Rule) -> dict[str, Any]:
        """Return what a rule is, in short, and whose, as data."""
        plugin = self.book.plugin_of(rule)
        return {
            "code": rule.code,
            "name": rule.name,
            "family": rule.code.rstrip("0123456789"),
            "severity": rule.severity,
            "confidence": rule.confidence,
            "languages": languages_of(rule),
            "profiles": list(rule.profiles),
            "jurisdictions": list(rule.jurisdictions),
            "applies": self.applies_to(rule),
            "origin": rule.origin if plugin is None else None,
            "plugin": None
            if plugin is None
            else {"distribution": plugin.distribution, "version": plugin.version},
            "summary": rule.summary,
        }

    def applies_to(self, rule: Rule) -> bool:
        """Tell whether a rule is for articles of the config's profile and jurisdictions."""
        from healthlint.run.selection import applies

        return applies(type(rule), self.config.profile, self.config.jurisdictions)


@click.command()
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@which_rules
def rules(output_format: str, config: Path | None, isolated: bool, disable_plugin: tuple[str, ...]) -> None:
    """List all rules: code, name, severity, languages, what each flags.

    They are those of the plugins and of the config that governs the current folder. What is only for
    certain profiles or jurisdictions is marked so: it is applied where the config names one of them,
    or select names the rule.
    """
    here = Here(config, disable_plugin, isolated=isolated)
    if output_format == "json":
        from healthlint.report.record import dumped

        write([dumped([here.overview(rule) for rule in here.rules], indent=2) + "\n"])
        return
    write(_listed(here.rules))


def languages_of(rule: Rule) -> list[str]:
    """Return the languages that a rule is for, or in which its own examples show it to work."""
    if rule.languages:
        return sorted(rule.languages)
    from healthlint.text.language.detection import language_of

    return sorted({language_of(example) for example in rule.bad})


def _listed(found: Sequence[Rule]) -> list[str]:
    from healthlint.run.selection import only_for

    rows = [_HEAD, *map(_row, found)]
    marks = [", ".join(only_for(rule)) for rule in found]
    if any(marks):  # a column that most repositories never need
        rows = [(*row[:-1], mark, row[-1]) for row, mark in zip(rows, ["ONLY FOR", *marks], strict=True)]
    return table(rows)


def _row(rule: Rule) -> tuple[str, ...]:
    return (rule.code, rule.name, rule.severity, " ".join(languages_of(rule)), rule.summary)


def table(rows: Sequence[tuple[str, ...]]) -> list[str]:
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
