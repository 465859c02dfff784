"""Which web addresses stand in the prose without any markup?

The extended autolinks of GitHub Flavored Markdown; unlike there, an address also ends where
Chinese text goes on without a blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.expression import Expression, compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

# No sign of Chinese text or of typographic punctuation is part of an address as authors type it.
_ADDRESS = (
    r"(?ai)(?<![A-Za-z0-9])(?:(?:https?|ftp)://|www\.)[^\s<>\"\u2010-\u2027\u2e80-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003fffd]{1,2000}"
    r"|(?<![\w.+/:@-])[A-Za-z0-9][\w.+-]{0,63}+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
)
_SIGN = Expression(r"://|@|w[wW][wW]\.|W[wW][wW]\.")
_LONGEST_NAME = 64
_IN_NAMES = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.+-"
_ENTITY_END = Expression(r"&[A-Za-z0-9]+;$")


def find_bare_links(prose: str) -> Iterator[tuple[int, int, str]]:
    """Yield start and end in the prose, and target, of each address that a page makes a link of."""
    if "://" not in prose and "www." not in prose and "@" not in prose:
        return
    for found in _addresses(prose):
        start, end = found.start(), _end_of(prose, *found.span())
        text = prose[start:end]
        if "://" in text:
            if not text.endswith("://"):
                yield start, end, text
        elif text[:4].lower() == "www.":
            if len(text) > 4:
                yield start, end, "http://" + text
        else:
            yield start, end, "mailto:" + text


def _addresses(prose: str) -> Iterator[re.Match[str]]:
    """Yield the addresses as they are typed, in order.

    Looked for by a sign that each of them has: to look for addresses at each place takes many times as long.
    """
    match = compiled(_ADDRESS).match
    done = position = 0
    while sign := _SIGN.search(prose, position):
        at = sign.start()
        if sign[0] == "://":
            starts: Iterable[int] = range(at - 5, at - 2)  # https, http, ftp
        else:  # a mail address begins where the signs begin that it may have
            before = prose[max(done, at - _LONGEST_NAME - 1) : at]
            first = at - len(before) + len(before.rstrip(_IN_NAMES))
            starts = (first,) if sign[0] == "@" else (first, at)
        position = at + 1
        for start in starts:
            if start >= done and (found := match(prose, start)) is not None:
                yield found
                done = position = found.end()
                break


def _end_of(prose: str, start: int, end: int) -> int:
    """Return where the address ends: punctuation and brackets that it did not open are not part of it."""
    while end > start:
        last = prose[end - 1]
        if last in "?!.,:*_~'|[":
            end -= 1
        elif last in ")]}":
            opener = "([{"[")]}".index(last)]
            if prose.count(last, start, end) <= prose.count(opener, start, end):
                break
            end -= 1
        elif last == ";":
            entity = _ENTITY_END.search(prose[start:end])
            end = start + entity.start() if entity else end - 1
        else:
            break
    return end
