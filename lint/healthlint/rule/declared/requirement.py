"""Does an article say what it must say where it uses the words of a rule?

What nobody sees says nothing: neither comments nor hidden text count, nor what stands for search
engines only. And what is said in another language is not said to the reader of this one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.reach import Reach, part_of, stretch
from healthlint.rule.terms import term_lists
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Block, Document, Match

LIST = "requires"  # the name of the list of terms
_OUT_OF_SIGHT = frozenset(("hidden", "metadata", "alt"))
_SEPARATORS = re.compile(r"[-_. ]")
_LANGUAGES = {"en": "English", "zh": "Chinese"}


class Requirement(NamedTuple):
    """What must be said, and where."""

    reach: Reach
    same_language: bool
    metadata: tuple[str, ...]

    def is_met(self, match: Match, rule: Rule) -> bool:
        """Tell whether the article says what this match calls for."""
        if self._is_declared(match.document):
            return True
        start, end = stretch(match, self.reach)
        language = match.sentence.language
        return any(
            start <= said.start < end and self._counts(said, language)
            for said in match.document.matches(rule, LIST)
        )

    def is_missing_from(self, document: Document, rule: Rule) -> bool:
        """Tell whether an article lacks what each article must have; one without any prose lacks nothing."""
        language = document.language
        if not document.blocks or (rule.languages and language not in rule.languages):
            return False
        if self._is_declared(document):
            return False
        start, end = part_of(document, document.blocks[0], self.reach)
        return not any(
            start <= said.start < end and self._counts(said, language)
            for said in document.matches(rule, LIST)
        )

    def explained(self, finding: Finding, match: Match, rule: Rule) -> Finding:
        """Return a finding that tells where the article says it after all, and why that does not count."""
        return finding._replace(related=(*finding.related, *self._weak(match, rule)))

    def _weak(self, match: Match, rule: Rule) -> Iterator[str]:
        for said in match.document.matches(rule, LIST):
            line = match.document.lines.position(said.span.start)[0]
            if _is_out_of_sight(said.block):
                yield f"line {line} says it out of sight of readers"
            elif self.same_language and said.sentence.language != match.sentence.language:
                yield f"line {line} says it in {_LANGUAGES[said.sentence.language]} only"
            else:
                yield f"line {line} says it elsewhere"
        document = match.document
        for comment in document.comments:
            if term_lists(rule.terms)[LIST].stand_in(fold(document.source[comment.start : comment.end])):
                line = document.lines.position(comment.start)[0]
                yield f"line {line} says it in a comment, which no reader sees"

    def _counts(self, said: Match, language: str) -> bool:
        if _is_out_of_sight(said.block):
            return False
        return not self.same_language or said.sentence.language == language

    def _is_declared(self, document: Document) -> bool:
        if not self.metadata:
            return False
        wanted = {_plain(key) for key in self.metadata}
        return any(
            _plain(str(key)) in wanted and _is_filled(value) for key, value in document.metadata.items()
        )


def _is_out_of_sight(block: Block) -> bool:
    return block.kind in _OUT_OF_SIGHT


def _plain(key: str) -> str:
    """Return a key without what is spelt differently everywhere: reviewed-by, reviewed_by, reviewedBy."""
    return _SEPARATORS.sub("", key).lower()


def _is_filled(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
