"""Which rules are there?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.options import comma_list, known_jurisdictions, one_of, which_rules
from healthlint.app.streams import say, write
from healthlint.rule.finding import letters_of
from healthlint.rule.publication import JURISDICTIONS, PROFILES
from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Severity
    from healthlint.run.config.given import GivenConfig
    from healthlint.run.engine import OwnCode
    from healthlint.run.rulebook import Rulebook

_HEAD = ("CODE", "NAME", "SEVERITY", "LANGUAGES", "FLAGS")


class Here:
    """The rules of the config that governs the current folder."""

    def __init__(
        self,
        config: GivenConfig | None,
        disable_plugins: tuple[str, ...],
        *,
        isolated: bool,
        profile: str | None = None,
        jurisdictions: tuple[str, ...] | None = None,
    ) -> None:
        """Take what the command line says, which goes before the config; raises UsageError."""
        from healthlint.rule.publication import Publication
        from healthlint.run.plugins.examination import made
        from healthlint.run.request import Request
        from healthlint.run.session import Session

        request = Request(config=config, isolated=isolated, disable_plugins=disable_plugins)
        session = Session(request)
        self.config = session.config_for(Path())
        self.publication = Publication(
            profile or self.config.profile,
            self.config.laws if jurisdictions is None else jurisdictions,
        )
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
            "family": letters_of(rule.code),
            "severity": rule.severity,
            "severity_in": dict(rule.severity_in),
            "severity_here": self.severity_of(rule),
            "strict": rule.strict,
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
        """Tell whether a rule is for articles of the profile and jurisdictions, and the preset."""
        from healthlint.run.selection import applies

        return applies(type(rule), self.publication, strict=self.config.strict)

    def severity_of(self, rule: Rule) -> str:
        """Return what a finding of a rule weighs in articles of the profile and jurisdictions, or `off`.

        What the `severity` of the config says goes before what the rule does.
        """
        from healthlint.rule.publication import OFF, severity_for
        from healthlint.run.selection import applies

        if not applies(type(rule), self.publication, strict=True):
            return OFF
        return self.severity_said(rule) or severity_for(rule, self.publication) or OFF

    def severity_said(self, rule: Rule | OwnCode) -> Severity | None:
        """Return what the `severity` of the config says of a rule, or None."""
        from healthlint.run.severities import severity_said

        return severity_said(rule, self.config.severity)


@click.command()
@click.option(
    "--family",
    multiple=True,
    callback=comma_list,
    metavar="LETTERS",
    help="Only rules whose codes begin with these: PRO, CLM1.",
)
@click.option(
    "--profile",
    callback=one_of(*PROFILES),
    metavar="NAME",
    help=f"Show what a finding weighs there: {', '.join(PROFILES)}.",
)
@click.option(
    "--jurisdiction",
    multiple=True,
    callback=known_jurisdictions,
    metavar="NAMES",
    help=f"Show what a finding weighs there: {', '.join(JURISDICTIONS)}.",
)
@click.option(
    "--language", callback=one_of("en", "zh"), metavar="en|zh", help="Only rules for this language."
)
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@which_rules
def rules(
    family: tuple[str, ...],
    profile: str | None,
    jurisdiction: tuple[str, ...] | None,
    language: str | None,
    output_format: str,
    config: GivenConfig | None,
    isolated: bool,
    disable_plugin: tuple[str, ...],
) -> None:
    """List all rules: code, name, severity, languages, what each flags.

    They are those of the plugins and of the config that governs the current folder. The severity is the
    one of the profile and jurisdictions that the options name, or else the config, or what the config
    says under severity; off: not applied there, unless select names the rule. What is only for some
    profiles or jurisdictions, or for the strict preset, is marked so.
    """
    here = Here(config, disable_plugin, isolated=isolated, profile=profile, jurisdictions=jurisdiction)
    found = [
        rule
        for rule in _of_families(here.rules, family)
        if language is None or language in languages_of(rule)
    ]
    if output_format == "json":
        from healthlint.report.data.record import dumped

        write([dumped([here.overview(rule) for rule in found], indent=2) + "\n"])
        return
    if not found:
        say("no rule of these families is for this language")
        return
    write(_listed(found, here))


def _of_families(rules: Sequence[Rule], families: tuple[str, ...]) -> list[Rule]:
    """Return the rules whose codes begin with one of these letters; raises UsageError where none does."""
    wanted = tuple(family.upper() for family in families)
    for family in wanted:
        if not any(rule.code.startswith(family) for rule in rules):
            known = sorted({letters_of(rule.code) for rule in rules})
            meant = did_you_mean(family, known) or f"; there are {', '.join(known)}"
            raise UsageError(f"--family: no rule has a code that begins with {family}{meant}")
    return [rule for rule in rules if not wanted or rule.code.startswith(wanted)]


def languages_of(rule: Rule) -> list[str]:
    """Return the languages that a rule is for, or in which its own examples show it to work."""
    if rule.languages:
        return sorted(rule.languages)
    from healthlint.text.language.detection import language_of

    return sorted({language_of(example) for example in rule.bad})


def _listed(found: Sequence[Rule], here: Here) -> list[str]:
    from healthlint.run.selection import only_for

    rows = [_HEAD, *(_row(rule, here) for rule in found)]
    marks = [", ".join([*only_for(rule), *(["strict"] if rule.strict else [])]) for rule in found]
    if any(marks):  # a column that most repositories never need
        rows = [(*row[:-1], mark, row[-1]) for row, mark in zip(rows, ["ONLY FOR", *marks], strict=True)]
    return table(rows)


def _row(rule: Rule, here: Here) -> tuple[str, ...]:
    said = here.publication.profile is not None or here.publication.jurisdictions
    severity = here.severity_of(rule) if said else here.severity_said(rule) or rule.severity
    return (rule.code, rule.name, severity, " ".join(languages_of(rule)), rule.summary)


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
