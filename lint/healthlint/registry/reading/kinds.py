"""Of which kind is a file that a registry is built from?"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

from healthlint.registry.errors import RegistryError
from healthlint.registry.reading import crossref, journals, pubmed, retraction_watch
from healthlint.registry.reading.items import Entry, Fault
from healthlint.registry.reading.lines import BY_LINES
from healthlint.registry.reading.opening import beginning
from healthlint.registry.reading.parts import Cut, Part


class InParts(NamedTuple):
    """How a file is read whose entries stand by themselves."""

    cut: Cut
    read: Callable[[Part, Fault], Iterator[Entry]]


# How tables are read, whose rows mean nothing without their head.
Whole = Callable[[IO[bytes], Fault], Iterator[Entry]]
IN_PARTS = {
    "pubmed": InParts(pubmed.BY_RECORDS, pubmed.read),
    "crossref": InParts(BY_LINES, crossref.read),
}
WHOLE: dict[str, Whole] = {"retraction-watch": retraction_watch.read, "journals": journals.read}
_ENDINGS = (".xml", ".jsonl", ".ndjson", ".json", ".csv")
_NONE: Mapping[Path, str] = {}


class Input(NamedTuple):
    """A file to read, and the source it comes from: a name of IN_PARTS or of WHOLE."""

    source: str
    path: Path


def inputs_of(path: Path, source: str | None = None, *, told: Mapping[Path, str] = _NONE) -> list[Input]:
    """Return the files of a path, sorted, where it is a folder; raises RegistryError for what is unknown.

    `source`: that of all of them; `told`: that of some, by their paths without links and `..`.
    """
    if not path.is_dir():
        return [Input(source or told.get(path.resolve()) or _source(path), path)]
    files = sorted(
        file
        for file in path.rglob("*")
        if file.is_file() and file.name.lower().removesuffix(".gz").endswith(_ENDINGS)
    )
    if not files:
        raise RegistryError(f"{path}: holds no file of {', '.join(_ENDINGS)}, packed or not")
    return [Input(source or told.get(file.resolve()) or _source(file), file) for file in files]


def _source(path: Path) -> str:
    start = beginning(path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start:
        raise RegistryError(f"{path}: is empty")
    if start.startswith(b"<") and (
        b"PubmedArticle" in start or b"PubmedBookArticle" in start or b"<?xml" in start
    ):
        return "pubmed"
    if start.startswith(b"{") or (start.startswith(b"[") and start[1:].lstrip().startswith(b"{")):
        return "crossref"
    first = re.split(rb"[\r\n]", start, maxsplit=1)[0].decode("utf-8", "replace")
    try:
        row = next(csv.reader([first]), [])
    except csv.Error:  # a field that is longer than any name
        row = []
    if retraction_watch.is_head(row):
        return "retraction-watch"
    if b"\0" in start or start.startswith((b"<", b"[")) or len(row) < 2:
        raise RegistryError(
            f"{path}: is none of PubMed's XML, JSON lines of Crossref, a table of Retraction Watch, "
            "a list of journals (title, abbreviation)"
        )
    return "journals"
