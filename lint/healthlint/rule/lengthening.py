"""Which longer texts stand wherever the fixed part of a term does, and turn up less often?

“our” is all over the page of a clinic; “from our” and “at our”, one of which “buy ... (from|at) our” wants,
hardly stand there. The fewer hits an automaton has, the less is to be looked at more closely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from healthlint.rule.borders import PIECE, literals_begin_words, parted
from healthlint.rule.pattern import is_word

if TYPE_CHECKING:
    from collections.abc import Iterator

Side = Literal["before", "behind"]
_MOST = 200  # texts in the place of those of a term; more of them cost more than they save
_PERHAPS_A_BLANK = ("", " ")


def lengthened(
    parts: list[str], groups: list[list[str]], at: int, literals: list[str]
) -> Iterator[tuple[Side, list[str]]]:
    """Yield the literals of a term, each with all that may stand just beside it on one side.

    There is nothing to yield for a side on which anything may stand. `parts` are the fixed parts of the term
    (every other one) with the choices between them, `at` is the number of the one with the literals.
    """
    texts = [groups[index // 2] if index % 2 else [part] for index, part in enumerate(parts)]
    if at % 2:
        first, last = at - 1, at + 1
        left, right = PIECE.split(parts[first]), PIECE.split(parts[last])
        own = [left[-1] + choice + right[0] for choice in texts[at]]
        begins, ends = len(left) == 1, len(right) == 1
    else:
        first = last = at
        pieces = PIECE.split(parts[at])
        own = [piece for piece in pieces if piece.strip() == literals[0]]
        begins, ends = own[:1] == pieces[:1], own[-1:] == pieces[-1:]
    if [text.strip() for text in own] != literals:
        return  # it stands there twice, or a gap is within
    if begins:
        words = _beside("before", texts, first, {text[: -len(text.lstrip())] for text in own})
        # A literal that begins words does so behind each of them.
        within = not literals_begin_words(parts)
        sought = [
            word + literal
            for literal in literals
            for word in words
            if within or not (is_word(word[-1]) and is_word(literal[0]))
        ]
        if 0 < len(sought) <= _MOST:
            yield "before", sought
    if ends:
        words = _beside("behind", texts, last, {text[len(text.rstrip()) :] for text in own})
        sought = [literal + word for literal in literals for word in words]
        if 0 < len(sought) <= _MOST:
            yield "behind", sought


def _beside(side: Side, texts: list[list[str]], index: int, blanks: set[str]) -> list[str]:
    """Return the words that may stand next to a part, with the blanks between; none where anything may.

    `blanks` are those that the part itself has on this side.
    """
    before = side == "before"
    step, nearest = (-1, -1) if before else (1, 0)
    is_unsure = len(blanks) > 1  # a blank may be there or not
    blank = blanks.pop()
    found: dict[str, None] = {}
    while 0 <= index + step < len(texts):
        # So it is beside a choice that may be missing, and between the choices of a Chinese term.
        is_unsure = is_unsure or "" in texts[index]
        index += step
        choices = texts[index]
        is_unsure = is_unsure or "" in choices
        for text in filter(str.strip, choices):
            piece = PIECE.split(text)[nearest]
            words = parted(piece).split()
            word = words[nearest] if words else ""
            if not before:
                word = word.removesuffix("y")  # of what may have become a plural
            if not word:
                return []
            own = piece[len(piece.rstrip()) :] + blank if before else blank + piece[: -len(piece.lstrip())]
            # Where a choice has a gap, Chinese and Latin signs meet as within a fixed part.
            for between in (own, *_PERHAPS_A_BLANK) if is_unsure or piece != text else (own,):
                found[word + between if before else between + word] = None
        if all(map(str.strip, choices)):
            return [*found]
        if len(choices) == 1:
            blank += choices[0]
    return []
