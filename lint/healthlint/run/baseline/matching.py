"""Which findings of a run are the ones that a baseline accepts?

An assignment, the surest pairs first, in which an entry accepts as many findings as it counts:

1. the same rule, words and sentence in the same file;
2. the same elsewhere: the paragraph was moved, or the file renamed;
3. a sentence like it in the same file, or in the one that a file was renamed to: it was reworded;
4. a sentence like it elsewhere, with the same sentence beside it: it was moved and reworded.

So one finding put in the place of another is new, and so is one copy more of a sentence than was accepted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from healthlint.run.baseline.candidates import MOST, Candidates
from healthlint.run.baseline.likeness import hashes_of, likeness
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from healthlint.run.baseline.entry import Entry
    from healthlint.run.baseline.sketch import Sketch

# present: in this run; gone: no such file any more; apart: there, and no part of this run.
Standing = Literal["present", "gone", "apart"]


class Found(NamedTuple):
    """A finding of the run."""

    path: str  # of the article, as entries have it
    sketch: Sketch


class Matching:
    """The pairs of a run and a baseline."""

    def __init__(
        self, entries: Sequence[Entry], found: Sequence[Found], standing: Callable[[str], Standing]
    ) -> None:
        """Take the findings of all articles of the run: of two that are the same the first is accepted.

        `standing` tells what has become of the file of an entry. One that stands apart keeps its entries.
        """
        self.entries = entries
        self.found = found
        self.entry_of: dict[int, int] = {}  # by the number of the finding, that of the entry
        self.left = [entry.number for entry in entries]  # how many findings more each of them would accept
        self._standing = standing
        self._new_place_of: dict[str, str] = {}  # of files that are gone
        self._accept_the_same()
        if self._open_findings() and any(self.left):
            self._accept_elsewhere()
            self._follow_renames()
            self._accept_reworded()
            self._accept_articles()
            self._accept_moved_and_reworded()

    def _accept(self, finding: int, entry: int) -> None:
        if finding not in self.entry_of and self.left[entry]:
            self.entry_of[finding] = entry
            self.left[entry] -= 1

    def _accept_best(self, pairs: Iterable[tuple[float, int, int]]) -> None:
        for _, finding, entry in sorted(pairs, key=lambda pair: (-pair[0], pair[1:])):
            self._accept(finding, entry)

    def _open_findings(self) -> list[int]:
        return [number for number in range(len(self.found)) if number not in self.entry_of]

    def _without_copies(self) -> list[int]:
        """Return the open findings but those whose sentence was accepted as often as it was there."""
        known = {entry.sketch[:2] for entry in self.entries if entry.sketch.text}
        return [number for number in self._open_findings() if self.found[number].sketch[:2] not in known]

    def _open_entries(self) -> Iterator[int]:
        """Yield the entries that may accept findings of other files."""
        for number, entry in enumerate(self.entries):
            if self.left[number] and self._standing(entry.path) != "apart":
                yield number

    def _accept_the_same(self) -> None:
        numbers = {entry.key: number for number, entry in enumerate(self.entries)}
        for finding, (path, sketch) in enumerate(self.found):
            entry = numbers.get((path, sketch.code, sketch.hash))
            if entry is not None:
                self._accept(finding, entry)

    def _accept_elsewhere(self) -> None:
        by_key: dict[tuple[str, str], list[int]] = defaultdict(list)
        for entry in self._open_entries():
            sketch = self.entries[entry].sketch
            if sketch.text:
                by_key[sketch.code, sketch.hash].append(entry)
        pairs = []
        for finding in self._open_findings():
            sketch = self.found[finding].sketch
            for entry in by_key.get((sketch.code, sketch.hash), ())[:MOST]:
                beside = len({*sketch.near} & {*self.entries[entry].sketch.near})
                pairs.append((float(beside), finding, entry))
        self._accept_best(pairs)

    def _follow_renames(self) -> None:
        """Note where files have gone: where most of what was accepted of them stands, and nothing did."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for finding, entry in self.entry_of.items():
            before, now = self.entries[entry].path, self.found[finding].path
            if before != now and self._standing(before) == "gone":
                votes[before][now] += 1
        if not votes:
            return
        old = {entry.path for entry in self.entries}
        accepted: Counter[str] = Counter()
        for entry_ in self.entries:
            if entry_.sketch.text:
                accepted[entry_.path] += entry_.number
        for before, places in votes.items():
            (now, number), *_ = places.most_common(1)
            if now not in old and 2 * number >= accepted[before]:
                self._new_place_of[before] = now

    def _accept_reworded(self) -> None:
        by_place: dict[tuple[str, str], dict[int, Sketch]] = defaultdict(dict)
        for entry, (path, sketch, _) in enumerate(self.entries):
            if self.left[entry]:
                by_place[self._new_place_of.get(path, path), sketch.code][entry] = sketch
        candidates = {place: Candidates(sketches) for place, sketches in by_place.items()}
        pairs = []
        for finding in self._without_copies():
            path, sketch = self.found[finding]
            place = candidates.get((path, sketch.code))
            for entry in () if place is None else place.of(sketch):
                known = self.entries[entry]
                if not sketch.text and not known.sketch.text:  # the article has another name
                    pairs.append((1.0, finding, entry))
                    continue
                alike = likeness(sketch, known.sketch)
                if alike:
                    pairs.append((alike, finding, entry))
        self._accept_best(pairs)

    def _accept_articles(self) -> None:
        """Accept findings about whole articles that have got other names."""
        gone = [
            entry
            for entry in self._open_entries()
            if not self.entries[entry].sketch.text and self._standing(self.entries[entry].path) == "gone"
        ]
        self._accept_alike(gone, lambda sketch: () if sketch.text else hashes_of(sketch.article))

    def _accept_moved_and_reworded(self) -> None:
        if not any(self.found[finding].sketch.near for finding in self._open_findings()):
            return
        before, now = _telling(self.entries), _telling(self.found)
        telling = before & now  # a sentence that stands in several articles tells of none of them
        self._accept_alike(
            self._open_entries(), lambda sketch: telling.intersection(sketch.near), beside=True
        )

    def _accept_alike(
        self,
        entries: Iterable[int],
        signs_of: Callable[[Sketch], Collection[str]],
        *,
        beside: bool = False,
    ) -> None:
        """Accept findings that are like one of some entries, among those that have a sign in common."""
        by_sign: dict[tuple[str, str], list[int]] = defaultdict(list)
        for entry in entries:
            sketch = self.entries[entry].sketch
            for sign in signs_of(sketch):
                by_sign[sketch.code, sign].append(entry)
        if not by_sign:
            return
        pairs = []
        for finding in self._without_copies():
            sketch = self.found[finding].sketch
            candidates: dict[int, None] = {}
            for sign in signs_of(sketch):
                having = by_sign.get((sketch.code, sign), ())
                if len(having) <= MOST:
                    candidates.update(dict.fromkeys(having))
            for entry in candidates:
                alike = likeness(sketch, self.entries[entry].sketch, beside=beside)
                if alike:
                    pairs.append((alike, finding, entry))
        self._accept_best(pairs)


def _telling(places: Iterable[Entry | Found]) -> set[str]:
    """Return the neighbours that stand in one article only."""
    path_of: dict[str, str | None] = {}
    for place in places:
        for neighbour in place.sketch.near:
            if path_of.setdefault(neighbour, place.path) != place.path:
                path_of[neighbour] = None
    return {neighbour for neighbour, path in path_of.items() if path is not None}
