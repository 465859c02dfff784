"""What must be known of a list of terms before one of them may stand in an article?"""

from __future__ import annotations

import marshal
from functools import cached_property
from typing import Any

from healthlint.rule.terms import Terms

# The terms, marshalled; the numbers of those in English and of those that are looked for; what `Terms` takes
# besides; and what tells the list from others.
Kept = tuple[bytes, int, int, tuple[str, ...], bool, int | None, tuple[int, int, int]]


class KeptTerms(Terms):
    """A list of terms that an earlier run has read; the terms are looked at when one is asked for."""

    def __init__(self, kept: Kept) -> None:
        """Take what `kept_of` has made of a list."""
        (
            self._packed,
            self._english,
            self._protecting_from,
            self.patterns,
            self.open_end,
            self.enough,
            self._fingerprint,
        ) = kept
        self._origin = None
        self._together = None

    @cached_property
    def _all(self) -> tuple[str, ...]:  # type: ignore[override]  # it is worked out, and not given
        terms: tuple[str, ...] = marshal.loads(self._packed)
        self._packed = b""
        return terms

    @property
    def en(self) -> tuple[str, ...]:  # type: ignore[override]  # as above, like those below
        """The English terms."""
        return self._all[: self._english]

    @property
    def zh(self) -> tuple[str, ...]:  # type: ignore[override]
        """The Chinese terms."""
        return self._all[self._english : self._protecting_from]

    @property
    def besides(self) -> tuple[str, ...]:  # type: ignore[override]
        """The phrases that protect."""
        return self._all[self._protecting_from :]


def kept_of(terms: Any) -> Kept | None:
    """Return what can be kept of a list of terms; nothing of one that is more than `Terms` is."""
    if type(terms) is not Terms:
        return None
    return (
        marshal.dumps(terms._all),
        len(terms.en),
        terms._protecting_from,
        terms.patterns,
        terms.open_end,
        terms.enough,
        terms._fingerprint,
    )
