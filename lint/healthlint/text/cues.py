"""Which words of a sentence tell how its other words are meant?

All cues of `cues.toml` are one Aho-Corasick automaton, built when the first sentence is asked about:
a page without a single match never pays for it.
"""

from __future__ import annotations

import re
from collections import defaultdict
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
_CHOICE = re.compile(r"\(([^()]*)\)")


class Cue(NamedTuple):
    """A cue in a folded sentence; `start` and `end` count from the beginning of the sentence."""

    start: int
    end: int
    han: bool  # a Chinese cue: its reach is counted in characters, not in words


Cues = dict[str, list[Cue]]


def find_cues(folded: str) -> Cues:
    """Return the cues of a folded sentence in order, by the name of their table."""
    automaton, kinds, words = _automaton()
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
def _automaton() -> tuple[AhoCorasick, list[tuple[str, ...]], list[int]]:
    from ahocorasick_rs import AhoCorasick

    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, cue in _listed():
        if kind not in kinds[cue]:
            kinds[cue].append(kind)
    words = [(1 if cue.startswith("n't") else 2) if _is_latin(cue[-1]) else 0 for cue in kinds]
    return AhoCorasick(list(kinds)), [tuple(of) for of in kinds.values()], words


def _listed() -> Iterator[tuple[str, str]]:
    import tomli

    tables = tomli.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    for kind, lists in tables.items():
        for cues in lists.values():
            for cue in cues:
                for spelling in _spellings(cue):
                    yield kind, spelling


def _spellings(cue: str) -> Iterator[str]:
    if "(" not in cue:
        yield cue
        return
    parts = _CHOICE.split(cue)
    choices = [part.split("|") if index % 2 else [part] for index, part in enumerate(parts)]
    for chosen in product(*choices):
        yield re.sub(r" {2,}", " ", "".join(chosen)).strip()
