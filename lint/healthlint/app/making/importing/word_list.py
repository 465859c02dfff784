"""What does a plain list say: one term a line, perhaps with what to write instead?"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from healthlint.app.making.importing import vale
from healthlint.app.making.importing.draft import Draft, Left, Place
from healthlint.app.making.importing.nodes import ExpressionError
from healthlint.app.making.importing.wording import plain_wording
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIXES = (".txt", ".tsv", ".csv")
_VOCABULARIES = ("vocabularies", "vocab")  # folders of Vale's word lists
_REPLACED = "Write “{suggestion}” instead of “{match}”."
_AVOIDED = "Avoid “{match}”."


def draft_of(path: Path, shown: str) -> Draft | Left:
    """Return the rule that a list describes. Raises UsageError for one that cannot be read, or is empty."""
    if is_vocabulary(path) and path.name == "accept.txt":
        return Left(Place(shown), "", "lists what is accepted; names of yours go under `names` in the config")
    lines = _lines(path, shown)
    if not lines:
        raise UsageError(f"{shown}: lists no words; write one term a line")
    if is_vocabulary(path) and path.name == "reject.txt":
        return vale.reject_list(path, shown, lines)
    rows = [(line, _fields(text, path)) for line, text in lines]
    replacing = all(len(fields) > 1 and fields[1] for _, fields in rows)
    draft = Draft(
        path,
        shown,
        title=path.name,
        message=_REPLACED if replacing else _AVOIDED,
        summary=f"Words of the list {path.name}",
        why=f"The word list {path.name} asks to avoid these words; a list gives no reasons.",
        sources=[f"the word list {path.name}"],
        per="match" if replacing else "sentence",
    )
    for line, fields in rows:
        replacement = fields[1] if len(fields) > 1 else None
        try:
            draft.wordings += [(Place(shown, line), word) for word in plain_wording(fields[0], replacement)]
        except ExpressionError as error:
            draft.left.append(Left(Place(shown, line), fields[0], str(error)))
    return draft


def _lines(path: Path, shown: str) -> list[tuple[int, str]]:
    """Return the lines that are not blank and no comments, with their numbers from 1."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UsageError(f"{shown}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise UsageError(f"{shown}:{line}: is not UTF-8; save it as UTF-8") from error
    found = []
    for number, written in enumerate(text.splitlines(), 1):
        stripped = written.strip()
        if stripped and not stripped.startswith("#"):
            found.append((number, stripped))
    return found


def _fields(text: str, path: Path) -> list[str]:
    delimiter = "," if path.suffix.lower() == ".csv" else "\t"
    row = next(csv.reader([text], delimiter=delimiter)) if delimiter == "," else text.split(delimiter)
    return [" ".join(field.split()) for field in row if field.strip()] or [text]


def is_vocabulary(path: Path) -> bool:
    """Tell whether a file is one of the two of a vocabulary of Vale."""
    return path.parent.parent.name.lower() in _VOCABULARIES and path.name in ("accept.txt", "reject.txt")
