"""How is a line of a list of references told from others, and what number does it go by?"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression
from healthlint.text.model import Block
from healthlint.text.named_tuple import NamedTuple

# Of lists of a thousand entries, too; what stands before a point and is more is a year.
NUMBERED = Expression(
    r"\s*(?:\[\s?\^?(\d{1,4})\s?\]:?|\((\d{1,3})\)|(\d{1,3}|1[0-4]\d\d)\s?[.),](?!\d)|([①-⑳]))"
)
_BULLET = Expression(r"\s*(?:[-*+•·▪◦]|\d{1,3}[.)])\s+[\[<*_\"]*$")
# Of what begins with digits, the first is asked for first, so that the engine goes from one to the next.
_YEAR = Expression(r"[12](?<!\d\d)(?:(?<=1)[89]|(?<=2)0)\d\d(?!\d)")
_ITEM = Expression(r"<li\b[^<>]*>(?:\s|<[^<>]*>)*$", re.IGNORECASE)
# Of folded text.
_NOT_AN_ENTRY = Expression(
    r"\s*(?:©|(?:disclaimer|copyright|last (?:updated|reviewed)|updated|reviewed|published|written by"
    r"|authors?|editors?|about|subscribe|follow|share|tags?|related|see also|notes?|next review)\b"
    r"|免责|声明|版权|作者|编辑|责编|责任|审核|审校|校对|发布|更新|上一篇|下一篇"
    r"|标签|扫码|关注|图片|图源|温馨提示|转载|文/|文:|撰稿|统筹|监制)(?![\w\s]{0,60}\((?:19|20)\d\d)"
)
# Where the year of a work stands as it does in entries, and what other words there are of works.
_YEAR_OF_A_WORK = Expression(r"[12,](?:(?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d ?[;:)]|(?<=,) (?:19|20)\d\d,)")
_WORK = Expression(
    r'["《]|\bet al\b|\bjournal\b|\bassociation\b|\bfederation\b|\binstitutes?\b|\buniversity\b'
    r"|杂志|学报|\[[jmcdrsnp]\b|doi|https?:"
)
# One of them stands in each of those words.
_IN_WORKS = (
    '"', "《", "et al", "journal", "association", "federation", "institute", "university", "杂志", "学报",
    "[", "doi", "http",
)  # fmt: skip
# What is offered to readers who want more; no claim of the article rests on it.
_FURTHER = Expression(
    r"(?!.*(?:references?|sources?|bibliography|citations?|cited|参考文献|资料来源|引用))"
    r".*(?:\b(?:further|additional|suggested|recommended|related|more)"
    r" (?:reading|information|resources|links)"
    r"|\blearn more|\buseful (?:links|resources|websites)|\bread more|\bresources$"
    r"|(?:延伸|拓展|扩展|推荐|相关|补充)阅读|相关链接)"
)
_HEADINGS = ("title", "heading")


class Row(NamedTuple):
    """A block of a list, with what tells whether it is an entry."""

    block: Block
    folded: str
    before: str  # what stands in the source before it, on its line
    label: str  # the name of the footnote of Markdown whose text it is, else empty
    number: int | None  # as it is printed, in its text or in the markup of its list

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list in HTML, which browsers count whatever it says."""
        return self.number is None and _ITEM.search(self.before) is not None

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry: notices in a list are none, nor are mere remarks in a footnote."""
        folded = self.folded
        if len(folded) < 3 or _NOT_AN_ENTRY.match(folded):
            return False
        if self.label or self.block.section != "references":
            if _YEAR_OF_A_WORK.search(folded):  # as in most; it is a year, and tells of a work
                return True
            dated = _YEAR.search(folded) or "://" in folded or "doi" in folded
            return bool(dated and _has_words_of_works(folded))
        if self.number is not None or _BULLET.search(self.before):
            return True
        return self.is_work_like

    @property
    def is_work_like(self) -> bool:
        """Whether its words look like those of a work, wherever it stands."""
        folded = self.folded
        return bool(_YEAR.search(folded) or "://" in folded or _has_words_of_works(folded))


def _has_words_of_works(folded: str) -> bool:
    """Tell whether words stand there that speak of a work."""
    return any(map(folded.__contains__, _IN_WORKS)) and _WORK.search(folded) is not None


def row_of(block: Block) -> Row:
    """Return a block of a list with what tells whether it is an entry."""
    document, folded = block.document, block.folded
    start = document.span(block.start, block.start).start
    before = document.source[document.source.rfind("\n", 0, start) + 1 : start]
    if before.lstrip().startswith("[^"):
        return Row(block, folded, before, before.partition("[^")[2].partition("]")[0], None)
    found = NUMBERED.match(folded) or NUMBERED.match(before)
    number = None if found is None else number_of(found[1] or found[2] or found[3], found[4])
    return Row(block, folded, before, "", number)


def number_of(digits: str | None, circled: str | None) -> int:
    """Return the number that digits or a circled digit stand for."""
    return int(digits) if digits else ord(circled or "①") - 0x245F


def heading_over(block: Block) -> Block | None:
    """Return the heading over a block, None where it has none of its own section."""
    blocks = block.document.blocks
    at = block.index - 1
    while at >= 0 and blocks[at].section == block.section:
        if blocks[at].kind in _HEADINGS:
            return blocks[at]
        at -= 1
    return None


def heading_of_list(block: Block) -> Block | None:
    """Return the first heading of the section of a block, be it over others; None where it has none."""
    blocks = block.document.blocks
    found = heading_over(block)
    at = found.index if found is not None else 0
    while at > 0 and blocks[at - 1].section == block.section:
        at -= 1
        if blocks[at].kind in _HEADINGS:
            found = blocks[at]
    return found


def is_of_further_reading(heading: Block | None) -> bool:
    """Tell whether a heading offers works to readers, and does not name the sources of the article."""
    return heading is not None and _FURTHER.match(heading.folded) is not None
