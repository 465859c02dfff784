"""Which settings hold for a file or folder, who said them, and what do they make of it?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.app.asking import request_of
from healthlint.app.settings.off import rules_off
from healthlint.app.settings.rows import Row, rows_of
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import read_article
from healthlint.run.files.missing import missing
from healthlint.run.session import Session
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLES = "HEALTHLINT_"
_DECLARATION = Expression(r"""(?im)^[ \t]*["']?content[_-]?type["']?[ \t]*[:=]""")


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
        self.session = Session(request_of(options))
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
        declared = self._declared(source) if options["profile"] is None else None
        own = self.session.options
        self.rows = list(rows_of(self.config, options, own, declared, of_file=self.is_file))

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

    def _declared(self, source: str) -> Row | None:
        """Return what the file itself says that it is, where the config says something else."""
        profile = self.publication.profile
        if profile is None or profile == self.config.profile:
            return None
        found = _DECLARATION.search(source)
        line = f":{source.count(chr(10), 0, found.start()) + 1}" if found else ""  # JSON may be on one line
        return Row(("profile",), profile, (f"content_type in {self.name}{line}",))

    def _count_rules(self) -> None:
        try:
            if self.config.covering:  # where those of just some files are all off, the others have theirs
                self.session.rules_for(self.governing, self.session.publication_of(self.governing)[0])
            self.on = tuple(rule.code for rule in self.session.rules_for(self.config, self.publication))
            self.off = rules_off(self.session, self.config, self.on)
        except UsageError as error:
            self.fault = str(error)
