"""What do the front matter, `<meta>` and JSON-LD of a page say about it?

Keys are compared without their case, blanks and signs: `Last-Reviewed`, `last_reviewed` and
`lastReviewed` are one key. Empty values say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

from healthlint import Document

_SIGNS = str.maketrans("", "", " _-.:")
# In JSON-LD a page may be told beside its site, its publisher and its menu.
_NOT_THE_PAGE = frozenset(
    ("Organization", "WebSite", "Person", "BreadcrumbList", "ImageObject", "SiteNavigationElement", "Review")
)
_INSIDE = ("@graph", "mainEntity")
_GROUPS = frozenset(("params", "meta", "article", "page", "byline", "credits", "extra"))


def stated(document: Document, keys: frozenset[str]) -> list[Any]:
    """Return the values of some keys, which are given in small letters without blanks and signs."""
    if not document.metadata:
        return []
    told, known = _told(document)
    return [] if keys.isdisjoint(known) else [value for key, value in told if key in keys]


@lru_cache(maxsize=1)  # all rules ask about the same document
def _told(document: Document) -> tuple[list[tuple[str, Any]], set[str]]:
    """Return all that a page states of itself, each value with its plain key, and these keys."""
    metadata = document.metadata
    told = [*_values(metadata)]
    for key, value in metadata.items():
        if key in _GROUPS and isinstance(value, Mapping):
            told += _values(value)
    pages = metadata.get("json-ld")
    if isinstance(pages, list):
        for page in _pages(pages, 3):
            told += _values(page)
    return told, {key for key, _ in told}


def _pages(told: Iterable[Any], depth: int) -> Iterator[Mapping[str, Any]]:
    for each in told:
        if isinstance(each, Mapping):
            kinds = each.get("@type")
            if _NOT_THE_PAGE.isdisjoint(kinds if isinstance(kinds, list) else (str(kinds),)):
                yield each
            for key in _INSIDE:
                inner = each.get(key)
                if depth and inner:
                    yield from _pages(inner if isinstance(inner, list) else (inner,), depth - 1)


def _values(table: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(_plain(key), value) for key, value in table.items() if value and isinstance(key, str)]


@cache
def _plain(key: str) -> str:
    return key.translate(_SIGNS).lower()


def texts_of(value: Any, depth: int = 4) -> Iterator[str]:
    """Yield the texts of a value: of names in a list, and of persons who are tables with a name.

    YAML can hold a list in itself, so nothing is looked for below `depth` levels.
    """
    if not depth:
        return
    if isinstance(value, Mapping):
        for key in ("name", "title", "fullName", "名", "@id"):
            if value.get(key):
                yield from texts_of(value[key], depth - 1)
                return
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts_of(each, depth - 1)
    elif value is not None and not isinstance(value, bool):
        yield str(value).strip()
