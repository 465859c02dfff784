"""Does an article say what it must say where it uses the words of a rule?

What nobody sees says nothing: neither comments nor hidden text count, nor what stands for search
engines only. And what is said in another language is not said to the reader of this one.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.rule.reach import Reach, part_of, stretch
from healthlint.rule.terms import term_lists
from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Block, Document, Match

LIST = "requires"  # the name of the list of terms
_OUT_OF_SIGHT = frozenset(("hidden", "metadata", "alt"))
_SEPARATORS = Expression(r"[-_. ]")
_NAMED = 5  # lines that a message names one by one
_LANGUAGES = {"en": "English", "zh": "Chinese"}


class Requirement(NamedTuple):
    """What must be said, and where."""

    reach: Reach
    same_language: bool
    metadata: tuple[str, ...]

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


class Said:
    """What an article says of that which a rule requires of it."""

    def __init__(self, requirement: Requirement, document: Document, rule: Rule) -> None:
        """Take an article that was scanned for the terms of the rule."""
        self._requirement = requirement
        self._document = document
        self._rule = rule
        self._starts: dict[str, list[int]] = {}
        self._weak: dict[str, tuple[str, ...]] = {}
        self._around: tuple[int, int] = (0, 0)  # where a match must have it; known for the last match

    def answers(self, match: Match) -> bool:
        """Tell whether the article says what this match calls for."""
        if self._is_declared:
            return True
        if not self._around[0] <= match.start < self._around[1]:
            self._around = stretch(match, self._requirement.reach)
        return self._is_said(self._around, match.sentence.language)

    def is_missing(self) -> bool:
        """Tell whether the article lacks what each article must have; one without any prose lacks nothing."""
        document, rule = self._document, self._rule
        if not document.blocks or (rule.languages and document.language not in rule.languages):
            return False
        if self._is_declared:
            return False
        part = part_of(document, document.blocks[0], self._requirement.reach)
        return not self._is_said(part, document.language)

    def explained(self, finding: Finding, match: Match) -> Finding:
        """Return a finding that tells where the article says it after all, and why that does not count."""
        language = match.sentence.language
        if language not in self._weak:
            self._weak[language] = tuple(self._in_vain(language))
        return finding._replace(related=(*finding.related, *self._weak[language]))

    def _in_vain(self, language: str) -> Iterator[str]:
        """Say on which lines the words stand, and why they do not answer a match in a language."""
        document = self._document
        lines: dict[str, set[int]] = {}
        for said in document.matches(self._rule, LIST):
            if _is_out_of_sight(said.block):
                why = "out of sight of readers"
            elif self._requirement.same_language and said.sentence.language != language:
                why = f"in {_LANGUAGES[said.sentence.language]} only"
            else:
                why = "elsewhere"
            lines.setdefault(why, set()).add(document.lines.position(said.span.start)[0])
        terms = term_lists(self._rule.terms)[LIST]
        for comment in document.comments:
            if terms.stand_in(fold(document.source[comment.start : comment.end])):
                why = "in a comment, which no reader sees"
                lines.setdefault(why, set()).add(document.lines.position(comment.start)[0])
        for why, on in lines.items():
            yield f"{lines_of(sorted(on))} {'says' if len(on) == 1 else 'say'} it {why}"

    def _is_said(self, part: tuple[int, int], language: str) -> bool:
        if language not in self._starts:
            self._starts[language] = [
                said.start
                for said in self._document.matches(self._rule, LIST)
                if self._requirement._counts(said, language)
            ]
        starts = self._starts[language]
        at = bisect_left(starts, part[0])
        return at < len(starts) and starts[at] < part[1]

    @cached_property
    def _is_declared(self) -> bool:
        return self._requirement._is_declared(self._document)


def lines_of(lines: Sequence[int]) -> str:
    """Return lines as people name them: line 3; lines 3 and 5; lines 3, 5, 7, 9, 11 and 20 more."""
    if len(lines) == 1:
        return f"line {lines[0]}"
    named, more = [str(line) for line in lines[:_NAMED]], len(lines) - _NAMED
    if more > 0:
        return f"lines {', '.join(named)} and {more} more"
    return f"lines {', '.join(named[:-1])} and {named[-1]}"


def _is_out_of_sight(block: Block) -> bool:
    return block.kind in _OUT_OF_SIGHT


def _plain(key: str) -> str:
    """Return a key without what is spelt differently everywhere: reviewed-by, reviewed_by, reviewedBy."""
    return _SEPARATORS.sub("", key).lower()


def _is_filled(value: object) -> bool:
    return bool(value.strip() if isinstance(value, str) else value)
