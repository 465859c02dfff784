"""Which remedies, which diseases, and what is a claim about them?"""

from __future__ import annotations

from healthlint import NamedTuple, Terms

WORDS = Terms.read(__package__ or "", "words/remedy.toml")


class Claim(NamedTuple):
    """The words of a claim, in the prose, and how much it claims: `strong`, `plain` or `weak`."""

    start: int
    end: int
    strength: str
