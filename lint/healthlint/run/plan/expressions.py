"""Which regular expressions need not be compiled again?

Those that an earlier run of the same interpreter has compiled. What `re` makes of them is no more than
numbers, which the interpreter looks through before it takes them.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from healthlint.text.expression import Form, Key, forms_made, keep

if TYPE_CHECKING:
    from healthlint.run.cache import Cache

_NAME = "expressions"
_A_RUN = 200  # expressions that one run adds: each is compiled once more for it
_MOST = 2000  # all of a file: it is read at each start


def take_over(cache: Cache) -> None:
    """Take over the expressions that earlier runs have compiled."""
    known: dict[Key, Form] | None = cache.get(_NAME, _interpreter())
    if known is not None:
        keep(known)


def hand_on(cache: Cache) -> None:
    """Remember the expressions that this run has compiled, besides those of earlier ones."""
    if not cache.remembers:
        return
    made = forms_made(_A_RUN)
    if made:
        known: dict[Key, Form] = cache.get(_NAME, _interpreter()) or {}  # others may have added theirs
        if len(known) + len(made) > _MOST:  # many are of rules that have changed since
            known = {}
        cache.put(_NAME, _interpreter(), {**known, **made})


def _interpreter() -> list[str]:
    return [sys.version, sys.byteorder]
