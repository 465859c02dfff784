"""How does a term in the notation of `Terms` become patterns?

A pattern is found by a fixed part, its literal, for which an automaton looks; what stands around
is judged afterwards. A term with few choices is spelt out; one with many, or with gaps, is found
by its most telling fixed part, whose surroundings a `Form` checks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.rule.form import JUNCTION, PIECE, Form
from healthlint.rule.pattern import WIDE, Pattern, TermError
from healthlint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHOICE = re.compile(r"\(([^()]*)\)")
_BRACKET = re.compile(r"[()|]")
_MARKED = re.compile(r"[()|#*]|\.\.\.")
_SPELT_OUT = 6  # with more spellings than this a term is checked by an expression
_TELLING = 8  # letters that a literal should have; a Chinese character counts as three
_JOINED = 40  # with more choices than this a choice is not joined with its neighbours
# Every health page is full of these: a term is better looked for from another part.
_FREQUENT = frozenset(
    "people patient patients health disease diseases diabetes treatment treatments therapy medical medicine"
    " doctor doctors hospital clinic clinical insulin cell result results symptom symptoms cause trial"
    " research 患者 治疗 疾病 健康 医生 医院 药物 临床 糖尿病"
    " 胰岛素 细胞 治愈 效果 建议 立即 诊断 咨询".split()
)


def patterns_of(term: str, *, open_end: bool = False) -> Iterator[Pattern]:
    """Yield what to look for to find a term.

    Raises TermError where the term is not written in the notation, or has nothing fixed enough.
    """
    folded = fold(term)
    at_start = folded.startswith("^")
    exact = folded.endswith("|")
    text = (folded[1:] if at_start else folded).strip()
    if _MARKED.search(text) is None:
        yield from _spelt([text], term, at_start=at_start, exact=False, open_end=open_end)
        return
    parts = _CHOICE.split(text.rstrip("|"))
    if any(_BRACKET.search(part) for part in parts[::2]):
        raise TermError(f"{term!r}: brackets stand in pairs and not within each other")
    groups = [part.split("|") for part in parts[1::2]]
    spellings = 1
    for group in groups:
        spellings *= len(group)
    plain = PIECE.search(text[:-1]) is None and "#" not in text
    literals = [] if plain and spellings <= _SPELT_OUT else _literals(parts, groups)
    if not literals or (plain and min(map(_telling, literals)) < 2):
        spelt = _spellings(parts, groups)
        yield from _spelt(spelt, term, at_start=at_start, exact=exact, open_end=open_end)
        return
    form = Form(parts, groups, exact=exact, open_end=open_end)
    for literal in dict.fromkeys(literals):
        yield Pattern(literal, term, form, at_start=at_start)


def _spelt(
    spellings: Iterable[str], term: str, *, at_start: bool, exact: bool, open_end: bool
) -> Iterator[Pattern]:
    for spelling in spellings:
        ending = spelling[-1:] == "*"
        literal = spelling[:-1] if ending else spelling
        yield Pattern(literal, term, at_start=at_start, exact=exact, open_end=open_end, ending=ending)
        if not literal.isascii():
            if JUNCTION.search(literal):
                yield Pattern(
                    JUNCTION.sub(" ", literal), term, at_start=at_start, open_end=open_end, ending=ending
                )
        elif literal[-1:] == "y" and not exact and literal[-2:-1] not in "aeiou ":
            yield Pattern(literal[:-1] + "ies", term, at_start=at_start, exact=True, open_end=open_end)


def _spellings(parts: list[str], groups: list[list[str]]) -> Iterable[str]:
    spelt = [parts[0]]
    for group, fixed in zip(groups, parts[2::2], strict=True):
        spelt = [begun + choice + fixed for begun in spelt for choice in group]
    # An empty choice leaves two blanks, or one at an end.
    return (
        [" ".join(spelling.split()) for spelling in spelt] if any("" in group for group in groups) else spelt
    )


def _literals(parts: list[str], groups: list[list[str]]) -> list[str]:
    """Return the fixed parts of which one stands in every spelling, the most telling that there are."""
    candidates = [[piece] for text in parts[::2] for piece in _pieces(text)]
    candidates += [[max(_pieces(choice) or [""], key=_telling) for choice in group] for group in groups]
    candidates += [
        joined
        for index, group in enumerate(groups)
        if len(group) <= _JOINED and (joined := _joined(parts, index))
    ]
    candidates.sort(key=lambda literals: (-min(min(map(_telling, literals)), _TELLING), len(literals)))
    # A last y may have become a plural.
    return [literal[:-1] if literal[-1:] == "y" else literal for literal in candidates[0]]


def _joined(parts: list[str], index: int) -> list[str]:
    """Return the choices of a group with the fixed words next to it, where nothing may come between."""
    group = parts[2 * index + 1].split("|")
    before, after = parts[2 * index], parts[2 * index + 2]
    left = PIECE.split(before)[-1]
    right = PIECE.split(after)[0]
    joined = [(left + choice + right).strip() for choice in group]
    broken = (
        not all(group) or any(PIECE.search(choice) for choice in group) or any(map(JUNCTION.search, joined))
    )
    return [] if broken else joined


def _pieces(text: str) -> list[str]:
    return [stripped for piece in PIECE.split(text) if (stripped := piece.strip())]


def _telling(piece: str) -> int:
    if len(piece) < 2:
        return 0
    if piece in _FREQUENT:
        return _TELLING - 1
    return len(piece) if piece.isascii() else sum(3 if sign >= WIDE else 1 for sign in piece)
