"""Which works may be meant by a citation?

First those whose title is equal in comparison. Failing that those that have the rarest words of the title in
common: all of them, or else as many as can be, among so many rows at most. Likeness only finds candidates;
whether one is the cited work is for the comparison to say.
"""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from healthlint.references.comparing.digests import author_digest, author_key, digest
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.comparing.written import sentences_of
from healthlint.references.works import Cited, Record
from healthlint.registry import packed
from healthlint.registry.schema import BY_TITLE, Form
from healthlint.registry.words import YEAR, author_word, words
from healthlint.registry.works import Works

_RAREST = 5  # words that are asked for together
_FEW = 40  # rows that are looked at more closely
_BUDGET = 5_000  # rows that the words of a title may lead to, asked for one by one
_UNCOUNTED = 100  # titles that a word is taken to stand in which is not among the common ones
_SENTENCE = 4  # blanks of a sentence that may be a title
_TOO_FEW = 2  # words that tell no title from another


class Sought(NamedTuple):
    """What a search has found, and whether it could look far enough for a miss to say something."""

    works: list[tuple[int, Record]]  # with their rows, the likeliest first
    far_enough: bool = True


class Candidates:
    """Finds works by title, first author and year."""

    def __init__(self, database: sqlite3.Connection, form: Form, works: Works) -> None:
        self._database = database
        self._full = form == "full"
        self._works = works

    def find(self, cited: Cited, most: int) -> Sought:
        """Return at most so many works.

        Of more works of equal titles than are kept, only some can be looked at; among titles of nothing but
        common words only those that have two of them beside each other in the search.
        """
        comparable = comparable_title(cited.title)
        if not comparable:
            return Sought([])
        author = author_key(cited.authors[0].family) if cited.authors else ""
        rows = self._equal(comparable)
        many = len(rows) == packed.MOST
        if many and self._full:  # `Editorial`: there are more, and the author tells which
            rows += self._together([*words(comparable)[:_RAREST], *_beside(author, cited.year)])
        if rows:
            return Sought(self._ranked(rows, comparable, author, cited, most), far_enough=not many)
        asked = words(comparable)
        if not self._full:
            rows = self._in_sentences(cited.text)
            return Sought(self._ranked(rows, comparable, author, cited, most))
        if not asked:
            return Sought([])
        rows, far_enough = self._alike(asked, author, cited.year)
        return Sought(self._ranked(rows, comparable, author, cited, most), far_enough)

    def _equal(self, comparable: str) -> list[int]:
        found = packed.find(self._database, "titles", digest(comparable), BY_TITLE)
        return [int.from_bytes(row, "big") for row in found]

    def _in_sentences(self, text: str) -> list[int]:
        """Return the rows whose title is a sentence of an entry, whatever was read as its title."""
        forms = {comparable_title(each) for each in sentences_of(text)}
        return [row for form in sorted(forms) if form.count(" ") >= _SENTENCE for row in self._equal(form)]

    def _alike(self, asked: Sequence[str], author: str, year: int | None) -> tuple[list[int], bool]:
        common = self._common(asked)
        rarest = sorted(asked, key=lambda word: (common.get(word, 0), -len(word)))
        if len(rarest) > _TOO_FEW:
            rows = self._together(rarest[:_RAREST])
            if rows:
                return rows, True
        return self._apart(rarest, common, author, year), common.get(rarest[0], 0) <= _BUDGET

    def _common(self, asked: Sequence[str]) -> dict[str, int]:
        marks = ", ".join("?" * len(asked))
        return dict(
            self._database.execute(f"SELECT word, titles FROM common_words WHERE word IN ({marks})", asked)
        )

    def _together(self, asked: Sequence[str], most: int = _FEW) -> list[int]:
        query = " AND ".join(f'"{word}"' for word in asked)
        found = self._database.execute(
            "SELECT rowid FROM title_words WHERE title_words MATCH ? LIMIT ?", (query, most)
        )
        return [row for (row,) in found]

    def _apart(
        self, rarest: Sequence[str], common: dict[str, int], author: str, year: int | None
    ) -> list[int]:
        """Return the rows that share the most with a title; a rare word counts for more than a common one."""
        weights: dict[int, float] = {}
        left = _BUDGET
        beside = _beside(author, year)
        for at, word in enumerate(rarest):
            titles = common.get(word, _UNCOUNTED)
            weight = 1 / math.log(2 + titles)
            if titles <= left:
                queries = [[word]]
            else:  # so common a word finds only beside another, or beside the author
                queries = [[word, each] for each in (*rarest[:at][-1:], *beside[:1])]
            for query in queries:
                if left <= 0:
                    break
                rows = self._together(query, left)
                left -= len(rows)
                for row in rows:
                    weights[row] = weights.get(row, 0) + weight
        return sorted(weights, key=lambda row: -weights[row])[:_FEW]

    def _ranked(
        self, rows: Sequence[int], comparable: str, author: str, cited: Cited, most: int
    ) -> list[tuple[int, Record]]:
        asked = set(words(comparable))
        scored = []
        for row, record in self._works.by_rows(list(dict.fromkeys(rows))):
            scored.append((-_likeness(asked, comparable, author, cited, record), row, record))
        scored.sort(key=lambda each: each[:2])
        return [(row, record) for _, row, record in scored[:most]]


def _beside(author: str, year: int | None) -> list[str]:
    return [*([author_word(author)] if author else []), *([f"{YEAR}{year}"] if year else [])]


def _likeness(asked: set[str], comparable: str, author: str, cited: Cited, record: Record) -> float:
    """Return how much of the words two titles share; author and year tell equal ones apart."""
    score = 0.0
    if record.digests is None:
        for title in (record.title, *record.other_titles):
            known = set(words(comparable_title(title) or " "))
            score = max(score, len(asked & known) / (len(asked | known) or 1))
        first = author_key(record.authors[0].family) if record.authors else ""
        same = bool(author) and first == author
    else:
        score = float(digest(comparable) in record.digests.titles)
        same = bool(author) and record.digests.first_author == author_digest(author)
    near = cited.year is not None and any(abs(cited.year - year) <= 1 for year in record.years)
    return score + 0.3 * same + 0.1 * near
