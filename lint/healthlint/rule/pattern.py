"""How is a term looked for?

By a fixed part, its literal, which an automaton finds; what stands around it is judged
afterwards. A term with few choices is spelt out; one with many, or with gaps, is checked by a
regular expression, which is compiled when its literal first turns up: most never do.
"""

from __future__ import annotations

import re
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from healthlint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHOICE = re.compile(r"\(([^()]*)\)")
_PIECE = re.compile(r"\s*\.\.\.\s*|#|\*")
_WIDE = "\u2e80"  # from here on (Han, kana, full-width signs) no blanks stand between words
_JUNCTION = re.compile("(?<=[0-9a-z%])(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])(?=[0-9a-z])")
# The letters that run on in words, as a small set: `re` takes milliseconds to compile one with all of Han.
_WORD = "[0-9a-z\u00c0-\u024f\u0300-\u036f]"
_BEFORE = rf"(?:(?<!{_WORD})|(?!{_WORD}))"
_AFTER = rf"(?:(?!{_WORD})|(?<!{_WORD}))"
_CLAUSE = r"[^.!?;,:\n]"
_GAP_LATIN = rf"(?: {_CLAUSE}{{0,40}}?)? "
_GAP_HAN = rf"{_CLAUSE}{{0,12}}?"
_OPTIONAL_BLANK = "\ufffd"  # no letter of any term; stands for a blank that may be missing
_LONGEST_GAP = 42
_LONGEST_ENDING = 12
_SPELT_OUT = 12  # with more spellings than this a term is checked by an expression
_TELLING = 5  # letters a literal should have; a Chinese character counts as three
# Every health page is full of these: a term is better looked for from another part.
_FREQUENT = frozenset(
    "people patient patients health disease diseases treatment treatments therapy medical medicine doctor"
    " doctors clinical result results 患者 治疗 疾病 健康 医生 医院 药物 临床 糖尿病 治愈 效果".split()
)


class TermError(ValueError):
    """A term that is not written in the notation."""


