"""What does a balanced article say besides: limits, alternatives, cost, availability?"""

from __future__ import annotations

from healthlint import Block, Document, Rule, Terms

WORDS = Terms.read(__package__ or "", "words/context.toml")
_UNREAD = frozenset(("reference", "hidden", "navigation", "button", "metadata", "alt"))
_HEADINGS = ("title", "heading")


def says(rule: Rule, document: Document, name: str) -> bool:
    """Tell whether a list of WORDS has a term that readers of the article meet.

    The rule must have the list among its terms.
    """
    return any(match.block.kind not in _UNREAD for match in document.matches(rule, name))


def section_says(block: Block, name: str) -> bool:
    """Tell the same of the section around a block, from heading to heading."""
    blocks = block.document.blocks
    first = last = block.index
    while first > 0 and blocks[first].kind not in _HEADINGS:
        first -= 1
    while last + 1 < len(blocks) and blocks[last + 1].kind not in _HEADINGS:
        last += 1
    return WORDS[name].stand_between(block.document, blocks[first].start, blocks[last].end)
