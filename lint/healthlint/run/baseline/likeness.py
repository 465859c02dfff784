"""Is this the sentence of an old finding, put into other words?

Sentences are compared by the runs of letters they share: three letters long, of Chinese two characters
(the coefficient of Dice over both multisets, 0 to 1). The words of the finding count by themselves: they
would make any two sentences about a miracle cure alike.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.run.baseline.sketch import CLOSING, OPENING
from healthlint.run.fingerprints import letters
from healthlint.text.language.folding import fold
from healthlint.text.language.han import is_cjk
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

    from healthlint.run.baseline.sketch import Sketch

# In 861 pairs of findings of a rule in one article (advertisements, leaflets, news) sentences with the same
# words share 0.1 around them, and more than 0.3 only where one says again what the other says; reworded
# ones share 0.35 to 0.9.
_SAME_WORDS = 0.7  # from here on a flexion or a touch of the words; below it they are others
_ALIKE = 0.45  # where nothing but the sentence speaks for it
_ALIKE_BESIDE = 0.3  # where a sentence beside it is the same
_LONG = 8  # runs of letters; a sentence that has fewer besides the words says too little by itself
_PART = 0.9  # of the shorter sentence in the longer one: it was cut in two, or two were joined
_LONG_WORDS = 20  # runs; such words are a sentence themselves, and may be reworded as one
_SAME_ARTICLE = 0.5  # of the smallest hashes
_HASH = 6  # hexadecimal digits of one


class _Parts(NamedTuple):
    told: str  # the words, letters only
    sentence: str
    words: Counter[str]
    around: Counter[str]


def likeness(one: Sketch, other: Sketch, *, beside: bool = False) -> float:
    """Return how much two findings of a rule look like one, 0 where they are two.

    `beside`: only where a sentence beside both is the same. Findings about whole articles are as alike as
    these are.
    """
    if not one.text or not other.text:
        if one.text or other.text:
            return 0.0
        alike = resemblance(one.article, other.article)
        return alike if alike >= _SAME_ARTICLE else 0.0
    neighbours = not {*one.near}.isdisjoint(other.near)
    if beside and not neighbours:
        return 0.0
    first, second = _parts(one.text), _parts(other.text)
    least = _ALIKE_BESIDE if neighbours else _ALIKE
    words = _dice(first.words, second.words)
    shorter = min(first.words.total(), second.words.total())
    if _same_words(first, second):
        words = max(words, _SAME_WORDS)
    if words < (_SAME_WORDS if shorter < _LONG_WORDS else _ALIKE):
        return 0.0
    around = min(first.around.total(), second.around.total())
    if not around:
        alike = words if neighbours or shorter >= _LONG else 0.0
    elif around >= _LONG:
        alike = _dice(first.around, second.around)
        if _within(first.around, second.around) >= _PART:
            alike = max(alike, _ALIKE)
    else:
        alike = _dice(first.around, second.around) if neighbours else 0.0
    return alike + words / 100 + neighbours / 10 if alike >= least else 0.0


def runs_around(text: str) -> Collection[str]:
    """Return the runs of letters of a sentence, without those of the words marked in it."""
    return _parts(text).around.keys()


def _same_words(one: _Parts, other: _Parts) -> bool:
    """Tell whether a rule takes more words here than there, or others that both sentences have."""
    shorter, longer = sorted((one.told, other.told), key=len)
    if len(shorter) > 1 and shorter in longer:
        return True
    return one.told in other.sentence and other.told in one.sentence


@lru_cache(maxsize=4096)
def _parts(text: str) -> _Parts:
    before, _, rest = text.partition(OPENING)
    words, _, behind = rest.partition(CLOSING)
    before, words, behind = (letters(fold(part)) for part in (before, words, behind))
    return _Parts(words, before + words + behind, _runs(words), _runs(before) + _runs(behind))


def _runs(text: str) -> Counter[str]:
    sizes = [2 if is_cjk(sign) else 3 for sign in text]
    last = len(text)
    return Counter(text[at : at + size] for at, size in enumerate(sizes) if at + size <= last or not at)


def _dice(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def _within(one: Counter[str], other: Counter[str]) -> float:
    """Return how much of the shorter one is part of the longer."""
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


def resemblance(one: str, other: str) -> float:
    """Return how much of their sentences two articles share, 0 to 1: Jaccard's coefficient, estimated."""
    first, second = hashes_of(one), hashes_of(other)
    size = min(max(len(first), len(second)), len(first | second))
    smallest = sorted(first | second)[:size]
    shared = sum(each in first and each in second for each in smallest)
    return shared / len(smallest) if smallest else 0.0


def hashes_of(joined: str) -> set[str]:
    """Return the hashes of the sentences of an article."""
    return {joined[at : at + _HASH] for at in range(0, len(joined), _HASH)}
