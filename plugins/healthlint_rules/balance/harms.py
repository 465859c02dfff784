"""Does an article name a harm of the intervention that it speaks for?

Not what the disease does, nor what the rival treatment does, nor what is said not to happen; “safety
must be confirmed” names no harm.
"""

from __future__ import annotations

from healthlint import Block, Document, Match, Rule, Terms

from .benefits import INTERVENTION

_WORDS = Terms.read(__package__ or "", "words/harm.toml")
# By name: what a rule that looks for harms must have among its terms.
HARMS: dict[str, Terms] = {"own": _WORDS["own"], "tied": _WORDS["tied"]}
_UNREAD = frozenset(("reference", "hidden", "navigation", "button", "metadata", "alt"))
_DENIED = frozenset(("negated", "question"))
_HEADINGS = ("title", "heading", "question")
_NONE = ("无", "未", "零")  # too short for a term
_CLOSE = 4  # code points within which they take a harm away
_BEFORE = {"en": 45, "zh": 12}  # code points in which a harm may be taken away


def names_harm(rule: Rule, document: Document) -> bool:
    """Tell whether readers meet a harm of the intervention anywhere; the rule must have HARMS."""
    # What the context makes of the words takes longest to tell, so that it is asked last.
    return any(
        _is_left(match) and _DENIED.isdisjoint(match.statuses) for match in document.matches(rule, "own")
    ) or any(
        _is_left(match)
        and (_names_intervention(match) or _is_under_risks(match.block))
        and _DENIED.isdisjoint(match.statuses)
        for match in document.matches(rule, "tied")
    )


def _is_left(match: Match) -> bool:
    """Tell whether the words around a harm neither take it away nor tell that it is that of a rival."""
    block = match.block
    if block.kind in _UNREAD or block.section == "references":
        return False
    sentence = match.sentence
    at = match.start - sentence.start
    before = sentence.folded[:at]
    near = before[max(0, at - _BEFORE[sentence.language]) :]
    if any(sign in near[-_CLOSE:] for sign in _NONE) or _WORDS["less"].stand_in(near):
        return False
    return block.kind in _HEADINGS or not _WORDS["others"].stand_in(before)


def _names_intervention(match: Match) -> bool:
    """Tell whether the intervention is named in the sentence of a harm or in the one before."""
    sentence = match.sentence
    if INTERVENTION.stand_in(sentence.folded):
        return True
    if not _WORDS["happens"].stand_in(sentence.folded):
        return False
    before = [each for each in match.block.sentences if each.start < sentence.start]
    return bool(before) and INTERVENTION.stand_in(before[-1].folded)


def _is_under_risks(block: Block) -> bool:
    blocks = block.document.blocks
    for at in range(block.index, -1, -1):
        if blocks[at].kind in _HEADINGS:
            return _WORDS["heading"].stand_in(blocks[at].folded)
    return False
