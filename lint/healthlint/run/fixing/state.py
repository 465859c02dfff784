"""What does a run see in a text that stands for an article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.run.fixing.rounds import State
from healthlint.run.printing import PrintsToStderr
from healthlint.text.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from healthlint.run.session import Session


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
