"""Which numbers in the text point to an entry of the list of references?

In brackets, raised, circled, and the names of footnotes; in round brackets or behind a full stop they may
mean something else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from healthlint.references.signs import Signs
from healthlint.text.expression import Expression
from healthlint.text.model import Block, Document
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.prose import Span

_LIST = r"\d{1,3}(?:\s?[,;、~ \u2010-\u2014-]\s?\d{1,3}){0,20}"
_WITHIN = rf"\s?(?:refs?\.? ?|文献 ?|参考文献 ?)?({_LIST})\s?"
_SQUARE = Expression(rf"\[{_WITHIN}[\]］】〕]")
_BRACKETED = Expression(rf"[\[［【〔]{_WITHIN}[\]］】〕]")
_WIDE_BRACKETS = "［【〔"
_RAISED = Expression(r"[⁰¹²³⁴-⁹]+(?:[,⁻˒][⁰¹²³⁴-⁹]+)*(?![\w⁺⁻])")
_CIRCLED = Expression(r"[①-⑳]")
_RAISED_SIGNS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_SIGNED = Signs(*_RAISED_SIGNS, *"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
# What must stand before it is asked for behind the bracket, so that the engine goes from bracket to bracket.
_ROUND = Expression(
    rf"\((?:(?<=[\w\")%].)|(?<=[\w\")%]\s.))(?:refs?\.? ?|references? ?|文献 ?)?({_LIST})\)"
    r"(?!\s?(?:%|mg|ml|years?|岁))"
)
# One for each sign: what begins with a plain one is found several times as fast as what begins with a class.
_BEHIND = tuple(
    Expression(rf"{sign}(?=\d)(?<=[A-Za-z)\"”’\]%].)({_LIST})(?=\s|$)(?! ?%)") for sign in (r"\.", ",", ";")
)
_NUMBER = Expression(r"(\d{1,3})(?:\s?([~\u2010-\u2014-])\s?(\d{1,3}))?")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# A raised 2 or 3 behind these is a power: m², cm³, R², χ², CO₂; behind a digit all are.
_POWER_BEHIND = Expression(r"(?:\d|[=×^(\s]|(?<![^\W\d_])(?:[kcdmnµμ]?m|s|h|ft|in|r|x|χ|η|n|i))$", 2)
# Bounds of an interval, ranges of values and what is counted from one are no references.
_INTERVAL_BEFORE = Expression(
    r"(?:\bci\b|interval|\biqr\b|\brange[sd]?\b|\bbetween\b|\bfrom\b|quartiles?|\bscores?|=|±|\bstep|\bfig(?:ure)?\.?|\btable"
    r"|\blevel|\bgrade|\bstage|区间|范围|评分|图|表|步骤|第)[\s:,%\d.]*$"
)
_NOT_TEXT = ("reference", "navigation", "hidden")
_LONGEST_RANGE = 40
_INDENTED = 20  # code points


class Numbers(NamedTuple):
    """A mark, and the numbers or the name of a footnote that it stands for."""

    start: int  # in the prose
    end: int  # in the prose; where the mark is none of its words, `start`
    numbers: tuple[int, ...]
    label: str  # as a reader sees it; of a footnote its name
    footnote: bool
    certain: bool  # whether it can mean nothing but an entry
    span: Span | None = None  # in the source, of a mark that is none of the words


def numbers_in(document: Document, *, certain: bool) -> Iterator[Numbers]:
    """Yield the numeric marks of the text, outside the list of references, code and links.

    `certain`: only those that are written as nothing else is.
    """
    for marker in document.markers:
        footnote = document.source.startswith("[^", marker.span.start)
        numbers = () if footnote else _numbers(marker.label)
        if (footnote or numbers) and _is_text(document, document.block_at(marker.position), marker.position):
            at = marker.position
            yield Numbers(at, at, numbers, marker.label, footnote, certain=True, span=marker.span)
    prose = document.prose
    is_ascii = prose.isascii()
    if not is_ascii and any(map(prose.__contains__, _WIDE_BRACKETS)):
        yield from _matches(document, _BRACKETED, certain=True)
    elif "[" in prose:
        yield from _matches(document, _SQUARE, certain=True)
    if not is_ascii and (signs := _SIGNED.present_in(prose)):
        if not signs.isdisjoint(_RAISED_SIGNS):
            yield from _raised(document)
        if not signs.issubset(_RAISED_SIGNS):
            yield from _circled(document)
    if not certain:
        for expression in (_ROUND, *_BEHIND):
            yield from _matches(document, expression, certain=False)


def _matches(document: Document, expression: Expression, *, certain: bool) -> Iterator[Numbers]:
    prose = document.prose
    for found in expression.finditer(prose):
        start, end = found.span()
        block = document.block_at(start)
        if not _is_text(document, block, start):
            continue
        numbers = _numbers(found[1])
        if not numbers:
            continue
        if start == block.start or (start - block.start < _INDENTED and prose[block.start : start].isspace()):
            continue  # the number of a list
        sure = certain and not _INTERVAL_BEFORE.search(document.folded, max(block.start, start - 30), start)
        label = prose[start:end].lstrip()
        yield Numbers(end - len(label), end, numbers, label, False, sure)


def _raised(document: Document) -> Iterator[Numbers]:
    prose = document.prose
    for found in _RAISED.finditer(prose):
        start, end = found.span()
        if _POWER_BEHIND.search(prose, max(0, start - 4), start):
            continue
        numbers = _numbers(found.group().translate(_DIGITS))
        if numbers and _is_text(document, document.block_at(start), start):
            yield Numbers(start, end, numbers, found.group(), False, certain=True)


def _circled(document: Document) -> Iterator[Numbers]:
    prose = document.prose
    for found in _CIRCLED.finditer(prose):
        start = found.start()
        before = prose[start - 1 : start]
        # At the head of a line or behind a colon it numbers the items of a list.
        if not before.strip() or before in ":：;；,，、.。":
            continue
        if _is_text(document, document.block_at(start), start):
            sign = found.group()
            yield Numbers(start, start + 1, (ord(sign) - 0x245F,), sign, False, certain=False)


def _numbers(label: str) -> tuple[int, ...]:
    """Return the numbers of `1`, `1,3`, `2-5`; none where one of them is no number of an entry."""
    numbers: list[int] = []
    for first, range_, last in (found.groups() for found in _NUMBER.finditer(label)):
        low, high = int(first), int(last or first)
        if low == 0 or high < low or high - low > _LONGEST_RANGE:
            return ()
        numbers += range(low, high + 1) if range_ else [low]
    return tuple(numbers)


def _is_text(document: Document, block: Block, position: int) -> bool:
    """Tell whether a place in a block is text: neither a reference nor code nor the words of a link."""
    if block.kind in _NOT_TEXT or block.section == "references":
        return False
    starts, ends = _apart(document)
    before = bisect_right(starts, position) - 1
    return before < 0 or position >= ends[before]


@lru_cache(maxsize=1)
def _apart(document: Document) -> tuple[list[int], list[int]]:
    """Return where code and the words of links to other pages begin and end, one behind the other."""
    links = ((link.start - 1, link.end) for link in document.links if not link.target.startswith("#"))
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted([*document.code, *links]):
        if ends and start <= ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends
