"""Does an article name, somewhere, the one study that it is about?"""

from __future__ import annotations

from collections.abc import Callable

from healthlint import Document, Expression, Sentence

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
_HINTS = (
    "publish", "present", "appear", "reported", "funded", "led ", "registered", "conducted", "author",
    "investigator",
)  # fmt: skip
_HINTS_MORE = ("lead research", "senior research", "co research", "study research", "first research")
_HINTS_ZH = ("发表", "刊", "登上", "公布", "作者")


def identifies_its_study(document: Document, sourced: Callable[[Sentence], bool]) -> bool:
    """Tell whether a sentence takes up a study and is `sourced`, by a work, a body or a person."""
    folded = document.folded
    return _found(document, folded, (*_HINTS, *_HINTS_MORE), _TAKEN_UP, sourced) or (
        not folded.isascii() and _found(document, folded, _HINTS_ZH, _TAKEN_UP_ZH, sourced)
    )


def _found(
    document: Document,
    folded: str,
    hints: tuple[str, ...],
    taken_up: Expression,
    sourced: Callable[[Sentence], bool],
) -> bool:
    tried: set[int] = set()
    for hint in hints:
        at = folded.find(hint)
        while at >= 0:
            sentence = document.sentence_at(at)
            if sentence.start not in tried:
                tried.add(sentence.start)
                if taken_up.search(sentence.folded) and sourced(sentence):
                    return True
            at = folded.find(hint, max(sentence.end, at + 1))
    return False
