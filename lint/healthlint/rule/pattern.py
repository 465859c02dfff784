"""How is one spelling of a term looked for?

By its longest fixed part, which an automaton finds; what stands around it is judged afterwards.
"""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

from healthlint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHOICE = re.compile(r"\(([^()]*)\)")
_PIECE = re.compile(r"\s*\.\.\.\s*|#|\*")
_WIDE = "\u2e80"  # from here on (Han, kana, full-width signs) no blanks stand between words
_JUNCTION = re.compile("(?<=[0-9A-Za-z%])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9A-Za-z])")
_WORD_BEFORE = rf"(?<![^\W_{_WIDE}-\U0010ffff])"
_WORD_AFTER = rf"(?![^\W_{_WIDE}-\U0010ffff])"
_CLAUSE = r"[^.!?;,:\n]"
_GAP_LATIN = rf"(?: {_CLAUSE}{{0,40}}?)? "
_GAP_HAN = rf"{_CLAUSE}{{0,12}}?"
_LONGEST_GAP = 42
_LONGEST_ENDING = 12
_HISSING = ("s", "x", "z", "ch", "sh")
# Every health page is full of these: a term with gaps is better looked for from another part.
_FREQUENT = frozenset(
    "people patient patients health disease diseases treatment treatments therapy medical medicine doctor"
    " doctors clinical 患者 治疗 疾病 健康 医生 医院 药物 临床 糖尿病".split()
)


class TermError(ValueError):
    """A term that is not written in the notation."""


class Pattern:
    """One fixed spelling to look for, and what must be true around it."""

    __slots__ = (
        "_check",
        "_ending",
        "_expression",
        "_plural",
        "_word_after",
        "_word_before",
        "at_start",
        "literal",
        "reach",
        "term",
    )

    def __init__(self, spelling: str, term: str, *, open_end: bool = False) -> None:
        """Read a spelling in which the choices of the term are made.

        Raises TermError where nothing in it is fixed enough to be looked for.
        """
        self.term = term  # as the rule declares it
        self.at_start = spelling.startswith("^")  # only where a sentence begins
        text = spelling[1:] if self.at_start else spelling
        exact = text.endswith("|")
        folded = fold(text.rstrip("|"))
        self._ending = folded.endswith("*") and _PIECE.search(folded[:-1]) is None
        if self._ending:
            folded = folded[:-1]
        pieces = [piece.strip() for piece in _PIECE.split(folded)]
        simple = len(pieces) == 1
        self.literal = folded.strip() if simple else _anchor(pieces)  # what the automaton finds
        if len(self.literal) < 2 or "(" in folded or ")" in folded or "|" in folded:
            raise TermError(
                f"{term!r}: a term needs two fixed characters in a row, and its brackets in pairs"
            )
        last = folded[-1]
        inflected = is_word(last) and last.isalpha() and not exact and not self._ending
        self._plural = "" if not inflected or last == "s" else "es" if folded.endswith(_HISSING) else "s"
        self._word_before = simple and is_word(folded[0])
        self._word_after = simple and is_word(last) and not open_end and not self._ending
        self._check: re.Pattern[str] | None = None
        self._expression = "" if simple else _expression(folded, self._plural, open_end=open_end)
        self.reach = 0 if simple else len(folded) + _LONGEST_GAP * (len(pieces) - 1)

    def whole(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the place of the whole term around its literal, or None where it is something else."""
        if self._expression:
            return self._around(folded, start, end)
        size = len(folded)
        if self._word_before and start and is_word(folded[start - 1]):
            return None
        if self._ending:
            limit = min(size, end + _LONGEST_ENDING)
            while end < limit and folded[end].isalpha() and folded[end] < _WIDE:
                end += 1
        elif self._word_after and end < size and is_word(folded[end]):
            plural = self._plural
            if not plural or not folded.startswith(plural, end):
                return None
            end += len(plural)
            if end < size and is_word(folded[end]):
                return None
        return start, end

    def _around(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        if self._check is None:
            self._check = re.compile(self._expression)  # most articles never need it
        first, last = max(0, start - self.reach), min(len(folded), end + self.reach)
        for whole in self._check.finditer(folded, first, last):
            if whole.start() > start:
                return None
            if end <= whole.end():
                return whole.span()
        return None

    def __repr__(self) -> str:
        return f"Pattern({self.term!r}, {self.literal!r})"


def is_word(sign: str) -> bool:
    """Tell whether a sign is part of a word whose border counts; Chinese has no such borders."""
    return sign < _WIDE and (sign.isalnum() or "\u0300" <= sign <= "\u036f")


def spellings(term: str) -> Iterator[str]:
    """Yield a term with its choices made, in each way it may be spelt.

    A noun in -y also has its plural; between Latin and Chinese characters a blank may stand.
    """
    if "(" in term:
        parts = _CHOICE.split(term)
        choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
        chosen = [re.sub(r" {2,}", " ", "".join(choice)).strip() for choice in product(*choices)]
    else:
        chosen = [term]
    for spelling in chosen:
        yield spelling
        if spelling.isascii():
            if spelling.endswith("y") and spelling[-2:-1] not in tuple("aeiou "):
                yield spelling[:-1] + "ies|"
        elif _JUNCTION.search(spelling):
            yield _JUNCTION.sub(" ", spelling)


def _anchor(pieces: list[str]) -> str:
    rare = [piece for piece in pieces if piece not in _FREQUENT]
    return max(rare or pieces, key=_telling)


def _telling(piece: str) -> int:
    """Return how much a fixed part tells: a Chinese character is about three letters."""
    return sum(3 if sign >= _WIDE else 1 for sign in piece) if len(piece) > 1 else 0


def _expression(folded: str, plural: str, *, open_end: bool) -> str:
    out = [_WORD_BEFORE] if is_word(folded[0]) or folded[0] == "#" else []
    done = 0
    for piece in _PIECE.finditer(folded):
        out.append(re.escape(folded[done : piece.start()]))
        sign = piece.group().strip()
        if sign == "*":
            out.append(rf"[a-z]{{0,{_LONGEST_ENDING}}}")
        elif sign == "#":
            out.append(r"\d[\d,.]{0,12}")
        else:
            before, after = folded[max(0, piece.start() - 1)], folded[min(piece.end(), len(folded) - 1)]
            out.append(_GAP_LATIN if before < _WIDE and after < _WIDE else _GAP_HAN)
        done = piece.end()
    out.append(re.escape(folded[done:]))
    if not open_end and (is_word(folded[-1]) or folded[-1] in "*#"):
        out.append((f"(?:{plural})?" if plural else "") + _WORD_AFTER)
    return "".join(out)
