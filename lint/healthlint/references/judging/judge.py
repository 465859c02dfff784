"""What do those who are asked say of each reference of an article?"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of

if TYPE_CHECKING:
    from healthlint.references.answers import Answers, Page
    from healthlint.references.judging.judgement import Judgement
    from healthlint.references.wording import Language
    from healthlint.references.works import Cited
    from healthlint.text.model import Document


_REMEMBERED = 2_000  # judgements, some kilobytes each


class JudgedReference(NamedTuple):
    """A reference, the verdict on it, and what has become of the pages that it leads to."""

    reference: Reference
    judgement: Judgement
    pages: tuple[Page, ...] = ()  # of addresses that no identifier stands in; empty where none was asked for
    journal: tuple[
        str, ...
    ] = ()  # title, abbreviations and ISSNs of what is cited as its journal, where known

    @property
    def is_looked_up(self) -> bool:
        """Tell whether anybody was asked about the work, with an answer or without."""
        return any(asked.answer != "not-asked" for asked in self.judgement.evidence.asked)

    def message(self, language: Language) -> str:
        """Return the verdict as one sentence without a full stop."""
        from healthlint.references.wording import message

        return message(self.judgement, language)

    def evidence(self, language: Language) -> Iterator[str]:
        """Yield what the verdict rests on, a line for each thing."""
        from healthlint.references.wording import evidence_lines

        return evidence_lines(self.judgement, language)


class Judge:
    """Judges the references of one article after another, by what the same few know of them."""

    def __init__(self, opening: Callable[[], Answers], today: Callable[[], datetime.date]) -> None:
        """Take what opens the way to those who are asked, once in each process, and which day it is."""
        self._opening = opening
        self._today = today
        self._answers: Answers | None = None
        self._process = 0
        # By what is said of a work: an article is read again for each fix and each change of it.
        self._judgements: dict[Cited, Judgement] = {}
        self._last: tuple[Document, tuple[JudgedReference, ...]] | None = None

    def judged(self, document: Document) -> tuple[JudgedReference, ...]:
        """Return the references of a document with their verdicts, in the order of its prose.

        A link in the text that no identifier stands in is there for its page only. Raises what those who
        are asked raise where they fail as a whole, as a damaged registry does.
        """
        if self._last is not None and self._last[0] is document:
            return self._last[1]
        references = references_of(document)
        judged = tuple(self._judged(references)) if references else ()
        self._last = document, judged
        return judged

    def learn(self, documents: Iterable[Document]) -> None:
        """Learn together what the verdicts on the references of several documents will want to know."""
        self._learn([reference for document in documents for reference in references_of(document)])

    def _judged(self, references: tuple[Reference, ...]) -> Iterator[JudgedReference]:
        from healthlint.references.judging.verdict import judge

        answers, today, known = self._asked(), self._today(), self._judgements
        new = self._learn(references)
        if len(known) + new > _REMEMBERED:
            known.clear()
        for reference in references:
            cited = reference.cited
            if cited not in known:
                known[cited] = judge(cited, answers, today=today)
            pages = tuple(answers.page(address) for address in _pages_of(reference) if answers.asks_pages)
            journal = answers.journal(cited.container) if cited.container else ()
            yield JudgedReference(reference, known[cited], pages, journal)

    def _learn(self, references: Sequence[Reference]) -> int:
        """Have those who are asked learn of references, and return how many were not yet judged."""
        answers = self._asked()
        addresses = [
            address for reference in references for address in _pages_of(reference) if answers.asks_pages
        ]
        new = [cited for reference in references if (cited := reference.cited) not in self._judgements]
        answers.learn(new, addresses)
        return len(new)

    def _asked(self) -> Answers:
        """Return those who are asked; a connection to a database does not outlive a fork."""
        if self._answers is None or self._process != os.getpid():
            self._answers, self._process = self._opening(), os.getpid()
        return self._answers


def _pages_of(reference: Reference) -> tuple[str, ...]:
    """Return the addresses that must be asked for themselves: of a work it is the identifier that counts."""
    if any(identifier.value for identifier in reference.identifiers):
        return ()
    return reference.addresses
