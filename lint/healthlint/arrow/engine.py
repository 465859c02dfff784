"""What lints the articles of a process that are no files?

One config holds for all of them, as they lie in no folder: the one that is named, or else that of the
current folder. Rules are built once a process, however many batches come.
"""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from healthlint.arrow.guessing import guessed, reader_by_suffix, reader_named
from healthlint.rule.finding import SEVERITIES
from healthlint.run.errors import UnreadableError
from healthlint.run.files.articles import text_of
from healthlint.run.linting import Linting
from healthlint.run.request import Request
from healthlint.text.readers import BY_FORMAT, Reader

if TYPE_CHECKING:
    from healthlint.arrow.record import Record
    from healthlint.rule.finding import Finding
    from healthlint.run.config.config import Config
    from healthlint.run.plugins.installed import Installed

# Beyond it, no text is an article, and reading it would take the memory of a whole machine.
MOST_BYTES = 64 * 1024 * 1024
TOO_LONG = f"cannot be read: it is longer than {MOST_BYTES // (1024 * 1024)} MiB, which no article is"


class Options(NamedTuple):
    """What is asked of an engine; `min_severity` None: as the config says."""

    request: Request = Request()
    min_severity: str | None = None


class Engine(Linting):
    """Rules that are ready, and the one config of all articles."""

    def __init__(self, options: Options, installed: Installed | None = None) -> None:
        """Build the rules; raises UsageError for a wrong config or selection, before any article."""
        super().__init__(options.request, installed)
        self.config = self._configs.of(Path())
        self._linters.prepare([(self.config, self._publications.of_config(self.config))])
        least = options.min_severity or self.config.min_severity
        self._shown = frozenset(SEVERITIES[: SEVERITIES.index(least) + 1])
        self._reader: Reader = BY_FORMAT["plain"]
        self._one_at_a_time = threading.Lock()  # workers of Dask are threads, and rules know one article

    def config_for(self, folder: Path | str) -> Config:  # noqa: ARG002  the folder says nothing here
        """Return the config of all articles."""
        return self.config

    def reader_of(self, path: str) -> Reader:  # noqa: ARG002  the path alone does not say it
        """Return what reads the article at hand."""
        return self._reader

    def findings(self, record: Record) -> tuple[Finding, ...]:
        """Return what is shown of an article in the order of its source; that it is unreadable, too."""
        with self._one_at_a_time:
            if record.fault is not None:
                article = self.unreadable(record.path, record.fault)
            else:
                try:
                    text = self._text(record)
                except UnreadableError as error:
                    article = self.unreadable(record.path, str(error))
                else:
                    article = self.lint_text(text, record.path)
        return tuple(finding for finding in article.findings if finding.severity in self._shown)

    def _text(self, record: Record) -> str:
        """Return the text of an article, and hold its reader ready."""
        text = record.text
        if text is None:
            raise UnreadableError("cannot be read: it has no text")
        if len(text) > MOST_BYTES:
            raise UnreadableError(TOO_LONG)
        reader = self._told(record)
        if isinstance(text, bytes):
            html = BY_FORMAT["html"]
            text = text_of(text, html=reader in (html, None), named=record.charset)
        elif "\0" in text:
            text = text_of(text.encode("utf-8", "replace"), html=False)
        else:
            text = text.removeprefix("\ufeff")
        self._reader = reader or guessed(text)
        return text

    def _told(self, record: Record) -> Reader | None:
        if record.format:
            reader = reader_named(record.format) or self.readers.get(f".{record.format.lower().lstrip('.')}")
            if reader is not None:
                return reader
        for name in (record.path, record.url):
            reader = reader_by_suffix(name, self.readers) if name else None
            if reader is not None:
                return reader
        return None


@lru_cache(maxsize=8)
def engine_for(options: Options) -> Engine:
    """Return the engine of this process for what is asked; raises UsageError."""
    return Engine(options)
