"""What does a run see in a text that stands for an article?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from healthlint.run.article import Article
    from healthlint.run.linting import Linting
    from healthlint.text.model import Document


class State(NamedTuple):
    """An article at one time: its text, what is wrong with it, and how a reader sees it."""

    text: str
    article: Article  # with all its findings, but those that it accepts itself
    document: Document | None  # None: its reader fails on it


def looking(linting: Linting) -> Callable[[str, str], State]:
    """Return what reads a text that stands for a path, as the run does."""

    def look(text: str, path: str) -> State:
        return State(text, *linting.look(text, path))

    return look
