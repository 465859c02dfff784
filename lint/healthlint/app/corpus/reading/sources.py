"""Which files hold the articles, and of which kind is each?"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from glob import has_magic, iglob
from pathlib import Path
from typing import NamedTuple

from healthlint.run.errors import UsageError

_KINDS = {
    "parquet": (".parquet", ".pq"),
    "json-lines": (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz"),
    "csv": (".csv", ".tsv", ".csv.gz", ".tsv.gz"),
    "warc": (".warc", ".warc.gz", ".wet", ".wet.gz"),
}
_PACKED = (".gz", ".zst", ".bz2", ".xz", ".lz4", ".br", ".zip", ".7z")
_KIND_OF = {suffix: kind for kind, suffixes in _KINDS.items() for suffix in suffixes}


class Source(NamedTuple):
    """A file of articles."""

    path: str  # as it was named, with slashes
    kind: str  # parquet, json-lines, csv or warc
    size: int  # bytes
    changed: int  # when, in nanoseconds

    @property
    def gzipped(self) -> bool:
        """Whether the content is packed with gzip."""
        return self.path.lower().endswith(".gz")


def sources_of(inputs: Sequence[str], output: Path) -> list[Source]:
    """Return the files that are named, and those in folders and globs, each once; folders are sorted.

    The output and what belongs to it is no input. Raises UsageError for what is not there, what is of no
    kind that is known, and for folders and globs without such a file.
    """
    own = os.path.normcase(os.path.realpath(output))
    found: dict[str, Source] = {}
    for named in inputs:
        there = False
        for path in _files(named):
            there = True
            place = os.path.normcase(os.path.realpath(path))
            if place == own:
                if path == named:
                    raise UsageError(f"{named}: is an input, and the findings would be written over it")
                continue
            found.setdefault(place, _source(path))
        if not there:
            raise UsageError(f"{named}: holds no file of articles ({_suffixes()})")
    if not found:
        raise UsageError("there is nothing to read besides the output itself")
    return list(found.values())


def _files(named: str) -> Iterator[str]:
    if os.path.isdir(named):  # noqa: PTH112  what is shown shall be what was typed
        yield from _below(named)
    elif os.path.exists(named):  # noqa: PTH110  the same
        if kind_of(named) is None:
            raise UsageError(f"{named}: is of no kind that is known; articles may lie in {_suffixes()}")
        yield named
    elif has_magic(named):
        for path in sorted(iglob(named, recursive=True)):  # noqa: PTH207  the same
            if os.path.isdir(path):  # noqa: PTH112  what engines write as one table is a folder
                if _is_read(os.path.basename(path.rstrip("/\\"))):  # noqa: PTH119  the same
                    yield from _below(path)
            elif _is_of_articles(path):
                yield path
    elif named == "-":
        raise UsageError("a corpus cannot come through stdin, as a run could not go on there; name a file")
    elif "://" in named:
        raise UsageError(
            f"{named}: is an address; mount it or copy it first, or let an engine read it (examples/recipes)"
        )
    else:
        raise UsageError(f"{named}: there is no such file or folder")


def _below(folder: str) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(filter(_is_read, folders))
        for name in sorted(names):
            path = os.path.join(place, name)  # noqa: PTH118  the same
            if not name.startswith((".", "_")) and _is_of_articles(path):
                yield path


def _is_of_articles(path: str) -> bool:
    """Tell whether a file has articles to read; raises UsageError where they are packed and cannot be."""
    if kind_of(path) is None:
        name, suffix = os.path.splitext(path)  # noqa: PTH122  the same
        if suffix.lower() in _PACKED and kind_of(name) is not None:
            raise UsageError(f"{path}: is packed as nothing is read; unpack it, or name the other files")
        return False
    return True


def _is_read(folder: str) -> bool:
    """Tell whether a folder of such a name may hold articles, not what is temporary or parts of an output."""
    is_parts = folder.endswith(".parts") and kind_of(folder.removesuffix(".parts")) is not None
    return not folder.startswith((".", "_")) and not is_parts


def kind_of(name: str) -> str | None:
    """Return of which kind a file of such a name is; None for one that holds no articles."""
    lower = name.lower()
    return next((kind for suffix, kind in _KIND_OF.items() if lower.endswith(suffix)), None)


def _source(path: str) -> Source:
    try:
        state = Path(path).stat()
    except OSError as error:  # as a link that leads nowhere
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from error
    if not stat.S_ISREG(state.st_mode):
        raise UsageError(f"{path}: is no ordinary file, and a run could not go on in it; name one")
    return Source(path.replace(os.sep, "/"), kind_of(path) or "", state.st_size, state.st_mtime_ns)


def _suffixes() -> str:
    return ", ".join(_KIND_OF)
