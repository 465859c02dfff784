"""What does a rule report?"""

from __future__ import annotations

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
Scope = Literal["text", "document"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
# What the engine reports where it is not known what there is to find: such a run ends with exit code 2.
TROUBLE = frozenset(("HL901", "HL902", "HL903"))


class Edit(NamedTuple):
    """A stretch of the source and what shall stand there instead; where it has no length, that is put in."""

    offset: int  # from 0, in code points of the source
    end_offset: int  # from 0, behind the last sign that goes
    text: str  # what comes in its place; empty: nothing


class Fix(NamedTuple):
    """A change of the source that mends a fault; it is made as a whole or not at all.

    Among the `fixes` of a finding it leaves the meaning of the article as it is: words are no matter for
    them. What adds words, removes or replaces them is among its `proposals`, which a person accepts.
    """

    message: str  # what it does, a phrase: `write the DOI as an address`
    edits: tuple[Edit, ...]  # in the order of the source; they do not overlap


class Finding(NamedTuple):
    """A fault at a place, complete in itself: it outlives the document that it was found in.

    Lines and columns count from 1, offsets from 0, all in code points of the source; ends are
    exclusive. `text` is the source from `offset` to `end_offset`, markup and all.
    """

    path: str  # of the article, as messages show it
    scope: Scope  # `document`: about the article as a whole, reported on line 1
    line: int  # from 1
    column: int  # from 1
    end_line: int  # from 1
    end_column: int  # from 1, behind the last sign
    offset: int  # from 0
    end_offset: int  # from 0, behind the last sign
    code: str  # of the rule
    name: str  # of the rule
    severity: Severity  # what the context of the words has left of that of the rule
    confidence: Confidence  # of the rule
    status: str  # how the words are meant: one of the statuses of `Match.status`
    language: str  # of the words: `en` or `zh`
    message: str  # in that language
    text: str  # empty where the finding is about the article as a whole
    anchor: int = -1  # offset of the sentence or block: one rule speaks once there
    related: tuple[str, ...] = ()  # what else belongs to it, a sentence or phrase each
    suggestions: tuple[str, ...] = ()  # what might be written instead; nothing is ever changed by itself
    fixes: tuple[Fix, ...] = ()  # what `--fix` does about it; the first is made, others are alternatives
    fingerprint: str = ""  # the same wherever the sentence stands; made by the run, unlike for each of a file
    proposals: tuple[
        Fix, ...
    ] = ()  # changes of words: shown, and made by nobody but a person who accepts one
    evidence: tuple[str, ...] = ()  # what it rests on, a line each, in the language of the message

    @property
    def family(self) -> str:
        """The letters of the code."""
        return letters_of(self.code)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The place of this finding in a report."""
        return (self.path, self.offset, self.end_offset, self.code)


def letters_of(code: str) -> str:
    """Return the letters of a code: its family."""
    return code.rstrip("0123456789")
