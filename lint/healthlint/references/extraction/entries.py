"""Where are the entries of the lists of references, the footnotes and the lines that name a source?

An entry is a block, several of which a line was broken into, or a part of one that holds a whole list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Literal

from healthlint.references.extraction.lists import (
    NUMBERED,
    Row,
    heading_over,
    is_of_further_reading,
    number_of,
    row_of,
)
from healthlint.references.signs import Signs
from healthlint.text.expression import Expression
from healthlint.text.model import Block, Document
from healthlint.text.named_tuple import NamedTuple

Origin = Literal[
    "list",  # an entry of a list of references
    "footnote",
    "source-line",  # a line that names the source of what stands above it
    "link",  # a link in the text
    "text",  # an identifier in the text
]
_LABEL = Expression(
    r"[*†(\[ ]*(?:(?:key |medical |main )?(?:references?|sources?|bibliography)"
    r"|(?:(?:data|image|statistics) )?sources?|(?:data|adapted) from"
    r"|(?:主要)?参考(?:文献|资料|来源)|(?:数据|资料|文献|信息|内容)?(?:来源|出处)|引自|摘自)[\])* ]*:[* ]*"
)
_SOURCE_WORDS = (
    *("source:", "sources:", "reference:", "references:", "data from:", "adapted from:"),
    *("来源:", "出处:", "引自:", "摘自:", "参考文献:", "参考资料:"),
)
_SIGNS = Signs(*_SOURCE_WORDS)
# Behind the label: all that is said, or what a page shows beside it.
_NOWHERE = Expression(
    r"(?:(?:the internet|internet|the web|web|online|various|multiple|several|unknown|research|search"
    r"|sources?|websites?|images?|and|authors?|own)[\s,/;]*)+\W*$"
    r"|(?:网络|互联网|网上|不详|未知|整理)(?=[^\u4e00-\u9fff]|$|整理|综合|资料|图片|公开|搜索|浏览|转载|下载|收集|作者|编辑|发布|平台)"
)
# What must stand before a number is asked for behind its first sign, so that the engine goes from one such
# sign to the next.
_IN_A_ROW = Expression(
    r"[\[\d①-⑳](?<![^\s.。;][\[\d①-⑳])"
    r"(?:(?<=\[)(\d{1,3})\](?=\s?\S)|(?<=\d)(\d?[.)]) (?=\S)|(?<=[①-⑳])())"
)
# A semicolon parts two sources, and year from volume in one of them.
_NEXT = Expression(r";\s+(?=[^\s\d(（])|；(?!\s*[\d(（])")
_IN_BRACKETS = Expression(r"[(（][^()（）]*[)）]")
_LONGEST_LABEL = 24  # code points before its last word, with what is set around it
_LINE_KINDS = ("paragraph", "list-item", "quote", "caption", "table-cell")


class Entry(NamedTuple):
    """An entry, as offsets of the prose."""

    block: Block  # the first of its blocks
    start: int
    end: int  # where it goes on in a second block: in that
    number: int | None  # as it is printed or as its place in the list gives it; a footnote has none
    printed: bool  # whether the source shows the number
    further: bool  # whether the list is one of further reading
    origin: Origin
    label: str = ""  # the name of a footnote


def entries_of(document: Document) -> list[Entry]:
    """Return the entries of a document in order; lines of a list that are none are left out."""
    blocks = [block for block in document.blocks if block.kind == "reference"]
    entries = _listed(blocks) if blocks else []
    lines = [entry for block in _labelled(document) for entry in _source_line(block)]
    return sorted(entries + lines, key=lambda entry: entry.start) if lines else entries


def _listed(blocks: list[Block]) -> list[Entry]:
    rows = [row_of(block) for block in blocks]
    printed = {row.number for row in rows if row.number is not None}
    count = sum(row.number is not None for row in rows)
    by_place = count > 1 and printed == {1}  # Markdown counts them itself
    entries: list[Entry] = []
    counted = 0
    last, further = -2, False
    for row, after in pairwise([*rows, None]):
        if row is None or (count > 1 and row.number is None and not row.label):
            continue
        if not row.is_entry:
            counted += row.is_item
            continue
        block = row.block
        if block.index != last + 1:
            further = is_of_further_reading(heading_over(block))
        last = block.index
        parts = [] if by_place else _joined(row)
        if parts:
            entries += (Entry(block, *part, printed=True, further=further, origin="list") for part in parts)
            counted += len(parts)
            continue
        label = _LABEL.match(row.folded) if row.number is None else None
        if label is not None and label.end() < len(row.folded):
            if not row.is_work_like:
                continue
            for start, end in _parted(block.text, label.end()):
                counted += 1
                first, behind = block.start + start, block.start + end
                entries.append(Entry(block, first, behind, counted, False, further, "list"))
            continue
        number = None if by_place else row.number
        if number is None and not row.label:
            number = 1 + counted
        counted += not row.label
        end = block.end
        if (
            count > 1
            and after is not None
            and after.number is None
            and not after.label
            and _goes_on(row, after)
        ):
            end = after.block.end
        origin: Origin = "footnote" if row.label else "list"
        entries.append(
            Entry(block, block.start, end, number, row.number is not None, further, origin, row.label)
        )
    return entries


def _goes_on(row: Row, after: Row) -> bool:
    """Tell whether an entry goes on in the next block, which a line end in its middle made of it."""
    return after.block.index == row.block.index + 1 and after.block.section == row.block.section


def _joined(row: Row) -> list[tuple[int, int, int]]:
    """Return start, end and number of the entries that stand in one block, as they are numbered."""
    folded, block = row.folded, row.block
    label = _LABEL.match(folded)
    begin = label.end() if label else 0
    first = NUMBERED.match(folded, begin)
    if first is None:
        return []
    number = number_of(first[1] or first[2] or first[3], first[4])
    following = number + 1
    if not any(
        mark in folded
        for mark in (f"[{following}]", f" {following}. ", f" {following}) ", chr(0x245F + following))
    ):
        return []
    heads: list[re.Match[str]] = []
    for head in _IN_A_ROW.finditer(folded, begin):
        if not heads or (_number(head) == number + 1 and _alike(head, heads[0])):
            number = _number(head)
            heads.append(head)
    if len(heads) < 2 or heads[0].start() != begin:
        return []
    ends = [*(head.start() for head in heads[1:]), len(folded)]
    return [
        (
            block.start + head.start(),
            block.start + len(folded[:end].rstrip()),
            _number(head),
        )
        for head, end in zip(heads, ends, strict=True)
    ]


def _number(head: re.Match[str]) -> int:
    """Return the number that an entry in a row begins with."""
    return number_of(head[1] or (head.group()[:-2] if head[2] else None), head.group())


def _alike(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.lastindex == other.lastindex


def _labelled(document: Document) -> Iterable[Block]:
    """Return the blocks of the text that begin with what may be such a label."""
    folded = document.folded
    if not _SIGNS.present_in(folded):
        return ()
    found: dict[int, Block] = {}
    colon = folded.find(":")
    while colon >= 0:
        if folded.endswith(_SOURCE_WORDS, 0, colon + 1):
            at = colon + 1 - next(len(word) for word in _SOURCE_WORDS if folded.endswith(word, 0, colon + 1))
            block = document.block_at(at)
            if at - block.start < _LONGEST_LABEL and block.kind in _LINE_KINDS:
                found[block.index] = block
        colon = folded.find(":", colon + 1)
    return found.values()


def _source_line(block: Block) -> Iterator[Entry]:
    """Yield the sources that a line of the text names behind a label."""
    folded = block.folded
    label = _LABEL.match(folded)
    if label is None or len(folded) - label.end() < 3 or _NOWHERE.match(folded, label.end()):
        return
    for start, end in _parted(block.text, label.end()):
        yield Entry(block, block.start + start, block.start + end, None, False, False, "source-line")


def _parted(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield where the sources behind a label stand, which semicolons part; those in brackets do not."""
    hidden = _IN_BRACKETS.sub(lambda found: "_" * len(found.group()), text)
    end = len(text.rstrip(" )）]*"))
    inside = text[start:end]
    if inside.count("(") + inside.count("（") > inside.count(")") + inside.count("）"):
        end = min(end + 1, len(text))  # the bracket that closes one of the source itself
    borders = [found.span() for found in _NEXT.finditer(hidden, start)]
    for (_, first), (last, _) in pairwise([(start, start), *borders, (end, end)]):
        if last - first > 2:
            yield first, last
