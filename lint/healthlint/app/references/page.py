"""How do the references of several articles stand one below the other, for people?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.app.references.closing import closing_of
from healthlint.app.references.words import references_found
from healthlint.report.colors import styled
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from healthlint.app.references.entry import ListedArticle
    from healthlint.app.references.formats import Listed


def paged(listed: Listed, body: Callable[[ListedArticle], Iterable[str]]) -> Iterator[str]:
    """Yield each article under its heading, and at the end what all comes to.

    Where only some verdicts are asked for, articles without any of them are passed over.
    """
    begun = behind_body = False
    for article in listed.articles:
        if not article.entries and listed.listing.verdicts:
            continue
        # A blank line stands before and behind a body; articles without one stand close together.
        apart = "\n" if behind_body or (begun and article.entries) else ""
        yield apart + _heading(article, color=listed.color) + "".join(body(article))
        begun, behind_body = True, bool(article.entries)
    if listed.closing:
        yield ("\n" if begun else "") + "".join(f"{line}\n" for line in closing_of(listed.listing))


def _heading(article: ListedArticle, *, color: bool) -> str:
    path = in_one_line(article.path)
    found = references_found(len(article.entries), article.found, article.language)
    colon = ": " if article.language == "en" else "："
    return f"{styled('path', path) if color else path}{colon}{found}\n"
