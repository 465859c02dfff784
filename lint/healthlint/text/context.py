"""How are the words of a match meant?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from healthlint.text.model import Sentence

Status = Literal[
    "asserted",
    "negated",  # “does not cure”
    "warned-against",  # “avoid clinics that promise a cure”
    "question",  # “Can it cure diabetes?”, and not “How does it cure diabetes?”
    "hedged",  # “may cure”
    "conditional",  # “if it cures, it would …”
    "quoted",  # in the words of a named speaker
    "quoted-anonymously",  # in the words of nobody in particular
    "work-title",  # in the title of a cited work, a link to one, a web address, code
    "cited",  # asserted, and the sentence names a source that a reader can find
]


def status_of(sentence: Sentence, start: int, end: int) -> Status:
    """Return how the prose from `start` to `end` of a sentence is meant."""
    return "asserted"
