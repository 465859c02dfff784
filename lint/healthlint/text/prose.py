"""How do the words that a reader of the page sees lead back to the source?

A reader function walks over the source once and tells a `ProseBuilder` what is visible. The
builder joins it into one string, the prose, and keeps a piecewise table of offsets: runs in
which prose and source go side by side, and atoms (an entity, a soft line break) that have
another length in the source than on the page.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression
from healthlint.text.language.han import is_cjk
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

# What stands in a source where a reader function has struck out markup that is not to be seen.
STRUCK = "\x1a"
_UNSEEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00" + STRUCK
# White space that a page shows as one blank, and characters that it does not show at all.
_IRREGULAR = Expression(rf"[\s{_UNSEEN}]{{2,}}|[^\S ]|[{_UNSEEN}]")
_VISIBLE_SPACE = Expression(r"\s")
# Emphasis, links, tags and the marks of quotes may stand before the next character that is seen.
_PASSED_OVER = Expression(rf"(?:[*_~`\[!>\s{_UNSEEN}]|<[^<>]{{0,200}}>)*+")


def _wraps_chinese(text: str) -> bool:
    """Tell whether a line of the text ends in Chinese."""
    at = text.find("\n")
    while at >= 0:
        if at and is_cjk(text[at - 1]):
            return True
        at = text.find("\n", at + 1)
    return False


class Span(NamedTuple):
    """A stretch of the source: code points from 0, the end not included."""

    start: int
    end: int


class OffsetTable:
    """Leads from offsets in the prose back to offsets in the source."""

    __slots__ = ("_atom_ends", "_by_source", "_prose_starts", "_source_starts")

    def __init__(self, prose_starts: list[int], source_starts: list[int], atom_ends: list[int]) -> None:
        self._prose_starts = prose_starts
        self._source_starts = source_starts
        self._atom_ends = atom_ends  # -1 for a run, else the end of the atom in the source
        self._by_source: tuple[list[int], Sequence[int]] | None = None

    def span(self, start: int, end: int) -> Span:
        """Return where the prose from `start` to `end` stands in the source.

        An empty stretch gives an empty span.
        """
        first = self._start_of(start)
        if end <= start:
            return Span(first, first)
        return Span(first, max(first, self._end_of(end - 1)))

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """Return where the source from `start` to `end` stands in the prose.

        Of what a reader does not see (an address, a comment) it is an empty stretch at the place where
        that would stand.
        """
        if not self._prose_starts:
            return 0, 0
        if self._by_source is None:
            starts = sorted(self._source_starts)
            order: Sequence[int] = range(len(starts))
            if starts != self._source_starts:  # footnotes and front matter stand elsewhere on the page
                order = sorted(order, key=self._source_starts.__getitem__)
            self._by_source = starts, order
        first, _ = self._seen_at(start)
        if end <= start:
            return first, first
        last, seen_to = self._seen_at(end - 1)
        return first, max(first, min(last + 1, seen_to))

    def _seen_at(self, offset: int) -> tuple[int, int]:
        """Return the position that a place of the source has, and where the piece around it ends."""
        assert self._by_source is not None
        starts, order = self._by_source
        number = max(0, bisect_right(starts, offset) - 1)
        piece = order[number]
        position = self._prose_starts[piece]
        following = piece + 1
        seen_to = self._prose_starts[following] if following < len(self._prose_starts) else position + 1
        return min(position + max(0, offset - starts[number]), seen_to), seen_to

    def leads_into(self, length: int) -> bool:
        """Tell whether all of its offsets are in a source of so many code points."""
        starts = self._source_starts
        return not starts or (min(starts) >= 0 and max(starts) <= length and max(self._atom_ends) <= length)

    def _start_of(self, position: int) -> int:
        if not self._prose_starts:
            return 0
        index = max(0, bisect_right(self._prose_starts, position) - 1)
        if self._atom_ends[index] >= 0:
            return self._source_starts[index]
        return self._source_starts[index] + position - self._prose_starts[index]

    def _end_of(self, position: int) -> int:
        if not self._prose_starts:
            return 0
        index = max(0, bisect_right(self._prose_starts, position) - 1)
        if self._atom_ends[index] >= 0:
            return self._atom_ends[index]
        return self._source_starts[index] + position - self._prose_starts[index] + 1


class ProseBuilder:
    """Collects what is visible, in the order of the page, with where it stands in the source."""

    __slots__ = ("_atom_ends", "_parts", "_prose_starts", "_source", "_source_starts", "position")

    def __init__(self, source: str) -> None:
        self._source = source
        self._parts: list[str] = []
        self.position = 0  # the length of the prose so far, in code points
        self._prose_starts: list[int] = []
        self._source_starts: list[int] = []
        self._atom_ends: list[int] = []

    def read_from(self, source: str) -> None:
        """Show from here on what stands in another form of the source, equally long."""
        self._source = source

    def ends_with_space(self) -> bool:
        """Tell whether another blank would be one too many (also at the start of a block)."""
        return not self._parts or self._parts[-1][-1] in " \n"

    def at_boundary(self) -> bool:
        """Tell whether a block has just ended."""
        return bool(self._parts) and self._parts[-1] == "\n"

    def verbatim(self, start: int, end: int) -> None:
        """Show the source from `start` to `end` as it stands, white space folded as a page folds it."""
        text = self._source[start:end]
        if "\n" in text and (text.isascii() or not _wraps_chinese(text)):
            text = text.replace("\n", " ")  # a blank as long as the line end, so that it leads to it
        # Printable text has no white space but blanks and nothing unseen, so that the slow search
        # for such signs is needed for few texts only.
        if not text.isprintable() or "  " in text:
            self._folded(start, end, self._source[start:end])
        elif text:
            parts = self._parts
            if text[0] == " " and (not parts or parts[-1][-1] in " \n"):
                start += 1
                text = text[1:]
                if not text:
                    return
            self._prose_starts.append(self.position)
            self._source_starts.append(start)
            self._atom_ends.append(-1)
            parts.append(text)
            self.position += len(text)

    text = verbatim  # as a reader calls it

    def block(self, text: str, start: int) -> int:
        """Show as a block the text at `start` of the source, where one may begin; return its length there.

        That is the same as `verbatim` and `end_block`. Nothing is shown, and 0 returned, where white space
        or unseen signs must be folded.
        """
        if not text.isprintable() or "  " in text or text[0] == " " or text[-1] == " ":
            return 0
        length = len(text)
        end = start + length
        at = self.position
        self._prose_starts += (at, at + length)
        self._source_starts += (start, end)
        self._atom_ends += (-1, end)
        self._parts += (text, "\n")
        self.position = at + length + 1
        return length

    def _folded(self, start: int, end: int, text: str) -> None:
        done = 0
        for irregular in _IRREGULAR.finditer(text):
            first, last = irregular.span()
            if first > done:
                self.verbatim(start + done, start + first)
            if _VISIBLE_SPACE.search(irregular.group()):
                self.space(start + first, start + last)
            done = last
        if 0 < done < len(text):
            self.verbatim(start + done, end)
        elif not done:  # unprintable, yet not folded: an unassigned sign, a control character
            if text[0] == " " and self.ends_with_space():
                start, text = start + 1, text[1:]
            self._run(start, text)

    def atom(self, start: int, end: int, shown: str) -> None:
        """Show `shown` where the source has something else (an entity, an escape) from `start` to `end`."""
        if not shown:
            return
        if shown.isspace():
            self.space(start, end)
            return
        self._prose_starts.append(self.position)
        self._source_starts.append(start)
        self._atom_ends.append(end)
        self._parts.append(shown)
        self.position += len(shown)

    def space(self, start: int, end: int) -> None:
        """Show one blank for the white space or soft line break from `start` to `end`.

        Chinese characters on both sides need no blank between them: where it fell out of
        wrapped lines it would cut a word in two.
        """
        if self.ends_with_space():
            return
        last = self._parts[-1][-1]
        if is_cjk(last) and self._cjk_ahead(end):
            return
        self._prose_starts.append(self.position)
        self._source_starts.append(start)
        self._atom_ends.append(end)
        self._parts.append(" ")
        self.position += 1

    def end_block(self, start: int, at: int) -> int:
        """End the block that began at `start` of the prose and return where it ends there.

        A blank at its end is taken back, as on a page; a line feed follows that no sentence and no
        term crosses, which stands at `at` in the source. An empty block gets neither.
        """
        parts = self._parts
        if self.position > start and parts[-1][-1] == " ":
            self.position -= 1
            if len(parts[-1]) > 1:
                parts[-1] = parts[-1][:-1]
            else:
                parts.pop()
                self._prose_starts.pop()
                self._source_starts.pop()
                self._atom_ends.pop()
        end = self.position
        if end > start:
            self._prose_starts.append(end)
            self._source_starts.append(at)
            self._atom_ends.append(at)
            parts.append("\n")
            self.position += 1
        return end

    def finish(self) -> tuple[str, OffsetTable]:
        """Return the prose and the way back to the source."""
        return "".join(self._parts), OffsetTable(self._prose_starts, self._source_starts, self._atom_ends)

    def _cjk_ahead(self, at: int) -> bool:
        passed = _PASSED_OVER.match(self._source, at)
        after = passed.end() if passed else at
        return is_cjk(self._source[after : after + 1])

    def _run(self, start: int, text: str) -> None:
        self._prose_starts.append(self.position)
        self._source_starts.append(start)
        self._atom_ends.append(-1)
        self._parts.append(text)
        self.position += len(text)
