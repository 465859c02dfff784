"""Where does the title end, and where does the name of the journal begin?

Both are parted by a full stop, and both may hold one. What is told behind the journal is found first; then
the journal is what stands behind the last full stop, and a row of abbreviations is one journal.
"""

from __future__ import annotations

from typing import NamedTuple

from healthlint.text.expression import Expression

# `eLife`, `mBio`, `npj Digital Medicine` begin small; no other sentence does.
_BORDER = Expression(
    r"[.?!](?:[\"')\]]*\s+(?=[^a-zß-öø-ÿ\s]|[eim][A-Z]|npj |bioRxiv|medRxiv)|(?<=\.)(?=[^\W\d_\x00-\xff])"
    r"|(?<=[^\W\d_\x00-\xff][.?!])(?=\S))"
)
_ANY_STOP = Expression(r"(?<=[^\W\d_]{3}[.?!]) +(?=\S)")
_ABBREVIATIONS = frozenset(
    "j n engl med biol chem clin am eur int ann rev res sci proc natl acad nat lett phys rep br can "
    "exp mol immunol pharmacol physiol surg pediatr psychiatry neurol cardiol endocrinol metab assoc "
    "soc arch bull acta appl environ epidemiol genet hum infect dis microbiol nutr obstet gynecol "
    "oncol pathol prev public radiol trans adv curr trends ther dent dermatol diabetol gastroenterol "
    "gen hematol hepatol hosp intern investig lab mech neurosci nurs ophthalmol orthop otolaryngol "
    "health care pract psychol qual respir rheumatol rheum sports transplant toxicol trop urol vet "
    "virol commun comput conf ed eng ieee indian inf interdiscip jpn lond math methods mon natl opin "
    "opt organ org pak philos plant polym sect ser sociol stat stud symp syst technol theor univ "
    "vasc zool u.s.a u.s".split()
)
_NEVER_BEHIND = frozenset(
    "vs st dr no vol ser sect pt suppl cf approx ca eg ie e.g i.e mr mrs prof fig u.s u.k u.n".split()
)
_NO_BORDER_BEHIND = _NEVER_BEHIND | frozenset("etc al subsp sp spp var".split())
_EDGE = " \t,;:\"'"


class Parts(NamedTuple):
    """A title and what stands behind it, as offsets; equal ones where there is none."""

    title: tuple[int, int]
    container: tuple[int, int]


def part(plain: str, start: int, end: int) -> Parts:
    """Return title and container of the text between two places."""
    while end > start and plain[end - 1] in " \t,;":
        end -= 1
    borders = borders_of(plain, start, end)
    if not borders:
        return Parts((start, _trimmed(plain, start, end)), (end, end))
    at = len(borders) - 1
    while at > 0 and _is_abbreviation(plain[borders[at - 1][1] : borders[at][0]]):
        at -= 1
    title_end, container_start = borders[at]
    return Parts(
        (start, _trimmed(plain, start, title_end)),
        (container_start, _without_stop(plain, container_start, end)),
    )


def without_brackets(title: str) -> str:
    """Return a title without the brackets that lists set around one they have translated."""
    if title.startswith("[") and title.endswith("]") and "]" not in title[:-1]:
        return title[1:-1].strip()
    return title


def borders_of(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where one part ends and the next begins.

    A full stop behind an abbreviation parts only where no other does.
    """
    found = [
        (border.start() + 1, border.end())
        for border in _BORDER.finditer(plain, start, end)
        if border.end() < end
    ]
    sure = [each for each in found if _word_before(plain, each[0], start) not in _NO_BORDER_BEHIND]
    if sure:
        return sure
    last = found[-1:] or [border.span() for border in _ANY_STOP.finditer(plain, start, end)][-1:]
    return [each for each in last if _word_before(plain, each[0], start) not in _NEVER_BEHIND]


def _is_abbreviation(piece: str) -> bool:
    return piece.endswith(".") and all(
        word.lower() in _ABBREVIATIONS or len(word) == 1
        for word in piece.rstrip(".").replace(".", " ").split()
    )


def _word_before(plain: str, at: int, start: int) -> str:
    return plain[max(plain.rfind(" ", start, at) + 1, start) : at].strip(".(\"'").lower()


def _trimmed(plain: str, start: int, end: int) -> int:
    """Return where a title ends: a full stop behind it is none of its own, a question mark is."""
    while end > start and plain[end - 1] in " \t,;:.":
        end -= 1
    return end


def _without_stop(plain: str, start: int, end: int) -> int:
    """Return where the name of a journal ends; the full stop of an abbreviated one is its own."""
    while end > start and plain[end - 1] in _EDGE:
        end -= 1
    if end > start and plain[end - 1] == "." and "." not in plain[start : end - 1]:
        end -= 1
    return end
