"""What is to be built, and is it what was begun?"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import NamedTuple

from healthlint.references.comparing.digests import digest
from healthlint.registry.errors import RegistryError
from healthlint.registry.reading.kinds import Input
from healthlint.registry.schema import VERSION, Form


class Planned(NamedTuple):
    """An input as it was when the build began."""

    source: str
    path: Path
    size: int  # bytes
    modified: str  # the day, in UTC

    @property
    def name(self) -> str:
        """The name of the file, without the folder: a registry is passed on to others."""
        return self.path.name


class Plan(NamedTuple):
    """All that a build depends on."""

    form: Form
    inputs: tuple[Planned, ...]
    snapshots: tuple[tuple[str, str], ...]  # of sources whose day was stated

    def digest(self) -> str:
        """Return what tells this plan from another, without the names of folders in it."""
        files = [(each.source, str(each.path.resolve()), each.size, each.modified) for each in self.inputs]
        return digest(json.dumps([VERSION, self.form, files, self.snapshots])).hex()


def plan(inputs: list[Input], form: Form, snapshots: dict[str, datetime.date]) -> Plan:
    """Look at the inputs, each of which counts once; raises RegistryError."""
    planned: dict[Path, Planned] = {}
    for source, path in inputs:
        try:
            found = path.stat()
        except OSError as error:
            raise RegistryError(f"{path}: cannot be read: {error.strerror or error}") from error
        day = datetime.datetime.fromtimestamp(found.st_mtime, datetime.UTC).date().isoformat()
        planned.setdefault(path.resolve(), Planned(source, path, found.st_size, day))
    if not planned:
        raise RegistryError(
            "there is nothing to build a registry from; name files of PubMed, Crossref, or others"
        )
    stated = sorted((source, day.isoformat()) for source, day in snapshots.items())
    return Plan(form, tuple(planned.values()), tuple(stated))
