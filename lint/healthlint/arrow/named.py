"""Is the column or key there that holds the articles?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from healthlint.arrow.record import Columns


def check_named(
    names: Collection[str], columns: Columns, where: str, *, what: str = "column", remedy: str = ""
) -> None:
    """Raise UsageError where what holds the text is not there; `remedy` says how another is named."""
    if columns.text not in names:
        meant = instead(columns.text, names)
        raise UsageError(
            f"{where}: there is no {what} {columns.text}{meant} Name the one that holds the articles{remedy}"
        )


def instead(name: str, names: Collection[str]) -> str:
    """Return which name was meant, or else which there are, as the end of a sentence."""
    return did_you_mean(name, names) or f"; it has {', '.join(names) or 'none'}."
