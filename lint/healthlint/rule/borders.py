"""What must stand just before or behind the fixed part by which a term is looked for?

Of “(three|twelve) people”, one of the choices just before “people”. To compare a few signs is far cheaper
than the expression of the whole term, and most words of health pages stand next to something else.
"""

from __future__ import annotations

from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

PIECE = Expression(r"\s*\.\.\.\s*|#|\*")
JUNCTION = Expression("(?<=[0-9a-z%])(?=[^\x00-\u33ff])|(?<=[^\x00-\u33ff])(?=[0-9a-z])")

_NUMBER = "#"
_MOST = 80  # words; to compare with more costs as much as what is saved


def parted(text: str) -> str:
    """Return a text with a blank wherever Chinese and Latin signs meet."""
    return text if text.isascii() else JUNCTION.sub(" ", text)


def literals_begin_words(parts: list[str]) -> bool:
    """Tell whether each fixed part of a term begins a word: none stands behind an ending or a number."""
    return not any("*" in part or "#" in part for part in parts)


class Border(NamedTuple):
    """The words of which one must stand at a border, or a number; a blank may stand between."""

    words: tuple[str, ...]
    number: bool

    def is_before(self, folded: str, position: int) -> bool:
        """Tell whether one of them ends at a position of a folded text, or a blank before it."""
        if position and folded[position - 1] == " ":
            position -= 1
        if self.words and folded.endswith(self.words, 0, position):
            return True
        return (
            self.number
            and position > 0
            and (folded[position - 1].isdecimal() or folded[position - 1] in ",.")
        )

    def is_behind(self, folded: str, position: int) -> bool:
        """Tell whether one of them begins at a position of a folded text, or a blank behind it."""
        if folded.startswith(" ", position):
            position += 1
        if self.words and folded.startswith(self.words, position):
            return True
        return self.number and folded[position : position + 1].isdecimal()


def borders(
    parts: list[str], groups: list[list[str]], at: int, literals: list[str]
) -> tuple[Border | None, Border | None]:
    """Return what must stand before and behind the literals of a term; None where that can be anything.

    `parts` are its fixed parts (every other one) with the choices between them, `at` is the number of the
    one in which the literals stand.
    """
    texts = [groups[index // 2] if index % 2 else [part] for index, part in enumerate(parts)]
    if at % 2:
        return _around_choices(texts, at, literals)
    pieces = PIECE.split(parts[at])
    signs = PIECE.findall(parts[at])
    own = [number for number, piece in enumerate(pieces) if piece.strip() == literals[0]]
    if len(own) != 1:
        return None, None  # its last letter may change, or it stands there twice
    number = own[0]
    before = _sign(signs[number - 1]) if number else _before(texts, at - 1)
    behind = _sign(signs[number]) if number < len(signs) else _behind(texts, at + 1)
    return before, behind


def _around_choices(
    texts: list[list[str]], at: int, literals: list[str]
) -> tuple[Border | None, Border | None]:
    """Return the borders of literals that are choices with the fixed words next to them."""
    signs_left, signs_right = PIECE.findall(texts[at - 1][0]), PIECE.findall(texts[at + 1][0])
    left, right = PIECE.split(texts[at - 1][0])[-1], PIECE.split(texts[at + 1][0])[0]
    if {(left + choice + right).strip() for choice in texts[at]} != set(literals):
        return None, None  # a blank may be missing, a gap is within, or the last letter may change
    before = _sign(signs_left[-1]) if signs_left else _before(texts, at - 2)
    behind = _sign(signs_right[0]) if signs_right else _behind(texts, at + 2)
    return before, behind


def _sign(sign: str) -> Border | None:
    return Border((), number=True) if sign == _NUMBER else None


def _before(texts: list[list[str]], index: int) -> Border | None:
    words: set[str] = set()
    while index >= 0:
        for text in texts[index]:
            if not text.strip():
                continue
            last = text.rstrip()
            words.add(_NUMBER if last[-1] == _NUMBER else _word(PIECE.split(last)[-1], -1))
        if all(map(str.strip, texts[index])):
            return _border(words)
        index -= 1
    return None


def _behind(texts: list[list[str]], index: int) -> Border | None:
    words: set[str] = set()
    while index < len(texts):
        for text in texts[index]:
            if not text.strip():
                continue
            first = text.lstrip()
            words.add(_NUMBER if first[0] == _NUMBER else _word(PIECE.split(first)[0], 0).removesuffix("y"))
        if all(map(str.strip, texts[index])):
            return _border(words)
        index += 1
    return None


def _word(text: str, at: int) -> str:
    words = parted(text).split()
    return words[at] if words else ""


def _border(words: set[str]) -> Border | None:
    if "" in words or len(words) > _MOST:
        return None
    return Border(tuple(sorted(words - {_NUMBER}, key=len)), _NUMBER in words)
