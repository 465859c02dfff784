"""In which forms can references be listed?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.references.entry import ListedArticle
    from healthlint.app.references.listing import Listing

FORMATS = {"table": "table", "full": "full", "json": "data", "csv": "spreadsheet", "csl-json": "csl"}
FOR_PEOPLE = frozenset(("table", "full"))  # they say themselves, at their end, what all comes to


class Listed(NamedTuple):
    """What a form gets to show; the listing is complete after the last of the articles."""

    articles: Iterable[ListedArticle]
    listing: Listing
    color: bool
    width: int  # columns
    closing: bool  # whether those for people say at their end what all comes to
    registered: bool  # whether csl-json prefers what registers say of a work


Show = Callable[[Listed], Iterator[str]]


def format_named(name: str) -> Show:
    """Return the form of a name; raises UsageError where there is none."""
    if name not in FORMATS:
        meant = did_you_mean(name, FORMATS) or f"; choose from {', '.join(FORMATS)}"
        raise UsageError(f"--output-format: there is no format {name}{meant}")
    show: Show = import_module(f"healthlint.app.references.{FORMATS[name]}").show
    return show
