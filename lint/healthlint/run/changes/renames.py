"""Which article that is gone has come back under another name?

The one that most of it stands in, at least half of the longer one: git's own measure, by sentences instead
of lines, since a Chinese paragraph often is one line. Git itself sees no file that it does not track yet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST = 0.5
_PIECE = Expression(r"[^\n\r.!?。！？]+[\n\r.!?。！？]*")
_COMMON = 20  # a sentence that more articles have than this tells none of them from the others
_TRIED = 5  # articles that are compared as a whole, those first that share most of what is rare


def renamed(appeared: Mapping[str, str], gone: Mapping[str, str]) -> dict[str, str]:
    """Return for texts that have appeared which of those gone it was, by path; each was one at most."""
    if not appeared or not gone:
        return {}
    pieces = {path: _pieces(text) for path, text in gone.items()}
    sizes = {path: _size(found) for path, found in pieces.items()}
    having: dict[str, list[str]] = defaultdict(list)
    by_name: dict[str, list[str]] = defaultdict(list)
    for path, found in pieces.items():
        by_name[_name(path)].append(path)
        for piece in found:
            having[piece].append(path)
    pairs = []
    for path, text in appeared.items():
        own = _pieces(text)
        size = _size(own)
        for candidate in {**_sharing(own, having), **dict.fromkeys(by_name[_name(path)][:_TRIED])}:
            shared = _size(own & pieces[candidate])
            likeness = shared / (max(size, sizes[candidate]) or 1)
            if likeness >= LEAST:
                pairs.append((-likeness, _name(path) != _name(candidate), path, candidate))
    found_for: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, path, candidate in sorted(pairs):
        if path not in found_for and candidate not in taken:
            found_for[path] = candidate
            taken.add(candidate)
    return found_for


def _sharing(own: Counter[str], having: Mapping[str, list[str]]) -> dict[str, None]:
    """Return the paths of the articles that share most of what is rare."""
    shared: Counter[str] = Counter()
    for piece in own:
        paths = having.get(piece, ())
        if len(paths) <= _COMMON:
            for path in paths:
                shared[path] += len(piece)
    return dict.fromkeys(path for path, _ in shared.most_common(_TRIED))


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _pieces(text: str) -> Counter[str]:
    return Counter(piece.strip() for piece in _PIECE.findall(text) if piece.strip())


def _size(pieces: Counter[str]) -> int:
    return sum(len(piece) * count for piece, count in pieces.items())
