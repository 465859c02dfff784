"""Which words of a sentence tell how its other words are meant?

The cues of `cues.toml` are Aho-Corasick automata, one a language, built when the first sentence is
asked about: a page without a single match never pays for them, an English one not for Chinese.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick

# These look back, or name who speaks; they do not hide the cues that stand inside them:
# “not” is seen in “X is not proven to cure”.
_TRANSPARENT = frozenset(
    ("negation-after", "warning-after", "criticism", "seller", "reporter", "report", "speech", "distance")
)
_HAN = re.compile("[\u3400-\u9fff]")
_PHRASE = re.compile("[a-z]{2} [a-z]{2}")  # more English than a name
_CHOICE = re.compile(r"\(([^()]*)\)")


class Cue(NamedTuple):
    """A cue in a folded sentence; `start` and `end` count from the beginning of the sentence."""

    start: int
    end: int
    han: bool  # a Chinese cue: its reach is counted in characters, not in words


Cues = dict[str, list[Cue]]


def find_cues(folded: str) -> Cues:
    """Return the cues of a folded sentence in order, by the name of their table."""
    if _HAN.search(folded) is None:
        automaton, kinds, words = _automaton("en")
        found = automaton.find_matches_as_indexes(folded, overlapping=True)
    else:
        automaton, kinds, words = _automaton("en", "zh") if _PHRASE.search(folded) else _automaton("zh")
        found = automaton.find_matches_as_indexes(folded, overlapping=True)
    cues: Cues = {}
    if not found:
        return cues
    if len(found) > 1:
        found.sort(key=_first_then_longest)
    done = 0
    done_in: dict[str, int] = {}
    length = len(folded)
    for index, start, end in found:
        if start < done:
            continue
        border = words[index]
        if border:  # 1: no letter after, 2: nor before
            if end < length and _is_latin(folded[end]):
                continue
            if border == 2 and start and _is_latin(folded[start - 1]):
                continue
        cue = Cue(start, end, not border)
        for kind in kinds[index]:
            if kind not in _TRANSPARENT:
                done = end
            elif start < done_in.get(kind, 0):
                continue
            else:
                done_in[kind] = end
            if kind in cues:
                cues[kind].append(cue)
            else:
                cues[kind] = [cue]
    return cues


def _first_then_longest(place: tuple[int, int, int]) -> tuple[int, int]:
    return place[1], -place[2]


def _is_latin(sign: str) -> bool:
    return sign.isalnum() and sign < "\u2e80"


@cache
def _automaton(*languages: str) -> tuple[AhoCorasick, list[tuple[str, ...]], list[int]]:
    from ahocorasick_rs import AhoCorasick

    kinds: dict[str, tuple[str, ...]] = {}
    for kind, cue in _listed(*languages):
        kinds[cue] = (*kinds[cue], kind) if cue in kinds else (kind,)
    words = [(1 if cue.startswith("n't") else 2) if _is_latin(cue[-1]) else 0 for cue in kinds]
    return AhoCorasick(list(kinds)), list(kinds.values()), words


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    import tomli

    return tomli.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))


def _listed(*languages: str) -> Iterator[tuple[str, str]]:
    for kind, lists in _tables().items():
        for language in languages or lists:
            for cue in lists.get(language, ()):
                for spelling in _spellings(cue):
                    yield kind, spelling


def _spellings(cue: str) -> list[str]:
    if "(" not in cue:
        return [cue]
    parts = _CHOICE.split(cue)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(chosen).replace("  ", " ").strip() for chosen in product(*choices)]
