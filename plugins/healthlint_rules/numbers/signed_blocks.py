"""In which blocks do signs stand without which a rule has nothing to look for?

One pass finds the signs of all rules of this family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from healthlint import Block, Document
from healthlint_rules.places import blocks_at

from .quantities import UNITS, WIDE_UNITS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SHARES = ("%", "percent", "per cent")
# One of these stands in whatever tells a risk relatively.
RISKS = (
    *SHARES, "times", "fold", "twice", "doubl", "tripl", "quadrupl", "halv", "half", "third", "quarter",
    "fifth", " ratio",
)  # fmt: skip
RISKS_ZH = ("%", "倍", "成", "半", "翻番", "险比", "值比", "势比")
_SIGNS: Mapping[str, Sequence[str]] = {
    "share": SHARES,
    "risk": (*RISKS, *RISKS_ZH[1:]),
    "unit": UNITS,
    "wide unit": WIDE_UNITS,
}


def holds_units(document: Document) -> bool:
    """Tell whether a document may hold a number with a unit."""
    places = _places(document)
    return bool(places["unit"] or (places["wide unit"] and not document.folded.isascii()))


def blocks_with(document: Document, name: str) -> Iterator[Block]:
    """Yield the blocks with a sign of a `share` or a `risk`, in order."""
    return blocks_at(document, _places(document)[name])


@lru_cache(maxsize=1)  # all rules ask about the same document
def _places(document: Document) -> dict[str, list[int]]:
    """Return where signs stand, by name; of two that overlap the one that ends first comes first."""
    automaton, names = _finder()
    places: dict[str, list[int]] = {name: [] for name in _SIGNS}
    for number, start, _ in automaton.find_matches_as_indexes(document.folded, overlapping=True):
        for name in names[number]:
            places[name].append(start)
    return places


@cache
def _finder() -> tuple[AhoCorasick, list[list[str]]]:
    """Return what finds the signs, and of each the names that it goes by."""
    from ahocorasick_rs import AhoCorasick

    names: dict[str, list[str]] = {}
    for name, signs in _SIGNS.items():
        for sign in signs:
            names.setdefault(sign, []).append(name)
    return AhoCorasick(list(names)), list(names.values())
