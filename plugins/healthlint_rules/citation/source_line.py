"""Does a line say where the paragraph, list or table above it comes from?"""

from __future__ import annotations

from healthlint import Block
from healthlint_rules.expression import Expression

_SOURCE_LINE = Expression(
    r"(?:\*|†|\(|\[)?\s*(?:data |image |statistics |adapted )?(?:sources?|references?|from|(?:数据"
    r"|资料|文献|信息)?来源|出处|引自|摘自|数据引自)"
    r"\s*[:：]\s*(?P<named>\S.{3,})"
)
# One of these begins the line, or a bracket and then one of these.
_SOURCE_WORDS = (
    "source", "reference", "from", "data", "image", "stat", "adapt", "数据", "资料", "文献", "信息",
    "来源", "出处", "引自", "摘自",
)  # fmt: skip
_NOWHERE = Expression(r"网络|互联网|internet|the web|online|various|multiple|不详|未知|unknown|整理")
_HEADINGS = ("title", "heading")
_SMALL = ("list-item", "table-cell", "caption")


def is_source_line(block: Block) -> bool:
    """Tell whether a block names a source behind a label: “Source: …”, “来源：……”."""
    folded = block.folded
    if not folded.lstrip("*†([ ").startswith(_SOURCE_WORDS):
        return False
    line = _SOURCE_LINE.match(folded)
    return line is not None and not _NOWHERE.search(line["named"])


def has_source_line(block: Block) -> bool:
    """Tell whether a block is a source line, or one follows it or the list or table that it belongs to."""
    if is_source_line(block):
        return True
    below = block.next
    while below is not None and below.kind not in _HEADINGS:
        if is_source_line(below):
            return True
        if block.kind not in _SMALL or below.kind != block.kind:
            return False
        below = below.next
    return False
