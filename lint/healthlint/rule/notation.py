"""How does a term in the notation of `Terms` become patterns?

A pattern is found by a fixed part, its literal, for which an automaton looks; what stands around
is judged afterwards. A term with few choices is spelt out; one with many, or with gaps, is found
by its most telling fixed part, whose surroundings a `Form` checks.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from healthlint.rule.form import JUNCTION, PIECE, WIDE, Form
from healthlint.rule.pattern import Pattern, TermError
from healthlint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHOICE = re.compile(r"\(([^()]*)\)")
_SPELT_OUT = 12  # with more spellings than this a term is checked by an expression
_TELLING = 5  # letters a literal should have; a Chinese character counts as three
# Every health page is full of these: a term is better looked for from another part.
_FREQUENT = frozenset(
    "people patient patients health disease diseases treatment treatments therapy medical medicine doctor"
    " doctors clinical result results 患者 治疗 疾病 健康 医生 医院 药物 临床 糖尿病 治愈 效果".split()
)


def patterns_of(term: str, *, open_end: bool = False) -> Iterator[Pattern]:
    """Yield what to look for to find a term.

    Raises TermError where the term is not written in the notation, or has nothing fixed enough.
    """
    folded = fold(term)
    at_start = folded.startswith("^")
    exact = folded.endswith("|")
    text = folded[1 if at_start else 0 :].rstrip("|")
    parts = _CHOICE.split(text)
    groups = [part.split("|") for part in parts[1::2]]
    if any("(" in part or ")" in part or "|" in part for part in parts[::2]):
        raise TermError(f"{term!r}: brackets stand in pairs and not within each other")
    spellings = 1
    for group in groups:
        spellings *= len(group)
    plain = PIECE.search(text[:-1]) is None and "#" not in text
    literals = _literals(parts, groups)
    if plain and (spellings <= _SPELT_OUT or min(map(_telling, literals)) < _TELLING - 1):
        for spelling in _spellings(parts, groups, exact=exact):
            ending = spelling.endswith("*")
            yield Pattern(
                spelling.rstrip("*|"),
                term,
                at_start=at_start,
                exact=exact or spelling.endswith("|"),
                open_end=open_end,
                ending=ending,
            )
        return
    form = Form(parts, groups, exact=exact, open_end=open_end)
    for literal in dict.fromkeys(literals):
        yield Pattern(literal, term, form=form, at_start=at_start)


def _spellings(parts: list[str], groups: list[list[str]], *, exact: bool) -> Iterator[str]:
    fixed = parts[::2]
    for chosen in product(*groups):
        pieces = [text for pair in zip(fixed, chosen, strict=False) for text in pair]
        spelling = " ".join("".join([*pieces, fixed[-1]]).split())
        yield spelling
        if spelling.isascii():
            if not exact and spelling[-1:] == "y" and spelling[-2:-1] not in tuple("aeiou "):
                yield spelling[:-1] + "ies|"
        elif JUNCTION.search(spelling):
            yield JUNCTION.sub(" ", spelling)


def _literals(parts: list[str], groups: list[list[str]]) -> list[str]:
    """Return the fixed parts of which one stands in every spelling, the most telling that there are."""
    candidates = [[piece] for text in parts[::2] for piece in _pieces(text)]
    candidates += [[max(_pieces(choice) or [""], key=_telling) for choice in group] for group in groups]
    candidates.sort(key=lambda literals: (-min(min(map(_telling, literals)), _TELLING), len(literals)))
    return candidates[0] if candidates else [""]


def _pieces(text: str) -> list[str]:
    return [stripped for piece in PIECE.split(text) if (stripped := piece.strip())]


def _telling(piece: str) -> int:
    if len(piece) < 2:
        return 0
    if piece in _FREQUENT:
        return _TELLING - 1
    return sum(3 if sign >= WIDE else 1 for sign in piece)
