"""What does an article look like that accepts what is found in it?

One comment a block, with all codes of it; what is about the whole article goes to its top, and so does what
no place near the words will do for. The words of the article stay what they are: each step is read anew.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from healthlint.run.engine import FAMILY
from healthlint.run.superseding import spoken_for
from healthlint.run.suppressions.reach import Reaches
from healthlint.run.suppressions.reading.found import directives_of
from healthlint.run.suppressions.writing.places import Place, Places
from healthlint.run.suppressions.writing.removal import reads_alike
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from healthlint.rule.finding import Finding
    from healthlint.run.suppressions.writing.note import Note
    from healthlint.run.suppressions.writing.removal import Reader
    from healthlint.text.model import Block, Document

    Idle = Callable[[str, int, int], bool]


_LINE_END = Expression(r"\r\n|\n|\r")


class Added(NamedTuple):
    """An article with suppressions; `refused` tells that none could be written into it."""

    text: str
    accepted: int  # findings
    refused: int = 0  # findings for which there is no place


def with_suppressions(
    document: Document,
    findings: Iterable[Finding],
    note: Note,
    reader: Reader,
    idle: Idle | None = None,
) -> Added:
    """Return an article that accepts findings; those of the engine's own are not for it to accept.

    `idle` tells whether what stands in a text from one offset to another accepts something that is not there:
    a rule may look at how lines are written, and find nothing any more where one is broken. Where it is not
    given nobody asks, which is a hundred times faster and right but for that.
    """
    writing = _Writing(document, note, reader, idle)
    wanted = [finding for finding in findings if finding.family != FAMILY]
    whole = [finding for finding in wanted if finding.scope == "document" or not document.blocks]
    # From the end, so that what is put in does not move what is still to come.
    for block, held in reversed(_by_block(document, [each for each in wanted if each not in whole])):
        if not writing.accept(block, held):
            whole += held
    refused = 0
    if whole and not writing.accept_whole(_codes_of(whole)):
        refused = len(whole)
    return Added(writing.text, len(wanted) - refused, refused)


def _by_block(document: Document, findings: Sequence[Finding]) -> list[tuple[Block, list[Finding]]]:
    """Return the blocks that have findings, in the order of the source, with those."""
    blocks = sorted(document.blocks, key=lambda block: block.span)
    starts = [block.span.start for block in blocks]
    held: dict[int, list[Finding]] = {}
    for finding in findings:
        at = max(0, bisect_right(starts, finding.offset) - 1)
        # The marks before the first word of a block belong to it.
        if (
            finding.offset >= blocks[at].span.end
            and at + 1 < len(blocks)
            and starts[at + 1] < finding.end_offset
        ):
            at += 1
        held.setdefault(at, []).append(finding)
    return [(blocks[at], held[at]) for at in sorted(held)]


def _codes_of(findings: Iterable[Finding]) -> set[str]:
    """Return the codes of findings, and of those that they speak for."""
    codes = set()
    for finding in findings:
        codes.add(finding.code)
        codes.update(code for code, _ in spoken_for(finding))
    return codes


class _Writing:
    """An article that is being written; it reads as it did before at every step."""

    def __init__(self, document: Document, note: Note, reader: Reader, idle: Idle | None) -> None:
        self.text = document.source
        self._document = document
        self._places = Places(document)
        self._note = note
        self._reader = reader
        self._idle = idle
        self._lowest = len(document.source) + 1  # where something was put in last: nothing before has moved

    def accept(self, block: Block, findings: Sequence[Finding]) -> bool:
        """Put a suppression where it speaks about findings of a block; tell whether there is a place."""
        codes = _codes_of(findings)
        offsets = [finding.offset for finding in findings]
        places = self._places
        line_end = _LINE_END.search(self.text, block.span.start)
        if self._lowest <= (line_end.start() if line_end else len(self.text)):
            # The rest of its line is not what it was; blocks have kept their numbers.
            document = self._reader(self.text, self._document.path)
            places, block = Places(document), document.blocks[block.index]
        return any(self._try(place, codes, offsets) for place in places.of(block, min(offsets)))

    def accept_whole(self, codes: Collection[str]) -> bool:
        """Put a suppression at the top; tell whether there is a place."""
        places = Places(self._reader(self.text, self._document.path))  # what was put in has moved the top
        return any(self._try(place, codes, ()) for place in places.top())

    def _try(self, place: Place, codes: Collection[str], offsets: Sequence[int]) -> bool:
        written = self._note.written(place.action, codes, place.marks)
        put_in = place.before + written + place.after
        text = self.text[: place.offset] + put_in + self.text[place.offset :]
        document = self._reader(text, self._document.path)
        if not reads_alike(self._document, document):
            return False
        at = place.offset + len(place.before)
        directive = next((each for each in directives_of(document) if each.span.start == at), None)
        if directive is None or directive.faults or {each.text for each in directive.selectors} != set(codes):
            return False
        if (directive.reason, directive.until, directive.owner) != self._as_read(place):
            return False
        reach = Reaches(document).of(directive)
        moved = [offset + len(put_in) if offset >= place.offset else offset for offset in offsets]
        if not all(reach.start <= offset < reach.end for offset in moved):
            return False
        if self._idle is not None and self._idle(text, *directive.span):
            return False
        self.text = text
        self._lowest = place.offset
        return True

    def _as_read(self, place: Place) -> Note | tuple[object, ...]:
        reason = re.sub("-{2,}", "—", self._note.reason) if place.marks == "xml" else self._note.reason
        return (reason, self._note.until, self._note.owner)
