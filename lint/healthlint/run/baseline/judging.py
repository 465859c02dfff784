"""What does a baseline say of the findings of a run, and what should it say from now on?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.run.baseline.entry import Entry
from healthlint.run.baseline.likeness import resemblance
from healthlint.run.baseline.matching import Found, Matching
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from healthlint.run.article import Article
    from healthlint.run.baseline.places import Places

_DRIFTED = 0.8  # an article that is less like what is written of it is described anew


class Renewed(NamedTuple):
    """A baseline as it would be written now, and how it differs: numbers of findings."""

    entries: list[Entry]
    added: int
    moved: int  # found again in another place or in other words
    removed: int  # not there any more

    @property
    def total(self) -> int:
        """How many findings it accepts."""
        return sum(entry.number for entry in self.entries)


class Judgement:
    """A baseline and the articles of a run that it speaks for."""

    def __init__(
        self,
        entries: Sequence[Entry],
        articles: Sequence[Article],
        places: Places,
        applied: Callable[[str], bool],
        *,
        shows: Callable[[Article, str], bool],
    ) -> None:
        """Take the articles with their sketches.

        `applied` tells whether a rule, by its code, was part of the run. `shows` tells whether an article
        reports findings of a severity.
        """
        self._entries = entries
        self._applied = applied
        self._places = places
        names = [places.name(article.path) for article in articles]
        places.present = {name for name, article in zip(names, articles, strict=True) if not article.failed}
        reported = [{finding.fingerprint: finding for finding in article.findings} for article in articles]
        # What stands on lines that nobody has touched is no news, so it is accepted before a copy of it.
        keys = sorted(
            (
                (number, fingerprint)
                for number, article in enumerate(articles)
                for fingerprint in article.sketches or ()
            ),
            key=lambda key: key[1] in reported[key[0]],
        )
        found = [Found(names[number], (articles[number].sketches or {})[mark]) for number, mark in keys]
        self._matching = Matching(entries, found, places.standing)
        self.accepted: Collection[tuple[int, str]] = {
            keys[finding] for finding in self._matching.entry_of
        }  # the number of the article and a fingerprint
        self._unknown = [
            finding
            for finding, (number, fingerprint) in enumerate(keys)
            if finding not in self._matching.entry_of
            and fingerprint in reported[number]
            and shows(articles[number], reported[number][fingerprint].severity)
        ]
        self.new: Collection[tuple[int, str]] = [
            keys[finding] for finding in self._unknown
        ]  # what the run reports and the baseline does not accept

    @cached_property
    def stale(self) -> list[Entry]:
        """What the baseline accepts and the run, which had the rule and the file, has not met."""
        left = [
            entry._replace(number=number)
            for entry, number in zip(self._entries, self._matching.left, strict=True)
            if number and self._applied(entry.sketch.code)
        ]
        standing = self._places.standing
        stale = [entry for entry in left if standing(entry.path) == "present"]
        gone = [entry for entry in left if standing(entry.path) == "gone"]
        # A file that is gone may be one that this run has not come across under its new name.
        if gone and self._places.all_searched({entry.path for entry in self._entries}):
            stale += gone
        return stale

    def renewed(self) -> Renewed:
        """Return the baseline that accepts what is reported now, without what is stale."""
        entries: dict[tuple[str, str, str], Entry] = {}
        moved = 0

        def accept(entry: Entry, number: int = 1) -> None:
            known = entries.get(entry.key)
            entries[entry.key] = entry._replace(number=number + (known.number if known else 0))

        for finding, number in self._matching.entry_of.items():
            old, now = self._entries[number], Entry(*self._matching.found[finding])
            if old.key != now.key:
                moved += 1
                accept(now)
            else:  # the line stays as it is, for a quiet diff
                drifted = not now.sketch.text and (
                    resemblance(old.sketch.article, now.sketch.article) < _DRIFTED
                )
                accept(now if drifted else old)
        stale = {entry.key for entry in self.stale}
        for entry, left in zip(self._entries, self._matching.left, strict=True):
            if left and entry.key not in stale:
                accept(entry, left)
        for finding in self._unknown:
            accept(Entry(*self._matching.found[finding]))
        removed = sum(entry.number for entry in self.stale)
        return Renewed(list(entries.values()), len(self.new), moved, removed)
