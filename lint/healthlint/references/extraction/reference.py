"""What is known of one thing that an article refers to?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.references.extraction.entries import Origin
from healthlint.references.extraction.lists import NUMBERED, heading_of_list
from healthlint.references.identifiers import Identifier
from healthlint.text.model import Block, Match
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from healthlint.references.works import Cited, IdentifierKind, Malformed


class Reference:
    """One work that an article refers to: an entry of a list, a footnote, a link or number in its text."""

    def __init__(
        self,
        block: Block,
        start: int,
        end: int,
        origin: Origin,
        identifiers: tuple[Identifier, ...],
        addresses: tuple[str, ...] = (),
        *,
        number: int | None = None,
        label: str = "",
        printed: bool = False,
        further: bool = False,
    ) -> None:
        self.block = block  # the first in which it stands
        self.start = start  # in the prose
        self.end = end  # in the prose; in the next block where it goes on there
        self.origin: Origin = origin
        self.number = number  # by which marks in the text call it; None where they call it by something else
        self.label = label  # the name of a footnote, else empty
        self.printed = printed  # whether the source shows the number
        self.further = further  # whether it is offered for further reading only
        # Their offsets are of the prose; one that stands in an address out of sight has those of its link.
        self.identifiers = identifiers
        self.addresses = addresses  # of pages, as they are written

    @property
    def listed(self) -> bool:
        """Whether it is an entry, which should tell of its work, and no mere link or number."""
        return self.origin not in ("link", "text")

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry of a list or a footnote, and no line of the text that names a source."""
        return self.origin in ("list", "footnote")

    @property
    def is_labelled(self) -> bool:
        """Whether words on its line announce it, as `Source:` does."""
        return self.listed and not self.printed and self.start > self.block.start

    @property
    def text(self) -> str:
        """The words as a reader sees them, with blanks for the ends of blocks."""
        return self.block.document.prose[self.start : self.end].replace("\n", " ")

    @cached_property
    def folded(self) -> str:
        """The words as terms see them, as long as the text."""
        return self.block.document.folded[self.start : self.end].replace("\n", " ")

    @property
    def words(self) -> str:
        """What stands behind its number, as terms see it."""
        number = NUMBERED.match(self.folded)
        return self.folded[number.end() :] if number else self.folded

    @property
    def span(self) -> Span:
        """Where it stands in the source."""
        return self.block.document.span(self.start, self.end)

    @property
    def where(self) -> Block | Match:
        """What a finding about it points to: the first of its blocks, or its part of one."""
        block = self.block
        if self.start == block.start and self.end >= block.end:
            return block
        return Match(block.document, self.start, self.end)

    @property
    def heading(self) -> Block | None:
        """The heading of the list in which it stands, above those that part it; None where it has none."""
        return heading_of_list(self.block)

    @cached_property
    def cited(self) -> Cited:
        """What is said of the work; read when it is first asked for."""
        pairs: dict[tuple[IdentifierKind, str], None] = {}
        for each in self.identifiers:
            if each.value:
                pairs[each.kind, each.value] = None
        malformed = self.malformed
        if not self.listed:  # the words of a link in the text are those of the text
            from healthlint.references.works import Cited

            return Cited(self.text, identifiers=tuple(pairs), addresses=self.addresses, malformed=malformed)
        from healthlint.references.parsing import parse

        cited = parse(self.text, pairs, self.addresses)
        return cited._replace(malformed=malformed) if malformed else cited

    @property
    def malformed(self) -> tuple[Malformed, ...]:
        """Which of its identifiers cannot be right, as they are written, each once."""
        faulty = [(each, each.fault) for each in self.identifiers if each.fault is not None]
        if not faulty:
            return ()
        from healthlint.references.works import Malformed

        prose = self.block.document.prose
        return tuple(
            dict.fromkeys(
                Malformed(
                    each.kind,
                    each.hidden or prose[each.start : each.end].replace("\n", " "),
                    fault,
                    each.repair,
                )
                for each, fault in faulty
            )
        )

    @property
    def damaged(self) -> tuple[int, ...]:
        """Where in the prose a question mark stands for a blank that an encoding lost."""
        text = self.text
        if "?" not in text and "\ufffd" not in text:
            return ()
        from healthlint.references.parsing import lost_blanks

        return tuple(self.start + at for at in lost_blanks(text))

    def __repr__(self) -> str:
        return f"Reference({self.origin}, {self.number}, {self.text!r})"
