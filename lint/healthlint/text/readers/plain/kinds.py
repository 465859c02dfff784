"""Of which kind is a paragraph of plain text: a title, a heading, a list item, a source …?

Decided from its shape and from what stands before and after it, as a reader of the bare text does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.readers.plain.headings import (
    TIGHT_LIMIT,
    find_title,
    has_chapters,
    heading_like,
    is_lead_in,
    is_question,
    level_of,
)
from healthlint.text.readers.plain.paragraphs import LISTED
from healthlint.text.readers.plain.tables import rows_of
from healthlint.text.readers.plain.words import (
    ABOUT_SITE,
    CALL,
    CAPTION,
    LABEL_LINE,
    NAVIGATION,
    is_breadcrumb,
    is_date_line,
)
from healthlint.text.roles import role_of_label
from healthlint.text.sections import is_entry

if TYPE_CHECKING:
    from healthlint.text.model import Kind, Section
    from healthlint.text.readers.plain.paragraphs import Paragraph

_NUMBERED = frozenset(("number", "han", "han-paren", "chapter", "deep", "paren", "roman"))
_QUOTATION = Expression(r"[“\"「『](?=.{24})[^“”「」]*(?:[’'][^“”「」]*)?[”\"」』]", re.DOTALL)
_SPEAKER = Expression(r"[—–―-]{1,2}\s?\S")
_SENTENCE_ENDS = (".", "!")
_FEW_COLUMNS = 100
_SHORT = 60


class Classifier:
    """Goes over the paragraphs of a text in order and says of which kind each is."""

    def __init__(self, paragraphs: list[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._rows = rows_of(paragraphs)
        self._title = find_title(paragraphs, self._rows)
        self._title_text = paragraphs[self._title].text if self._title >= 0 else ""
        self._tail = self._find_tail()
        self._below_chapters = has_chapters(paragraphs)
        self._section: Section = "body"
        self._entries: str | None = None  # the shape that the sources of the list have
        self._kinds: list[tuple[Kind, int]] = []

    def kinds(self) -> list[tuple[Kind, int]]:
        """Return kind and level of each paragraph."""
        for number, paragraph in enumerate(self._paragraphs):
            kind, level = self._kind_of(number, paragraph)
            if kind == "heading":
                self._enter(paragraph)
            self._kinds.append((kind, level))
        return self._kinds

    def is_split(self, number: int) -> bool:
        """Tell whether the cells of a row stand apart: behind tabs, bars or wide gaps."""
        return self._rows.get(number, False)

    def _enter(self, paragraph: Paragraph) -> None:
        self._section = paragraph.role or "body"
        self._entries = None

    def _kind_of(self, number: int, paragraph: Paragraph) -> tuple[Kind, int]:
        shape = paragraph.shape
        if number == self._title:
            return "title", 1
        if number in self._rows:
            return "table-cell", 0
        if shape == "mark":
            return "heading", paragraph.text.find(" ") if paragraph.text.find(" ") > 0 else 1
        if shape == "quote":
            return "quote", 0
        if self._section == "references":
            kind = self._source_kind(number, paragraph)
            if kind is not None:
                return kind, 0
        if shape == "question":
            return "question", 0
        if shape == "entry":
            return "reference", 0
        if shape in _NUMBERED and self._is_numbered_heading(number, paragraph):
            if paragraph.ending == "?" and self._section == "faq":
                return "question", 0
            return "heading", level_of(paragraph, below_chapters=self._below_chapters)
        if shape in ("chapter", "deep"):
            return "paragraph", 0
        if shape in LISTED:
            return "navigation" if number >= self._tail and not CALL.search(
                paragraph.text
            ) else "list-item", 0
        return self._unmarked(number, paragraph)

    def _unmarked(self, number: int, paragraph: Paragraph) -> tuple[Kind, int]:
        text = paragraph.text
        before = self._paragraphs[number - 1] if number else None
        after = self._after(number)
        if self._is_navigation(number, paragraph):
            return "navigation", 0
        if paragraph.width <= 300 and CAPTION.match(text):
            return "caption", 0
        if LABEL_LINE.match(text) or (paragraph.width <= _FEW_COLUMNS and is_date_line(text)):
            return "paragraph", 0
        if self._title_text and number > self._title and text.startswith(self._title_text[:40]):
            rest = text[len(self._title_text) :] if text.startswith(self._title_text) else None
            if rest == "":
                return "heading", 1
            if rest is not None and rest.strip().isdigit():
                return "alt", 0
        if _QUOTATION.fullmatch(text):
            return "quote", 0
        if before is not None and self._kinds[-1][0] == "quote" and _SPEAKER.match(text):
            return "quote", 0
        if paragraph.ending in _SENTENCE_ENDS or (after is None and not paragraph.role):
            return "paragraph", 0
        apart = paragraph.after_blank and paragraph.before_blank
        words = text.split()
        if apart and 3 <= len(words) <= 12 and not paragraph.ending and text.isascii() and text.islower():
            return "alt", 0
        if paragraph.role and paragraph.ending in ("", ":") and paragraph.width <= _FEW_COLUMNS:
            return ("heading", 2) if after is not None else ("paragraph", 0)
        if after is None:
            return "paragraph", 0
        if is_question(paragraph, in_faq=self._section == "faq"):
            prose = after.shape is None and not heading_like(after, TIGHT_LIMIT)
            if self._section == "faq" or prose or after.shape == "answer":
                return "question", 0
        if self._is_in_bare_list(number, paragraph):
            return "list-item", 0
        if after.role and CALL.search(text):
            return "paragraph", 0
        if heading_like(paragraph, 120 if apart else TIGHT_LIMIT) and not is_lead_in(paragraph, after):
            return "heading", 2
        return "paragraph", 0

    def _after(self, number: int) -> Paragraph | None:
        """Return the next paragraph that is not a line of signs."""
        for paragraph in self._paragraphs[number + 1 : number + 3]:
            if paragraph.shape != "rule":
                return paragraph
        return None

    def _is_numbered_heading(self, number: int, paragraph: Paragraph) -> bool:
        """Tell a numbered heading from an item: an item stands next to an item, a heading before its text."""
        after = self._after(number)
        if after is None or not heading_like(paragraph, TIGHT_LIMIT):
            return False
        if paragraph.role:
            return True
        if after.shape == paragraph.shape and paragraph.shape not in ("chapter", "deep"):
            return False
        before = self._paragraphs[number - 1] if number else None
        if (
            before is not None
            and before.shape == paragraph.shape
            and self._kinds[-1][0] == "list-item"
            and not (paragraph.after_blank and not before.before_blank)
        ):
            return False
        return not (after.shape in LISTED and after.indent > paragraph.indent and not after.after_blank)

    def _is_in_bare_list(self, number: int, paragraph: Paragraph) -> bool:
        """Tell whether short lines without bullets stand together behind “The signs are:”."""
        if paragraph.ending or paragraph.width > _SHORT or paragraph.after_blank or not number:
            return False
        before = self._paragraphs[number - 1]
        if self._kinds[-1][0] == "list-item" and before.shape is None:
            return True
        after = self._after(number)
        return (
            before.ending == ":"
            and before.shape is None
            and after is not None
            and not after.after_blank
            and after.shape is None
            and not after.ending
            and after.width <= _SHORT
        )

    def _is_navigation(self, number: int, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if paragraph.width > _FEW_COLUMNS or paragraph.ending in _SENTENCE_ENDS:
            return False
        if number < self._title and ABOUT_SITE.fullmatch(text):
            return True
        if NAVIGATION.fullmatch(text) or is_breadcrumb(text):
            return True
        return number >= self._tail and not CALL.search(text)

    def _find_tail(self) -> int:
        """Return the number from which on only links to other pages follow."""
        paragraphs = self._paragraphs
        tail = len(paragraphs)
        for number in range(len(paragraphs) - 1, self._title, -1):
            paragraph = paragraphs[number]
            if paragraph.ending in (".", "!", ":") or paragraph.width > 2 * _FEW_COLUMNS:
                break
            if paragraph.shape in (None, "mark") and NAVIGATION.fullmatch(paragraph.text):
                tail = number
        return tail

    def _source_kind(self, number: int, paragraph: Paragraph) -> Kind | None:
        """Return the kind of a paragraph under a heading of references; None where they have ended."""
        shape = paragraph.shape
        folded = fold(paragraph.text)
        if shape in ("bullet", "entry", "number", "paren") and not role_of_label(folded):
            if self._entries is None or shape == self._entries or is_entry(folded):
                self._entries = shape
                return "reference"
        elif shape is None and not (paragraph.role or role_of_label(folded)):
            if self._is_navigation(number, paragraph) or LABEL_LINE.match(paragraph.text):
                pass
            elif self._entries in (None, "bare"):
                if is_entry(folded) and not folded.startswith(("©", "copyright")):
                    self._entries = "bare"
                    return "reference"
                sentence = paragraph.ending in (".", "!", "?") and paragraph.width > _SHORT
                if self._entries is None and (sentence or paragraph.ending == ":"):
                    return "paragraph"
                if not sentence and re.search(r"[,，;；–—|]| - |[.:] ", paragraph.text):
                    self._entries = "bare"
                    return "reference"
        self._section = "body"
        return None
