"""Which characters do the bytes of an article stand for?"""

from __future__ import annotations


class UndecodableError(ValueError):
    """The bytes are not text in any encoding that can be told."""


def decode(data: bytes, *, html: bool = False) -> str:
    """Return the text of a file, without its byte order mark; raises UndecodableError."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UndecodableError("not UTF-8") from error
