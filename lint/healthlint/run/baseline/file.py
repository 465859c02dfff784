"""How is a baseline read and written?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.rule.toml_file import shown
from healthlint.run.baseline.entry import FORM, MARK, Entry, EntryError, entry_in, mark_line
from healthlint.run.errors import UsageError
from healthlint.run.files.replacement import replacing

if TYPE_CHECKING:
    from collections.abc import Iterable

_MERGE_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


def read_baseline(path: Path, *, unmerged: bool = False) -> list[Entry] | None:
    """Return the entries of a baseline, each once; None where there is no such file.

    Lines may come in any order and more than once, as merging leaves them: of two with the same path, code
    and hash the higher count holds. `unmerged`: take the lines of both sides where git has left the marks of
    a conflict. Raises UsageError, with file, line and remedy, for what is no baseline.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UsageError(f"{shown(path)}: the baseline cannot be read: {error.strerror or error}") from error
    entries: dict[tuple[str, str, str], Entry] = {}
    marked = False
    name = shown(path)
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not line.strip():
            continue
        where = f"{name}:{number}"
        if line.startswith(_MERGE_MARKS):
            if unmerged:
                continue
            raise UsageError(
                f"{where}: a merge was not finished here; keep the lines of both sides and remove the marks"
                " of git, or let `healthlint check --write-baseline` do it"
            )
        try:
            entry = _entry(line, where)
        except EntryError as error:
            if not marked:
                break
            raise UsageError(
                f"{where}: this line of the baseline {error}; take the file from git again, or remove the"
                " line (what it accepted is reported again)"
            ) from error
        if entry is None:
            marked = True
            continue
        if not marked:
            break
        known = entries.get(entry.key)
        if known is None or known.number < entry.number:
            entries[entry.key] = entry
    else:
        return list(entries.values())
    raise UsageError(
        f"{where}: is no baseline of healthlint, whose first line is {mark_line()}; name another file"
    )


def write_baseline(path: Path, entries: Iterable[Entry]) -> None:
    """Write a baseline, whole or not at all; raises UsageError."""
    lines = [mark_line(), *(entry.line() for entry in sorted(entries, key=lambda entry: entry.order)), ""]
    data = "\n".join(lines).encode("utf-8", "backslashreplace")  # `\udc80` is right in JSON, too
    if not path.parent.is_dir():
        raise UsageError(f"{shown(path)}: there is no folder {shown(path.parent)}; make it first")
    if path.is_dir():
        raise UsageError(f"{shown(path)}: is a folder; --baseline wants the name of a file")
    try:
        with replacing(path) as file:
            file.write(data)
    except OSError as error:
        raise UsageError(
            f"{shown(path)}: the baseline cannot be written: {error.strerror or error}"
        ) from error


def _entry(line: bytes, where: str) -> Entry | None:
    """Return the entry of a line, None for the mark; raises EntryError, and UsageError for another form."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError):
        raise EntryError("is broken") from None
    if isinstance(data, dict) and data.keys() == {MARK}:
        form = data[MARK]
        if form != FORM:
            raise UsageError(
                f"{where}: the baseline has form {form}, and this healthlint reads form {FORM}; update"
                " healthlint, or write the baseline anew"
            )
        return None
    return entry_in(data)
