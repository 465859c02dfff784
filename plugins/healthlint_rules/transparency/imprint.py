"""Who signs a page, who has checked it, and from when is it?

Read from the metadata and from the head and foot of the text, where pages print it; running prose
in between names the authors of studies and the dates of events.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from healthlint import Block, Document, Expression, Match

from .dates import dates_in
from .labels import (
    AUTHOR,
    CERTAIN,
    DATE_LABEL,
    DATE_LABEL_ENDS,
    NEXT_LABEL,
    NO_REVIEW,
    REVIEWER,
    Label,
)
from .names import Named, named
from .signatures import is_signature

_HEAD, _FOOT, _BESIDE = 10, 12, 40  # blocks
_LONGEST = 300  # code points of a line of credits
_LONGEST_EMPTY = 90
_BESIDE_THE_TEXT = frozenset(("header", "footer", "about", "aside"))
_UNSEEN = frozenset(("hidden", "reference", "alt", "metadata", "button"))
_ABOUT_THE_AUTHOR = ("about the author", "about the writer", "作者简介", "关于作者", "作者介绍")
_SENTENCE_ENDS = (".", "。", "?", "？", "!", "！", ":", "：")
_MARGIN = ' \t\n*_#>|·•│;(.[【"“—–-'
_LONGEST_NAME = 60  # code points of a block that holds what a label announces
_NO_VALUES = frozenset(("heading", "title", "button", "question"))
# What a template fills in is not empty.
_FILLED_IN = Expression(r"\{\{|\{%|<%|\$\{|<[A-Z]|!\[|<img")


class Credit(NamedTuple):
    """What stands behind a label."""

    named: Named
    value: str
    where: Match


class Imprint(NamedTuple):
    """What head and foot of a page say about it."""

    authors: tuple[Credit, ...]
    reviewers: tuple[Credit, ...]
    empty_dates: tuple[Block, ...]  # with a label and no date behind it


@lru_cache(maxsize=2)
def imprint_of(document: Document) -> Imprint:
    """Return what the head and foot of a document say; it is read once for all rules."""
    authors: list[Credit] = []
    reviewers: list[Credit] = []
    empty: list[Block] = []
    lines = [(block, simplified(block)) for block, _ in credit_blocks(document)]
    small = "\n".join(text for _, text in lines).lower()
    author_labels = [label.within(small) for label in AUTHOR if label.may_stand_in(small)]
    reviewer_labels = [label.within(small) for label in REVIEWER if label.may_stand_in(small)]
    for block, text in lines:
        for label in reviewer_labels:
            reviewers += _credits(label, text, block, reviewer=True)
        for label in author_labels:
            authors += _credits(label, text, block)
        if is_signature(text):
            authors.append(Credit("person", text, Match(document, block.start, block.end)))
        if block.folded.startswith(_ABOUT_THE_AUTHOR) and block.next is not None:
            authors.append(Credit("person", text, Match(document, block.start, block.end)))
        if _is_empty_date(text) and not _is_dated_after(block):
            empty.append(block)
    return Imprint(tuple(authors), tuple(reviewers), tuple(empty))


def simplified(block: Block) -> str:
    """Return the text of a block with Simplified characters and half-width signs."""
    return block.document.simplified[block.start : block.end]


def credit_blocks(document: Document) -> Iterator[tuple[Block, bool]]:
    """Yield the short blocks of the head and foot of the text and those beside it, and whether in the head.

    Menus, buttons and what nobody sees do not count: they would push the byline out of the head.
    """
    text, beside = [], []
    for block in document.blocks:
        if block.kind in _UNSEEN:
            continue
        if block.section in _BESIDE_THE_TEXT or block.kind == "navigation":
            beside.append(block)
        else:
            text.append(block)
    foot = max(_HEAD, len(text) - _FOOT)
    for blocks, in_head in ((text[:_HEAD], True), (text[foot:], False), (beside[-_BESIDE:], False)):
        for block in blocks:
            if len(block.text) <= _LONGEST:
                yield block, in_head


def _is_empty_date(text: str) -> bool:
    ends = text.rstrip().endswith(DATE_LABEL_ENDS) and len(text) <= _LONGEST_EMPTY
    return ends and DATE_LABEL.search(text) is not None


def in_head(block: Block) -> bool:
    """Tell whether a block is one of the first of the page."""
    return block.index < _HEAD


def _credits(label: Label, text: str, block: Block, *, reviewer: bool = False) -> Iterator[Credit]:
    if not label.may_stand_in(text.lower()):
        return
    for found in label.expression.finditer(text):
        next_label = NEXT_LABEL.search(text, found.end())
        end = next_label.start() if next_label else len(text)
        if reviewer and NO_REVIEW.search(text, max(0, found.start() - 12), end):
            continue
        value = text[found.end() : end].strip()
        whom = named(value)
        if value and whom == "nobody" and not CERTAIN.search(found.group()):
            continue  # 来源：网络
        if not value:
            filled = _named_after(block)
            if filled is None and (len(text) > _LONGEST_EMPTY or not CERTAIN.search(found.group())):
                continue
            whom = filled or "nobody"
            end = found.end()
        if whom != "no name":
            start = found.start() + len(found.group()) - len(found.group().lstrip(_MARGIN))
            last = len(text[:end].rstrip())
            yield Credit(whom, value, Match(block.document, block.start + start, block.start + last))


def _named_after(block: Block) -> Named | None:
    """Return whom the next block names, where a label ends its own; a template may fill in a person."""
    if _is_filled_in(block):
        return "person"
    following = block.next
    if following is None or len(following.text) > _LONGEST_NAME or following.kind in _NO_VALUES:
        return None
    text = following.text.rstrip()
    whom = named(text)
    return whom if whom in ("person", "organisation") and not text.endswith(_SENTENCE_ENDS) else None


def _is_dated_after(block: Block) -> bool:
    following = block.next
    return _is_filled_in(block) or (
        following is not None
        and len(following.text) <= _LONGEST_NAME
        and bool(dates_in(simplified(following), bare_year=True))
    )


def _is_filled_in(block: Block) -> bool:
    source = block.document.source
    end = source.find("\n", block.span.end)
    return _FILLED_IN.search(source, block.span.start, end if end >= 0 else len(source)) is not None
