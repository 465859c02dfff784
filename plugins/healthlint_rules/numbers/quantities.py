"""Which numbers with units stand in a text?

Read from `Document.simplified` or parts of it: Simplified signs, half-width digits, hyphens kept.
`7,3` and `7.3` are one number, as are `150,000`, `150 000` and 15万.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from healthlint import Expression, NamedTuple

from .data import read_data

_NUMBER = (
    r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)|\d{1,3} \d{3}(?![\d.])"
    r"|\d+(?:[.,·]\s?\d+)?)万?"
)
_UNIT = (
    r"(?:m?mols?/(?:litre|liter|l|mol)(?![a-z])|mmols? per lit(?:re|er)(?![a-z])|mmol·?\s?l-1"
    r"|[umpnµμ]mol/l(?![a-z])|mcmol/l(?![a-z])"
    r"|(?:m|mc|u|µ|μ|n|p)?gm?s?\s?/\s?(?:dl|ml|l|100\s?ml|decilit(?:re|er))(?![a-z])|mg\s?%"
    r"|milligrams per decilit(?:re|er)"
    r"|[umµμ]?i?u/m?l(?![a-z])|meq/l(?![a-z])|ml/min(?:/1\.73\s?(?:m2|m²|㎡)|·1\.73\s?m2)?|mmhg|mm hg|㎜hg"
    r"|kpa(?![a-z])"
    r"|[x×*]\s?10(?:\^9|9|⁹)/l(?![a-z])|(?:cells)?\s?/\s?(?:[uµμ]l|mcl|mm3|mm³|cu mm)"
    r"|(?:cells )?per (?:[uµμ]l|mcl"
    r"|microlit(?:er|re))"
    r"|beats per minute|beats a minute|beats/min(?:ute)?|bpm(?![a-z])|/min(?![a-z])|次/分钟?|次每分钟|次/min"
    r"|[°º]\s?[cf](?![a-z])|℃|℉|degrees (?:celsius|fahrenheit|centigrade|c(?![a-z])|f(?![a-z]))|摄氏度"
    r"|华氏度|度c|celsius"
    r"|fahrenheit"
    r"|kg\s?/\s?(?:m2|m²|㎡|m\^2)|(?:公斤|千克)/平方米"
    r"|毫摩尔?(?:/|每)(?:升|l)|微摩尔?(?:/|每)升|[皮纳]摩尔/升|[毫微纳皮]?克(?:/|每)(?:分升|毫升|升)|单位/升"
    r"|毫米汞柱|毫米水银柱|千帕|个/微升|%|percent(?![a-z]))"
)
_JOINT = Expression(
    r"\s?(?:(?:升|降|下降|上升|降低|升高|回落|增加|减少)?[到至]|升为|降为|-|–|—|~|/|和|或|与|、|to\b|and\b"
    r"|or\b"
    r"|vs\.?|versus\b|over\b)\s?"
)
# A letter before a number makes it part of a name (B12, FT4); that of HbA1c does not.
_NOT_IN_A_NAME = r"(?:(?<![a-z^.,×*\d−+])|(?<=a1c))"
_PARTS = Expression(
    rf"{_NOT_IN_A_NAME}(?P<number>{_NUMBER})(?:\s?(?:±|\+/-)\s?\d+(?:[.,]\d+)?)?(?:\s?(?P<unit>{_UNIT}))?"
)
_MOST = 4  # numbers told together
_ONE_UNIT = Expression(_UNIT)


class Quantity(NamedTuple):
    """A number and its unit, where they stand in the text that was read."""

    start: int
    end: int
    values: tuple[float, ...]  # as it may be read: `12 200` is 12200, or 200 behind something else
    unit: str  # as words/analytes.toml writes it; empty where there is none


class Series(NamedTuple):
    """Numbers that are told together: a range, before and after, systolic and diastolic."""

    start: int
    end: int
    text: str
    quantities: tuple[Quantity, ...]


def series_in(text: str) -> Iterator[Series]:
    """Yield the numbers of a text in lower case, those together that are told together."""
    together: list[re.Match[str]] = []
    for part in _PARTS.finditer(text):
        if together and (
            len(together) == _MOST or not _JOINT.fullmatch(text, together[-1].end(), part.start())
        ):
            yield _series(text, together)
            together = []
        together.append(part)
    if together:
        yield _series(text, together)


def _series(text: str, parts: list[re.Match[str]]) -> Series:
    start, end = parts[0].start(), parts[-1].end()
    unit = ""
    quantities: list[Quantity] = []
    for part in reversed(parts):  # 7.3 to 5.9 mmol/L: the unit is that of both
        if part["unit"]:
            unit = unit_named(part["unit"])
        quantities.append(Quantity(part.start(), part.end(), _values(part["number"]), unit))
    return Series(start, end, text[start:end], tuple(reversed(quantities)))


def unit_in(text: str) -> str:
    """Return the unit that the head of a table names, or an empty text."""
    found = _ONE_UNIT.search(text)
    return unit_named(found[0]) if found else ""


def unit_named(written: str) -> str:
    """Return a unit as words/analytes.toml writes it."""
    plain = "".join(written.lower().split())
    plain = plain.replace("µ", "u").replace("μ", "u").replace("×", "x").removeprefix("cells")
    return _units().get(plain, plain)


@cache
def _units() -> dict[str, str]:
    spellings = read_data("spellings.toml")["spellings"]
    return {spelling: unit for unit, all_ in spellings.items() for spelling in all_}


def _values(number: str) -> tuple[float, ...]:
    scale = 10_000 if number.endswith("万") else 1
    plain = number.rstrip("万").replace("·", ".")
    for blank in "\u00a0\u2009\u202f":
        plain = plain.replace(blank, "")
    if " " in plain and "." not in plain and "," not in plain:
        joined = float(plain.replace(" ", ""))
        return joined * scale, float(plain.rpartition(" ")[2]) * scale
    plain = plain.replace(" ", "")
    whole, comma, rest = plain.partition(",")
    if comma:
        thousands = len(rest.partition(".")[0].split(",")[-1]) == 3
        if thousands and "." not in rest and rest.count(",") == 0 and whole != "0":
            # 1,500 is a thousand and more where English is written, and 1.5 where German is
            return float(whole + rest) * scale, float(f"{whole}.{rest}") * scale
        plain = plain.replace(",", "") if thousands else f"{whole}.{rest}"
    return (float(plain) * scale,)
