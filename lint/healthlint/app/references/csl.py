"""The works that articles refer to as CSL-JSON, which Zotero, pandoc and others import.

Each work is there once, however many articles cite it; `note` says where, and what is said of it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from healthlint.app.references.csl_item import Ids, as_registered, item_of
from healthlint.app.references.escaped import dumped_safely
from healthlint.references.binding import OTHER_TITLE
from healthlint.references.judgement import SOUND
from healthlint.references.normal import comparable_title
from healthlint.references.titles import title_ratio
from healthlint.report.visible import in_one_line
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.references.entry import Entry
    from healthlint.app.references.formats import Listed
    from healthlint.references.works import Cited

_OF_A_TEXT = ("doi", "pmid", "pmcid", "arxiv")  # other numbers are those of trials, books and journals


class _Work:
    """One work, and all the references to it."""

    def __init__(self, entry: Entry, cited: Cited) -> None:
        self.cited = cited  # what is said of it, where most is
        self.listed = entry.judged.reference.listed
        self.entries = [entry]

    def add(self, entry: Entry, cited: Cited) -> None:
        """Take one more reference to it; an entry says more of it than a link in the text does."""
        if entry.judged.reference.listed and not self.listed:
            self.cited, self.listed = cited, True
        self.entries.append(entry)

    def is_apart(self, cited: Cited) -> bool:
        """Tell whether titles show that an identifier stands beside two works, and is wrong with one."""
        if not cited.title or not self.cited.title:
            return False
        ratio = title_ratio(self.cited.title, cited.title)
        return ratio is not None and ratio < OTHER_TITLE

    @property
    def note(self) -> str:
        """Where it is cited, and what is said of it where that is worth knowing."""
        places = [f"{each.path}:{each.extent.line}" for each in self.entries]
        said = {
            f"{each.verdict}: {each.judged.message(each.language)}": None
            for each in self.entries
            if each.verdict not in SOUND and each.verdict != "unchecked"
        }
        told = ["; ".join(dict.fromkeys(places)), *said]
        if self.cited.et_al:
            told.append("et al.")
        return in_one_line(" | ".join(told))


def show(listed: Listed) -> Iterator[str]:
    """Yield the list, once the last article is there."""
    works: list[_Work] = []
    known: dict[tuple[str, ...], list[_Work]] = defaultdict(list)
    for article in listed.articles:
        for entry in article.entries:
            cited = as_registered(entry) if listed.registered else entry.cited
            keys = _keys(entry, cited)
            same = [work for key in keys for work in known.get(key, ()) if not work.is_apart(cited)]
            if same:
                same[0].add(entry, cited)
            else:
                works.append(_Work(entry, cited))
            for key in keys:
                known[key].append(same[0] if same else works[-1])
    ids = Ids()
    yield dumped_safely([_item(work, ids) for work in works], indent=2) + "\n"


def _item(work: _Work, ids: Ids) -> dict[str, Any]:
    item = item_of(work.cited, work.entries[0].text, ids)
    return {**item, "note": f"healthlint: {work.note}"}


def _keys(entry: Entry, cited: Cited) -> list[tuple[str, ...]]:
    """Return by what two references are known to be to one work; the strongest alone count."""
    numbers: list[tuple[str, ...]] = [pair for pair in cited.identifiers if pair[0] in _OF_A_TEXT]
    if numbers:
        return numbers
    if cited.title:
        author = fold(cited.authors[0].family) if cited.authors else ""
        where = fold(cited.container), cited.volume, cited.pages
        return [("title", comparable_title(cited.title), author, str(cited.year or ""), *where)]
    if cited.identifiers:
        return [pair for pair in cited.identifiers if pair[0] != "issn"] or [("text", fold(entry.text))]
    if cited.addresses:
        return [("address", cited.addresses[0])]
    return [("text", fold(entry.text))]
