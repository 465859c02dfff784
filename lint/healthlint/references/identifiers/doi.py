"""Which DOIs does a text hold?

The syntax is that of the DOI Handbook (ISO 26324): `10.`, a registrant of four to nine digits, a slash, and
a suffix in which almost every sign may stand; SICI suffixes hold `<`, `>` and `;`. What ends a DOI in prose
is therefore guessed: punctuation, a bracket that it did not open, Chinese text, the tail that publishers and
trackers add to addresses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from urllib.parse import unquote

from healthlint.references.identifiers.identifier import Identifier, places
from healthlint.text.expression import Expression
from healthlint.text.language.han import WIDE

# No Chinese and no typographic quotation mark is part of a DOI; `<` only where it opens a SICI part.
_SIGN = r"[^\s\"“”‘’«»<>|{}]|<[\w.]*::?[^<>\s]*>|%3C|%3E"
_DOI = Expression(rf"10\.(?P<registrant>\d{{4,9}}(?:\.\d+)*)(?:/|%2[Ff])(?P<suffix>(?:{_SIGN})*)")
_LABEL = Expression(
    r"(?:doi\.org/|doi(?:\.org)?\s?[:：]\s?|doi\s(?=\d))(?:doi\s?:\s?)?(?P<rest>\S{0,200})",
    2,
)
_TRACKING = Expression(r"\?(?:[\w.-]+=|https?:|[A-Z][a-z])|[#&]|\?$")
_ROUTE = Expression(
    r"/(?:full|abstract|pdf|epdf|epub|meta|fulltext|full-text|html|summary|references)(?:/.*)?$|\.(?:pdf|full|long|abstract)$",
    2,
)
# bioRxiv and medRxiv add the version, and what is shown of it, to the address.
_PREPRINTS = ("10.1101/", "10.64898/")
_VERSION = Expression(r"(?<=\d)v\d{1,2}(?:\..*)?$", 2)
_NUMERIC = (*"0123456789.",)  # before it: a longer number
_TAIL = ".,;:!?'*_`~\\"
_PAIRS = {")": "(", "]": "[", ">": "<"}
# A blank behind a dot, a hyphen or a slash cuts a DOI; so does one within the registrant.
_REST = Expression(
    r"(?:(?<=[/_(-]) (?!(?:NCT|PMC)\d|10\.)(?=[\w.()-]*\d)"
    r"|(?<=\.) (?=[a-z]+\.?[a-z]*\.?\d{4})|(?<=[a-z]\.) (?=\d{3,}-\d+\.\d{4})| (?=\.\d+\.\d))[\w.()/;:-]+"
)
_IN_REGISTRANT = Expression(r"10(?:\. | \. ?)\d{4,9}/\S+")
_SLIPS = Expression(r"^(?:[1lI][0oO]\.|10[,;:])(?=\d{4,9}/)")
_WITHOUT_TEN = Expression(r"^(?:\.?(?P<registrant>\d{4,9})/\S+)")
_WITHOUT_SLASH = Expression(r"^10\.(\d{4})(?=[a-z(])", 2)
_SHORT = Expression(r"^10\.\d{1,3}/\S")


def found(text: str, small: str) -> Iterator[Identifier]:
    """Yield the DOIs of a text, and what is labelled as one and is none."""
    read: list[Identifier] = []
    if "10." in text:
        at = text.find("10.")
        while at >= 0:
            match = None if text[at - 1 : at] in _NUMERIC else _DOI.match(text, at)
            if match is None:
                at = text.find("10.", at + 3)
                continue
            identifier = _read(text, at, match.end())
            read.append(identifier)
            at = text.find("10.", max(at + 3, identifier.end))
    yield from read
    if "doi" in small:
        starts = [identifier.start for identifier in read]
        for place in places(small, "doi"):
            label = _LABEL.match(text, place)
            start = label.start("rest") if label else -1
            if label is None:
                continue
            before = bisect_right(starts, start) - 1
            if before >= 0 and start <= read[before].end:
                continue
            faulty = _labelled(text, start, _before_chinese(label["rest"]))
            if faulty is not None:
                yield faulty


def normal(raw: str) -> str:
    """Return a DOI as two are compared: unescaped, in small letters, without what an address adds to it."""
    shown = raw.replace("\\", "") if "\\" in raw else raw
    if "%" in shown:
        shown = unquote(shown)
    cut = _TRACKING.search(shown)
    if cut:
        shown = shown[: cut.start()]
    shown = _trimmed(shown)
    route = _ROUTE.search(shown)
    if route and "/" in shown[: route.start()]:
        shown = shown[: route.start()]
    if shown.startswith(_PREPRINTS):
        shown = _VERSION.sub("", shown)
    return shown.lower()


def is_safe(value: str) -> bool:
    """Tell whether an address can be made of a DOI: a path that leads upwards is refused."""
    return not {".", ".."} & set(value.split("/"))


def _read(text: str, start: int, end: int) -> Identifier:
    raw = _before_chinese(text[start:end])
    end = start + len(_trimmed(raw))
    value = normal(raw)
    rest = _REST.match(text, start + len(raw))
    if rest:
        whole = _trimmed(text[start : rest.end()])
        return Identifier("doi", start, start + len(whole), "", "broken", normal(whole.replace(" ", "")))
    if not is_safe(value):
        return Identifier("doi", start, end, "", "unsafe")
    if not value.partition("/")[2]:
        return Identifier("doi", start, end, "", "shape")
    return Identifier("doi", start, end, value)


def _labelled(text: str, start: int, rest: str) -> Identifier | None:
    """Return what a label announces as a DOI, where it is none; a mere word is no attempt at one."""
    broken = _IN_REGISTRANT.match(text, start)
    if broken:
        return Identifier("doi", start, broken.end(), "", "broken", normal(broken.group().replace(" ", "")))
    shown = _trimmed(rest)
    end = start + len(shown)
    if _SHORT.match(shown):
        return Identifier("doi", start, end, "", "shape")
    if _SLIPS.match(shown):
        return Identifier("doi", start, end, "", "shape", normal(_SLIPS.sub("10.", shown)))
    if _WITHOUT_TEN.match(shown):
        return Identifier("doi", start, end, "", "shape", normal("10." + shown.lstrip(".")))
    if _WITHOUT_SLASH.match(shown):
        return Identifier("doi", start, end, "", "shape", normal(_WITHOUT_SLASH.sub(r"10.\1/", shown)))
    return None


def _before_chinese(raw: str) -> str:
    """Return what stands before the first Chinese sign, of which a DOI has none."""
    if raw.isascii():
        return raw
    return raw[: next((at for at, sign in enumerate(raw) if sign >= WIDE), len(raw))]


def _trimmed(raw: str) -> str:
    """Cut from the end what belongs to the sentence: punctuation, brackets that were not opened."""
    while raw:
        last = raw[-1]
        opener = _PAIRS.get(last)
        if last in _TAIL or (opener and raw.count(last) > raw.count(opener)):
            raw = raw[:-1]
        else:
            break
    return raw
