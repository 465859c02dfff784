"""What is known of an article that lies in a table or an archive?"""

from __future__ import annotations

from typing import NamedTuple


class Record(NamedTuple):
    """An article that is no file."""

    text: str | bytes | None
    path: str  # what findings call it
    format: str | None = None  # markdown, html or text; None: as its path says, or its look
    id: str | None = None
    url: str | None = None
    charset: str | None = None  # that its server named, of bytes
    fault: str | None = None  # why it could not even be got at
