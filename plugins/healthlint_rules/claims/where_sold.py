"""Which words does a rule report only in an article that sells?

“After two bottles I could kneel again” is a seller's story beside a price, and a patient's own anywhere
else. Such words stand in `words/sold.toml`, by code: those of CODE are reported as they are,
those of CODE-told where those of CODE-turn stand in their sentence as well. Of CODE-1, CODE-2 and so on each
has a word in the sentence: who, what became of it and when make a story, in whatever words it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import ClassVar

from healthlint import Document, Finding, Match, Rule, Terms

from .selling import AROUND, CALLING, sells

_WORDS = Terms.read(__package__ or "", "words/sold.toml")
_DOUBT = Terms.read(__package__ or "", "words/benefit.toml")["doubt"]
Place = tuple[int, int]  # start and end


class WhereSold(Rule):
    """A rule that in an article which sells reports further words."""

    needs = ("", "ordinary", "mild", "strict", *CALLING)
    # Looked for only where something is sold, and so no part of what the engine looks for.
    sold: ClassVar[Terms] = Terms()
    told: ClassVar[Terms] = Terms()
    turning: ClassVar[Terms] = Terms()
    joined: ClassVar[tuple[Terms, ...]] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        """Return what the rule finds anywhere, and what it finds where something is for sale."""
        return self._with_further(document) if sells(self, document) else super().check(document)

    def _with_further(self, document: Document) -> Iterator[Finding]:
        found = list(super().check(document))
        yield from found
        told: set[int] = set()  # sentences
        for match in chain(self._more(document), self._together(document)):
            sentence = match.sentence
            if sentence.start in told or _DOUBT.stand_in(sentence.folded):
                continue
            for more in self.report(match):
                if all(more.end_offset <= one.offset or one.end_offset <= more.offset for one in found):
                    told.add(sentence.start)
                    yield more

    def _more(self, document: Document) -> Iterator[Match]:
        """Yield the first of the further words of each sentence; what is told with what it turns to."""
        turns, told = _together(document, self.turning, self.told) or ({}, {})
        sold = _by_sentence(document, self.sold.places_in(document) if self.sold else ())
        for sentence in sorted({*sold, *told}):
            places = list(sold.get(sentence, ()))
            for place in told.get(sentence, ()):
                turn = next(_apart(turns.get(sentence, []), place), None)
                if turn is not None:
                    places.append((min(place[0], turn[0]), max(place[1], turn[1])))
            if places:
                yield Match(document, *min(places, key=lambda place: (place[0], -place[1])))

    def _together(self, document: Document) -> Iterator[Match]:
        """Yield the stretch of each sentence from the first to the last of words that tell it together."""
        found = _together(document, *self.joined)
        for sentence in sorted(set.intersection(*map(set, found))) if found else ():
            place = found[0][sentence][0]
            beside = [next(_apart(places[sentence], place), None) for places in found[1:]]
            if None not in beside:
                stretch = [place, *(each for each in beside if each is not None)]
                yield Match(document, min(start for start, _ in stretch), max(end for _, end in stretch))


def _together(document: Document, *lists: Terms) -> list[dict[int, list[Place]]]:
    """Return where terms of lists stand, by sentence, in the blocks in which some of each stand.

    Most of them are everyday words: to cut all blocks into sentences where they stand would take long.
    """
    found: list[dict[int, list[Place]]] = []
    shared: set[int] = set()
    for terms in lists:
        found.append(_by_block(document, terms))
        shared = shared.intersection(found[-1]) if len(found) > 1 else set(found[-1])
        if not shared:
            return []
    blocks = sorted(shared)
    return [
        _by_sentence(document, [place for block in blocks for place in places[block]]) for places in found
    ]


def _by_block(document: Document, terms: Terms) -> dict[int, list[Place]]:
    """Return where terms stand, by the numbers of their blocks."""
    found: dict[int, list[Place]] = {}
    end = -1
    for place in terms.places_in(document) if terms else ():  # in order
        if place[0] >= end:
            block = document.block_at(place[0])
            end = block.end
            places = found.setdefault(block.index, [])
        places.append(place)
    return found


def _by_sentence(document: Document, places: Iterable[Place]) -> dict[int, list[Place]]:
    """Return places, which are in order, by where their sentences begin."""
    found: dict[int, list[Place]] = {}
    end = -1
    for place in places:
        if place[0] >= end:
            sentence = document.sentence_at(place[0])
            end = sentence.end
            here = found.setdefault(sentence.start, [])
        here.append(place)
    return found


def _apart(places: list[Place], other: Place) -> Iterator[Place]:
    """Yield the places that share no sign with another one."""
    return (place for place in places if place[1] <= other[0] or other[1] <= place[0])


def where_sold(rules: Iterable[type[Rule]]) -> list[type[Rule]]:
    """Return rules, declared or such as say what they need, with what `words/sold.toml` adds to them."""
    return [_with_more(rule) if _has_more(rule.code) else rule for rule in rules]


def _has_more(code: str) -> bool:
    return any(f"{code}{part}" in _WORDS for part in ("", "-told", "-1"))


def _with_more(rule: type[Rule]) -> type[Rule]:
    assert isinstance(rule.terms, Mapping)  # so are the lists of declared rules
    code = rule.code
    terms = {**rule.terms, **CALLING, **AROUND}
    more = {
        "terms": terms,
        "sold": _WORDS.get(code, Terms()),
        "told": _WORDS.get(f"{code}-told", Terms()),
        "turning": _WORDS.get(f"{code}-turn", Terms()),
        "joined": tuple(_WORDS[f"{code}-{part}"] for part in range(1, 4) if f"{code}-{part}" in _WORDS),
        "needs": tuple(name for name in (*rule.needs, *WhereSold.needs) if name in terms),
        "__doc__": rule.__doc__,
    }
    return type(rule.__name__, (WhereSold, rule), more)
