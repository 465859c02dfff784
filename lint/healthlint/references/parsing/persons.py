"""Who wrote the work, where its entry gives names as people say them?

`Bola Okafor, Cora M. Lind and Dan Meyer`: pages of the web cite so, and no style of a journal does.
"""

from __future__ import annotations

from healthlint.references.parsing.names import NOBODY, PARTICLE, UPPER, Authors, is_of_a_body
from healthlint.references.works import Name
from healthlint.text.expression import Expression

_TITLE = r"(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.? )?"
_WORD = rf"{UPPER}[^\W\d_]+(?:['-][^\W\d_]+)*"
_FIRST = rf"{_TITLE}(?!(?:The|An?|In|On|For|Of)\b){_WORD}"
_MIDDLE = rf"(?: (?:{UPPER}\.?(?= )|{UPPER}\.-?{UPPER}\.|{PARTICLE}(?= )|{_WORD}))"
_LAST = rf" (?!{UPPER}{{1,3}}(?![^\W\d_])){_WORD}"  # and no initials
_PERSON = rf"{_FIRST}{_MIDDLE}{{0,3}}{_LAST}"
_JOIN = r"(?:, (?:and |& )?|,? (?:and|&) )"
_ROW = Expression(
    rf"(?P<row>{_PERSON}(?:{_JOIN}{_PERSON}){{0,60}})(?P<more>,? et al\b\.?|,? and others\b)?"
    r"(?:\. ?|[,:]? ?(?=[(\"]|$)|(?<=et al\.),? ?)"
)
_JOINT = Expression(_JOIN)
_FAMILY = Expression(rf"(?P<given>.*?) (?P<family>(?:{PARTICLE} ){{0,3}}[^ ]+)$")
_TITLED = Expression(rf"^{_TITLE}")


def persons_at(text: str, plain: str, start: int, end: int, *, fewest: int) -> Authors:
    """Return the persons that stand at a place, at least so many; NOBODY where other things stand there."""
    found = _ROW.match(plain, start, end)
    if found is None:
        return NOBODY
    first, last = found.span("row")
    joints = list(_JOINT.finditer(plain, first, last))
    if len(joints) + 1 < fewest and not found["more"]:
        return NOBODY
    begins, ends = [first, *(joint.end() for joint in joints)], [*(joint.start() for joint in joints), last]
    shown = [text[begin:stop] for begin, stop in zip(begins, ends, strict=True)]
    if any(map(is_of_a_body, shown)):
        return NOBODY
    return Authors(tuple(map(_name, shown)), bool(found["more"]), found.end())


def _name(shown: str) -> Name:
    shown = _TITLED.sub("", shown)
    parted = _FAMILY.match(shown)
    return Name(shown) if parted is None else Name(parted["family"], parted["given"])
