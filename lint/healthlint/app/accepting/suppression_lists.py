"""How is a list of suppressions written: for people, for programs, for a spreadsheet?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.report.visible import in_one_line
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from healthlint.run.suppressions.record import Suppression

_COLUMNS = (
    "path", "line", "column", "directive", "codes", "reason", "owner", "until", "state", "accepts", "age_days"
)  # fmt: skip
# A spreadsheet takes what begins so for a formula; some take the full-width signs for the same.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


class Listed(NamedTuple):
    """A suppression, and for how many days its line has stood as it is; None where nobody knows."""

    suppression: Suppression
    age: int | None = None

    @property
    def data(self) -> dict[str, Any]:
        """What programs get to know of it."""
        one = self.suppression
        return {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "directive": one.directive,
            "codes": list(one.codes),
            "reason": one.reason,
            "owner": one.owner,
            "until": one.until.isoformat() if one.until else None,
            "state": one.state,
            "accepts": one.accepts,
            "age_days": self.age,
        }


def as_text(listed: Sequence[Listed]) -> Iterator[str]:
    """Yield a line each: `path:line: used: disable-next-line PRO101 until=2027-01-01 by=kim -- reason`."""
    for one, age in listed:
        parts = [f"{one.directive}", *([", ".join(one.codes)] if one.codes else [])]
        parts += [f"until={one.until.isoformat()}"] if one.until else []
        parts += [f"by={one.owner}"] if one.owner else []
        parts += [f"-- {one.reason}"] if one.reason else []
        if age is not None:
            parts.append("(1 day old)" if age == 1 else f"({age} days old)")
        yield in_one_line(f"{one.path}:{one.line}: {one.state}: {' '.join(parts)}") + "\n"


def as_json(listed: Sequence[Listed]) -> Iterator[str]:
    """Yield one object with a list `suppressions`."""
    import json

    data = {"schema_version": 1, "suppressions": [each.data for each in listed]}
    yield json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_csv(listed: Sequence[Listed]) -> Iterator[str]:
    """Yield a table with a head, each row ended as RFC 4180 has it; no cell is a formula."""
    import csv
    import io

    for row in ([*_COLUMNS], *(_cells(each) for each in listed)):
        line = io.StringIO()
        csv.writer(line).writerow(row)
        yield line.getvalue()


def _cells(each: Listed) -> list[str]:
    data = {**each.data, "codes": " ".join(each.suppression.codes)}
    return [_cell(data[column]) for column in _COLUMNS]


def _cell(value: Any) -> str:
    if isinstance(value, int):
        return str(value)
    text = in_one_line(value or "")
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


FORMATS: dict[str, Callable[[Sequence[Listed]], Iterator[str]]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
}
