"""What is looked for to find a term, and what must stand around it?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.language.han import WIDE

if TYPE_CHECKING:
    from healthlint.rule.form import Form

LONGEST_ENDING = 12  # letters that * stands for
# What mostly stands beside words; to look there is quicker than to ask `is_word`.
APART = frozenset(" \n.,;:!?()'\"/")
_LONGEST_SHOWN = 60


class TermError(ValueError):
    """A term that is not written in the notation."""


class Pattern:
    """A literal to look for, and what must be true around it."""

    __slots__ = (
        "_after",
        "_before",
        "_plural",
        "at_start",
        "ending",
        "exact",
        "form",
        "literal",
        "open_end",
        "term",
    )

    def __init__(
        self,
        literal: str,
        term: str,
        form: Form | None = None,
        *,
        at_start: bool = False,
        exact: bool = False,
        open_end: bool = False,
        ending: bool = False,
    ) -> None:
        """Take a literal, folded; the form of the whole term where the literal is only a part.

        Raises TermError for a literal of fewer than two characters.
        """
        if len(literal) < 2:
            raise TermError(f"{quoted(term)}: a term needs two fixed characters in a row")
        self.literal = literal
        self.term = term  # as the rule declares it
        self.form = form
        self.at_start = at_start  # only where a sentence begins
        self.exact = exact  # without a plural
        self.open_end = open_end  # a word may go on after it
        self.ending = ending  # letters may follow, and belong to it
        self._plural: str | None = None  # not worked out yet: most literals never turn up

    @property
    def may_begin_in_word(self) -> bool:
        """Tell whether a literal that begins with a letter may stand behind another one."""
        return self.form is not None and not self.form.at_word

    @property
    def ends_with_word(self) -> bool:
        """Tell whether a literal that ends with a letter may stand before another one in plurals only."""
        return self.form is None and not self.open_end and not self.ending

    def whole(self, folded: str, start: int, end: int) -> tuple[int, int] | None:
        """Return the place of the whole term around its literal, or None where it is something else."""
        if self.form is not None:
            return self.form.around(folded, start, end)
        if self._plural is None:
            self._look_at_the_ends()
        if self._before and start and folded[start - 1] not in APART and is_word(folded[start - 1]):
            return None
        size = len(folded)
        if self.ending:
            limit = min(size, end + LONGEST_ENDING)
            while end < limit and folded[end].isalpha() and folded[end] < WIDE:
                end += 1
        elif self._after and end < size and folded[end] not in APART and is_word(folded[end]):
            if not self._plural or not folded.startswith(self._plural, end):
                return None
            end += len(self._plural)
            if end < size and is_word(folded[end]):
                return None
        return start, end

    def _look_at_the_ends(self) -> None:
        last = self.literal[-1]
        has_plural = not (self.exact or self.ending) and last.isalpha() and last < WIDE
        self._plural = plural(self.literal) if has_plural else ""
        self._before = is_word(self.literal[0])
        self._after = not self.open_end and not self.ending and is_word(last)

    def __repr__(self) -> str:
        return f"Pattern({self.term!r}, {self.literal!r})"


def quoted(term: str) -> str:
    """Return a term as messages show it, cut short."""
    return repr(shortened(term))


def shortened(text: str) -> str:
    """Return a text that is short enough for a message."""
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def is_word(sign: str) -> bool:
    """Tell whether a sign is part of a word whose border counts; Chinese has no such borders."""
    return sign < WIDE and (sign.isalnum() or "\u0300" <= sign <= "\u036f")


def plural(word: str) -> str:
    """Return what makes a noun a plural (or a verb its third person), or nothing."""
    if word[-1] in "sxzh":
        return "es" if word.endswith(("x", "z", "ch", "sh")) else "" if word[-1] == "s" else "s"
    return "s"
