"""Which identifiers are right, and not written as they should be?

A DOI is an address with the resolver https://doi.org/, or has `doi:` before it; a PMID stands behind
`PMID: `, a PMCID begins with `PMC`, a trial number has neither blanks nor a colon. What is wrong in itself
is no matter of this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from healthlint import Expression, NamedTuple
from healthlint.references import identifiers


class Form(NamedTuple):
    """An identifier that is to be written otherwise."""

    start: int  # in the text
    end: int  # in the text
    repair: str  # how it is to be written
    edits: tuple[tuple[int, int, str], ...]  # start and end in the text, and what comes there
    in_lists: bool = False  # only in lists of references: running text may have its own punctuation


STANDARD = "https://doi.org/"
_RESOLVER = Expression(
    r"(?:(?:https?:)?//(?:dx\.|www\.)?|dx\.)doi\.org/+"
    r"(?:(?:https?://(?:dx\.)?doi\.org/|doi: ?))*(?=10\.)",
    2,
)
_NEEDLESS = Expression(r"%(?:2[DEdeFf]|5[Ff]|7[Ee]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa])")
_TAIL = ".,;:，。；：、．"
_PAIRS = {")": "(", "]": "["}
_WIDE = {**{wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)}, 0x3000: 0x20}
_DIGIT = "[0-9０-９]"


def of_address(address: str) -> Form | None:
    """Return how an address of a DOI is to be written; None where it is right, or is none."""
    head = _RESOLVER.match(address)
    if head is None:
        return None
    edits: list[tuple[int, int, str]] = []
    if head.group() != STANDARD:
        edits.append((0, head.end(), STANDARD))
    end = min(at for at in (address.find("?"), address.find("#"), len(address)) if at >= 0)
    whole = _trimmed(address, head.end(), end) if end == len(address) else end
    edits += (
        (*found.span(), unquote(found.group())) for found in _NEEDLESS.finditer(address, head.end(), whole)
    )
    if whole < end:
        edits.append((whole, end, ""))
    repair = _made(address, edits)
    if not edits or any(found.fault for found in identifiers(repair)):
        return None
    return Form(0, len(address), repair, tuple(edits))


def of_words(term: str, text: str, place: int) -> Form | None:
    """Return what begins at a place with one of the TERMS and is to be written otherwise."""
    for judge in TERMS[term]:
        form = judge(text, place)
        if form is not None:
            return form
    return None


def of_dois(text: str, folded: str) -> Iterator[Form]:
    """Yield the DOIs with signs of full width; `folded` is the text as terms see it, in plain signs."""
    # Most articles have no DOI; signs of full width stand in all Chinese ones, and take longer to look for.
    if not text.isascii() and "10." in folded and _WIDE_SIGNS.search(text):
        for found in _WIDE_DOI.finditer(text):
            form = _wide(text, found)
            if form is not None:
                yield form


def joined(text: str, start: int, end: int) -> Form:
    """Return what stands in a text with blanks that do not belong to it, as it is to be written."""
    shown = text[start:end]
    blanks = [start + at for at, sign in enumerate(shown) if sign == " "]
    return Form(start, end, shown.replace(" ", ""), tuple((at, at + 1, "") for at in blanks))


def _doubled(text: str, place: int) -> Form | None:
    found = _DOUBLED.match(text, place)
    if found is None:
        return None
    return Form(place, found.end(1), STANDARD + "10.…", ((*found.span(), ""),))


def _old_resolver(text: str, place: int) -> Form | None:
    found = None if text[max(0, place - 1) : place] in _OF_ADDRESSES else _BARE.match(text, place)
    return Form(*found.span(), STANDARD + "10.…", ((*found.span(), STANDARD),)) if found else None


def _colon(text: str, place: int) -> Form | None:
    found = _COLON.match(text, place)
    if found is None:
        return None
    return Form(*found.span(), f"{found[1]}:10.…", ((found.end(1), found.end(), ":"),), in_lists=True)


def _wide(text: str, found: re.Match[str]) -> Form | None:
    place, end = found.start(), _trimmed(text, *found.span())
    repair = text[place:end].translate(_WIDE)
    return None if repair == text[place:end] else Form(place, end, repair, ((place, end, repair),))


def _numbered(number: str, prefix: str, right: str) -> Callable[[str, int], Form | None]:
    """Return what judges the numbers that an expression finds, of which some are written right."""
    found_by, is_right = Expression(number, re.IGNORECASE), Expression(right)

    def judge(text: str, place: int) -> Form | None:
        found = found_by.match(text, place)
        if found is None or text[max(0, place - 1) : place] in _OF_ADDRESSES:
            return None
        shown = found.group()
        if is_right.fullmatch(shown):
            return None
        repair = prefix + found[1].translate(_WIDE)
        # A colon of full width alone is right in Chinese text, and wrong in a list of references.
        in_lists = is_right.fullmatch(shown.replace("：", ":")) is not None
        return Form(*found.span(), repair, ((*found.span(), repair),), in_lists)

    return judge


_OF_ADDRESSES = (*"/?&=_-",)
_DOUBLED = Expression(r"(doi\s?[:：])\s?(?=https?://(?:dx\.|www\.)?doi\.org/10\.)", 2)
_BARE = Expression(r"dx\.doi\.org/(?=10\.)", 2)
_COLON = Expression(r"(DOI)\s?：\s?(?=10\.\d{4,9}/)", 2)
_WIDE_DOI = Expression(
    rf"(?<![A-Za-z])[1１][0０][.．]{_DIGIT}{{4,9}}[/／]"
    "[-A-Za-z0-9._;()/:+\uff0d\uff0e\uff0f\uff10-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a]+"
)
_WIDE_SIGNS = Expression("[\uff0d-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a]")
# By the terms that find them.
TERMS: dict[str, tuple[Callable[[str, int], Form | None], ...]] = {
    "doi": (_doubled, _colon),
    "dx.doi.org": (_old_resolver,),
    "pmid*": (
        _numbered(
            rf"pmid\s?[:：]?\s?({_DIGIT}{{1,8}})(?![\w]|[.．][\d０-９])", "PMID: ", r"PMID ?:? ?[0-9]+"
        ),
    ),
    "pmc*": (
        _numbered(
            rf"pmcid\s?[:：]?\s?(?:pmc)?({_DIGIT}{{4,8}})(?![\w]|[.．][\d０-９])",
            "PMCID: PMC",
            r"PMCID ?:? ?PMC[0-9]+",
        ),
        _numbered(rf"pmc({_DIGIT}{{4,8}})(?![\w]|[.．][\d０-９])", "PMC", r"PMC[0-9]+"),
    ),
    "nct*": (_numbered(rf"nct\s?[:：#№-]?\s?({_DIGIT}{{8}})(?![\w]|[.．][\d０-９])", "NCT", r"NCT[0-9]+"),),
    "isrctn*": (
        _numbered(rf"isrctn\s?[:：#-]?\s?({_DIGIT}{{8}})(?![\w]|[.．][\d０-９])", "ISRCTN", r"ISRCTN[0-9]+"),
    ),
    "chictr*": (
        _numbered(rf"chictr\s?[:：#]?\s?({_DIGIT}{{10}})(?![\w]|[.．][\d０-９])", "ChiCTR", r"ChiCTR[0-9]+"),
    ),
}


def _made(text: str, edits: list[tuple[int, int, str]]) -> str:
    for start, end, new in reversed(edits):
        text = text[:start] + new + text[end:]
    return text


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where an identifier ends: punctuation and brackets that it did not open are not part of it."""
    while end > start:
        last = text[end - 1]
        opener = _PAIRS.get(last)
        if last not in _TAIL and not (
            opener and text.count(last, start, end) > text.count(opener, start, end)
        ):
            break
        end -= 1
    return end
