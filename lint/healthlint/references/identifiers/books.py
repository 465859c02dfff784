"""Which numbers of books and journals does a text hold?

The check digits are those of ISO 2108 (ISBN: modulo 11 over ten digits, modulo 10 over thirteen) and ISO 3297
(ISSN: modulo 11 over eight).
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint.references.identifiers.identifier import Identifier, places
from healthlint.text.expression import Expression

_HYPHENS = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014")
_ISBN = Expression(
    r"isbn(?:[ -]?1[03](?=[ :：)]))?\)?\s?[:：]?\s?"
    r"(?P<number>\d(?:[\d\u2010-\u2014-]| (?=[\dx])){6,20}x?)(?![\w])",
    2,
)
_ISSN = Expression(
    r"issn(?:-l)?(?:\s?\((?:print|online|electronic)\))?\s?[:：]?\s?"
    r"(?P<number>\d{3,5}[ \u2010-\u2014-]?\d{2,4}[\dx]|\d{8})(?![\w-])",
    2,
)  # fmt: skip


def found(text: str, small: str) -> Iterator[Identifier]:
    """Yield the ISBNs and ISSNs of a text; they are known by their label only."""
    if "isbn" in small:
        for place in _labels(small, "isbn"):
            match = _ISBN.match(text, place)
            if match is not None:
                yield from _book(match["number"].rstrip(" -"), match.start("number"))
    if "issn" in small:
        for place in _labels(small, "issn"):
            match = _ISSN.match(text, place)
            if match is not None:
                yield _journal(match["number"], match.start("number"))


def _labels(small: str, sign: str) -> Iterator[int]:
    """Yield where a label stands, also that of an electronic or a printed issue."""
    for issue in ("e", "p"):
        small = small.replace(issue + sign, " " + sign)
    return places(small, sign)


def _book(raw: str, start: int) -> Iterator[Identifier]:
    number = raw.translate(_HYPHENS).upper()
    end = start + len(raw)
    if len(number) not in (10, 13):
        # Digits of a year or of a second number may follow behind a blank.
        for cut in range(len(raw) - 1, 9, -1):
            first = raw[:cut].translate(_HYPHENS).upper()
            if raw[cut] == " " and len(first) in (10, 13):
                yield from _book(raw[:cut], start)
                return
        yield Identifier("isbn", start, end, "", "length")
    elif "X" in number[:-1] or (len(number) == 13 and not number.startswith(("978", "979"))):
        yield Identifier("isbn", start, end, "", "shape")
    elif number[-1] != (_modulo_11(number[:-1]) if len(number) == 10 else _modulo_10(number[:-1])):
        yield Identifier("isbn", start, end, "", "check-digit")
    else:
        yield Identifier("isbn", start, end, _thirteen(number))


def _thirteen(number: str) -> str:
    """Return an ISBN of ten digits as one of thirteen: a book has both, and two are compared by one."""
    if len(number) == 13:
        return number
    digits = "978" + number[:-1]
    return digits + _modulo_10(digits)


def _journal(raw: str, start: int) -> Identifier:
    number = raw.translate(_HYPHENS).upper()
    end = start + len(raw)
    if len(number) != 8:
        return Identifier("issn", start, end, "", "length")
    if number[-1] != _modulo_11(number[:-1]):
        return Identifier("issn", start, end, "", "check-digit")
    return Identifier("issn", start, end, f"{number[:4]}-{number[4:]}")


def _modulo_11(digits: str) -> str:
    """Return the check digit of an ISBN of ten digits or an ISSN: weights fall to 2 from left to right."""
    rest = (
        -sum(int(digit) * weight for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True))
        % 11
    )
    return "X" if rest == 10 else str(rest)


def _modulo_10(digits: str) -> str:
    """Return the check digit of an ISBN of thirteen digits: weights 1 and 3 in turn."""
    return str(-sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10)
