"""What is known of an article that lies in a table or an archive?"""

from __future__ import annotations

from typing import NamedTuple


class Columns(NamedTuple):
    """What the columns of a table of articles are called; all but that of the text may be missing."""

    text: str = "text"
    path: str = "path"
    id: str = "id"
    url: str = "url"
    format: str = "format"


class Record(NamedTuple):
    """An article that is no file."""

    text: str | bytes | None
    path: str  # what findings call it
    format: str | None = None  # markdown, html or text; None: as its path says, or its look
    id: str | None = None
    url: str | None = None
    charset: str | None = None  # that its server named, of bytes
    fault: str | None = None  # why it could not even be got at
