"""Which sentences of an article say that an intervention helps, and does it make a case for it?

An ordinary leaflet says what a medicine is for. An article makes a case where it strikes the tone of
claims, tells outcomes of patients or speaks as a seller; the lists of those are the claims family's own,
so that the engine looks for them once.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from healthlint import Block, Document, Match, Rule, Sentence, Terms
from healthlint_rules.claims.benefit_claim import BenefitClaim
from healthlint_rules.claims.cure_claim import CureClaim
from healthlint_rules.transparency.sells import SELLING, sells

_WORDS = Terms.read(__package__ or "", "words/benefit.toml")
INTERVENTION = _WORDS["intervention"]

# By name: what the rules of this family that look for benefits must have among their terms.
SIGNS: dict[str, Terms] = {
    "cure": CureClaim.terms["plain"],
    **{name: BenefitClaim.terms[name] for name in ("plain", "wares", "tone")},
    "praised": BenefitClaim.terms["praise"],
    **SELLING,
    "effect": _WORDS["effect"],
    "outcome": _WORDS["outcome"],
}
_CLAIMING = ("cure", "plain", "praised")
# Without one of these nothing is said for an intervention.
NEEDED = (*_CLAIMING, "outcome", "effect")
_READ = frozenset(("title", "heading", "paragraph", "list-item", "quote", "caption"))
_EXCUSED = frozenset(("negated", "warned-against", "question", "foreign", "disowned", "work-title"))
_SURE = 0.4  # of its benefits an article that makes a case asserts so many; one that weighs them hedges more
_UNSURE = frozenset(("hedged", "conditional"))
_OF_OTHERS = frozenset(("quoted-anonymously", "scare-quoted", "conditional"))
_PLENTY = 4  # sentences of effect, after which more would tell nothing new
_SELLS = 2  # different words of a seller
_ENOUGH = 2  # sentences of benefit that make an article one about benefits


class Benefits:
    """What an article says for an intervention, looked for when it is asked about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.asking: Rule | None = None  # a rule that has SIGNS among its terms

    def _matches(self, name: str) -> list[Match]:
        """Return where a list of SIGNS is found; the engine judges it only when it is asked."""
        return self._document.matches(self.asking, name) if self.asking is not None else []

    @cached_property
    def may_make_a_case(self) -> bool:
        """Whether the article claims, sells or tells outcomes; most do not, and this is quicker to tell."""
        return self._are_told and self._is_marked

    @property
    def _are_told(self) -> bool:
        """Whether there are words enough for a case; what they mean takes far longer to tell."""
        told = 0
        for name in NEEDED:
            told += len(self._matches(name))
            if told >= _ENOUGH:
                return True
        return False

    @cached_property
    def makes_a_case(self) -> bool:
        """Whether the article claims, sells or tells outcomes, and says twice that something helps."""
        if not self.may_make_a_case or len(self.sentences) < _ENOUGH:
            return False
        sure = sum(_UNSURE.isdisjoint(match.statuses) for match in self.sentences)
        return sure >= len(self.sentences) * _SURE

    @cached_property
    def sentences(self) -> list[Match]:
        """The words that say that an intervention helps, the first of each sentence, in order."""
        found: dict[int, Match] = {}
        for match in sorted(self._all(), key=lambda match: match.start):
            if _OF_OTHERS.isdisjoint(match.statuses) or self._is_sellers:
                found.setdefault(match.sentence.start, match)
        return list(found.values())

    @cached_property
    def strongest(self) -> Match:
        """The benefit that a finding best stands at: an outcome of patients, else a claim, else the first."""
        starts = {match.sentence.start: match for match in self.sentences}
        for matches in (self.outcomes, self._claims):
            for match in matches:
                if match.sentence.start in starts:
                    return match
        return self.sentences[0]

    @cached_property
    def outcomes(self) -> list[Match]:
        """What became of patients who had an intervention."""
        told = (match for match in self._matches("outcome") if _argues(match.block))
        return [match for match in told if _tells_success(match) and _EXCUSED.isdisjoint(match.statuses)]

    def lines(self, but: Match | None = None) -> tuple[str, ...]:
        """Say on which lines the benefits stand, without that of one match."""
        lines = self._document.lines
        numbers = {
            lines.position(match.span.start)[0]
            for match in self.sentences
            if but is None or match.sentence is not but.sentence
        }
        if but is not None:
            numbers.discard(lines.position(but.span.start)[0])
        return (f"benefits on line {', '.join(map(str, sorted(numbers)))}",) if numbers else ()

    @cached_property
    def _is_marked(self) -> bool:
        if any(_OF_OTHERS.isdisjoint(match.statuses) for name in _CLAIMING for match in self._meant(name)):
            return True
        if any(_names_intervention(match.sentence) for match in self._meant("tone")):
            return True
        return bool(self.outcomes) or self._is_sellers

    @cached_property
    def _is_sellers(self) -> bool:
        """Whether the page is a seller's: what it says of effects is then said of its wares."""
        if len({match.text.lower() for match in self._meant("wares")}) >= _SELLS:
            return True
        return self.asking is not None and sells(self.asking, self._document)

    @cached_property
    def _claims(self) -> list[Match]:
        return sorted(
            (match for name in _CLAIMING for match in self._meant(name)), key=lambda match: match.start
        )

    def _all(self) -> Iterator[Match]:
        yield from self._claims
        yield from self.outcomes
        seen: set[int] = set()
        for match in self._matches("effect"):
            sentence = match.sentence
            if sentence.start in seen or not _argues(match.block):
                continue
            if (_names_intervention(sentence) or self._is_sellers) and _EXCUSED.isdisjoint(match.statuses):
                seen.add(sentence.start)
                yield match
                if len(seen) == _PLENTY:
                    return

    def _meant(self, name: str) -> Iterator[Match]:
        return (
            match
            for match in self._matches(name)
            if _argues(match.block) and _EXCUSED.isdisjoint(match.statuses)
        )


def _argues(block: Block) -> bool:
    """Tell whether a block is read as part of the text; a heading with nothing below it leads elsewhere."""
    if block.kind != "heading":
        return block.kind in _READ
    below = block.next
    return below is None or below.kind != "heading" or below.level > block.level


def _tells_success(match: Match) -> bool:
    """Tell whether a text speaks of those who had an intervention, and of no worse."""
    sentence = match.sentence
    if _WORDS["worse"].stand_in(sentence.folded):
        return False
    if _names_intervention(sentence):
        return True
    return _WORDS["results"].stand_in(sentence.folded) and INTERVENTION.stand_in(match.block.folded)


def _names_intervention(sentence: Sentence) -> bool:
    return INTERVENTION.stand_in(sentence.folded)


@lru_cache(maxsize=1)
def _found(document: Document) -> Benefits:
    return Benefits(document)


def benefits_of(rule: Rule, document: Document) -> Benefits:
    """Return the benefits of a document; rules that ask one after another share them.

    The rule must have SIGNS among its terms.
    """
    benefits = _found(document)
    benefits.asking = rule
    return benefits
