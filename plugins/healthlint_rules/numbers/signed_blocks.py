"""In which blocks do signs stand without which a rule has nothing to look for?

One pass finds the signs of all rules of this family.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from healthlint import Block, Document
from healthlint_rules.places import blocks_at
from healthlint_rules.signs import Signs

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

SHARES = ("%", "percent", "per cent")
# One of these stands in whatever tells a risk relatively.
_RISKS = (
    *SHARES, "times", "fold", "twice", "doubl", "tripl", "quadrupl", "halv", "half", "third", "quarter",
    "fifth", " ratio",
)  # fmt: skip
_RISKS_ZH = ("%", "倍", "成", "半", "翻番", "险比", "值比", "势比")
# And one of these.
_RISK_WORDS = Signs(
    "risk", "chance", "odds", "likel", "probab", "mortal", "incidence", "death", "dying", "rate", "cases of",
    "fatal", "ratio", "admissions", "hospital", "attack", "stroke", "relapse", "recurren", "flare", "miscarr",
    "infection", "fracture", "falls", "complication",
)  # fmt: skip
_RISK_WORDS_ZH = Signs("风险", "率", "可能性", "危险", "死亡", "值比", "势比")
# One of these stands wherever a number has a unit that words/spellings.toml knows, or needs none.
_UNITS = (
    "/l", "/d", "/ml", "/mol", "mg%", "mmhg", "mm hg", "kpa", "fahrenheit", "grade", "celsius", "degrees",
    "bpm", "beats", "/min", "a1c", "o2", "oxygen", "/ul", "/mm3", "/mcl", "per l", "per dec", "per m", "kg/m",
    "inr", "bmi", "body mass", "d ph", "l ph", "/100", "/ l", "/ d",
)  # fmt: skip
# And one of these where Chinese is written.
_WIDE_UNITS = (
    "°", "º", "℃", "℉", "/μ", "/µ", "⁹", "㎜", "克/", "克每", "升", "汞", "千帕", "氏", "次/", "次每", "糖化",
    "血氧", "氧饱和", "体重指数", "体质指数", "体质量指数", "身体质量", "标准化比", "ph",
)  # fmt: skip
_SIGNS: Mapping[str, Sequence[str]] = {
    "share": SHARES,
    "risk": (*_RISKS, *_RISKS_ZH[1:]),
    "unit": _UNITS,
    "wide unit": _WIDE_UNITS,
}
_ANY_RISK, _ANY_RISK_ZH = Signs(*_RISKS), Signs(*_RISKS_ZH)
_ANY_UNIT, _ANY_WIDE_UNIT = Signs(*_UNITS), Signs(*_WIDE_UNITS)


def holds_units(document: Document) -> bool:
    """Tell whether a document may hold a number with a unit."""
    places = _places(document)
    return bool(places["unit"] or (places["wide unit"] and not document.folded.isascii()))


def holds_unit(block: Block) -> bool:
    """Tell the same of a block."""
    folded = block.folded
    return _ANY_UNIT.stand_in(folded) or (not folded.isascii() and _ANY_WIDE_UNIT.stand_in(folded))


def holds_risk(folded: str) -> bool:
    """Tell whether a folded text may tell a risk relatively in English."""
    return _RISK_WORDS.stand_in(folded) and _ANY_RISK.stand_in(folded)


def holds_risk_zh(folded: str) -> bool:
    """Tell the same of Chinese."""
    return not folded.isascii() and _RISK_WORDS_ZH.stand_in(folded) and _ANY_RISK_ZH.stand_in(folded)


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
