"""Is an article Markdown, HTML or plain text, where only its name and its text can tell?"""

from __future__ import annotations

import re
from posixpath import splitext
from typing import TYPE_CHECKING

from healthlint.text.readers import BY_FORMAT, Reader

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAMES = {
    **dict.fromkeys(("markdown", "md", "gfm", "mdx", "text/markdown", "text/x-markdown"), "markdown"),
    **dict.fromkeys(("html", "htm", "xhtml", "text/html", "application/xhtml+xml"), "html"),
    **dict.fromkeys(("text", "txt", "plain", "text/plain"), "plain"),
}
_HEAD = 4_000  # code points that are looked at
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|br|span|table|article|section|h[1-6])\b", re.I
)
_MARKDOWN = re.compile(
    r"\A(?:---|\+\+\+)[ \t]*$|^ {0,3}#{1,6}[ \t]+\S|^ {0,3}(?:```|~~~)|\]\([^)\s]+|\*\*\S|^ {0,3}>[ \t]",
    re.MULTILINE,
)


def reader_named(name: str) -> Reader | None:
    """Return the reader of a format or media type (`md`, `text/html`), or None."""
    known = _NAMES.get(name.partition(";")[0].strip().lower())
    return None if known is None else BY_FORMAT[known]


def reader_by_suffix(path: str, readers: Mapping[str, Reader]) -> Reader | None:
    """Return the reader for the suffix of a path or address, or None."""
    if "://" in path:
        path = re.split(r"[?#]", path.partition("://")[2], maxsplit=1)[0]
        if "/" not in path:  # what stands behind the last dot of a host is no suffix
            return None
    return readers.get(splitext(path.replace("\\", "/"))[1].lower())


def guessed(text: str) -> Reader:
    """Return the reader that a text looks to be for; plain text where there is no sign of markup."""
    head = text[:_HEAD]
    if _HTML.search(head):
        # Markdown may hold tags, and no page begins with a heading of Markdown.
        markdown = _MARKDOWN.search(head)
        page = head.lstrip()[:1] == "<"
        return BY_FORMAT["html"] if page or markdown is None else BY_FORMAT["markdown"]
    return BY_FORMAT["markdown"] if _MARKDOWN.search(head) else BY_FORMAT["plain"]
