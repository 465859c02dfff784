"""Can a table be one of articles, as far as the names of its columns tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.arrow.columns import OF_FINDING
from healthlint.arrow.named import check_named, instead
from healthlint.arrow.record import Columns
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

_REMEDY = " with --text-column"


def check_columns(path: str, names: Collection[str], columns: Columns) -> None:
    """Raise UsageError for a table of findings, and where a column is not there that was asked for."""
    check_no_findings(path, names)
    check_named(names, columns, path, remedy=_REMEDY)
    for option, name in columns._asdict().items():
        if name not in names and name != Columns._field_defaults[option]:
            raise UsageError(f"{path}: there is no column {name} for --{option}-column{instead(name, names)}")


def check_keys(path: str, names: Collection[str], columns: Columns) -> None:
    """Raise UsageError where no line has the key of the text; the other keys may come in later lines."""
    check_named(names, columns, path, what="key", remedy=_REMEDY)


def check_no_findings(path: str, names: Collection[str]) -> None:
    """Raise UsageError for what an earlier run has written: it has a column `text`, too."""
    if {*OF_FINDING}.issubset(names):
        raise UsageError(
            f"{path}: holds findings, and no articles; name the files of articles, or put findings elsewhere"
        )
