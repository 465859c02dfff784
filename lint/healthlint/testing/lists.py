"""Which lists of terms does a rule have, and how does one speak of a term in them?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.base import Rule
from healthlint.rule.declared import DeclaredRule
from healthlint.rule.declared.requirement import LIST as REQUIRED
from healthlint.rule.terms import Terms, term_lists

if TYPE_CHECKING:
    from collections.abc import Iterator

Keys = tuple[str | int, ...]


class TermKey(NamedTuple):
    """A term as its rule writes it down."""

    keys: Keys  # in the file of a declared rule
    term: str

    def __str__(self) -> str:
        return f'{spoken(self.keys)} "{self.term}"'


def spoken(keys: Keys) -> str:
    """Return a key path as people count: the second item of `bad` is bad[2]."""
    out = ""
    for key in keys:
        out += f"[{key + 1}]" if isinstance(key, int) else f"{'.' if out else ''}{key}"
    return out


def table_of(rule: Rule, name: str) -> str:
    """Return what one of the lists that are looked for is called where the rule is written."""
    if isinstance(rule, DeclaredRule):
        return name or "terms"
    return f"terms.{name}" if name else "terms"


def keys_of(table: str, terms: Terms, *, besides: bool = False) -> Iterator[TermKey]:
    """Yield the terms of a list, or the phrases that protect words, with their places."""
    named = (("besides", terms.besides),) if besides else _by_language(terms)
    for key, written in named:
        for number, term in enumerate(written):
            yield TermKey((table, key, number), term)


def _by_language(terms: Terms) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ("en", terms.en), ("zh", terms.zh), ("patterns", terms.patterns)


def key_of(rule: Rule, name: str, term: str) -> TermKey:
    """Return where a term of one of a rule's lists is written, the first time if there are several."""
    terms = term_lists(rule.terms)[name]
    table = table_of(rule, name)
    return next((key for key in keys_of(table, terms) if key.term == term), TermKey((table,), term))


def reported_lists(rule: Rule) -> tuple[str, ...] | None:
    """Return the lists whose matches become findings of themselves; None where code of the rule decides."""
    lists = term_lists(rule.terms)
    if isinstance(rule, DeclaredRule):
        return tuple(name for name in lists if name != REQUIRED)
    return ("",) if type(rule).check is Rule.check and "" in lists else None