class Pattern:
    """What to look for, and what must be true around it."""

    __slots__ = ("_after", "_before", "_ending", "_form", "_plural", "at_start", "literal", "term")

    def __init__(
        self,
        literal: str,
        term: str,
        *,
        form: _Form | None = None,
        at_start: bool = False,
        exact: bool = False,
        open_end: bool = False,
        ending: bool = False,
    ) -> None:
        """Take a literal, folded; the form of the whole term where the literal is only a part.

        `exact`: without a plural. `ending`: letters may follow. Raises TermError for a short literal.
        """
        if len(literal) < 2:
            raise TermError(f"{term!r}: a term needs two fixed characters in a row")
        self.literal = literal
        self.term = term  # as the rule declares it
        self.at_start = at_start  # only where a sentence begins
        last = literal[-1]
        self._plural = "" if exact or ending or not last.isalpha() or last >= _WIDE else plural(literal)
        self._before = is_word(literal[0])
        self._after = not open_end and not ending and is_word(last)
        self._ending = ending
        self._form = form

    def whole(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the place of the whole term around its literal, or None where it is something else."""
        if self._form is not None:
            return self._form.around(folded, start, end)
        if self._before and start and is_word(folded[start - 1]):
            return None
        size = len(folded)
        if self._ending:
            limit = min(size, end + _LONGEST_ENDING)
            while end < limit and folded[end].isalpha() and folded[end] < _WIDE:
                end += 1
        elif self._after and end < size and is_word(folded[end]):
            if not self._plural or not folded.startswith(self._plural, end):
                return None
            end += len(self._plural)
            if end < size and is_word(folded[end]):
                return None
        return start, end

    def __repr__(self) -> str:
        return f"Pattern({self.term!r}, {self.literal!r})"


class _Form:
    """The whole of a term with many choices or with gaps."""

    def __init__(self, parts: list[str], groups: list[list[str]], *, exact: bool, open_end: bool) -> None:
        self._parts = parts
        self._groups = groups
        self._exact = exact
        self._open_end = open_end

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(_expression(self._parts, self._groups, exact=self._exact, open_end=self._open_end))

    @cached_property
    def _reach(self) -> int:
        return sum(map(len, self._parts)) + _LONGEST_GAP * sum(
            len(_PIECE.findall(part)) for part in self._parts
        )

    def around(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the place of the term that has its literal from `start` to `end`."""
        first, last = max(0, start - self._reach), min(len(folded), end + self._reach)
        for whole in self._expression.finditer(folded, first, last):
            if whole.start() > start:
                return None
            if end <= whole.end():
                return whole.span()
        return None


def is_word(sign: str) -> bool:
    """Tell whether a sign is part of a word whose border counts; Chinese has no such borders."""
    return sign < _WIDE and (sign.isalnum() or "\u0300" <= sign <= "\u036f")


def plural(word: str) -> str:
    """Return what makes a noun a plural (or a verb its third person), or nothing."""
    if word[-1] in "sxzh":
        return "es" if word.endswith(("x", "z", "ch", "sh")) else "" if word[-1] == "s" else "s"
    return "s"


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
    plain = _PIECE.search(text[:-1]) is None and "#" not in text
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
    form = _Form(parts, groups, exact=exact, open_end=open_end)
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
        elif _JUNCTION.search(spelling):
            yield _JUNCTION.sub(" ", spelling)


def _literals(parts: list[str], groups: list[list[str]]) -> list[str]:
    """Return the fixed parts of which one stands in every spelling, the most telling that there are."""
    candidates = [[piece] for text in parts[::2] for piece in _pieces(text)]
    candidates += [[max(_pieces(choice) or [""], key=_telling) for choice in group] for group in groups]
    candidates.sort(key=lambda literals: (-min(min(map(_telling, literals)), _TELLING), len(literals)))
    return candidates[0]


def _pieces(text: str) -> list[str]:
    return [stripped for piece in _PIECE.split(text) if (stripped := piece.strip())]


def _telling(piece: str) -> int:
    if len(piece) < 2:
        return 0
    if piece in _FREQUENT:
        return _TELLING - 1
    return sum(3 if sign >= _WIDE else 1 for sign in piece)


def _expression(parts: list[str], groups: list[list[str]], *, exact: bool, open_end: bool) -> str:
    wide = any(sign >= _WIDE for part in parts for sign in part)
    out = [_BEFORE]
    for index, part in enumerate(parts):
        text = part
        if index % 2 == 0:
            optional_before = index > 0 and "" in groups[index // 2 - 1]
            optional_after = index + 1 < len(parts) and "" in groups[index // 2]
            if optional_before and text.startswith(" ") and not text.startswith(" ..."):
                text = _OPTIONAL_BLANK + text[1:]
            if optional_after and text.endswith(" ") and not text.endswith("... "):
                text = text[:-1] + _OPTIONAL_BLANK
            out.append(_translated(text))
            continue
        last = index == len(parts) - 2 and not parts[-1]
        choices = sorted(set(groups[index // 2]), key=len, reverse=True)
        if last and not exact:
            choices = [*choices, *(choice[:-1] + "ies" for choice in choices if choice.endswith("y"))]
        between = " ?" if wide and text and index > 1 and not parts[index - 1] else ""
        out.append(f"{between}(?:{'|'.join(map(_translated, choices))})")
    final = parts[-1] or (parts[-2][-1:] if len(parts) > 1 else "")
    if not open_end:
        out.append(("(?:e?s)?" if final[-1:].isalpha() and not exact and not wide else "") + _AFTER)
    return "".join(out)


def _translated(text: str) -> str:
    out: list[str] = []
    done = 0
    for piece in _PIECE.finditer(text):
        out.append(_escaped(text[done : piece.start()]))
        sign = piece.group().strip()
        if sign == "*":
            out.append(rf"[a-z]{{0,{_LONGEST_ENDING}}}")
        elif sign == "#":
            out.append(r"\d[\d,.]{0,12}")
        else:
            out.append(_GAP_LATIN if " " in piece.group() else _GAP_HAN)
        done = piece.end()
    out.append(_escaped(text[done:]))
    return "".join(out)


def _escaped(text: str) -> str:
    escaped = re.escape(_JUNCTION.sub(_OPTIONAL_BLANK, text))
    return escaped.replace("\\ ", " ").replace(_OPTIONAL_BLANK, " ?")
