"""Which figures about people, risks and effects need a source?

Not doses, ages, dates, laboratory values, shares of a substance, discounts or confidence intervals.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Expression, Match, Rule, Terms
from healthlint_rules.places import places_of
from healthlint_rules.signs import Signs

from . import measured
from .cover import Cover

SHARES = Terms.read(__package__, "words/figures.toml")["shares"]
# In folded text, where digits of full width are plain ones. What is read of a number is not given back.
_DIGITS = Expression(
    r"[0-9](?<!\d\d)[\d,.]*+(?:\s?(?:to|~|至|到| )\s?\d[\d,.]*+)?\s?"
    r"(?:%|percent\b|per cent\b|times\b(?= (?:more|less|higher|lower|greater|as likely))|倍"
    r"|million\b|billion\b|万亿|亿|千万|百万|万|(?:in"
    r"|out of) (?:every )?\d[\d,]*\b)"
)
# One of them stands in each of these, and not all over the text as digits do. %, a single sign, is found
# sooner by itself.
_UNITS = Signs(
    "percent", "per cent", "times ", "倍", "million", "billion", "千万", "百万", "万", "亿", "out of ",
    *(end + blank + "in " for end in "0123456789,." for blank in ("", " ", "\n")),
)  # fmt: skip
_OF_NUMBERS = frozenset("0123456789,.~至到to \n")  # what may stand between the first digit and the unit
_REACH = 60  # code points from the unit to the end
_EVERY = Expression(r"every (?=\d[\d.]* (?:seconds?|minutes?)\b)\d[\d.]* \w+")
_EVERY_ZH = Expression(
    r"每\s?[\d两二三四五六七八九十百千]+\s?[个名人位例对户家][^,.;\n]{0,10}(?:就有|中有|里有|有|便有|就)\s?[\d一二三]"
)
_PARTS_ZH = Expression(
    r"百分之[一二三四五六七八九十百零两]+|[三四五]分之[一二三四]|[一二两三四五六七八九]成(?!功"
    r"|立|为|本|人|熟|分|不|群|型|天|长)|半数|一半的"
)
_CENSUS = ("million", "billion", "万", "亿")
_WIDE = "\u2e80"
_SHARE_HEAD = Expression(
    r"percentage|share|prevalence|proportion|\brates?\b|占比|比例|比率|患病率|有效率|百分比|成功率|治愈率"
)
_ROW = Expression(r"[^\d.!?。]{2,32}\s?\d{1,3}(?:\.\d+)?\s?[%％]")
_KINDS = frozenset(("paragraph", "list-item", "table-cell", "quote", "caption"))


def figures(rule: Rule, document: Document, cover: Cover) -> list[Match]:
    """Return the figures of a document that need a source and have none, in order.

    The rule must have SHARES among its terms, under “shares”.
    """
    if cover.figures is None:
        cover.figures = list(_figures(rule, document, cover))
    return cover.figures


def _figures(rule: Rule, document: Document, cover: Cover) -> Iterator[Match]:
    done = -1
    for start, end in sorted(_places(rule, document)):
        block = document.block_at(start)
        if block.kind not in _KINDS:
            continue
        if block.text[-1:] in "%％" and _is_row(block):
            if block.index > done and not cover.section(block.sentences[0]):
                yield Match(document, block.start, block.end, "")
            done = max(done, _last_row(block))
            continue
        match = Match(document, start, end, "")
        sentence = match.sentence
        if not measured.is_about_people(document.folded, match, sentence):
            continue
        if measured.is_side_effect(block) and not cover.empty:
            continue
        if cover.sourced(sentence) or cover.section(sentence) or cover.later(sentence):
            continue
        if cover.identifies_its_study and not any(unit in match.text for unit in _CENSUS):
            continue
        if not cover.counted_nearby(sentence):
            yield match


def _places(rule: Rule, document: Document) -> Iterator[tuple[int, int]]:
    folded = document.folded
    yield from _numbers(folded)
    if "every " in folded:
        for found in _EVERY.finditer(folded):
            yield found.span()
    if "每" in folded:
        for found in _EVERY_ZH.finditer(folded):
            yield found.span()
    for match in document.matches(rule, "shares"):
        if folded[match.start] < _WIDE:
            yield match.start, match.end
        elif part := _PARTS_ZH.match(folded, match.start):
            yield part.span()


def _numbers(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where numbers with a unit stand, and shares as “1 in 5”: from each unit back to its number."""
    reached = 0
    for place in sorted([*places_of("%", folded), *_UNITS.places_in(folded)]):
        if place < reached:
            continue
        start = place
        while start > reached and folded[start - 1] in _OF_NUMBERS:
            start -= 1
        found = _DIGITS.search(folded, start, place + _REACH)
        if found is not None and found.start() <= place:
            reached = found.end()
            yield found.span()


def _is_row(block: Block) -> bool:
    if not _ROW.fullmatch(block.text):
        return False
    above = block.document.blocks[max(0, block.index - 8) : block.index]
    return any(len(other.text) < 90 and _SHARE_HEAD.search(other.folded) for other in above)


def _last_row(block: Block) -> int:
    while block.next is not None and _ROW.fullmatch(block.next.text):
        block = block.next
    return block.index
