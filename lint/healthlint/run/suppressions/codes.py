"""Which rules does a directive name, and is there such a rule?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.rule.finding import letters_of
from healthlint.rule.suggest import nearest
from healthlint.run.engine import FAMILY, OWN
from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_PARTS = Expression(r"([A-Z]+)(\d*)")
ALL = frozenset(("ALL", "*"))


@lru_cache(maxsize=4096)
def names(key: str, code: str, name: str) -> bool:
    """Tell whether a selector names a rule: by its code, the beginning of it, or its name.

    `key` is that of a `Selector`. A beginning has all letters of the code: PRO and PRO1, not PR.
    """
    if key in (code, name) or key in ALL or key.lower() == name:
        return True
    parts = _PARTS.fullmatch(key)
    return parts is not None and parts[1] == letters_of(code) and code.startswith(key)


class Codes:
    """The rules that an article may speak of: those of its config, applied to it or not."""

    def __init__(
        self,
        rules: Iterable[tuple[str, str]],
        off: Collection[str],
        applied: Collection[str],
        *,
        narrowed: bool = False,
    ) -> None:
        """Take codes and names of the rules, and the codes of those that have read the article.

        `off` are the families of plugins that are switched off; the letters of the engine's own are no
        plugin's. `narrowed`: the command line has left out some rules.
        """
        self.rules = tuple(rules)
        self.narrowed = narrowed
        self._off = frozenset(off) - {FAMILY}
        self._applied = frozenset(applied)
        self._named: dict[str, frozenset[str]] = {}

    def named_by(self, key: str) -> frozenset[str]:
        """Return the codes of the rules that a selector names."""
        if key not in self._named:
            self._named[key] = frozenset(code for code, name in self.rules if names(key, code, name))
        return self._named[key]

    def is_known(self, key: str) -> bool:
        """Tell whether a selector names a rule, or may name one of a plugin that is switched off."""
        parts = _PARTS.fullmatch(key)
        return key in ALL or bool(self.named_by(key)) or (parts is not None and parts[1] in self._off)

    def own(self, key: str) -> str | None:
        """Return the first code of the engine's own that a selector names; ALL means none of them."""
        if key in ALL:
            return None
        return next((own.code for own in OWN.values() if names(key, own.code, own.name)), None)

    def judged(self, key: str) -> bool:
        """Tell whether a selector can be called unused: the rules that it names have read the article."""
        named = self.named_by(key)
        if self.narrowed:
            return bool(named) and named <= self._applied
        return not named.isdisjoint(self._applied)

    def meant(self, key: str) -> str | None:
        """Return the code, family or name that an unknown selector was probably meant to be."""
        codes = [code for code, _ in self.rules]
        if _PARTS.fullmatch(key):
            return nearest(key, [*sorted({letters_of(code) for code in codes} | self._off), *codes])
        digits = re.fullmatch(r"([a-z]+)[-. ]?(\d+)", key)  # PRO-101
        if digits and self.is_known((digits[1] + digits[2]).upper()):
            return (digits[1] + digits[2]).upper()
        return nearest(key, [name for _, name in self.rules] + codes)
