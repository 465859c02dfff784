"""Which words does a declared rule report only in an article that sells?

“After two bottles I could kneel again” is a seller's story beside a price, and a patient's own anywhere
else. Such words stand in `words/sold.toml` of a family, by code: those of CODE are reported as they are,
those of CODE-told where those of CODE-turn stand in their sentence as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
_ENOUGH = 2  # different words of a kind
_MEANT = ("asserted", "hedged", "cited")


class WhereSold(Rule):
    """A declared rule that in an article which sells reports further words."""

    # Looked for only where something is sold, and so no part of what the engine looks for.
    sold: ClassVar[Terms] = Terms()
    told: ClassVar[Terms] = Terms()
    turning: ClassVar[Terms] = Terms()

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what the rule finds anywhere, and what it finds where something is for sale."""
        found = list(super().check(document))
        yield from found
        if not sells(self, document):
            return
        for match in self._more(document):
            if _DOUBT.stand_in(match.sentence.folded):
                continue
            for more in self.report(match):
                if not any(one.offset < more.end_offset and more.offset < one.end_offset for one in found):
                    yield more

    def _more(self, document: Document) -> Iterator[Match]:
        """Yield the first of the further words of each sentence."""
        end = len(document.prose)
        turns = self.turning.places_between(document, 0, end)
        told = self.told.places_between(document, 0, end) if turns else []
        done = -1
        places = [*self.sold.places_between(document, 0, end), *told]
        for start, stop in sorted(places, key=lambda place: (place[0], -place[1])):
            if start < done:
                continue
            sentence = document.sentence_at(start)
            if (start, stop) in told and not any(
                sentence.start <= at and to <= sentence.end and (to <= start or stop <= at)
                for at, to in turns
            ):
                continue
            done = sentence.end
            yield Match(document, start, stop)


def sells(rule: Rule, document: Document) -> bool:
    """Tell whether an article calls twice, or once and speaks of itself as a clinic does."""
    calls = _different(rule, document, _CALLS)
    return calls >= _ENOUGH or (calls > 0 and _different(rule, document, _AROUND) >= _ENOUGH)


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
    return code in words or f"{code}-told" in words


def _with(rule: type[Rule], words: Mapping[str, Terms]) -> type[Rule]:
    assert isinstance(rule.terms, Mapping)  # so are the lists of declared rules
    code = rule.code
    more = {
        "terms": {**rule.terms, **_CALLS, **_AROUND},
        "sold": words.get(code, Terms()),
        "told": words.get(f"{code}-told", Terms()),
        "turning": words.get(f"{code}-turn", Terms()),
        "__doc__": rule.__doc__,
    }
    return type(rule.__name__, (WhereSold, rule), more)
