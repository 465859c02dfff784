"""Which part of an article does a block belong to: references, disclaimer, FAQ, about, body?

A heading gives its role to all blocks down to the next heading of its level or above; a label
(“Disclaimer: …”) to its own block. A list of references also ends, without any heading, where a
block no longer looks like an entry: a notice after the list is not the last of the sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.roles import LONGEST_HEADING, LONGEST_LABEL, role_of_heading, role_of_label, signs_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.text.model import Block, Document, Section

_LOWEST = 6
# What a reader needs to find a source, or what such lines are written with.
_ENTRY = (
    r"https?://|www\.|doi|pmid|isbn|\bet al\b|\[[jmdcnrspb](?:/ol)?\]|《|^\[\d{1,3}\]|^\d{1,3}[.)]"
    r"|(?<!©)(?<!© )(?<!copyright )\b(?:19|20)\d\d\b(?!.{0,12}(?:rights reserved|版权))"
)
_HEADINGS = frozenset(("title", "heading"))
_BRIEF = frozenset(("title", "heading", "paragraph"))
_LABELLED = frozenset(("paragraph", "list-item", "quote", "table-cell"))
_SENTENCE_END = ("。", ".", "!", "！", "?", "？")
_FEW_WORDS = 12
_QUESTION_END = r"[?？][”’」』\"'）)*_ ]*$"
_LONGEST_QUESTION = 200


def assign_roles(document: Document, regions: Mapping[int, Section] | None = None) -> None:
    """Give each block of a fresh document its section, from the headings and labels.

    `regions`: what the markup itself says, by the index of the block. The headings of a footer
    or an aside say nothing about the text after it, nor do those before it about the footer.
    """
    folded = document.folded
    signs = signs_in(
        folded[block.start : block.end]
        for block in document.blocks
        if block.end - block.start <= LONGEST_HEADING and block.kind in _BRIEF
    )
    page = walk = _Walk("body", folded, signs)
    if not regions:
        walk.pass_over(document.blocks)
        return
    region: Section | None = None
    for block in document.blocks:
        here = regions.get(block.index)
        if here != region:
            region = here
            walk = page if region is None else _Walk(region, folded, signs)
        walk.pass_over((block,))


class _Walk:
    """The state of mind of a reader who goes from block to block."""

    __slots__ = ("_entries", "_folded", "_level", "_outside", "_section", "_signs")

    def __init__(self, outside: Section, folded: str, signs: tuple[str, ...]) -> None:
        self._outside = outside  # where a section returns to when it ends
        self._section = outside
        self._level = 0  # of the heading that began the section
        self._entries = ""  # the kind that the entries of this list of references have
        self._folded = folded
        self._signs = signs  # of headings, as far as any is there

    def pass_over(self, blocks: Iterable[Block]) -> None:
        """Give blocks their sections."""
        folded = self._folded
        for block in blocks:
            kind = block.kind
            if kind in _HEADINGS:
                self._heading(block)
            elif kind == "reference":
                block.section = "references"
                self._entries = kind
                continue
            elif kind in _LABELLED:
                start, end = block.start, block.end
                brief = kind == "paragraph" and end - start <= LONGEST_HEADING
                head = folded[start : start + LONGEST_LABEL if end - start > LONGEST_LABEL else end]
                # Few blocks may name their own role.
                if (":" in head or "]" in head or (brief and self._signs)) and self._labelled(
                    block, head, brief
                ):
                    continue
            section = self._section
            if section == "body":  # as most of most articles
                continue
            if kind == "question":
                if section in ("references", "disclaimer", "about"):
                    self._end()
            elif section == "references":
                if kind in ("list-item", "paragraph", "table-cell"):
                    self._entry(block)
            elif section == "faq" and kind == "paragraph" and _is_question(block.text):
                block.kind = "question"
            block.section = self._section

    def _heading(self, block: Block) -> None:
        own = block.level or (1 if block.kind == "title" else _LOWEST)
        role = self._named(block)
        if role is not None:
            self._begin(role, own)
        elif self._section == "faq" and block.kind == "heading" and _is_question(block.text):
            block.kind = "question"
        elif self._level and own <= self._level:
            self._end()

    def _labelled(self, block: Block, head: str, brief: bool) -> bool:
        """Deal with a block that names its own role; tell whether it does.

        `head`: its first signs, folded; `brief`: it is a paragraph as short as a heading.
        """
        if brief:
            role = self._named(block)
            if role is not None:  # a line in bold, or with a colon, that serves as a heading
                self._begin(role, _LOWEST)
                block.kind, block.level, block.section = "heading", _LOWEST, role
                return True
        label = role_of_label(head)
        if label is None:
            return False
        if self._section == "references" and label != "references" and block.kind == "paragraph":
            self._end()
        block.section = label
        if label == "references" and block.kind != "quote":
            block.kind = "reference"
        return True

    def _named(self, block: Block) -> Section | None:
        """Return the part that a heading or a line as short as one begins."""
        folded = self._folded[block.start : block.end]
        for sign in self._signs:
            if sign in folded:
                return role_of_heading(folded)
        return None

    def _entry(self, block: Block) -> None:
        entries, kind = self._entries, block.kind
        if entries and kind != entries and (entries == "reference" or not is_entry(block.folded)):
            self._end()
        elif kind == "paragraph" and not is_entry(block.folded) and _is_prose(block):
            if entries:
                self._end()
        else:
            self._entries = kind
            block.kind = "reference"

    def _begin(self, section: Section, level: int) -> None:
        self._section, self._level, self._entries = section, level, ""

    def _end(self) -> None:
        self._section, self._level = self._outside, 0


def is_entry(folded: str) -> bool:
    """Tell whether a folded line is written as an entry of a list of references is."""
    return compiled(_ENTRY).search(folded) is not None


def _is_prose(block: Block) -> bool:
    """Tell whether a block without any mark of an entry is a sentence, or a call in few words."""
    text = block.text
    if text.endswith(_SENTENCE_END):
        return len(text) > 60 or text.count(" ") >= _FEW_WORDS or not text.isascii()
    return len(text) < 40 and not re.search(r"[,，;；–—|]| - ", text)


def _is_question(text: str) -> bool:
    return len(text) <= _LONGEST_QUESTION and compiled(_QUESTION_END).search(text[-8:]) is not None
