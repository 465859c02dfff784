"""Who wrote the work, as the head of its entry says?

`Okafor B, Lind C, et al.`, `Okafor, B., & Lind, C.`, `B. Okafor and C. Lind`, `林若安, 郑知远, 等`; bodies
are known by what they call themselves.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from healthlint.references.works import Name
from healthlint.text.expression import Expression

# The letters of other scripts; ranges of thousands of signs take milliseconds to compile.
_HAN = r"[^\W\d_\x00-\xff]"
UPPER = r"[^\W\d_a-zß-öø-ÿ]"
PARTICLE = (
    r"(?:[vV][ao]n|[dD]e[lrn]?|[dD]ella|[dD][aiou]s?|d'|[lL][ae]s?|[eE]l|[aA]l|[bB]in|[iI]bn|[bB]en|[tT]e[rn]"
    r"|zu[rm]?|af|av|y|e|[sS]t\.?|op)"
)
_WORD = rf"{UPPER}[^\W\d_]*(?:['-]{{1,2}} ?[^\W\d_]+)*"
_FAMILY_NAME = rf"(?:{PARTICLE}(?: |(?<=')|-)){{0,3}}{_WORD}(?: (?:{PARTICLE} ){{0,2}}{_WORD}){{0,3}}?"
_FAMILY = f"(?P<family>{_FAMILY_NAME})"
_RANK = r"(?:(?<!\.),? (?:Jr|Sr|II|III|IV|2nd|3rd)\b\.?|,? (?:Jr|Sr)\b\.?)?"
# In one, behind a name in small letters of any number; or with blanks, full stops or hyphens between them.
_LETTERS = (
    rf"(?:(?<=[a-zß-öø-ÿ] ){UPPER}{{1,6}}|{UPPER}{{1,3}}"
    rf"|{UPPER}(?:(?:\.?-|\. (?=\w\.)|\.){UPPER}){{1,5}}"
    rf"|{UPPER}(?: {UPPER}(?![^\W\d_])){{1,5}}|{UPPER}{{1,2}}-{UPPER}{{1,2}})\.?"
)
_INITIALS = rf"(?P<given>{_LETTERS})(?![^\W\d_])"
_DOTTED = rf"(?P<given>{UPPER}[^\W\d_]?\.(?: ?-? ?(?:d[aeo]s? )?[^\W\d_]{{1,2}}\.){{0,4}})"
_BEHIND = (
    r"(?P<behind>,? (?:and|&|y|und|et) (?!al\b)|[,;] ?(?:and |& )?|\.(?= |$|\")"
    r"|(?=[ .]?\(|$)|: |(?=,? et al\b)|(?<=\.) | (?=\"))"
)
# Family and initials; family, comma and dotted initials; initials first.
_NAME = Expression(rf"{_FAMILY} {_INITIALS}{_RANK}{_BEHIND}")
_INVERTED = Expression(rf"{_FAMILY},{_RANK} {_DOTTED}{_RANK}{_BEHIND}")
_IN_ORDER = Expression(rf"{_DOTTED} ?{_FAMILY}{_RANK}{_BEHIND}")
# Within a row of names one may have no initials.
_BARE = Expression(
    rf"(?=\w{{2}}){_FAMILY}(?P<given>)(?P<behind>, (?={_FAMILY_NAME} {_LETTERS}[,.;]|et al)|\. |, ?& )"
)
_DEGREE = r"(?!(?:MD|PhD|RN|MPH|DO|MSc|BSc|RDN?|FRCP|DrPH|Jr|Sr)\b)"
_GIVEN = (
    rf"(?P<given>{_DEGREE}(?:[^\W\d_]{{2,}}|[^\W\d_]\.?)"
    r"(?:[ -](?!et al\b)(?:[^\W\d_]{2,}|[^\W\d_]\.?)){0,3})"
)
_BEHIND_FULL = r"(?P<behind>,? (?:and|&) |, |\. ?| (?=\"|\()|(?= ?\(|,? et al\b))"
_FULL = Expression(rf"{_FAMILY}, {_GIVEN}{_BEHIND_FULL}")
_FULL_IN_ORDER = Expression(rf"{_GIVEN} {_FAMILY}{_BEHIND_FULL}")
_CHINESE = Expression(
    rf"(?P<family>{_HAN}{{2,4}}?(?:(?:·|•){_HAN}{{1,8}}){{0,3}}|{_HAN} {_HAN})(?P<given>)"
    r"(?P<behind>[,;、] ?(?:and |& ?)?|[.:] ?|(?= ?\(|,? ?等|主编|编著))"
)
_MORE = Expression(r",? ?(?:et al\b|等|及其他|and others\b|and colleagues\b)\.?,? ?[.:]? ?")
_EDITORS = Expression(r"\(?(?:[Ee]ditors?|[Ee]ds?\.?|主编|编著)\)?[.,:]+ ?")
_GROUP = Expression(
    r"(?:(?:on behalf of|for|and) )?(?:the )?[^.,;()]{2,90}(?:Group|Investigators|Collaborat\w+|Consortium"
    r"|Network|Team|Committee|Initiative|Organi[sz]ation|Association|Society|College|Institutes?)\b"
    r"[^.,;()]{0,40}\. "
)
_BODY = Expression(
    r"(?:(?:U\.[SK]\. )?[^.()\"]{0,100}?\b(?:Organi[sz]ations?|Institut(?:e|es|ion)|Associations?"
    r"|Societ(?:y|ies)"
    r"|Cent(?:er|re)s?|Ministry|Department|Committee|Council|Federation|Foundation|College|Academy|Agency"
    r"|Administration|Commission|Services?|Alliance|League|Board|Office|Authority|Consortium"
    r"|Network|Union|Collaborat(?:ion|ors)|Initiative"
    r"|Group|Investigators|Task Force|University|Hospital|Clinic"
    r"|Trust|Programme|Bureau|Survey|Cochrane"
    r"|Staff|Editors|UNICEF|WHO|CDC|FDA|NHS|NICE|NIH|EMA)\b[^.()\";]{0,80}"
    r"|(?:[^\W\d_\x00-\xff]|[()]){0,40}(?:委员会|卫健委|健康委|学会|协会|分会|中心|总局|管理局|研究所|研究院|医院|大学|组织|部"
    r"|学组|协作组|专家组|编写组|工作组|联盟|基金会))"
    r"(?P<short> ?\([A-Z][A-Za-z]{1,9}\))?(?P<behind>[.;:] ?|(?= ?\()|$)"
)
_UNKNOWN = Expression(rf"(?:(?:[Tt]he|of|and|&|for|de|la|{UPPER}[\w'-]*)(?: |(?=\.))){{1,6}}\.? (?=\S)")
# What stands between names and the mark that ends their row, and is none that is known.
_ODD = Expression(
    r"(?:(?![^\"]{0,150}[.:] [^\"]*, et al)[^\"]{1,200}?, et al\.?,?[.:]? ?"
    r"|(?:(?!\b[^\WA-Z\d_]{4})(?:[^.\"]|(?<=\b\w)\.)){1,80}\. (?=\S))"
)
_ODD_NAMES = Expression(r"(?=[^.]*,)(?:(?!(?<![\w'-])[a-zß-öø-ÿ]{4})(?:[^.\"]|(?<=\b\w)\.)){3,200}\. (?=\S)")
_ODD_ROW = Expression(r"(?:(?!\. [^\"]* [a-z]{4})[^\"]){2,200}?, et al\.?,?[.:]? ?")
_SHORTEST = 4  # of a name that is not known, with the stop and the blank behind it
# Not the family names of people, with one letter behind them.
_NO_FAMILY = frozenset(
    "vitamin vitamins hepatitis influenza type group part class grade factor protein interleukin "
    "apolipoprotein coenzyme phase stage section appendix chapter figure table schedule title volume "
    "streptococcus".split()
)


# In which forms the names behind one of a form are written.
_FOLLOWERS = {
    _NAME: (_NAME, _BARE),
    _INVERTED: (_INVERTED, _IN_ORDER, _BARE),
    _FULL: (_FULL_IN_ORDER, _FULL),
}


# All but the last of a row in the plainest form, which most are written in.
_ROWS = {
    _NAME: Expression(
        r"(?:[A-Z][a-zß-öø-ÿ]+(?:-[A-Z][a-zß-öø-ÿ]+)? [A-Z]{1,3}, )+(?=[A-Z][\w-]+ [A-Z]{1,3}[,.])"
    ),
    _INVERTED: Expression(r"(?:[A-Z][a-zß-öø-ÿ]+(?:-[A-Z][a-zß-öø-ÿ]+)?, [A-Z]\.(?: [A-Z]\.)*, )+(?=[A-Z])"),
}


class Authors(NamedTuple):
    """The authors of an entry, and where they end."""

    names: tuple[Name, ...]
    et_al: bool
    end: int  # in the text, behind the mark that ends them


NOBODY = Authors((), False, -1)


def authors_at(text: str, plain: str, start: int, end: int, *, full: bool = False) -> Authors:
    """Return the authors that stand at a place; `full`: also those with their given names in full.

    NOBODY where what stands there is not written as the names of authors are.
    """
    form = _form_at(plain, start, end, full=full)
    if form is None:
        body = _BODY.match(plain, start, end)
        if body is None:
            odd = _ODD_ROW.match(plain, start, end)
            return NOBODY if odd is None else Authors((), True, odd.end())
        return _with_body(text, plain, body, end)
    forms = _FOLLOWERS.get(form, (form,))
    if form is _IN_ORDER and full and plain[end - 1] == '"':  # nothing but names stands before the title
        forms = (_IN_ORDER, _FULL_IN_ORDER)
    names: list[Name] = []
    at = start
    row = _ROWS[form].match(plain, start, end) if form in _ROWS else None
    if row is not None and row.end() < end:
        names += _in_row(text[start : row.end()], inverted=form is _INVERTED)
        at = row.end()
    behind = ", "
    match: re.Match[str] | None = form.match(plain, at, end)
    while match is not None:
        names.append(Name(text[slice(*match.span("family"))], _given(text[slice(*match.span("given"))])))
        at = match.end()
        behind = match["behind"]
        if not _goes_on(behind):
            break
        match = None
        for each in forms:
            match = each.match(plain, at, end)
            if match is not None:
                break
    if len(names) == 1 and names[0].family.lower() in _NO_FAMILY:
        return NOBODY
    editors = _EDITORS.match(plain, at, end)
    if editors is not None:
        return Authors(tuple(names), False, editors.end())
    more = _MORE.match(plain, at, end)
    if more is not None and more.end() > at and more.group().strip(" ,.:"):
        return Authors(tuple(names), True, more.end())
    if behind.startswith((",", ";")):
        odd = _ODD.match(plain, at, end) if form is not _CHINESE else None
        if odd is not None:  # names in a form of their own
            return Authors(tuple(names), True, odd.end())
        group = _GROUP.match(plain, at, end)
        if group is not None:
            names.append(Name(text[at : group.end() - 2].strip()))
            return Authors(tuple(names), False, group.end())
        if form is _CHINESE:
            return NOBODY  # a list of other things
    return Authors(tuple(names), False, at)


def _with_body(text: str, plain: str, body: re.Match[str], end: int) -> Authors:
    """Return a body, and the persons behind it where a semicolon joins them."""
    named = text[body.start() : body.start("short" if body["short"] else "behind")].strip(" ,")
    if len(named) < 2:
        return NOBODY
    if body["behind"].startswith(";"):
        persons = authors_at(text, plain, body.end(), end)
        if persons is not NOBODY:
            return Authors((Name(named), *persons.names), persons.et_al, persons.end)
    return Authors((Name(named),), False, body.end())


def _in_row(row: str, *, inverted: bool) -> list[Name]:
    if not inverted:
        return [Name(*shown.split(" ")) for shown in row[:-2].split(", ")]
    pieces = row[:-2].split(", ")
    return [Name(family, _given(given)) for family, given in zip(pieces[::2], pieces[1::2], strict=True)]


def _form_at(plain: str, start: int, end: int, *, full: bool) -> Expression | None:
    first = plain[start : start + 1]
    if "\u3400" <= first <= "\ud7a3":
        return _CHINESE if _CHINESE.match(plain, start, end) else None
    if plain.startswith(("U.S.", "U.K."), start):
        return None
    forms = (_NAME, _INVERTED, _IN_ORDER, _FULL) if full else (_NAME, _INVERTED, _IN_ORDER)
    return next((form for form in forms if form.match(plain, start, end)), None)


def is_of_a_body(shown: str) -> bool:
    """Tell whether a name has a word that only bodies have in theirs."""
    return _BODY.match(shown) is not None


def unknown_at(text: str, plain: str, start: int, end: int) -> Authors:
    """Return what stands at a place and is written as a name is, be it one or not."""
    found = _UNKNOWN.match(plain, start, end)
    if found is None or found.end() >= end or found.end() - start < _SHORTEST:
        odd = _ODD_NAMES.match(plain, start, end)  # several names in a form of their own
        return NOBODY if odd is None or odd.end() >= end else Authors((), True, odd.end())
    return Authors((Name(text[start : found.end()].strip(" .")),), False, found.end())


def _given(shown: str) -> str:
    """Return the initials without a full stop that is the only one: it may end the row of authors."""
    return shown[:-1] if shown.endswith(".") and "." not in shown[:-1] else shown.strip()


def _goes_on(behind: str) -> bool:
    """Tell whether another name may follow behind the mark that stands behind one."""
    return behind.strip() not in ("", ".", ":")
