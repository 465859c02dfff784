"""Who signs a page in its lines of credits, who has checked it, and where is a date missing?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from healthlint import Block, Document, Expression, Match, NamedTuple

from .credit_lines import CreditLines, credit_lines
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

_LONGEST_EMPTY = 90
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


def authors_of(document: Document) -> Iterator[Credit]:
    """Yield who signs a document, with a label or without."""
    from .signatures import is_signature, may_be_signature

    lines = credit_lines(document)
    labels = _labels_in(lines, AUTHOR)
    about = frozenset(lines.folded.with_any(_ABOUT_THE_AUTHOR))
    for number, block in enumerate(lines.blocks):
        for label in labels.get(number, ()):
            yield from _credits(label, block)
        if (may_be_signature(block.text) and is_signature(block.simplified)) or (
            number in about and block.next is not None and block.folded.startswith(_ABOUT_THE_AUTHOR)
        ):
            yield Credit("person", block.simplified, Match(document, block.start, block.end))


def reviewers_of(document: Document) -> Iterator[Credit]:
    """Yield who has checked a document."""
    lines = credit_lines(document)
    for number, labels in sorted(_labels_in(lines, REVIEWER).items()):
        for label in labels:
            yield from _credits(label, lines.blocks[number], reviewer=True)


def _labels_in(lines: CreditLines, labels: Iterable[Label]) -> dict[int, list[Label]]:
    """Return which of some labels may stand in lines, by the numbers of these."""
    found: dict[int, list[Label]] = {}
    for label in labels:
        for number in lines.folded.with_any(label.signs):
            if label.may_stand_in(lines.blocks[number].folded):
                found.setdefault(number, []).append(label)
    return found


def empty_date_of(document: Document) -> Block | None:
    """Return the first block with a label for a date and no date behind it."""
    for block in credit_lines(document).blocks:
        if _is_empty_date(block) and not _is_dated_after(block):
            return block
    return None


def _is_empty_date(block: Block) -> bool:
    # Most lines end otherwise, which is told by the text that the article has already.
    if len(block.text) > _LONGEST_EMPTY or not block.folded.rstrip().endswith(DATE_LABEL_ENDS):
        return False
    text = block.simplified
    return text.rstrip().endswith(DATE_LABEL_ENDS) and DATE_LABEL.search(text) is not None


def _credits(label: Label, block: Block, *, reviewer: bool = False) -> Iterator[Credit]:
    text = block.simplified
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
        and bool(dates_in(following.simplified, bare_year=True))
    )


def _is_filled_in(block: Block) -> bool:
    source = block.document.source
    end = source.find("\n", block.span.end)
    return _FILLED_IN.search(source, block.span.start, end if end >= 0 else len(source)) is not None
