"""Do two years, volumes, issues or ranges of pages mean the same?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from healthlint.text.expression import Expression
from healthlint.text.language.folding import simplify

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_NUMBER = 5  # digits that no page of a journal has
_LONGEST = 100  # code points; what is longer is no number
_BETWEEN = 1  # years between print and screen, and between the acceptance and the issue
_LABEL = Expression(
    r"^(?:volume|vol|issue|number|no|nr|n[ºo°]|pages?|pp|pgs?|p|第|卷|期|页)\s*[.:]?\s*(?=[\divxlc]|[se]\d)|\s*[卷期页]$",
    re.IGNORECASE,
)
_SUPPLEMENT = Expression(r"(?:suppl(?:ement)?|增刊|增|特刊|s(?=\d|$))\.?\s*", re.IGNORECASE)
_ROMAN = Expression(r"(?=[ivxlc])(?:c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_RANGE = Expression(r"([A-Za-z]{0,4}\d+[A-Za-z]?)\s*(?:-|~|至|到)+\s*([A-Za-z]{0,4}\d+[A-Za-z]?)")
_ONE = Expression(r"[A-Za-z]{0,12}[.-]?\d+[\w.]*")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣～", "-"))
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def same_year(cited: int, known: Iterable[int]) -> bool:
    """Tell whether a year is one of those known or beside one of them."""
    return any(abs(cited - year) <= _BETWEEN for year in known)


def same_number(cited: str, known: str) -> bool | None:
    """Tell whether two volumes or issues are one; None where either says nothing that can be compared."""
    one, other = comparable_number(cited), comparable_number(known)
    if not one or not other:
        return None
    return one == other or _parts(one) == _parts(other)


def comparable_number(text: str) -> str:
    """Return a volume or an issue without its label and zeros: `46(05)` gives `46(5)`, `增刊1` gives `s1`."""
    plain = simplify(text[:_LONGEST]).translate(_DASHES).replace("_", " ").strip(" .,").lower()
    plain = _LABEL.sub("", _LABEL.sub("", plain))
    plain = _SUPPLEMENT.sub("s", plain)
    plain = re.sub(r"\s+", "", re.sub(r"\b0+(?=\d)", "", plain))
    return str(_arabic(plain)) if plain and _ROMAN.fullmatch(plain) else plain


def same_pages(cited: str, known: str) -> bool | None:
    """Tell whether two ranges of pages are one; of a single page it is asked whether the other begins there.

    None where either says nothing that can be compared: journals that number their articles have registered
    `1-9` for some, and `123` for `e123`.
    """
    one, other = comparable_pages(cited), comparable_pages(known)
    if one is None or other is None:
        return None
    if one[0] != other[0]:
        if _is_number_of_an_article(one) != _is_number_of_an_article(other):
            return True if one[0].lstrip(_LETTERS) == other[0].lstrip(_LETTERS) else None
        return False
    return not (one[1] and other[1]) or one[1] == other[1]


def _is_number_of_an_article(pages: tuple[str, str]) -> bool:
    return not pages[1] and (len(pages[0]) >= _LONG_NUMBER or not pages[0].isdigit())


def comparable_pages(text: str) -> tuple[str, str] | None:
    """Return the first and the last page, shortened ones made whole: `1425-37` gives 1425 and 1437.

    The last is empty where there is but one page or a number of an article; None where there is neither.
    """
    plain = simplify(text[:_LONGEST]).translate(_DASHES).strip()
    plain = _LABEL.sub("", plain)
    found = _RANGE.search(plain)
    if found is not None:
        first, last = _page(found[1]), _page(found[2])
        if last.isdigit() and len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        return (first, "" if first == last else last)
    single = _ONE.search(plain)
    return None if single is None else (_page(single[0]), "")


def _page(text: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", text.lower().rstrip("."))


def _parts(number: str) -> list[str]:
    """Return the numbers of a double issue, in order: `1-2` and `1/2` are one."""
    return sorted(part for part in re.split(r"[-/&+,]", number) if part)


def _arabic(roman: str) -> int:
    values = [_VALUES[sign] for sign in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
