"""What is remembered of an article that has just been linted?

Nothing where something is wrong with the file or a rule, and where a rule or a reader asks to read it again
in each run.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from healthlint.run.errors import UnreadableError
from healthlint.run.files.articles import article_data, is_html, text_of
from healthlint.run.linting import name_of
from healthlint.run.results.contents import digest_of
from healthlint.run.results.packing import packed
from healthlint.text.named_tuple import NamedTuple
from healthlint.text.stamp import Stamp, stamp_of

if TYPE_CHECKING:
    from healthlint.run.article import Article
    from healthlint.run.linting import Linting


class Linted(NamedTuple):
    """The result of an article that may be remembered, and what the article was when it was read."""

    result: tuple[bytes, bytes]
    stamp: Stamp
    settled: bool  # whether that was to be relied on
    contents: bytes  # digest
    source: str | None  # where the run asks for it


def lint_to_remember(linting: Linting, path: str) -> Linted | Article:
    """Return what is wrong with a file, in the form in which it is remembered where it may be."""
    shown = name_of(path)
    seen, stamp = time.time_ns(), stamp_of(path)
    try:
        data = article_data(path)
        source = text_of(data, html=is_html(path))
    except UnreadableError as error:
        return linting.unreadable(shown, str(error))
    article = linting.lint_text(source, shown)
    if stamp is None or stamp.size != len(data):
        return article
    config = linting.config_of(shown)
    publication, _ = linting.publication_of(config, source)
    if not linting.linter_for(config, publication).cacheable:
        return article
    reader = linting.reader_of(shown)
    if getattr(getattr(reader, "function", reader), "cacheable", True) is not True:
        return article
    result = packed(article, publication)
    if result is None:
        return article
    return Linted(result, stamp, stamp.settled(seen), digest_of(data), article.source)
