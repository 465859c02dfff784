"""What is known of a claim that is hung on somebody?"""

from __future__ import annotations

from healthlint import NamedTuple


class Attribution(NamedTuple):
    """A stretch of the prose, and how sure and how singular the attribution is."""

    start: int
    end: int
    single: bool = False  # one study or team, which the article may name elsewhere
    taken_up: bool = False  # may take up a study that was named just before
    faint: bool = False
