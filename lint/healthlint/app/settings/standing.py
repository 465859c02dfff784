"""Which settings hold for a file or folder, who said them, and what do they make of it?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.app.settings.off import rules_off
from healthlint.app.settings.rows import Row, rows_of
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import read_article
from healthlint.run.files.missing import missing
from healthlint.run.request import Request
from healthlint.run.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLES = "HEALTHLINT_"


class Standing:
    """What holds for one file or folder."""

    def __init__(self, path: str, options: Mapping[str, Any]) -> None:
        """Take what the command line says; raises UsageError for a config that cannot be read."""
        try:
            os.stat(path)  # noqa: PTH116  a name may hold what no path may
        except (OSError, ValueError) as error:
            raise UsageError(missing(path, error)) from error
        self.path = path
        self.is_file = not Path(path).is_dir()
        request = Request(
            config=options["config"],
            isolated=options["isolated"],
            disable_plugins=options["disable_plugin"],
            select=options["select"],
            ignore=options["ignore"],
            profile=options["profile"],
            jurisdictions=options["jurisdictions"],
            preset=options["preset"],
            message_language=options["message_language"],
        )
        self.session = Session(request)
        folder = Path(path).parent if self.is_file else Path(path)
        self.governing = self.session.config_for(folder)
        self.config = self.session.config_of(path) if self.is_file else self.governing
        self.left_out: str | None = None
        self.advice: str | None = None
        source = self._looked_at() if self.is_file else ""
        self.publication, advice = self.session.publication_of(self.config, source)
        self.advice = self.advice or advice
        self.fault: str | None = None
        self.on: tuple[str, ...] = ()
        self.off: dict[str, str] = {}  # why, by code
        self._count_rules()
        self.rows: list[Row] = list(rows_of(self, options, source))

    @property
    def warnings(self) -> list[str]:
        """What the user should know about the configs that were found, a sentence each."""
        return self.session.warnings

    @property
    def name(self) -> str:
        """The file or folder as messages show it."""
        return shown(self.path)

    @property
    def governor(self) -> str | None:
        """The config file that governs it; None where the defaults hold."""
        return None if self.governing.path is None else shown(self.governing.path)

    @property
    def covering(self) -> list[tuple[str, str]]:
        """The patterns of `per-file` that cover the file, each with the place where it was written."""
        tables = ((self.config.per_file[at].pattern, at) for at in self.config.covering)
        return [(pattern, self._place("per-file", at)) for pattern, at in tables]

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the environment that are meant for healthlint."""
        return {key: value for key, value in sorted(os.environ.items()) if key.startswith(_VARIABLES)}

    def data(self) -> dict[str, Any]:
        """Return all of it as data."""
        return {
            "path": self.name,
            "config": self.governor,
            "files": list(self.governing.files),
            "environment": self.environment,
            "per_file": [{"pattern": pattern, "from": place} for pattern, place in self.covering],
            "left_out": self.left_out,
            "profile": self.publication.profile,
            "jurisdictions": list(self.publication.jurisdictions),
            "rules": {"on": list(self.on), "off": self.off},
            "advice": self.advice,
            "fault": self.fault,
            "values": [
                {"key": list(row.keys), "value": row.value, "from": list(dict.fromkeys(row.origins))}
                for row in self.rows
            ],
        }

    def _place(self, *keys: str | int) -> str:
        origin = self.config.origins.of(*keys)
        return "" if origin is None else origin.place

    def _looked_at(self) -> str:
        """Return the text of the file, after it is known whether the file is left out."""
        from healthlint.app.settings.left_out import why_left_out

        self.left_out = why_left_out(self.path, self.session)
        try:
            return read_article(self.path)
        except UnreadableError as error:
            self.advice = str(error)
            return ""

    def _count_rules(self) -> None:
        try:
            if self.config.covering:  # where those of just some files are all off, the others have theirs
                self.session.rules_for(self.governing, self.session.publication_of(self.governing)[0])
            self.on = tuple(rule.code for rule in self.session.rules_for(self.config, self.publication))
            self.off = rules_off(self.session, self.config, self.on)
        except UsageError as error:
            self.fault = str(error)
