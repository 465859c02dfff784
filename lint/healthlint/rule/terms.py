"""Which words does a rule look for, and how are they written down?

A term is plain text in a small notation that every editor can read:

    miracle cure        the words, in any case, with a blank or a hyphen between them, also in the plural
    revolutioni*        any ending
    (give|bring)s hope  one of several; (new|) hope has the word or not
    first ... patient   up to five words between, in the same clause (twelve characters in Chinese)
    #% of patients      a number
    ^subscribe          only where a sentence begins
    cure|               not in the plural: the word ends just there

Words match whole: “cure” is not found in “secure”. Chinese knows no such borders and needs none.
None of this can run away: every gap is bounded, and each term is looked for from its longest
fixed part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING

from healthlint.text.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_CHOICE = re.compile(r"\(([^()]*)\)")
_PIECE = re.compile(r"\s*\.\.\.\s*|#|\*")
_HAN = "\u3400-\u4dbf\u4e00-\u9fff"
_WORD_BEFORE = rf"(?<![^\W{_HAN}])"
_WORD_AFTER = rf"(?![^\W{_HAN}])"
_CLAUSE = r"[^.!?;,:\n]"
_GAP_LATIN = rf"(?:\s{_CLAUSE}{{0,40}}?)?\s"
_GAP_HAN = rf"{_CLAUSE}{{0,12}}?"


class TermError(ValueError):
    """A term that is not written in the notation."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One fixed spelling to look for, and what must be true around it."""

    literal: str  # what the automaton finds
    term: str  # the term as the rule declares it
    word_before: bool  # no letter or digit may stand before
    word_after: bool
    plural: bool  # an s may follow
    at_start: bool  # only where a sentence begins
    check: re.Pattern[str] | None  # the whole term, where it has more parts than the literal


class Terms:
    """The terms of a rule, by language; and the longer phrases in which they are innocent.

    Both languages are looked for in every sentence: Chinese prose is full of Latin names.
    """

    def __init__(
        self,
        en: Iterable[str] = (),
        zh: Iterable[str] = (),
        *,
        besides: Iterable[str] = (),
        open_end: bool = False,
    ) -> None:
        """Take terms in the notation of this module.

        `besides`: phrases that protect what stands inside them (“breakthrough infection”).
        `open_end`: a word may go on after a term, as in the run-together cells of scraped tables.
        Raises TermError for a term that cannot be read.
        """
        self.en = tuple(en)
        self.zh = tuple(zh)
        self.besides = tuple(besides)
        self.open_end = open_end

    @classmethod
    def read(cls, package: str, name: str) -> dict[str, Terms]:
        """Return the term lists of a TOML file in a package, by the name of their table.

        A table holds `en`, `zh` and `besides`. Raises FileNotFoundError and TOMLDecodeError.
        """
        import tomli

        tables = tomli.loads(files(package).joinpath(name).read_text("utf-8"))
        return {table: cls(**lists) for table, lists in tables.items()}

    @cached_property
    def patterns(self) -> tuple[Pattern, ...]:
        """What to look for."""
        return tuple(self._patterns((*self.en, *self.zh)))

    @cached_property
    def protecting(self) -> tuple[Pattern, ...]:
        """What protects a match that stands inside it."""
        return tuple(self._patterns(self.besides))

    def _patterns(self, terms: Iterable[str]) -> Iterator[Pattern]:
        for term in terms:
            for spelling in _spellings(term):
                yield _pattern(spelling, term, open_end=self.open_end)

    def __repr__(self) -> str:
        return f"Terms(en={len(self.en)}, zh={len(self.zh)})"


def term_lists(declared: Terms | Mapping[str, Terms] | None) -> Mapping[str, Terms]:
    """Return the lists of a rule by name; a single list has the empty name."""
    if declared is None:
        return {}
    return {"": declared} if isinstance(declared, Terms) else declared


def _spellings(term: str) -> Iterator[str]:
    parts = _CHOICE.split(term)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for chosen in product(*choices):
        yield re.sub(r" {2,}", " ", "".join(chosen)).strip()


def _pattern(spelling: str, term: str, *, open_end: bool) -> Pattern:
    at_start = spelling.startswith("^")
    text = spelling[1:] if at_start else spelling
    exact = text.endswith("|")
    text = text.rstrip("|")
    pieces = _PIECE.split(fold(text))
    literal = max(pieces, key=len).strip()
    if len(literal) < 2 or "(" in text or ")" in text:
        raise TermError(f"{term!r}: a term needs two fixed characters in a row, and its brackets in pairs")
    folded = fold(text)
    ends_in_letter = _is_word(folded[-1]) and folded[-1].isalpha()
    simple = len(pieces) == 1
    return Pattern(
        literal=literal,
        term=term,
        word_before=simple and _is_word(folded[0]),
        word_after=simple and _is_word(folded[-1]) and not open_end,
        plural=simple and ends_in_letter and not exact and not folded.endswith("s"),
        at_start=at_start,
        check=None if simple else _expression(folded, open_end=open_end, plural=ends_in_letter and not exact),
    )


def _is_word(sign: str) -> bool:
    return sign.isalnum() and not "\u3400" <= sign <= "\u9fff"


def _expression(folded: str, *, open_end: bool, plural: bool) -> re.Pattern[str]:
    out = [_WORD_BEFORE] if _is_word(folded[0]) or folded[0] == "#" else []
    done = 0
    for piece in _PIECE.finditer(folded):
        out.append(re.escape(folded[done : piece.start()]))
        sign = piece.group().strip()
        if sign == "*":
            out.append(r"[a-z]{0,12}")
        elif sign == "#":
            out.append(r"\d[\d,.]{0,12}")
        else:
            latin = (
                done < len(folded)
                and _is_word(folded[max(0, piece.start() - 1)])
                and _is_word(folded[piece.end()])
            )
            out.append(_GAP_LATIN if latin else _GAP_HAN)
        done = piece.end()
    out.append(re.escape(folded[done:]))
    if not open_end and (_is_word(folded[-1]) or folded[-1] in "*#"):
        out.append(("s?" if plural else "") + _WORD_AFTER)
    return re.compile("".join(out))
