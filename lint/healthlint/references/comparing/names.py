"""Do two names of authors mean the same person?

Only the family name decides, without accents and whichever particles stand before it. A Chinese name is
compared as it is written in one, and never with its transliteration, which many names share.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from healthlint.references.comparing.normal import plain_letters, without_markup
from healthlint.references.works import Name
from healthlint.text.expression import Expression
from healthlint.text.language.folding import simplify
from healthlint.text.language.han import count_han

Likeness = Literal["equal", "script", "differs", "incomparable"]

_PARTICLES = frozenset(
    "af al ap as av ben bin d da dal das de del della den der di dos du e el ibn la las le les lo los mac "
    "of san st ste ten ter van vom von vander y z zu zum zur".split()
)
_SUFFIX = Expression(r"(?: (?:jr|sr|ii|iii|iv|2nd|3rd|md|phd|dr|mph|esq))+$")
# Letters that are written with two where they have no key of their own.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae", "ß": "ss"})
_CAPITALS = Expression(r"(?<![^\W\d_])[^\W\d_a-zß-öø-ÿ]{2,3}(?![^\W\d_])")
_BODY = Expression(
    r"\b(?:group|committee|consortium|collaborat\w*|investigators|society|association|organi[sz]ation|institutes?"
    r"|ministry|department|agency|council|federation|foundation|university|hospital|cent(?:er|re)s?|network|college"
    r"|board|commission|bureau|office|service|task force|team|staff|panel|editors|who|cdc|nih|fda|nice)\b"
    r"|学会|协会|委员会|协作组|研究组|学组|专家组|中心|总局|卫健委|委员|医院|大学|编写组|工作组|研究院|研究所|组织|联盟",
    re.IGNORECASE,
)


def likeness(cited: Name, registered: Name) -> Likeness:
    """Return whether two names can mean one person.

    `script`: equal but for Traditional and Simplified characters. `incomparable`: one side is Chinese and the
    other is not, or one is a body and the other a person.
    """
    one, other = _whole(cited), _whole(registered)
    if not one or not other:
        return "incomparable"
    if bool(count_han(one)) != bool(count_han(other)):
        return "incomparable"
    if count_han(one):
        return _chinese(one, other)
    if not family_forms(cited).isdisjoint(family_forms(registered)):
        return "equal"
    if words_of(cited) == words_of(registered) or _turned(cited, registered):
        return "equal"
    if is_body(cited) != is_body(registered):
        return "incomparable"
    return "equal" if _same_letters(cited, registered) else "differs"


@lru_cache(maxsize=4096)
def family_forms(name: Name) -> frozenset[str]:
    """Return the forms under which a family name is looked for; of a Chinese name, all of it is one form."""
    whole = _whole(name)
    if count_han(whole):
        return frozenset((plain_letters(simplify(whole)).replace(" ", ""),))
    family = without_markup(name.family)
    if not any(map(str.isalpha, family)):  # registers have names whole in one part, and a dash in the other
        family = name.given
        words = _plain(family).split()
        return frozenset((" ".join(words), *words[:1], *words[-1:])) - {""}
    written = {_plain(family)}
    spelt_out = family.casefold().translate(_UMLAUTS)
    if spelt_out != family.casefold():
        written.add(_plain(spelt_out))
    forms = set(written)
    for form in written:
        words = form.split()
        while len(words) > 1 and words[0] in _PARTICLES:
            words = words[1:]
        forms |= {" ".join(words), "".join(form.split()), "".join(words)}
        if is_body(name):
            continue
        if len(words) == 2:
            forms |= set(words)  # two family names, of which many cite one
        elif 2 < len(words) <= 4 and not name.given:
            forms |= {words[0], words[-1]}  # the given names are in it, on either side
    return frozenset(forms - {""})


def is_body(name: Name) -> bool:
    """Tell whether a name is that of an organisation or a group, by its words; it has no given part."""
    return not name.given and (bool(_BODY.search(name.family)) or len(name.family.split()) > 4)


def all_known(cited: Sequence[Name], registered: Sequence[Name]) -> bool:
    """Tell whether each cited person is among those registered; bodies and other scripts are passed over."""
    forms = frozenset().union(*map(family_forms, registered))  # lists of a thousand names are not rare
    return all(
        is_body(name)
        or not forms.isdisjoint(family_forms(name))
        or any(likeness(name, other) != "differs" for other in registered)
        for name in cited
    )


def _whole(name: Name) -> str:
    family, given = name.family.strip(), name.given.strip()
    if count_han(family + given):
        return family + given
    return family if any(map(str.isalpha, family)) else given


def words_of(name: Name) -> list[str]:
    """Return all words of a name, sorted, in whichever of its parts they stand."""
    return sorted(_plain(f"{name.family} {name.given}").split())


def _plain(family: str) -> str:
    return _SUFFIX.sub("", " ".join(plain_letters(family).split()))


def _chinese(one: str, other: str) -> Likeness:
    if one == other:
        return "equal"
    if plain_letters(simplify(one)).replace(" ", "") == plain_letters(simplify(other)).replace(" ", ""):
        return "script"
    return "differs"


def same_words(cited: Sequence[Name], registered: Sequence[Name]) -> bool:
    """Tell whether each word of the cited names is one of the registered names, however they are cut."""
    ours = {word for name in cited for word in _whole_words(name)}
    return bool(ours) and ours.issubset(word for name in registered for word in _whole_words(name))


def _whole_words(name: Name) -> Iterator[str]:
    """Yield the words of a name that are no initials."""
    words = _CAPITALS.sub(lambda found: " ".join(found[0]), f"{name.family} {name.given}")
    yield from (word for word in _plain(words).split() if len(word) > 1)


def _same_letters(cited: Name, registered: Name) -> bool:
    """Tell whether two names begin with the same letters, where of the one no more is known of the family.

    Some people have a letter for their family name, and some journals gave no more of any name.
    """
    if min(len(_plain(cited.family)), len(_plain(registered.family))) != 1:
        return False
    one, other = _letters(cited), _letters(registered)
    return len(one) > 1 and one == other


def _letters(name: Name) -> list[str]:
    """Return the first letters of all words of a name, sorted; capitals that stand in one are each a word."""
    words = _CAPITALS.sub(lambda found: " ".join(found[0]), f"{name.family} {name.given}")
    return sorted(word[0] for word in _plain(words).split())


def _turned(cited: Name, registered: Name) -> bool:
    """Tell whether the one takes for the given name what is the family name of the other.

    Chinese and Hungarian names in Latin letters stand in either order; both parts have to agree, where one
    may be an initial.
    """
    if not (cited.given and registered.given):
        return False
    for one, other in ((cited, registered), (registered, cited)):
        family, given = _plain(one.family).replace(" ", ""), _plain(other.given).replace(" ", "")
        if len(family) > 1 and family == given:
            rest, full = _plain(one.given).replace(" ", ""), _plain(other.family).replace(" ", "")
            if rest and (rest == full or (len(rest) == 1 and full.startswith(rest))):
                return True
    return False
