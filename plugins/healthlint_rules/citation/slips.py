"""Which data of a reference cannot be right: pages that run backwards, years to come, damaged letters?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Expression

_HYPHEN = "[-\u2010-\u2014~]"
# Behind a volume (and issue) and a colon or comma, or behind a word for pages. What stands before is asked
# for behind the first sign, so that the engine goes from one such sign to the next.
_PAGES = Expression(
    r"[\s:：,，p页第](?:(?:(?<=\d\s)|(?<=\d\)\s))[:：,，]\s?|(?:(?<=\d[:：,，])|(?<=\d\)[:：,，]))\s?"
    r"|(?<=\bp)(?:p?\.? ?|ages? )|(?<=页)码?[:：]? ?|(?<=第))"
    rf"(?P<letter>[A-Za-z]?)(?P<first>\d{{1,6}}){_HYPHEN}(?P=letter)(?P<last>\d{{1,6}})(?![\d/]|{_HYPHEN}\d|\.\d)"
)
_VOLUME = Expression(r"(?:\d\)|[;,，；]\s?\d{1,4})$|(?:\d{4}[年,，;；]\s?)(?:\d{1,4}卷?)$")
# Where a reference says when it appeared, and nowhere else: titles speak of years to come.
_YEAR = Expression(
    r"[(（](?P<apa>2\d{3})[a-e]?(?:, [A-Z][a-z]+(?: \d{1,2})?)?[)）]"
    r"|(?<=[.,，。．”\"] )(?P<vancouver>2\d{3})(?= ?[;；:：(（]|[.。]?$"
    r"| (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))"
    r"|(?<=[a-z] )(?P<ama>2\d{3})(?=;\s?\d{1,4}\s?[(:])"
    r"|(?<=[,，.．])\s?(?P<gb>2\d{3})(?=[,，;；]\s?\d{1,4}\s?[(（:：])"
)
# UTF-8 that was read as Latin-1 or Windows-1252, GBK that was read as UTF-8 and the other way round.
_PAST = Expression(r"(?<!\d)(?:19|20)[0-2]\d(?!\d)")
_MOJIBAKE = Expression(
    "[ÃÂ][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc]"
    "|â(?:[\u0080-\u009f€]|\u20ac)[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u2010-\u203a\u2122\u02dc]?"
    "|ï»¿|ï¿½|�|锟斤拷|(?:[鍙鍚锛銆鏂鐨鈥][\u4e00-\u9fff€œ]){3,}"
)
_ENTITY = Expression(r"&(?:amp|nbsp|quot|lt|gt|ndash|mdash|#x?[0-9a-fA-F]{2,5});")
_SIGNS_OF_DAMAGE = ("Ã", "Â", "â", "ï", "�", "锟", "锛", "鈥", "鍙", "鏂", "鐨", "銆", "鍚")
_SIGNS_OF_LOSS = ("&", "?", "\ufffd")
# Whatever else stands around them: two numbers with a hyphen between, and one that could be a year to come.
_RANGE = Expression(
    rf"(\d(?<!\d\d)(?<!{_HYPHEN}\d)\d{{0,5}}){_HYPHEN}(?=[A-Za-z]?(\d{{1,6}})(?![\d/]|{_HYPHEN}\d|\.\d))"
)
_LATE = Expression(r"2(?<!\d2)\d{3}(?!\d)")


def may_be_wrong(text: str, highest: int) -> bool:
    """Tell whether a text, or several on end, may hold a slip; most lists of references hold none."""
    if any(map(text.__contains__, _SIGNS_OF_LOSS)):
        return True
    if not text.isascii() and any(map(text.__contains__, _SIGNS_OF_DAMAGE)):
        return True
    if any(int(year) > highest for year in _LATE.findall(text)):
        return True
    return any(_is_reversed(first, last) for first, last in _RANGE.findall(text))


def reversed_pages(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where pages run backwards, and which way round they would be right.

    A last page is often cut to the figures that change: 1425-37 are the pages 1425 to 1437.
    """
    for found in _PAGES.finditer(text):
        first, last = found["first"], found["last"]
        if not (found.group()[0].isalpha() or found.group()[0] in "页第"):
            before = text[max(0, found.start() - 14) : found.start()]
            if not _VOLUME.search(before):
                continue
        if _is_reversed(first, last):
            letter = found["letter"]
            yield found.start("first") - len(letter), found.end("last"), f"{letter}{last}-{letter}{first}"


def _is_reversed(first: str, last: str) -> bool:
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    return int(whole) < int(first)


def future_years(text: str, highest: int) -> Iterator[tuple[int, int]]:
    """Yield where a work is said to have appeared after the year `highest`."""
    for found in _YEAR.finditer(text):
        group = found.lastgroup or ""
        if int(found[group]) <= highest:
            continue
        # At the end stands the year, or the page where a year stood before.
        if text[found.end(group) :].strip(" .。") or not _PAST.search(text):
            yield found.span(group)


def damaged(text: str) -> Iterator[tuple[int, int]]:
    """Yield where letters stand that come of a wrong encoding, or entities that no page has resolved."""
    for expression in (_MOJIBAKE, _ENTITY):
        for found in expression.finditer(text):
            yield found.span()
