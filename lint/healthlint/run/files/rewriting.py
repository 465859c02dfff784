"""How is an article changed and all else about its file left as it is?

Encoding, byte order mark, line ends, permissions and links stay; a file whose bytes would not come back
as they were, or that somebody else has changed meanwhile, is not touched.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.errors import UnreadableError, UsageError
from healthlint.run.files.articles import article_data, decoded_of, is_html
from healthlint.run.files.replacement import replacing
from healthlint.text.encoding.decode import Decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

_CHANGED = "is left as it is: it has changed since it was read; run the command again"


Original = Decoded  # an article as it was read: its text, and what makes the bytes of the file of it


def read_original(path: Path | str) -> Original:
    """Return the text of an article and how it is written; raises UnreadableError with the reason."""
    return decoded_of(article_data(path), html=is_html(path))


def check_unchanged(original: Original, source: str | None, name: str) -> None:
    """Raise UsageError where an article does not say any more what findings were made of."""
    if original.text != source:
        raise UsageError(f"{name}: {_CHANGED}")


def rewrite(path: Path | str, original: Original, text: str) -> None:
    """Write another text into the file of an article, with the line ends that the text has.

    Raises UsageError, and leaves the file as it is, where it cannot be written, where it does not hold the
    original any more, and where its encoding cannot give back the old text or hold the new one.
    """
    place = Path(path)
    try:
        data = article_data(place)
    except UnreadableError as error:
        raise UsageError(f"{place}: cannot be changed: {error}") from None
    after = rewritten(data, original, text, str(place))
    if after == data:
        return
    try:
        if not place.stat().st_mode & stat.S_IWUSR or not os.access(place, os.W_OK):
            raise UsageError(f"{place}: cannot be written: it is read-only; allow to write it first")
        with replacing(place) as file:
            file.write(after)
    except OSError as error:
        raise UsageError(f"{place}: cannot be written: {error.strerror or error}") from error


def rewritten(data: bytes, original: Original, text: str, name: str) -> bytes:
    """Return the bytes that hold another text than these, which held the original, in the same way.

    Raises UsageError where they do not hold it, or where its encoding cannot give it back or hold the other.
    """
    before, html = _encoded(original, original.text), is_html(name)
    if data != before and _read_as(data, html) == original:
        raise UsageError(
            f"{name}: is left as it is: its bytes are not quite {_named(original)}; save it as UTF-8 first"
        )
    if data != before:
        raise UsageError(f"{name}: {_CHANGED}")
    after = _encoded(original, text)
    if after is None or _read_as(after, html) != original._replace(text=text):
        raise UsageError(
            f"{name}: is left as it is: {_named(original)} cannot hold what is to be written;"
            " save it as UTF-8 first"
        )
    return after


def _encoded(original: Original, text: str) -> bytes | None:
    try:
        return original.mark + text.encode(original.encoding)
    except UnicodeEncodeError:
        return None


def _read_as(data: bytes, html: bool) -> Original | None:
    try:
        return decoded_of(data, html=html)
    except UnreadableError:
        return None


_NAMES: Mapping[str, str] = {"big5hkscs": "Big5", "cp950": "Big5", "cp1252": "Windows-1252"}


def _named(original: Original) -> str:
    return _NAMES.get(original.encoding, original.encoding.upper())
