"""What are the entries of the list of references, and what number does each go by?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from healthlint import Block, Document, Match
from healthlint_rules.expression import Expression

NUMBERED = Expression(r"\s*(?:\[\s?\^?(\d{1,3})\s?\]:?|\((\d{1,3})\)|(\d{1,3})\s?[.),](?!\d)|([①-⑳]))")
_BULLET = Expression(r"\s*(?:[-*+•·]|\d{1,3}[.)])\s+$")
YEAR = Expression(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NOT_AN_ENTRY = Expression(
    r"\s*(?:disclaimer|copyright|©|last (?:updated|reviewed)|updated|reviewed|published|written by"
    r"|author|editor|about|subscribe|follow|share|tags?|related|see also"
    r"|note|next review|免责|声明|版权|作者|编辑|责编|责任|审核|审校|校对|发布|更新|上一篇|下一篇"
    r"|标签|扫码|关注|图片|图源|温馨提示|转载|文/|文:|撰稿|统筹|监制)"
)
_WORK_LIKE = Expression(
    r'["《]|\bet al\b|\bjournal\b|\bassociation\b|\bfederation\b|\binstitutes?\b|\buniversity\b'
    r"|杂志|学报|\[[jmcdrsnp]\b"
)
# What is offered to readers who want more; no claim of the article rests on it.
_FURTHER = Expression(
    r"(?!.*(?:references?|sources?|bibliography|citations?|cited|参考文献|资料来源|引用))"
    r".*(?:\b(?:further|additional|suggested|recommended|related|more)"
    r" (?:reading|information|resources|links)"
    r"|\blearn more|\buseful (?:links|resources|websites)|\bread more|\bresources$"
    r"|(?:延伸|拓展|扩展|推荐|相关|补充)阅读|相关链接)"
)
_LABEL = Expression(r"\s*(?:[^\[\]:]{1,20}:\s*)?")  # “References:” on the line of the first entry
_IN_A_ROW = Expression(r"(?:^|(?<=\s)|(?<=[.。;]))\[(\d{1,3})\](?=\s?\S)")
_HEADINGS = ("title", "heading")


class Entry(NamedTuple):
    """An entry of a list of references: a block, several, or one of the lines that Markdown joins."""

    block: Block  # the first of its blocks
    start: int  # in the prose
    end: int  # in the prose, of its part of that block
    folded: str  # all of it, as terms see it
    number: int | None  # as it is printed or as its place in the list gives it; a footnote has none
    printed: bool  # whether the source shows the number
    further: bool  # whether the list is one of further reading

    @property
    def where(self) -> Block | Match:
        """What a finding about the entry points to."""
        block = self.block
        if (self.start, self.end) == (block.start, block.end):
            return block
        return Match(block.document, self.start, self.end)


@lru_cache(maxsize=1)
def entries_of(document: Document) -> tuple[Entry, ...]:
    """Return the entries of a document in order; lines that are none are left out."""
    blocks = [block for block in document.blocks if block.kind == "reference"]
    if not blocks:
        return ()
    numbers = {block.index: number for block in blocks if (number := printed_number(block)) is not None}
    by_place = _all_alike(list(numbers.values()))
    entries: list[Entry] = []
    further, list_of = False, -1
    for block, after in pairwise([*blocks, None]):
        if block is None or (len(numbers) > 1 and block.index not in numbers) or not _is_entry(block):
            continue
        head = _heading_over(block)
        if head != list_of:
            list_of = head
            further = head >= 0 and _FURTHER.match(document.blocks[head].folded) is not None
        folded = block.folded
        if after is not None and numbers and after.index not in numbers:
            folded += " " + after.folded  # an entry broken over two lines
        joined = [] if by_place else _joined(block)
        if joined:
            entries += (Entry(block, *part, printed=True, further=further) for part in joined)
            continue
        number = None if by_place else numbers.get(block.index)
        if number is None and not is_footnote(block):
            number = 1 + sum(each.number is not None for each in entries)
        printed = block.index in numbers
        entries.append(Entry(block, block.start, block.end, folded, number, printed, further))
    return tuple(entries)


def _joined(block: Block) -> list[tuple[int, int, str, int]]:
    """Return start, end, text and number of the entries that stand in one block, as they are numbered."""
    folded = block.folded
    if folded.count("[") < 2:
        return []
    heads: list[re.Match[str]] = []
    for head in _IN_A_ROW.finditer(folded):
        if not heads or int(head[1]) == int(heads[-1][1]) + 1:
            heads.append(head)
    if len(heads) < 2 or not _LABEL.fullmatch(folded, 0, heads[0].start()):
        return []
    ends = [*(head.start() for head in heads[1:]), len(folded)]
    return [
        (
            block.start + head.start(),
            block.start + len(text),
            folded[head.start() : end].rstrip(),
            int(head[1]),
        )
        for head, end in zip(heads, ends, strict=True)
        if (text := folded[:end].rstrip())
    ]


def printed_number(block: Block) -> int | None:
    """Return the number that stands before an entry, in its text or in the markup of its list."""
    if is_footnote(block):
        return None
    found = NUMBERED.match(block.folded) or NUMBERED.match(prefix(block))
    if found is None:
        return None
    circled = found[4]
    return ord(circled) - 0x245F if circled else int(found[1] or found[2] or found[3])


def is_footnote(block: Block) -> bool:
    """Tell whether a block is the text of a footnote of Markdown."""
    return prefix(block).lstrip().startswith("[^")


def prefix(block: Block) -> str:
    """Return what stands in the source before a block, on its line."""
    source = block.document.source
    start = block.span.start
    return source[source.rfind("\n", 0, start) + 1 : start]


def heading_over(entry: Entry) -> Block | None:
    """Return the heading of the list in which an entry stands, above those that part it."""
    blocks = entry.block.document.blocks
    at = _heading_over(entry.block)
    while at > 0 and blocks[at - 1].section == entry.block.section:
        at -= 1
    return next((block for block in blocks[max(at, 0) : entry.block.index] if block.kind in _HEADINGS), None)


def _heading_over(block: Block) -> int:
    """Return the index of the heading over a block, -1 where it has none of its own section."""
    blocks = block.document.blocks
    at = block.index - 1
    while at >= 0 and blocks[at].section == block.section and blocks[at].kind not in _HEADINGS:
        at -= 1
    return at if at >= 0 and blocks[at].section == block.section else -1


def _all_alike(numbers: list[int]) -> bool:
    """Tell whether all items are called 1: Markdown counts them itself."""
    return len(numbers) > 1 and set(numbers) == {1}


def _is_entry(block: Block) -> bool:
    folded = block.folded
    if len(folded) < 3 or _NOT_AN_ENTRY.match(folded):
        return False
    year = YEAR.search(folded)
    if block.section != "references" or is_footnote(block):
        return bool(year and _WORK_LIKE.search(folded))  # a footnote may be a mere remark
    if printed_number(block) is not None or _BULLET.search(prefix(block)):
        return True
    return bool(year or _WORK_LIKE.search(folded) or "://" in folded)
