"""Does it matter at once that an article does not name its sources: does it sell, promise or hype?

The leaflet of a public body that says “researchers think” without a source is no danger to its readers.
"""

from __future__ import annotations

from healthlint import Document, Rule, Terms

from .cover import Cover

STAKES = Terms.read(__package__ or "", "words/stakes.toml")["stakes"]
_UNMEANT = frozenset(("negated", "warned-against", "foreign", "disowned", "work-title"))
_ENOUGH = 2  # words, not twice the same; a single one may be a slip of the pen


def at_stake(rule: Rule, document: Document, cover: Cover) -> bool:
    """Tell whether an article sells, promises or hypes; the rule must have STAKES among its terms."""
    if cover.at_stake is None:
        cover.at_stake = _at_stake(rule, document)
    return cover.at_stake


def _at_stake(rule: Rule, document: Document) -> bool:
    words: set[str] = set()
    for match in document.matches(rule, "stakes"):
        if match.block.section == "references" or match.block.kind in ("reference", "navigation", "hidden"):
            continue
        if _UNMEANT.isdisjoint(match.statuses):
            words.add(match.term)
            if len(words) >= _ENOUGH:
                return True
    return False
