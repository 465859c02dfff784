"""Which words of a sentence tell how its other words are meant?

The cues of `cues.toml` are Aho-Corasick automata, one a language, built when the first sentence is
asked about: a page without a single match never pays for them, an English one not for Chinese.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import product
from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.language.han import WIDE, has_han
from healthlint.text.literals import Literals, Telling, telling_of
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.packaged import made_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# These look back, or name who speaks; they do not hide the cues that stand inside them:
# “not” is seen in “X is not proven to cure”.
_TRANSPARENT = frozenset(
    "negation-after warning-after criticism criticism-near fraud rumour seller reporter report speech"
    " distance purpose desire mention mention-after wording enforcement doubt".split()
)
_PHRASE = "[a-z]{2} [a-z]{2}"  # more English than a name
_PACKAGE, _FILE = "healthlint.text.context", "cues.toml"
_VERSION = 1  # raised when something else is made of the file
_CHOICE = r"\(([^()]*)\)"


class Cue(NamedTuple):
    """A cue in a folded sentence; `start` and `end` count from the beginning of the sentence."""

    start: int
    end: int
    han: bool  # a Chinese cue: its reach is counted in characters, not in words


Cues = dict[str, list[Cue]]


def find_cues(folded: str) -> Cues:
    """Return the cues of a folded sentence in order, by the name of their table."""
    found: list[tuple[int, int, int, tuple[str, ...]]] = []
    if not has_han(folded):
        _look_for("en", folded, found)
    else:
        _look_for("zh", folded, found)
        if compiled(_PHRASE).search(folded):
            _look_for("en", folded, found)
    found.sort()
    cues: Cues = {}
    done = 0
    done_in: dict[str, int] = {}
    for start, negative_end, han, kinds in found:
        if start < done:
            continue
        cue = Cue(start, -negative_end, bool(han))
        for kind in kinds:
            if kind not in _TRANSPARENT:
                done = cue.end
            elif start < done_in.get(kind, 0):
                continue
            else:
                done_in[kind] = cue.end
            if kind in cues:
                cues[kind].append(cue)
            else:
                cues[kind] = [cue]
    return cues


def may_have(folded: str, *kinds: str) -> bool:
    """Tell whether the fixed text of a cue of some kinds stands in a folded text of any length.

    What is not a word, or is hidden by a longer cue, counts too: `find_cues` is asked where this says yes.
    """
    return bool(_of_kinds(kinds).find(folded))


@cache
def _of_kinds(kinds: tuple[str, ...]) -> Literals:
    def texts(text: str) -> list[str]:
        return sorted({cue for kind, cue in _listed(parsed(text)) if kind in kinds})

    return Literals(made_of(_PACKAGE, _FILE, f"texts {_VERSION} {' '.join(kinds)}", texts))


def _look_for(language: str, folded: str, found: list[tuple[int, int, int, tuple[str, ...]]]) -> None:
    """Add the cues of a language as start, negative end, whether Chinese, kinds: the longest sorts first."""
    automaton, kinds, borders = _automaton(language)
    length = len(folded)
    for index, start, end in automaton.find(folded):
        border = borders[index]
        if border and (
            (end < length and _is_latin(folded[end]))
            or (border == 2 and start and _is_latin(folded[start - 1]))
        ):
            continue
        found.append((start, -end, not border, kinds[index]))


def _is_latin(sign: str) -> bool:
    return sign.isalnum() and sign < WIDE


@cache
def _automaton(language: str) -> tuple[Literals, list[tuple[str, ...]], list[int]]:
    """Return the cues of a language; by number, the kinds of each cue and its borders.

    0: no border (Chinese), 1: no letter may follow, 2: nor stand before.
    """
    cues, telling, kinds, borders = made_of(
        _PACKAGE, _FILE, f"cues {_VERSION} {language}", partial(_read, language)
    )
    return Literals(cues, telling), kinds, borders


def _read(language: str, text: str) -> tuple[list[str], Telling, list[tuple[str, ...]], list[int]]:
    """Return the cues of a language in the text of their file, what tells of each, kinds and borders."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, cue in _listed(parsed(text), language):
        kinds[cue] = (*kinds[cue], kind) if cue in kinds else (kind,)
    cues = list(kinds)
    borders = [(1 if cue.startswith("n't") else 2) if _is_latin(cue[-1]) else 0 for cue in cues]
    return cues, telling_of(cues), list(kinds.values()), borders


def _listed(tables: Mapping[str, Mapping[str, Sequence[str]]], *languages: str) -> Iterator[tuple[str, str]]:
    for kind, lists in tables.items():
        for language in languages or lists:
            for cue in lists.get(language, ()):
                for spelling in _spellings(cue):
                    yield kind, spelling


def _spellings(cue: str) -> list[str]:
    if "(" not in cue:
        return [cue]
    parts = compiled(_CHOICE).split(cue)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(chosen).replace("  ", " ").strip() for chosen in product(*choices)]
