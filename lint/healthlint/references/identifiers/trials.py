"""Which numbers of trial registers does a text hold?

The shapes are those in which the primary registers of WHO's ICTRP issue them. The check digits of EudraCT are
not verified: their arithmetic is not published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from healthlint.references.identifiers.identifier import Fault, Identifier, places
from healthlint.references.works import IdentifierKind
from healthlint.text.expression import Expression


class _Register(NamedTuple):
    kind: IdentifierKind
    signs: tuple[str, ...]  # in small letters; no number without one of them
    number: Expression  # whatever is meant as a number of this register
    shape: Expression  # what the register issues, in capitals, without blanks


_REGISTERS = (
    _Register(
        "nct", ("nct",),
        Expression(r"NCT(?: ?[:#№-] ?| )?[O\d][\dOoIl]{3,}(?![A-Za-z\d])", 2),
        Expression(r"NCT(?!0{8})\d{8}"),
    ),
    _Register(
        "isrctn", ("isrctn",),
        Expression(r"ISRCTN(?: ?[:#-] ?| )?\d{4,}(?![A-Za-z\d])", 2),
        Expression(r"ISRCTN\d{8}"),
    ),
    _Register(
        "chictr", ("chictr",),
        Expression(
            r"ChiCTR(?:[ -]?[A-Z]{2,5}(?=[ -]?\d))?(?: ?[:-] ?| )?\d{4,}(?![A-Za-z\d])", 2
        ),
        Expression(r"CHICTR-?[A-Z]{2,5}-?\d{8}|CHICTR-?(?:[A-Z]{2,5}-?)?\d{10}"),
    ),
    _Register(
        "eudract", ("eudract",),
        Expression(
            r"EudraCT(?:[ -]?(?:No\.?|number|nr\.?|code))?\s?[:：#]?\s?\d{4}[\d-]{3,16}(?![A-Za-z\d])", 2
        ),
        Expression(r"(?:19|20)\d\d-\d{6}-\d\d"),
    ),
    _Register(
        "euct", ("eu ct", "ctis"),
        Expression(
            r"(?:EU CT|CTIS)(?:[ -]?(?:No\.?|number|nr\.?))?\s?[:：#]?\s?\d{4}[\d-]{3,19}(?![A-Za-z\d])", 2
        ),
        Expression(r"20\d\d-5\d{5}-\d\d(?:-\d\d)?"),
    ),
    _Register(
        "jrct", ("jrct",),
        Expression(r"jRCT[a-z]?[ :-]?\d{4,}(?![A-Za-z\d])", 2),
        Expression(r"JRCT\d{10}|JRCT[A-Z]\d{9}"),
    ),
    _Register(
        "umin", ("umin",),
        Expression(r"UMIN(?:-CTR)?[ :-]?\d{4,}(?![A-Za-z\d])", 2),
        Expression(r"UMIN(?:-CTR)?-?\d{9}"),
    ),
    _Register(
        "actrn", ("actrn",),
        Expression(r"ACTRN[ :-]?\d{4,}(?![A-Za-z\d])", 2),
        Expression(r"ACTRN\d{14}"),
    ),
    _Register(
        "drks", ("drks",),
        Expression(r"DRKS[ :-]?\d{4,}(?![A-Za-z\d])", 2),
        Expression(r"DRKS\d{8}"),
    ),
    _Register(
        "ctri", ("ctri/",),
        Expression(r"CTRI/[\d/]{4,}(?![A-Za-z\d])", 2),
        Expression(r"CTRI/20\d\d/(?:0\d|1[0-2])/\d{6}"),
    ),
    _Register(
        "prospero", ("crd42",),
        Expression(r"CRD[ :-]?42\d{4,}(?![A-Za-z\d])", 2),
        Expression(r"CRD42\d{9,10}"),
    ),
)  # fmt: skip
_PARTS = Expression(r"[\s:：#№]")
_BY_LABEL = ("eudract", "euct")  # whose number does not hold the name of the register


def found(text: str, small: str) -> Iterator[Identifier]:
    """Yield the trial numbers of a text, register by register."""
    for register in _REGISTERS:
        for place in chain.from_iterable(places(small, sign) for sign in register.signs if sign in small):
            match = register.number.match(text, place)
            if match is None:
                continue
            start, value = place, match.group()
            if register.kind in _BY_LABEL:
                start = place + re.search(r"\d", value).start()  # type: ignore[union-attr]
                value = text[start : match.end()]
            yield _judged(register, start, match.end(), _PARTS.sub("", value).upper().strip("-"))


def _judged(register: _Register, start: int, end: int, value: str) -> Identifier:
    if register.shape.fullmatch(value) or register.shape.fullmatch(value.replace("-", "")):
        return Identifier(register.kind, start, end, value)
    plain, name = value.replace("-", ""), register.kind.upper()
    figures = plain[len(name) :].replace("O", "0").replace("I", "1").replace("L", "1")
    repaired = name + figures
    if plain != repaired and register.shape.fullmatch(repaired):
        return Identifier(register.kind, start, end, "", "shape", repaired)
    fault: Fault = "shape" if "0" * 6 in value[-8:] and len(value) == 11 else "length"
    return Identifier(register.kind, start, end, "", fault)
