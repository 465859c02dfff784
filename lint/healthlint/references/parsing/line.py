"""Which part of an entry tells of the work, before its identifiers and the ways to get at it?"""

from __future__ import annotations

import re
from typing import NamedTuple

from healthlint.text.expression import Expression

_WIDE = {**{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
_PLAIN: dict[int, int | str] = {
    **_WIDE,
    **dict(zip(map(ord, "。、【】〔〕﹐﹒"), ".,[][],.", strict=True)),
    **dict.fromkeys(map(ord, "“”„‟＂"), '"'),
    **dict.fromkeys(map(ord, "‐‑‒–—−"), "-"),
    **dict.fromkeys(map(ord, "‘’ʼ`´"), "'"),
    **dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f"), " "),
}
NUMBER = Expression(
    r"\s*(?:\[\s?\^?\w{1,4}\s?\]:?|\(\d{1,3}\)|\d{1,3}\s?[.),](?!\d)|[①-⑳⑴-⒇]|[-*+·]|•|▪|◦)\s*"
)
# What was a no-break space before an encoding was mistaken stands as a question mark, without a blank.
_LOST = Expression(r"(?:\?|\ufffd)(?=[^\W_a-zß-öø-ÿ]|https?:)")
_LOST_BEHIND = ".,;:)]"
_ENOUGH = 2  # of them, and those behind words are lost blanks too
# Where what leads to the work begins: its identifiers, its address, the day on which it was read.
_ACCESS = Expression(
    r"(?:\b(?:doi|DOI)\b\s?:?\s?(?=10\.|https?:|[1l]0\.)|(?<![\w/])10\.\d{4,9}(?:/|%2F)|https?://|HTTPS?://|\bwww\."
    r"|\bdoi\.org/|\bPMC?ID\b|\bPMC\d{4}"
    r"|\bPubMed PMID\b|(?<=[.;,:(\]] )(?:Available|Retrieved|Accessed|Epub|Advance online|Licen[cs]e:)"
    r"|(?<=[.;,\]])(?:Available|Retrieved|Accessed) |\[(?:cited|accessed|Accessed|Internet; cited)\b"
    r"|\bISBN\b|\bISSN\b|\bCSTR\b|\bNCT\d{8}|\[(?:19|20)\d\d-\d\d?-\d\d?\]"
    r"|(?:访问|检索|引用)(?:日期|时间)|\b(?:doi|DOI|Link|View|PDF)\b[.\]]* *$"
    r"|(?<=[.;,:)\]\[] )\[?(?:PubMed|Cross[Rr]ef|Google Scholar|PMC free article|(?:Free )?[Ff]ull [Tt]ext"
    r"|View (?:article|at))\b"
    r"|\[(?:PubMed|Cross[Rr]ef|Google Scholar|PMC free article|DOI|Link)\]|(?<=\. )arXiv:\d)"
)
# One of these stands where that begins, or a code point before it.
_ACCESS_SIGNS = (
    *(
        "doi",
        "DOI",
        "10.",
        "http",
        "HTTP",
        "www.",
        "PMC",
        "PMID",
        "PubMed",
        "Available",
        "Retrieved",
        "Accessed",
        "Epub",
    ),
    *(
        "Advance",
        "[cited",
        "[accessed",
        "[Accessed",
        "[Internet;",
        "ISBN",
        "ISSN",
        "CSTR",
        "NCT",
        "[1",
        "[2",
        "arXiv:",
    ),
    *(
        "Licen",
        "Cross",
        "Google",
        "Full",
        "full",
        "Free",
        "View",
        "Link",
        "PDF",
        "[P",
        "[C",
        "[G",
        "[D",
        "[L",
    ),
    *("访问", "检索", "引用"),
)
# In which language the work is, as lists of translated titles say at the end.
_LANGUAGES = (
    r"(?:Chinese|Japanese|Korean|German|French|Spanish|Portuguese|Italian|Russian|Polish|Dutch|Turkish|Persian"
    r"|Danish|Norwegian|Swedish|Finnish|Czech|Hungarian|Hebrew|Arabic|Ukrainian)"
)
_LANGUAGE = Expression(
    rf"(?:(?<=\.) {_LANGUAGES}"
    rf"| ?[\[(](?:(?:[Aa]rticle |[Tt]ext )?[Ii]n )?{_LANGUAGES}[^\[\]()]{{0,40}}[\])])[. ]*$"
)
_LONGEST_LANGUAGE = 70
# A review names the book with its number, and is itself found in a journal.
_OF_BOOKS = ("ISBN", "ISSN")
_PLACE = Expression(r"(?:19|20)\d\d; ?\d|(?<=[,; ])\d{1,4} ?\(\d[\w-]{0,6}\)[,:] ?\w")
_LEFT_OVER = " \t,;([<-–—|"
_LONGEST_HEAD = 12


class Line(NamedTuple):
    """An entry, as it is read: offsets are the same in both texts."""

    text: str  # as a reader sees it, with blanks for those that were lost
    plain: str  # with signs of plain width
    start: int  # behind the number of the entry
    end: int  # before what only leads to the work
    damaged: tuple[int, ...]  # where blanks were lost


def read(text: str) -> Line:
    """Return an entry as it is read."""
    plain = text if text.isascii() else text.translate(_PLAIN)
    damaged: tuple[int, ...] = ()
    if "?" in text or "\ufffd" in text:
        damaged = lost_blanks(plain)
        if damaged:
            text, plain = _mended(text, damaged), _mended(plain, damaged)
    number = NUMBER.match(plain)
    start = number.end() if number else len(plain) - len(plain.lstrip())
    access = _access(plain, start)
    end = len(plain)
    if access is not None and access.start() - start < 1:
        # The address comes first: what is told of the work stands behind it.
        behind = plain.find(" ", access.end())
        if behind >= 0 and len(plain) - behind > _LONGEST_HEAD:
            start = behind + 1
            access = _access(plain, start)
    if access is not None:
        end = access.start()
    if not plain[max(start, end - _LONGEST_LANGUAGE) : end].rstrip(" .")[-1:].isdigit():
        language = _LANGUAGE.search(plain, max(start, end - _LONGEST_LANGUAGE), end)
        end = end if language is None else language.start()
    while end > start and plain[end - 1] in _LEFT_OVER:
        end -= 1
    return Line(text, plain, start, end, damaged)


def _mended(text: str, damaged: tuple[int, ...]) -> str:
    signs = list(text)
    for at in damaged:
        signs[at] = " "
    return "".join(signs)


def _access(plain: str, start: int) -> re.Match[str] | None:
    """Return the first place from which on an entry only leads to the work."""
    first: re.Match[str] | None = None
    last = len(plain)
    for sign in _ACCESS_SIGNS:
        at = plain.find(sign, start, last)
        while at >= 0:
            found = _ACCESS.match(plain, at)
            if found is not None and not (sign in _OF_BOOKS and _PLACE.search(plain, at)):
                first, last = found, at
                break
            at = plain.find(sign, at + 1, last)
    return first


def lost_blanks(plain: str) -> tuple[int, ...]:
    """Return where a question mark stands for a no-break space that an encoding lost.

    In an identifier or an address none does: a hyphen may be lost there too, and nobody can tell.
    """
    found = [
        lost.start()
        for lost in _LOST.finditer(plain)
        if lost.start() and not _in_address(plain, lost.start())
    ]
    if len(found) < _ENOUGH:
        found = [at for at in found if plain[at - 1] in _LOST_BEHIND]
    return tuple(found)


def _in_address(plain: str, at: int) -> bool:
    word = plain[plain.rfind(" ", 0, at) + 1 : at]
    behind = plain[at + 1 : at + 5]
    return ("://" in word or "10." in word) and behind != "http"
