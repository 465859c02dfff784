"""What must be true around the fixed part of a term with many choices, or with gaps?

An expression of the whole term says so. It is compiled when the fixed part first turns up:
most never do, and compiling them all would take longer than a run may.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.rule.borders import JUNCTION, PIECE, Border, borders, literals_begin_words, parted
from healthlint.rule.gaps import HAN, LATIN, Gaps
from healthlint.rule.pattern import APART, LONGEST_ENDING, is_word
from healthlint.text.expression import compiled
from healthlint.text.language.han import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.lengthening import Side

# The letters that run on in words, as a small set: a larger one takes longer to compile than the rest of
# an expression. What stands next to other letters is looked at afterwards.
_WORD = "[0-9a-z]"
_BEFORE = rf"(?:(?<!{_WORD})|(?!{_WORD}))"
_PLAIN = frozenset("0123456789abcdefghijklmnopqrstuvwxyz")
_AFTER = rf"(?:(?!{_WORD})|(?<!{_WORD}))"
_GAP = "..."
_LONGEST_GAP = 42
_LONGEST_NUMBER = 13  # signs, and no ending is longer
_MARGIN = 5  # signs: a plural behind a term, a blank between two choices
# A term with a gap or two is first looked for by one expression with all of it, which is quick where it
# is tried a few times; on a text that has its words again and again, stretch by stretch (`gaps.py`).
_FEW_GAPS = 2
_FEW_TRIES = 40  # in one text
_AS_EXPRESSION = {LATIN: r"(?: [^.!?;,:\n]{0,40}?)? ", HAN: r"[^.!?;,:\n]{0,12}?"}
_ASKED = 12  # looking for more choices than this costs as much as the expression
_OPTIONAL_BLANK = "\ufffd"  # no letter of any term; stands for a blank that may be missing


class Form:
    """The whole of a term with many choices or with gaps."""

    __slots__ = (
        "_after",
        "_at",
        "_before",
        "_borders",
        "_compiled",
        "_exact",
        "_gap_count",
        "_gaps",
        "_groups",
        "_is_measured",
        "_literals",
        "_near",
        "_open_end",
        "_parts",
        "_reach_before",
        "_reach_behind",
        "_text",
        "_tries",
        "_within",
        "at_word",
    )

    def __init__(
        self,
        parts: list[str],
        groups: list[list[str]],
        at: int,
        literals: list[str],
        *,
        within: Side | None,
        exact: bool,
        open_end: bool,
    ) -> None:
        """Take the fixed parts (every other one) with the choices between them, all folded.

        `at` is the number of the part in which the literals stand; `within`: the side on which what is
        looked for has all that may stand beside them.
        """
        self._parts = parts
        self._groups = groups
        self._at = at
        self._literals = literals
        self._within = within
        self._exact = exact
        self._open_end = open_end
        # What stands before the literals need not begin a word: beside a choice that may be missing a blank
        # may be missing.
        self.at_word = within != "before" and literals_begin_words(parts)
        self._is_measured = False
        self._reach_before = 0
        self._reach_behind = 0
        self._gap_count = 0
        self._before: list[list[str]] = []
        self._after: list[list[str]] = []
        self._near: list[str] = []
        self._borders: tuple[Border | None, Border | None] | None = None  # not worked out yet
        self._compiled: re.Pattern[str] | None = None
        self._gaps: Gaps | None = None
        self._text = ""  # the one that it was last tried in, and how often
        self._tries = 0

    def around(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the place of the term that has its literal from `start` to `end`."""
        before = folded[start - 1] if start else " "
        if before not in APART and self.at_word and is_word(before) and is_word(folded[start]):
            return None
        ends, begins = self._borders or self.borders()
        if (ends is not None and not ends.is_before(folded, start)) or (
            begins is not None and not begins.is_behind(folded, end)
        ):
            return None
        if not self._is_measured:  # most forms that are asked are refused before
            self._measure()
        gaps = self._gaps
        if gaps is not None and gaps.knows(folded, start):
            return self._around_in(gaps, folded, start, end)
        first = start - self._reach_before if start > self._reach_before else 0
        last = end + self._reach_behind
        # The other parts must be near, on their side; looking for them is cheaper than the expression.
        for choices in self._after:
            for choice in choices:
                if folded.find(choice, start, last) >= 0:
                    break
            else:
                return None
        for word in self._near:
            if folded.find(word, first, last) < 0:
                return None
        for choices in self._before:
            for choice in choices:
                if folded.find(choice, first, end) >= 0:
                    break
            else:
                return None
        if gaps is not None and self._is_tried_often(folded):
            return self._around_in(gaps, folded, start, end)
        if self._compiled is None:
            # Without a look at what is before it: `re` leaps to the signs with which an expression may begin.
            expression = "|".join(each.removeprefix(_BEFORE) for each in self._expressions())
            for mark, gap in _AS_EXPRESSION.items():
                expression = expression.replace(mark, gap)
            self._compiled = compiled(expression)
        while (whole := self._compiled.search(folded, first, last)) is not None:
            place = whole.span()
            if place[0] > start:
                return None
            if _runs_on(folded, place[0]):
                first = place[0] + 1
            elif end <= place[1] and self._is_whole(folded, *place):
                return place
            else:
                first = place[1]
        return None

    def borders(self) -> tuple[Border | None, Border | None]:
        """Return how what stands just before the literal must end, and what stands just behind it begin."""
        if self._borders is None:
            ends, begins = borders(self._parts, self._groups, self._at, self._literals)
            self._borders = (
                None if self._within == "before" else ends,
                None if self._within == "behind" else begins,
            )
        return self._borders

    def _expressions(self) -> list[str]:
        """Return expressions of which one finds the term, with marks for its gaps, outside all groups."""
        return [
            _expression(parts, groups, exact=self._exact, open_end=self._open_end)
            for parts, groups in _without_gaps_in_choices(self._parts, self._groups)
        ]

    def _is_tried_often(self, folded: str) -> bool:
        if folded is not self._text:
            self._text, self._tries = folded, 0
        self._tries += 1
        return self._gap_count > _FEW_GAPS or self._tries > _FEW_TRIES

    def _around_in(self, gaps: Gaps, folded: str, start: int, end: int) -> tuple[int, int] | None:
        for place in gaps.around(folded, start, end):
            if self._is_whole(folded, *place):
                return place
        return None

    def _is_whole(self, folded: str, start: int, end: int) -> bool:
        """Tell whether no word runs on over the ends of a match, accents and all."""
        if start and is_word(folded[start - 1]) and is_word(folded[start]):
            return False
        return self._open_end or not (
            end < len(folded) and folded[end] > "\x7f" and is_word(folded[end]) and is_word(folded[end - 1])
        )

    def _measure(self) -> None:
        self._is_measured = True
        gaps = sum(len(PIECE.findall(part)) for part in self._parts)
        self._gap_count = sum(part.count(_GAP) for part in self._parts)
        self._reach_before = sum(map(self._longest, range(self._at + 1)))
        self._reach_behind = sum(map(self._longest, range(self._at, len(self._parts))))
        for index, part in enumerate(self._parts):
            wanted = self._wanted(index, part)
            (self._before if index < self._at else self._after).extend(wanted)
        if self._at % 2 == 0:
            literal = self._literals[0]
            self._near = [word for word in _words(self._parts[self._at]) if word not in literal]
        self._before.sort(key=len)
        self._after.sort(key=len)
        if gaps:
            self._gaps = Gaps(self._expressions)

    def _longest(self, index: int) -> int:
        """Return how long the text of a part can be, with what may stand behind it: a blank, a plural."""
        texts = self._groups[index // 2] if index % 2 else [self._parts[index]]
        return max(len(parted(text)) + sum(map(_room, PIECE.findall(text))) for text in texts) + _MARGIN

    def _wanted(self, index: int, part: str) -> list[list[str]]:
        """Return what must stand near for a part: each of its words, or one of its choices."""
        if index == self._at:
            return []
        if index % 2 == 0:
            return [[word] for word in _words(part)]
        group = self._groups[index // 2]
        if len(group) > _ASKED or not all(map(_words, group)):
            return []
        return [sorted({_words(choice)[0] for choice in group}, key=len)]


def _runs_on(folded: str, position: int) -> bool:
    """Tell whether plain letters or digits stand on both sides of a position, which `_BEFORE` refuses."""
    return position > 0 and folded[position - 1] in _PLAIN and folded[position] in _PLAIN


def _room(sign: str) -> int:
    """Return how many signs more than itself a gap, a number or an ending may stand for."""
    return _LONGEST_GAP if _GAP in sign else _LONGEST_NUMBER


def _without_gaps_in_choices(
    parts: list[str], groups: list[list[str]]
) -> Iterator[tuple[list[str], list[list[str]]]]:
    """Yield the term once with the choices that have no gap, and once with each choice that has one."""
    for number, group in enumerate(groups):
        if not any(_GAP in choice for choice in group):
            continue
        before, after = parts[: number * 2 + 1], parts[number * 2 + 2 :]
        plain = [choice for choice in group if _GAP not in choice]
        others = [choice for choice in group if _GAP in choice]
        if plain:
            yield from _without_gaps_in_choices(
                [*before, "|".join(plain), *after], [*groups[:number], plain, *groups[number + 1 :]]
            )
        for choice in others:
            yield from _without_gaps_in_choices(
                [*before[:-1], before[-1] + choice + after[0], *after[1:]],
                [*groups[:number], *groups[number + 1 :]],
            )
        return
    yield parts, groups


def _words(text: str) -> list[str]:
    """Return the stretches of a part that stand in the text as they are, whatever is between them.

    A last y is left out: it may have become a plural.
    """
    return [word[:-1] if word[-1] == "y" else word for word in parted(PIECE.sub(" ", text)).split()]


def _expression(parts: list[str], groups: list[list[str]], *, exact: bool, open_end: bool) -> str:
    wide = any(sign >= WIDE for part in parts for sign in part)
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
        choices = sorted(dict.fromkeys(groups[index // 2]), key=len, reverse=True)
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
    for piece in PIECE.finditer(text):
        out.append(_escaped(text[done : piece.start()]))
        sign = piece.group().strip()
        if sign == "*":
            out.append(rf"[a-z]{{0,{LONGEST_ENDING}}}")
        elif sign == "#":
            out.append(rf"\d[\d,.]{{0,{_LONGEST_NUMBER - 1}}}")
        else:
            out.append(LATIN if " " in piece.group() else HAN)
        done = piece.end()
    out.append(_escaped(text[done:]))
    return "".join(out)


def _escaped(text: str) -> str:
    escaped = re.escape(JUNCTION.sub(_OPTIONAL_BLANK, text))
    return escaped.replace("\\ ", " ").replace(_OPTIONAL_BLANK, " ?")
