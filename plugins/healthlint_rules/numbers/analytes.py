"""What is measured in people, in which units, and what can a living person have?

The table is words/analytes.toml, which says where each window is from. It is read when the first
number with a unit turns up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from math import log, sqrt
from typing import TYPE_CHECKING

from healthlint import NamedTuple

from .data import read_data

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_LONGEST_NAME = 40  # code points


class Window(NamedTuple):
    """The values of a living person in one unit."""

    least: float
    greatest: float
    factor: float  # how many are one of the first unit of the analyte; 0 where no factor leads there
    usual: bool = True  # somebody reports the analyte in this unit

    @property
    def middle(self) -> float:
        """What lies as many times above the least value as below the greatest."""
        return sqrt(max(self.least, self.greatest / 1000) * self.greatest)

    def holds(self, value: float) -> bool:
        """Tell whether a living person can have the value."""
        return self.least <= value <= self.greatest


class Analyte(NamedTuple):
    """Something that laboratories or nurses measure."""

    en: str
    zh: str
    units: Mapping[str, Window]

    def fitting_unit(self, value: float, unit: str) -> str:
        """Return the unit in which a value would be the most usual, or an empty text where none fits."""
        fitting = [
            (abs(log(value / window.middle)), other)
            for other, window in self.units.items()
            if other and other != unit and value > 0 and window.usual and window.holds(value)
        ]
        return min(fitting)[1] if fitting else ""

    def converted(self, value: float, unit: str, into: str) -> float | None:
        """Return a value in another unit, or None where no factor leads there."""
        if {unit, into} == {"°C", "°F"}:
            return value * 1.8 + 32 if unit == "°C" else (value - 32) / 1.8
        if {unit, into} == {"%", "mmol/mol"}:
            return value * 0.0915 + 2.15 if into == "%" else (value - 2.15) / 0.0915
        given, wanted = self.units[unit].factor, self.units[into].factor
        return value / given * wanted if given and wanted else None


# By dimension, how many of a unit are one g/L or one mol/L.
_SCALES = (
    {
        "g/L": 1,
        "g/dL": 1e-1,
        "mg/dL": 1e2,
        "mg/L": 1e3,
        "µg/L": 1e6,
        "ng/mL": 1e6,
        "ng/dL": 1e8,
        "ng/L": 1e9,
        "pg/mL": 1e9,
    },
    {"mmol/L": 1e3, "µmol/L": 1e6, "nmol/L": 1e9, "pmol/L": 1e12},
)


def _unusual(units: Mapping[str, Window]) -> Iterator[tuple[str, Window]]:
    """Yield the units of the same dimension that nobody uses for an analyte: who does has slipped."""
    for scale in _SCALES:
        known = next((unit for unit in units if unit in scale and units[unit].factor), None)
        if known is None:
            continue
        window = units[known]
        for unit, parts in scale.items():
            if unit not in units:
                times = parts / scale[known]
                yield (
                    unit,
                    Window(window.least * times, window.greatest * times, window.factor * times, usual=False),
                )


@cache
def analytes() -> dict[str, Analyte]:
    """Return the analytes by each of their names, in folded form."""
    by_name: dict[str, Analyte] = {}
    for entry in read_data("analytes.toml")["analyte"]:
        units = {unit: Window(*window) for unit, window in entry["units"].items()}
        units.update(_unusual(units))
        analyte = Analyte(entry["en"], entry["zh"], units)
        for name in entry["names"]:
            by_name[name] = analyte
    return by_name


def places_of_names(folded: str) -> list[int]:
    """Return where names of analytes, or parts of words that are written alike, stand in a folded text."""
    return [start for _, start, _ in _names()[1].find_matches_as_indexes(folded)]


def last_named(folded: str) -> tuple[Analyte, int, int] | None:
    """Return the analyte that a folded text names last, and where; of names with one end the longest."""
    names, automaton = _names()
    last = first = number = 0
    for each, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
        if (end > last or (end == last and start < first)) and _is_whole(folded, start, end):
            last, first, number = end, start, each
    return (names[number], first, last) if last else None


@cache
def _names() -> tuple[list[Analyte], AhoCorasick]:
    """Return the analytes by the number of each of their names, and what finds the names."""
    from ahocorasick_rs import AhoCorasick

    return list(analytes().values()), AhoCorasick(list(analytes()))


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Tell whether no Latin letter goes on before or behind a name that has one there."""
    before, behind = folded[max(0, start - 1) : start], folded[end : end + 1]
    if folded[start].isascii() and before.isascii() and before.isalnum():
        return False
    return not (folded[end - 1].isascii() and behind.isascii() and behind.isalpha())
