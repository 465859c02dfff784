"""What do the articles say, now and before?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.run.errors import UnreadableError
from healthlint.run.files.articles import is_html, read_article, text_of
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.run.git.repository import Git

_SHA1 = 40  # digits of a name; in repositories that use SHA-256 it is longer
_POINTER = b"version https://git-lfs.github.com/spec/"  # what git has of a file that it keeps elsewhere


class Version(NamedTuple):
    """Where git has what an article says, and what it said before."""

    before: tuple[str | None, ...]  # an object for each of the earlier states; None: it was not there
    after: str | None  # None: it is read from the disk


class Texts:
    """The texts of some articles, fetched together."""

    def __init__(self, git: Git, versions: Mapping[str, Version], more: Iterable[str] = ()) -> None:
        """Take articles with their versions, and the names of more objects; raises UsageError."""
        wanted = [name for version in versions.values() for name in (*version.before, version.after)]
        self._data = git.texts(name for name in (*wanted, *more) if name is not None)

    def now(self, article: str, version: Version) -> str | None:
        """Return what an article says; None where that cannot be read."""
        try:
            return self.read(article, version)
        except UnreadableError:
            return None

    def read(self, article: str, version: Version) -> str:
        """Return what an article says; raises UnreadableError with the reason."""
        if version.after is None or self._data[version.after].startswith(_POINTER):
            return read_article(article)
        return text_of(self._data[version.after], html=is_html(article))

    def stored(self, name: str | None, article: str) -> str | None:
        """Return the text of an object; None where there is none, or none that can be read."""
        if name is None or self._data[name].startswith(_POINTER):
            return None
        try:
            return text_of(self._data[name], html=is_html(article))
        except UnreadableError:
            return None


def is_stored(article: str, name: str) -> bool:
    """Tell whether a file is byte for byte what an object holds; git names objects after that."""
    import hashlib

    try:
        data = Path(article).read_bytes()
    except OSError:
        return False
    digest = hashlib.sha1 if len(name) == _SHA1 else hashlib.sha256
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == name
