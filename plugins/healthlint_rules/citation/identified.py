"""Does an article name, somewhere, the one study that it is about?"""

from __future__ import annotations

from collections.abc import Callable

from healthlint import Document, Expression, Sentence
from healthlint_rules.signs import Signs

_TAKEN_UP = Expression(
    r"\b(?:the|this|their|these|his|her) (?:\w+ ){0,3}(?:study|research|findings?|results?|paper"
    r"|work|trial|report|analysis|review)\b"
    r"[^.;]{0,80}\b(?:published|appear(?:s|ed)|presented|reported|funded|led|registered|conducted)\b"
    r"|\b(?:published|presented)\b[^.;]{0,60}\b(?:the|this) (?:study|research|paper|trial)\b"
    r"|\b(?:lead|senior|study|first|co|corresponding) (?:study )?(?:author|investigator|researcher)"
    r"|\bthe (?:authors|researchers|investigators) (?:write|report|conclude|describe)\b"
)
_TAKEN_UP_ZH = Expression(
    r"(?:该|此|这项|这一|本|上述|相关)(?:项)?(?:新|最新|临床|随机|队列)?(?:研究|成果|论文|试验"
    r"|结果|报告)[^.;]{0,24}(?:发表|刊登|刊发|刊载|登上|公布)"
    r"|(?:研究|相关|上述)(?:成果|论文|结果)[^.;]{0,16}(?:发表|刊登|刊发|刊载|登上)"
    r"|(?:论文|研究|通讯|通信|第一)(?:的)?(?:通讯|通信|第一)?作者"
)
# Of these one stands in every sentence of that kind.
_HINTS = Signs(
    "publish", "present", "appear", "reported", "funded", "led ", "registered", "conducted", "author",
    "investigator", "lead research", "senior research", "co research", "study research", "first research",
)  # fmt: skip
_HINTS_ZH = Signs("发表", "刊", "登上", "公布", "作者")


def identifies_its_study(document: Document, sourced: Callable[[Sentence], bool]) -> bool:
    """Tell whether a sentence takes up a study and is `sourced`, by a work, a body or a person."""
    return _found(document, _HINTS, _TAKEN_UP, sourced) or (
        not document.folded.isascii() and _found(document, _HINTS_ZH, _TAKEN_UP_ZH, sourced)
    )


def _found(
    document: Document, hints: Signs, taken_up: Expression, sourced: Callable[[Sentence], bool]
) -> bool:
    done = -1
    for place in hints.places_in(document.folded):
        if place < done:
            continue
        sentence = document.sentence_at(place)
        done = max(sentence.end, place + 1)
        if taken_up.search(sentence.folded) and sourced(sentence):
            return True
    return False
