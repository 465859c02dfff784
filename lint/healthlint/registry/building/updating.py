"""How does a registry get the notices of a later day without being built anew?"""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from healthlint.registry.building.builder import Builder, Progress, Tell
from healthlint.registry.building.notices import INSERT, notice_row, settle
from healthlint.registry.building.plan import Planned, plan
from healthlint.registry.building.provenance import count, describe_again
from healthlint.registry.errors import RegistryError
from healthlint.registry.keys import cited_form
from healthlint.registry.reading import retraction_watch
from healthlint.registry.reading.items import Told
from healthlint.registry.reading.kinds import Input
from healthlint.registry.reading.opening import opened
from healthlint.registry.registry import Registry
from healthlint.registry.schema import Form

_SOURCE = "retraction-watch"


def update_notices(target: Path, table: Path, tell: Tell, progress: Progress | None = None) -> None:
    """Replace the notices of Retraction Watch in a registry by those of a table; without one, build one.

    The old registry stays till the new one is whole. One that holds nothing else is built anew, works and
    all; in others the works stay those of their last build. Raises RegistryError.
    """
    form: Form = "full"
    others = False
    if target.exists():
        with Registry.open(target) as registry:
            info = registry.info()
        form, others = info.form, any(source.name != _SOURCE for source in info.sources)
    planned = plan([Input(_SOURCE, table)], form, {})
    if not others:
        Builder(target, planned, tell, progress).build()
        return
    place = Path(os.path.realpath(target))
    whole = place.with_name(place.name + ".whole")
    try:
        shutil.copyfile(place, whole)
        with closing(sqlite3.connect(whole, isolation_level=None)) as database:
            database.execute("PRAGMA secure_delete = OFF")
            database.execute("BEGIN")
            _replace(database, planned.inputs[0], tell)
            settle(database)
            count(database, form)
            database.execute("COMMIT")
        with whole.open("rb+") as file:
            os.fsync(file.fileno())
        whole.replace(place)
    except sqlite3.Error as error:
        raise RegistryError(f"{target}: cannot be updated: {error}") from error
    except OSError as error:
        raise RegistryError(f"{target}: cannot be written: {error.strerror or error}") from error
    finally:
        whole.unlink(missing_ok=True)


def _replace(database: sqlite3.Connection, planned: Planned, tell: Tell) -> None:
    broken = told = entries = 0

    def fault(line: int, why: str) -> None:
        nonlocal broken
        broken += 1
        tell(planned.path, line, why)

    database.execute("DELETE FROM notices WHERE source = ?", (_SOURCE,))
    with opened(planned.path) as (counted, stream):
        for entry in retraction_watch.read(stream, fault):
            entries += 1
            for item in entry:
                if isinstance(item, Told):
                    told += 1
                    database.execute(INSERT, notice_row(item))
                    if cited := cited_form(item.doi):
                        database.execute("INSERT OR IGNORE INTO spellings VALUES (?, ?)", (cited, item.doi))
        if not told:
            raise RegistryError(f"{planned.path}: tells of no notice; the registry stays as it was")
        describe_again(database, planned, counted.digest(), entries, broken)
