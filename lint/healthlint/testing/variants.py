"""What would a rule report if one of its conditions were another?

The engine itself is asked, with a rule that differs in this one thing: so an explanation never says
anything else than the engine does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from healthlint.rule.declared.requirement import LIST as REQUIRED
from healthlint.rule.terms import Terms, term_lists
from healthlint.testing.trial import Trial

if TYPE_CHECKING:
    from healthlint.rule.declared import DeclaredRule
    from healthlint.testing.lists import TermKey
    from healthlint.text.model import Document

Stretch = tuple[int, int]

_KEPT = 512
_EVERYWHERE = ("prose", "question", "reference", "navigation", "hidden")
# Without what is judged word by word: place, language, meaning.
_OPEN: dict[str, Any] = {
    "scope": _EVERYWHERE,
    "languages": (),
    "ignore_statuses": (),
    "context": "document",
    "requires": None,
}


def variant(rule: DeclaredRule, **changes: Any) -> DeclaredRule:
    """Return a rule with other attributes, which speaks of each match.

    A document that was made for the rule serves this one as well, unless `terms` are changed.
    """
    attributes = {"per": "match", **changes}
    changed: type[DeclaredRule] = type(type(rule).__name__, (type(rule),), attributes)
    return changed(rule.settings)


@lru_cache(maxsize=_KEPT)
def outspoken(rule: DeclaredRule) -> DeclaredRule:
    """Return a rule that speaks of each match."""
    return variant(rule)


@lru_cache(maxsize=_KEPT)
def heedless(rule: DeclaredRule, *, of_unless: bool) -> DeclaredRule:
    """Return a rule that reports wherever and however its words are meant, be it near words of [unless]."""
    return variant(rule, **_OPEN, **({"unless": Terms()} if of_unless else {}))


def reported_by(rule: DeclaredRule, document: Document) -> set[Stretch]:
    """Return the stretches of the source that a rule reports."""
    return {(each.offset, each.end_offset) for each in rule.check(document)}


def alone(terms: Terms, key: TermKey) -> Terms:
    """Return a list with one of its terms only, and all that protects words."""
    given = {"en": (), "zh": (), "patterns": (), str(key.keys[1]): (key.term,)}
    return Terms(
        given["en"],
        given["zh"],
        patterns=given["patterns"],
        besides=terms.besides,
        open_end=terms.open_end,
    )


def reported_where_required(
    rule: DeclaredRule, source: str, terms: Terms, metadata: tuple[str, ...] = ()
) -> set[Stretch]:
    """Return what a rule reports in a text if it requires these terms, or these keys of the front matter."""
    assert rule.requires is not None  # else nothing is required
    changed = variant(
        rule,
        terms={**term_lists(rule.terms), REQUIRED: terms},
        requires=rule.requires._replace(metadata=metadata),
    )
    return reported_by(changed, Trial(changed).document(source))
