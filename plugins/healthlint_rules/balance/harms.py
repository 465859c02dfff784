"""Does an article name a harm of the intervention that it speaks for?

Not what the disease does, nor what the rival treatment does, nor what is said not to happen; “safety
must be confirmed” names no harm.
"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Match, Terms

from .benefits import INTERVENTION

_WORDS = Terms.read(__package__ or "", "words/harm.toml")
_UNREAD = frozenset(("reference", "hidden", "navigation", "button", "metadata", "alt"))
_DENIED = frozenset(("negated", "question"))
_HEADINGS = ("title", "heading", "question")
_NONE = ("无", "未", "零")  # too short for a term
_CLOSE = 4  # code points within which they take a harm away
_BEFORE = {"en": 45, "zh": 12}  # code points in which a harm may be taken away


def names_harm(document: Document) -> bool:
    """Tell whether readers meet a harm of the intervention anywhere."""
    return any(_is_harm(match) for match in _harms(document, "own")) or any(
        _is_harm(match) and (_names_intervention(match) or _is_under_risks(match.block))
        for match in _harms(document, "tied")
    )


def _harms(document: Document, name: str) -> Iterator[Match]:
    for start, end in _WORDS[name].places_between(document, 0, len(document.prose)):
        match = Match(document, start, end, "")
        if match.block.kind not in _UNREAD:
            yield match


def _is_harm(match: Match) -> bool:
    if not _DENIED.isdisjoint(match.statuses) or match.block.section == "references":
        return False
    sentence = match.sentence
    at = match.start - sentence.start
    before = sentence.folded[max(0, at - _BEFORE[sentence.language]) : at]
    if _WORDS["less"].stand_in(before) or any(sign in before[-_CLOSE:] for sign in _NONE):
        return False
    return match.block.kind in _HEADINGS or not _WORDS["others"].stand_in(sentence.folded[:at])


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
