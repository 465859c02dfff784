"""Does an article say that it is no medical advice, or send its readers to a professional?

Either will do: “not medical advice” is what a label says, “talk to your doctor before …” what a
careful leaflet says. Hidden text and comments say nothing to a reader.
"""

from __future__ import annotations

from healthlint import Block, Document, Expression, Rule, Terms
from healthlint_rules.places import blocks_at, places_of

WORDS = Terms.read(__package__, "words/notice.toml")
ELEMENTS = {name: WORDS[name] for name in ("not_advice", "consult")}
TOPIC = WORDS["topic"]
URGING = WORDS["urging"]
REPORTING = WORDS["reporting"]

_LABEL = Expression(
    r"\s*[*†#\[(]*(?:(?:medical|health|legal|important|general"
    r"|full) )?disclaimers?(?: notice)?[\])]*\s*(?:[:.!* |]|$)|\s*[*\[(]*(?:特别|郑重|医疗|重要"
    r"|法律)?免责(?:声明|说明|条款|申明)[\])]*\s*(?:[:.,|]|$)"
)
_CALLED = ("disclaimer", "免责")  # one of them stands in each label
_NEAR = 3  # blocks, with the label
_UNSEEN = ("hidden", "navigation", "reference")
_NO = frozenset(("", "no", "none", "false", "off", "missing", "0"))


def has_notice(rule: Rule, document: Document) -> bool:
    """Tell whether readers meet a notice anywhere. The rule must have ELEMENTS among its terms."""
    if _is_declared(document):
        return True
    if any(match.block.kind != "hidden" for match in document.matches(rule, "not_advice")):
        return True
    return any(
        match.block.kind not in _UNSEEN and match.status != "quoted"
        for match in document.matches(rule, "consult")
    )


def says_notice(document: Document, label: Block) -> bool:
    """Tell the same of a document in which the engine has not looked for ELEMENTS.

    What is labelled as a disclaimer mostly is one: it is looked at before all the rest.
    """
    near = document.blocks[label.index : label.index + _NEAR]
    if _is_declared(document) or any(
        elements.stand_in(block.folded)
        for block in near
        if block.kind not in _UNSEEN
        for elements in ELEMENTS.values()
    ):
        return True
    return any(
        document.block_at(start).kind not in _UNSEEN
        for elements in ELEMENTS.values()
        for start, _ in elements.places(document.folded)
    )


def _is_declared(document: Document) -> bool:
    declared = document.metadata.get("disclaimer")
    return declared is not None and str(declared).strip().lower() not in _NO


def labelled(document: Document) -> Block | None:
    """Return the block that is labelled as a disclaimer, or the heading over it."""
    return next(
        (
            block
            for block in blocks_at(document, places_of(_CALLED, document.folded))
            if block.kind not in _UNSEEN
            and block.kind != "title"
            and _LABEL.match(block.folded)
            and (len(block.text) > 2)
        ),
        None,
    )
