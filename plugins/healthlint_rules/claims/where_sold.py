"""Which words does a declared rule report only in an article that sells?

“After two bottles I could kneel again” is a seller's story beside a price, and a patient's own anywhere
else. Such words stand in `words/sold.toml` of a family, by code: those of CODE are reported as they are,
those of CODE-told where those of CODE-turn stand in their sentence as well. Of CODE-1, CODE-2 and so on each
has a word in the sentence: who, what became of it and when make a story, in whatever words it is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import ClassVar

from healthlint import Document, Finding, Match, Rule, Terms
from healthlint_rules.commerce.calls import CALLS

from .benefit_claim import BenefitClaim

_DOUBT = Terms.read(__package__ or "", "words/benefit.toml")["doubt"]
# By what it is heard that an article sells, by name. The lists are those of other rules, so that the
# engine looks for each of them once: a seller's words and calls, and what others say as well.
_CALLS: Mapping[str, Terms] = {
    "wares": BenefitClaim.terms["wares"],
    **{name: CALLS[name].terms for name in ("buy", "offer", "book", "scan", "lead")},
}
_AROUND: Mapping[str, Terms] = {"house": BenefitClaim.terms["house"]}
Place = tuple[int, int]  # start and end
_ENOUGH = 2  # different words of a kind
_MEANT = ("asserted", "hedged", "cited")


class WhereSold(Rule):
    """A declared rule that in an article which sells reports further words."""

    needs = ("", "ordinary", "mild", "strict", *_CALLS)
    # Looked for only where something is sold, and so no part of what the engine looks for.
    sold: ClassVar[Terms] = Terms()
    told: ClassVar[Terms] = Terms()
    turning: ClassVar[Terms] = Terms()
    joined: ClassVar[tuple[Terms, ...]] = ()

    def check(self, document: Document) -> Iterator[Finding]:
        """Return what the rule finds anywhere, and what it finds where something is for sale."""
        found = super().check(document)
        return self._with_further(document, list(found)) if sells(self, document) else found

    def _with_further(self, document: Document, found: list[Finding]) -> Iterator[Finding]:
        yield from found
        told: set[int] = set()  # sentences
        for match in chain(self._more(document), self._together(document)):
            sentence = match.sentence
            if sentence.start in told or _DOUBT.stand_in(sentence.folded):
                continue
            for more in self.report(match):
                if not any(_overlap(more, one) for one in found):
                    told.add(sentence.start)
                    yield more

    def _more(self, document: Document) -> Iterator[Match]:
        """Yield the first of the further words of each sentence; what is told with what it turns to."""
        turns = _by_sentence(document, self.turning)
        told = _by_sentence(document, self.told) if turns else {}
        sold = _by_sentence(document, self.sold)
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
        found: list[dict[int, list[Place]]] = []
        together: set[int] = set()
        for terms in self.joined:
            found.append(_by_sentence(document, terms))
            together = together.intersection(found[-1]) if len(found) > 1 else set(found[-1])
            if not together:
                return
        for sentence in sorted(together):
            place = found[0][sentence][0]
            beside = [next(_apart(places[sentence], place), None) for places in found[1:]]
            if None not in beside:
                stretch = [place, *(each for each in beside if each is not None)]
                yield Match(document, min(start for start, _ in stretch), max(end for _, end in stretch))


def _by_sentence(document: Document, terms: Terms) -> dict[int, list[Place]]:
    """Return where terms stand, by where their sentences begin."""
    found: dict[int, list[Place]] = {}
    end = 0
    for place in terms.places_in(document) if terms else ():  # in order
        if place[0] >= end or not found:
            sentence = document.sentence_at(place[0])
            end = sentence.end
            places = found.setdefault(sentence.start, [])
        places.append(place)
    return found


def _apart(places: list[Place], other: Place) -> Iterator[Place]:
    """Yield the places that share no sign with another one."""
    return (place for place in places if place[1] <= other[0] or other[1] <= place[0])


def sells(rule: Rule, document: Document) -> bool:
    """Tell whether an article calls twice, or once and speaks of itself as a clinic does."""
    answer = _answers(document)
    if not answer:
        calls = _different(rule, document, _CALLS)
        answer.append(calls >= _ENOUGH or (calls > 0 and _different(rule, document, _AROUND) >= _ENOUGH))
    return answer[0]


def _overlap(one: Finding, other: Finding) -> bool:
    return one.offset < other.end_offset and other.offset < one.end_offset


@lru_cache(maxsize=1)
def _answers(_: Document) -> list[bool]:
    """Return where the answer for a document is kept: its rules ask one after another."""
    return []


def _different(rule: Rule, document: Document, names: Iterable[str]) -> int:
    """Count the different words that the author means, up to those that are enough; shared words are one."""
    heard: dict[str, Match] = {}
    for name in names:
        for match in document.matches(rule, name):
            text = match.text.lower()
            if text in heard or match.status not in _MEANT:
                continue
            if all(match.end <= other.start or other.end <= match.start for other in heard.values()):
                heard[text] = match
                if len(heard) >= _ENOUGH:
                    return _ENOUGH
    return len(heard)


def where_sold(rules: Iterable[type[Rule]], package: str) -> list[type[Rule]]:
    """Return declared rules with what `words/sold.toml` of their package adds to them."""
    words = Terms.read(package, "words/sold.toml")
    return [_with(rule, words) if _adds(rule.code, words) else rule for rule in rules]


def _adds(code: str, words: Mapping[str, Terms]) -> bool:
    return any(f"{code}{part}" in words for part in ("", "-told", "-1"))


def _with(rule: type[Rule], words: Mapping[str, Terms]) -> type[Rule]:
    assert isinstance(rule.terms, Mapping)  # so are the lists of declared rules
    code = rule.code
    more = {
        "terms": {**rule.terms, **_CALLS, **_AROUND},
        "sold": words.get(code, Terms()),
        "told": words.get(f"{code}-told", Terms()),
        "turning": words.get(f"{code}-turn", Terms()),
        "joined": tuple(words[f"{code}-{part}"] for part in range(1, 4) if f"{code}-{part}" in words),
        "__doc__": rule.__doc__,
    }
    return type(rule.__name__, (WhereSold, rule), more)
