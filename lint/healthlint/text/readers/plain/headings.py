"""Which line of plain text is a heading, a question or the title?"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.readers.plain.lines import width_of
from healthlint.text.readers.plain.words import (
    ABOUT_SITE,
    CAPTION,
    GENERIC,
    LABEL_LINE,
    NAVIGATION,
    is_breadcrumb,
    is_date_line,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from healthlint.text.readers.plain.paragraphs import Paragraph

# In columns. A heading without blank lines around it must be short to be told from a paragraph.
TIGHT_LIMIT = 96
_TITLE_LIMIT = 180
_QUESTION_LIMIT = 160
_PROSE = 150
_LOOK_AT = 14  # paragraphs in which the title must stand
_MOST_WORDS = 22
_LEAD_IN = 28  # columns of the longest heading with a colon that has a list below it
_CHAPTERS = frozenset(("chapter", "han", "roman"))
_CAMEL = Expression(r"[a-z]{1,3}[A-Z]")
_SENTENCE_INSIDE = Expression(r"[a-z]{3}[.!]\s+[A-Z]|[。；](?=.)|://|www\.|\w@\w")
_QUESTIONS_INSIDE = Expression(r"[。；!！.](?=\s+[A-Z]|[\u4e00-\u9fff])|[?？][\"”’」』]?\s*(?=\w)")
_WORD = Expression(r"[^\W\d_]")
_BOLD = Expression(r"\*\*[^*]+\*\*:?|__[^_]+__:?")


def heading_like(paragraph: Paragraph, limit: int) -> bool:
    """Tell whether a paragraph looks like a heading, whatever stands around it."""
    text = paragraph.text
    if paragraph.width > limit or paragraph.ending in (".", ",", "!"):
        return False
    body = text[paragraph.label_end - paragraph.start :]
    if body[:1].islower() and body[:1].isascii() and not _CAMEL.match(body):
        return False
    return (
        _WORD.search(body) is not None
        and _SENTENCE_INSIDE.search(body) is None
        and body.count(" ") <= _MOST_WORDS
    )


def is_lead_in(paragraph: Paragraph, after: Paragraph) -> bool:
    """Tell whether a line with a colon leads over to what follows, as in “The signs are:”."""
    if paragraph.ending != ":" or _BOLD.fullmatch(paragraph.text):
        return False
    listed = after.shape is not None
    if not paragraph.after_blank or (listed and not after.after_blank):
        return True
    return paragraph.width > _LEAD_IN or paragraph.text.count(" ") > 3


def is_question(paragraph: Paragraph, *, in_faq: bool) -> bool:
    """Tell whether a paragraph is one question and nothing else."""
    if paragraph.ending != "?" or len(paragraph.lines) > 3:
        return False
    apart = paragraph.after_blank and paragraph.before_blank
    limit = _QUESTION_LIMIT if in_faq else 120 if apart else TIGHT_LIMIT
    return paragraph.width <= limit and _QUESTIONS_INSIDE.search(paragraph.text) is None


def has_chapters(paragraphs: list[Paragraph]) -> bool:
    """Tell whether there are numbers that stand above 1., 2., 3."""
    return any(paragraph.shape in _CHAPTERS for paragraph in paragraphs)


def level_of(paragraph: Paragraph, *, below_chapters: bool) -> int:
    """Return the level of a numbered heading: chapters and 一、 stand above （一） and 1."""
    if paragraph.shape in _CHAPTERS:
        return 2
    if paragraph.shape == "deep":
        label = paragraph.text.split()[0]
        return min(6, 2 + label.count(".") + label.count("．"))
    return 3 if below_chapters else 2


def find_title(paragraphs: list[Paragraph], rows: Container[int]) -> int:
    """Return the number of the title, or -1.

    Site headers, dates and bylines may stand before it, and a few paragraphs of introduction where
    the first numbered heading comes right after it.
    """
    if len(paragraphs) < 2:
        return -1
    candidates: list[int] = []
    for number, paragraph in enumerate(paragraphs[:_LOOK_AT]):
        if paragraph.shape == "mark" and paragraph.text[1:2] != "#":
            return number
        if paragraph.shape == "rule":
            continue
        if paragraph.shape is not None or number in rows:
            break
        after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        if _names_a_page(paragraph, after):
            if after is not None:
                candidates.append(number)
        elif not _is_furniture(paragraph):
            break
    if not candidates:
        return _title_after_introduction(paragraphs)
    texts = [paragraph.text for paragraph in paragraphs[:_LOOK_AT]]
    for number in candidates:
        if texts.count(texts[number]) > 1:
            return number
    return next((number for number in candidates if _says_something(texts[number])), candidates[0])


def _title_after_introduction(paragraphs: list[Paragraph]) -> int:
    for number, (paragraph, after) in enumerate(pairwise(paragraphs[: _LOOK_AT + 1])):
        if paragraph.shape is None and after.shape in ("han", "chapter", "number", "mark", "roman"):
            named = paragraph.after_blank and _names_a_page(paragraph, after)
            return number if named and paragraph.ending != ":" and heading_like(after, TIGHT_LIMIT) else -1
        if paragraph.shape is not None:
            return -1
    return -1


def _names_a_page(paragraph: Paragraph, after: Paragraph | None) -> bool:
    apart = paragraph.before_blank or (after is not None and _is_furniture(after))
    shout = paragraph.ending == "!" and apart and paragraph.width <= TIGHT_LIMIT
    if not (heading_like(paragraph, _TITLE_LIMIT) or shout) or paragraph.ending == ":":
        return False
    if not paragraph.before_blank and paragraph.width > _PROSE:
        return False
    return paragraph.role in (None, "faq") and not _is_furniture(paragraph)


def _is_furniture(paragraph: Paragraph) -> bool:
    text = paragraph.text
    return paragraph.width <= _PROSE and bool(
        NAVIGATION.fullmatch(text)
        or LABEL_LINE.match(text)
        or is_date_line(text)
        or is_breadcrumb(text)
        or CAPTION.match(text)
        or GENERIC.fullmatch(text)
        or (ABOUT_SITE.fullmatch(text) and paragraph.after_blank)
    )


def _says_something(text: str) -> bool:
    return len(text.split()) >= 4 or (not text.isascii() and width_of(text) >= 16)
