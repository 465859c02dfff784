"""Does the author take back what was quoted, reported or put up as a heading?

“… are easy to make up”, 属于虚假宣传, “When you see this claim, …”, “False. …”: the criticism follows
what it criticises, in its sentence or in the next.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.context.clauses import FARTHEST, near
from healthlint.text.context.reading import reading_of
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.reading import Reading
    from healthlint.text.model import Sentence

# As strings: `re` compiles them when a text first needs them, which most do not.
# adverts speak ill of others: “Other creams are misleading”
OTHERS = (
    r"\b(?:others?|unlike|elsewhere|everyone else|most|on the market|rivals?|competitors?)\b"
    "|市面上|市场上|其他|其它|别家|别的|同行|别人"
)
_TURN = (
    r"(?:但|然而|可是|却|殊不知|实则|其实|不料)[^.。]{0,40}"
    "(?:风险(?!低)|副作用|后遗症|揭露|隐患|危害|代价|伤害|营销|误区)"
    r"|\b(?:but|yet|however|in reality|in truth)\b[^.]{0,80}"
    r"\b(?:risks?|side effects|harm|harmful|dangerous|no evidence|little evidence|complaints)\b"
)
_BACK = (
    r"[\"']?(?:this|that|these|those|such|it|the (?:claims?|truth|reality|advert|post)|but|however|in fact)\b"
    r"|[\"']?(?:这|该|此|上述|以上|其实|但|然而|事实上|对此|真相|专家|医生|警方)"
)
_VERDICT_LABELS = tuple("verdict: answer: a: truth: reality: 真相: 事实: 结论: 答: 鉴定:".split())
_VERDICTS = tuple(
    (
        "false|not true|untrue|wrong|fiction|nonsense|a myth|busted|debunked|this is false"
        "|this is not true|this is a myth|this is wrong|错误|错|大错特错|假的|假|不实|不属实|谣言"
        "|这是误解|这是误区|这是谣言|not so|not quite|not really|if only|hardly|nobody can"
        "|no one can|not that simple|i am not so sure|i doubt it|please don't|please do not"
        "|that is not so|this is not so|that is not the case|this is not the case|they do not"
        "|they don't|they cannot|they can't|they are not|they aren't|it does not|it doesn't"
        "|it is not|it isn't|it cannot|it can't|it will not|it won't|it did not|it didn't"
        "|they did not|they didn't|其实不然|其实不是|其实不对|不然|并不是|并不是这样|不是这样"
        "|不是这样的|事实并非如此|实际并非如此|并不对|不对|不准确|别信|别当真|别上当|没有的事"
        "|没这回事|没这么神|没那么神|没那么简单|想多了|错了|未必|不一定|这是错误的|这是假的"
        "|这种说法是错误的|这种说法不对|这种说法没有依据|并非如此|不可信|误区|这是骗局|纯属谣言"
        "|纯属虚构"
        "|half true|partly true|mostly false|unlikely|misleading|there is no evidence"
        "|no evidence|no trial shows|不全对|不全是|只对一半|对了一半|没有依据|没有证据|缺乏依据|言过其实"
    ).split("|")
)
_DASH = r"[\"”」'.!, ]{0,3}(?:[–—]{1,2}| -) ?"
_REFUTING = (*_VERDICT_LABELS, *_VERDICTS)
_LONGEST_VERDICT = 40  # with its label and what stands before it, in code points
_NO_VERDICT = ("heading", "title", "question", "button", "navigation")
_ENDS_A_VERDICT = frozenset(("", *".!:,;。"))


def is_criticised(reading: Reading, to: int) -> bool:
    """Tell whether what ends at `to` is taken back in the rest of the sentence or in the next one."""
    cues, rest = reading.cues, reading.folded[to : to + FARTHEST]
    if any(cue.start >= to for kind in ("criticism", "criticism-near") for cue in near(cues, kind, to, to)):
        return not reading.sells and not re.search(OTHERS, rest)
    if (compiled(_TURN).search(rest) or _is_judged(reading, to)) and not reading.sells:
        return True
    after, same_block = _after(reading.sentence, to)
    if after is None or after.folded.rstrip().endswith("?"):
        return False
    folded = after.folded
    found = reading_of(after).cues
    if "criticism" not in found and "enforcement" not in found:
        return False
    if not (same_block or compiled(_BACK).match(folded)):
        return False
    from healthlint.text.context.frames import sells

    return not re.search(OTHERS, folded) and not sells(folded) and not reading.sells


def _is_judged(reading: Reading, to: int) -> bool:
    """Tell whether a verdict follows a dash, as in “…” – wrong."""
    dash = compiled(_DASH).match(reading.printed, to)
    return dash is not None and _is_verdict(reading.folded[dash.end() : dash.end() + _LONGEST_VERDICT])


def _is_verdict(folded: str) -> bool:
    return folded.startswith(_VERDICTS) and any(
        folded.startswith(word) and folded[len(word) : len(word) + 1] in _ENDS_A_VERDICT for word in _VERDICTS
    )


def is_refuted(sentence: Sentence) -> bool:
    """Tell whether the next thing a reader meets is the verdict on a sentence: “False. …”, 错!"""
    block = sentence.block
    verdict = block.document.folded[sentence.end : sentence.end + _LONGEST_VERDICT].lstrip()
    if not verdict.startswith(_REFUTING):
        return False
    for label in _VERDICT_LABELS:
        if verdict.startswith(label):
            verdict = verdict[len(label) :].lstrip()
            break
    if not _is_verdict(verdict):
        return False
    return sentence.next is not None or (block.next is not None and block.next.kind not in _NO_VERDICT)


def _after(sentence: Sentence, to: int) -> tuple[Sentence | None, bool]:
    """Return the sentence that follows what ends at `to`, and whether in the same block."""
    after = sentence.next
    while after is not None and after.end <= sentence.start + to + 1:
        after = after.next  # a quotation goes on
    if after is not None:
        return after, True
    block = sentence.block.next
    if block is None or block.kind in _NO_VERDICT:
        return None, False
    return (block.sentences[0] if block.sentences else None), False
