"""Does a section say where its figures are from?"""

from __future__ import annotations

from collections.abc import Callable

from healthlint import Expression, Sentence

# A sentence that says where figures are from.
_COUNTING = Expression(
    r"\b(?:survey|census|report|register|registry|atlas|statistics|figures|data|study|review|estimates?|poll)\b"
    r"|调查|普查|报告|统计|数据|白皮书|蓝皮书|年鉴|研究|登记"
)
_SELLING = Expression(
    r"\b(?:our|we|us|my|users?|customers?|clients?)\b|我们|我院|本院|本店|本品|该产品|用户|顾客|客户"
)
_LONG_SECTION = 14  # blocks
_HEADINGS = ("title", "heading")


def speaks_of_a_count(sentence: Sentence) -> bool:
    """Tell whether a sentence tells who or how many were counted."""
    return _COUNTING.search(sentence.folded) is not None


def is_counted_nearby(sentence: Sentence, counts: Callable[[Sentence], bool]) -> bool:
    """Tell whether another sentence of the section `counts`: it speaks of a count, and of its source.

    What sellers count themselves is covered by nothing but its own source.
    """
    if _SELLING.search(sentence.folded):
        return False
    blocks = sentence.block.document.blocks
    first = last = sentence.block.index
    while first > 0 and blocks[first].kind not in _HEADINGS:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].kind not in _HEADINGS:
        last += 1
    if last - first > _LONG_SECTION:
        return False
    return any(
        other is not sentence and counts(other)
        for block in blocks[first : last + 1]
        for other in block.sentences
    )
