"""The works that articles refer to as CSL-JSON, which Zotero, pandoc and others import.

Each work is there once, however many articles cite it; `note` says where, and what is said of it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import count, islice
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from healthlint.app.references.csl_item import Ids, as_registered, item_of
from healthlint.app.references.escaped import dumped_safely
from healthlint.references.comparing.normal import comparable_title
from healthlint.references.comparing.titles import title_ratio
from healthlint.references.judging.binding import OTHER_TITLE
from healthlint.references.judging.judgement import SOUND
from healthlint.report.visible import in_one_line
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.references.entry import Entry
    from healthlint.app.references.formats import Listed
    from healthlint.references.works import Cited

_OF_A_TEXT = ("doi", "pmid", "pmcid", "arxiv")  # other numbers are those of trials, books and journals

_UNTOLD = (*SOUND, "no-identifier", "unchecked")  # which the item itself shows, or says nothing of the work
_MOST = 20  # works beside one identifier that are told apart by their titles
_AT = attrgetter("at")
_Fact = tuple[str, tuple[tuple[str, str], ...]]  # a title, and the identifiers beside it


class _Work:
    """One work, and all the references to it."""

    def __init__(self, at: int, entry: Entry, cited: Cited) -> None:
        self.at = at  # its place among all references
        self.entries = [entry]
        self.cited = cited  # what is said of it where most is
        self.listed = entry.judged.reference.listed
        self.keys = dict.fromkeys(_keys(entry, cited))  # by which further references are known
        self._facts = {(cited.title, _numbers(cited)): None}

    def is_apart(self, other: _Work) -> bool:
        """Tell whether two works stand beside one identifier, or two identifiers beside one title."""
        return any(_are_apart(one, another) for one in self._facts for another in other._facts)

    def take(self, other: _Work) -> None:
        """Take all references to what has turned out to be the same work."""
        if (other.listed, bool(_numbers(other.cited))) > (self.listed, bool(_numbers(self.cited))):
            self.cited, self.listed = other.cited, other.listed
        self.entries += other.entries
        self.keys |= other.keys
        self._facts |= other._facts

    @property
    def note(self) -> str:
        """Where it is cited, and what is said of it where that is worth knowing."""
        places = dict.fromkeys(f"{each.path}:{each.extent.line}" for each in self.entries)
        said = dict.fromkeys(
            f"{each.verdict}: {each.judged.message(each.language)}"
            for each in self.entries
            if each.verdict not in _UNTOLD
        )
        told = ["; ".join(places), *said]
        if self.cited.et_al and self.cited.authors:
            told.append("et al.")
        return " | ".join(told)


def show(listed: Listed) -> Iterator[str]:
    """Yield the list, once the last article is there."""
    works: dict[_Work, None] = {}
    places = count()
    known: dict[tuple[str, ...], dict[_Work, None]] = defaultdict(dict)
    for article in listed.articles:
        for entry in article.entries:
            cited = as_registered(entry) if listed.registered else entry.cited
            new = _Work(next(places), entry, cited)
            # A reference may show that two works are one: it has the title of one, the DOI of the other.
            candidates = {each: None for key in new.keys for each in islice(known[key], _MOST)}
            same = [*sorted((each for each in candidates if not each.is_apart(new)), key=_AT), new]
            first = same[0]
            works[first] = None
            for other in same[1:]:
                if not first.is_apart(other):
                    first.take(other)
                    works.pop(other, None)
                    for key in other.keys:
                        known[key].pop(other, None)
                        known[key][first] = None
            for key in new.keys:
                known[key][first] = None
    ids = Ids()
    yield dumped_safely([_item(work, ids) for work in works], indent=2) + "\n"


def _item(work: _Work, ids: Ids) -> dict[str, Any]:
    item = item_of(work.cited, work.entries[0].text, ids)
    return {name: _plain(value) for name, value in {**item, "note": f"healthlint: {work.note}"}.items()}


def _plain(value: Any) -> Any:
    """Return a value of which no text holds a sign that acts on a terminal or ends a line."""
    if isinstance(value, str):
        return in_one_line(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return {name: _plain(each) for name, each in value.items()} if isinstance(value, dict) else value


def _are_apart(one: _Fact, other: _Fact) -> bool:
    if one == other:
        return False
    (title, numbers), (other_title, other_numbers) = one, other
    if title and other_title:
        ratio = title_ratio(title, other_title)
        if ratio is not None and ratio < OTHER_TITLE:
            return True
    theirs = dict(other_numbers)
    return any(theirs.get(kind, value) != value for kind, value in numbers)


def _numbers(cited: Cited) -> tuple[tuple[str, str], ...]:
    return tuple((kind, value) for kind, value in cited.identifiers if kind in _OF_A_TEXT)


def _keys(entry: Entry, cited: Cited) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = [*_numbers(cited)]
    if cited.title:
        author = fold(cited.authors[0].family) if cited.authors else ""
        where = fold(cited.container), cited.volume, cited.pages
        keys.append(("title", comparable_title(cited.title), author, str(cited.year or ""), *where))
    if not keys:
        keys += [pair for pair in cited.identifiers if pair[0] != "issn"]
    if not keys and cited.addresses:
        keys.append(("address", cited.addresses[0]))
    return keys or [("text", fold(entry.text))]
