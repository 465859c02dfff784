"""Which rules did earlier runs apply, so that none need be loaded to tell?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.rule.publication import Publication
    from healthlint.run.cache import Cache

_NAME, _FORM = "applied", 1
_MOST = 200  # of what is remembered of one kind of runs


class Applied:
    """The codes of rules, by the digests of the conditions under which they were ready."""

    def __init__(self, cache: Cache, kind: str) -> None:
        """Take where it is remembered, and the name of the kind of runs."""
        self._cache = cache
        self._key = [_FORM, kind]
        known = cache.get(_NAME, self._key)
        self._known: dict[str, list[str]] = known if isinstance(known, dict) else {}
        self._new: dict[str, list[str]] = {}

    def by_all(self, together: bytes) -> frozenset[str] | None:
        """Return the rules of a run over articles under several conditions; None where nothing is known."""
        return self._of(together.hex())

    def note_all(self, together: bytes, codes: frozenset[str]) -> None:
        """Remember them."""
        self._note(together.hex(), codes)

    def by_one(self, conditions: bytes, publication: Publication) -> frozenset[str] | None:
        """Return the rules that have read what is this publication; None where nothing is known."""
        return self._of(_one(conditions, publication))

    def note_one(self, conditions: bytes, publication: Publication, codes: frozenset[str]) -> None:
        """Remember them."""
        self._note(_one(conditions, publication), codes)

    def remember(self) -> None:
        """Keep for later runs what this one has noted; what is older goes first."""
        if self._new:
            kept = {**self._known, **self._new}
            self._cache.put(_NAME, self._key, dict([*kept.items()][-_MOST:]))
            self._new = {}

    def _of(self, key: str) -> frozenset[str] | None:
        codes = self._new.get(key) or self._known.get(key)
        return None if codes is None else frozenset(codes)

    def _note(self, key: str, codes: frozenset[str]) -> None:
        if self._of(key) != codes:
            self._new[key] = sorted(codes)


def _one(conditions: bytes, publication: Publication) -> str:
    return f"{conditions.hex()} {tuple(publication)}"
