"""What does a worker make of a unit of articles?"""

from __future__ import annotations

import marshal
from typing import NamedTuple
from urllib.parse import urlsplit

from healthlint.app.corpus.reading.records import records_of
from healthlint.app.corpus.reading.unit import Unit
from healthlint.arrow.columns import columns_of
from healthlint.arrow.engine import Engine
from healthlint.arrow.record import Columns, Record
from healthlint.report.statistics.counts import Counts
from healthlint.rule.finding import Finding


class Outcome(NamedTuple):
    """What was found in a unit."""

    findings: bytes  # by column, as `marshal` writes them; or nothing
    counts: Counts


class Work:
    """Lints units; a process has one."""

    def __init__(self, engine: Engine, columns: Columns) -> None:
        self.engine = engine
        self._columns = columns

    def __call__(self, unit: Unit) -> Outcome:
        """Return what is wrong with the articles of a unit; whatever a single one does, the others count."""
        counts = Counts()
        found: list[tuple[Record, tuple[Finding, ...]]] = []
        for record in records_of(unit, self._columns):
            findings = self.engine.findings(record)
            counts.add(record.path, findings, site_of(record))
            if findings:
                found.append((record, findings))
        return Outcome(_packed(found), counts)

    def given_up(self, unit: Unit) -> Outcome:
        """Return what is to be said of the article of a unit that no process has survived."""
        counts = Counts()
        found = []
        for record in records_of(unit, self._columns):
            fault = "cannot be read: each process that read it ended before its time"
            mute = record._replace(text=None, fault=fault)
            findings = self.engine.findings(mute)
            counts.add(record.path, findings, site_of(record))
            found.append((mute, findings))
        return Outcome(_packed(found), counts)


def site_of(record: Record) -> str:
    """Return the host that an article was read from, without `www.`; empty where nobody knows."""
    for name in (record.url, record.path):
        if name and "://" in name:
            try:
                host = urlsplit(name).hostname
            except ValueError:
                continue
            if host:
                return host.removeprefix("www.")
    return ""


def _packed(found: list[tuple[Record, tuple[Finding, ...]]]) -> bytes:
    return marshal.dumps(columns_of(found)) if found else b""
