"""What does a run see in a text that stands for an article?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from healthlint.run.printing import PrintsToStderr
from healthlint.text.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from healthlint.run.article import Article
    from healthlint.run.session import Session


class State(NamedTuple):
    """An article at one time: its text, what is wrong with it, and how a reader sees it."""

    text: str
    article: Article  # with all its findings, but those that it accepts itself
    document: Document | None  # None: its reader fails on it


def looking(session: Session) -> Callable[[str, str], State]:
    """Return what reads a text that stands for a path, as the run does."""

    def look(text: str, path: str) -> State:
        article = session.lint_text(text, path)
        try:
            with PrintsToStderr():
                document = session.reader_of(path)(text, path)
        except KeyboardInterrupt:
            raise
        except BaseException:  # the reader may be a stranger's; the article says what is wrong with it
            return State(text, article, None)
        return State(text, article, document if isinstance(document, Document) else None)

    return look
