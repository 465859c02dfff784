"""In which language is a title, as far as its small words tell?

Registers have many works under the title of their own language, or under that of its translation only.
"""

from __future__ import annotations

from functools import lru_cache

from healthlint.references.comparing.normal import comparable_title

_SMALL = {
    "en": "the of and with for by from among between after during its their is are does what how",
    "de": "der die das und bei von mit fur eine einer eines dem den zur zum im auf uber nach durch als bei",
    "fr": "le la les des du et dans chez une aux sur par pour au avec d l apres entre",
    "es": "el los las del y con por una para al su sobre entre en la durante",
    "pt": "o os do da dos das e em com por uma para no na ao entre sobre",
    "it": "il lo gli di della dei delle nel nella con per una sulla dopo e",
    "nl": "de het een van en bij met voor op naar tussen",
    "pl": "w i na z oraz u po dla przez",
    "tr": "ve bir ile icin olan uzerine",
    "id": "dan pada dengan untuk terhadap yang dari di",
    "sv": "och av med hos pa efter en ett som vid",
}
_OF = {
    word: tuple(tongue for tongue in _SMALL if word in _SMALL[tongue].split())
    for words in _SMALL.values()
    for word in words.split()
}
_ENOUGH = 2  # small words of one language


def are_of_two_tongues(one: str, other: str) -> bool:
    """Tell whether two titles are surely of two languages."""
    ours, theirs = _tongue(one), _tongue(other)
    return bool(ours and theirs) and ours != theirs


@lru_cache(maxsize=256)
def _tongue(title: str) -> str:
    """Return the language of a title, empty where its small words do not tell."""
    counts: dict[str, int] = {}
    for word in comparable_title(title).split():
        for tongue in _OF.get(word, ()):
            counts[tongue] = counts.get(tongue, 0) + 1
    ranked = sorted(counts.values(), reverse=True)
    if not ranked or ranked[0] < _ENOUGH or ranked[1:2] == ranked[:1]:
        return ""
    return max(counts, key=lambda tongue: counts[tongue])
