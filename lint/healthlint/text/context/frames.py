"""Does a text expose what others sell or spread, or does it sell?

A notice against fraud quotes the fraud: what stands between quotation marks or comes from a seller there
is not the author's. A text that sells says “beware of imitations” and “拒绝虚假宣传”, and is no such notice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from healthlint.text.context.cues import find_cues, may_have
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.model import Block, Document

Frame = Literal[
    "fraud",  # what sellers do: nothing that they offer is the author's, quoted or not
    "rumour",  # what people believe: what is quoted or reported is not the author's
    "wording",  # how things are said: what is quoted, or is a label, is a word and no claim
]
_FRAMES: tuple[Frame, ...] = ("fraud", "rumour", "wording")
_IN_PROSE: tuple[Frame, ...] = ("fraud", "rumour")
_LEAD, _LEAST_LEAD, _MOST_LEAD = 0.15, 400, 1200  # what opens a text: a share of it, code points
_UNDER_A_HEADING = 60  # blocks; further down nobody remembers it
_ENOUGH = 2  # different words of exposure, where no heading has one
_QUOTED = r'"[^"\n]{0,120}"'
# As strings: `re` compiles them when a text first needs them, which most do not.
_WARES = (
    "(?:products?|clinics?|creams?|gels?|serums?|teas?|pills?|capsules?|drops|tablets?|patch(?:es)?|belts?|oils?"
    "|formulas?|method|programme?|treatments?|therap(?:y|ies)|customers|clients|store|shop|brand|supplements?"
    "|lotions?|balms?|herbs?|laser|device|range|original)"
)
_CHINESE_WARES = (
    "(?:产品|疗法|技术|方案|团队|治疗|医院|诊所|药|茶|膏|霜|面膜|课程|客户|顾客|品牌|配方|精华|胶囊)"
)
_PHRASES = tuple(
    (
        "order now|order today|buy now|buy today|shop now|book now|book today| call us| call now|try it now"
        "|. try it|! try it|? try it|add to cart|trust us|only with us"
        "|not a scam|only the original| no scam|beware of imitations|beware of counterfeits|beware of fakes"
        "|beware of cop|order only from"
        "|本院|我司|本公司|本店|本产品|本诊所|本方|领取优惠|选择我们|找我们|谨防假冒|立即购买|立即抢购|立即咨询|立即预约|立即下单"
        "|马上购买|马上抢购|马上下单|点击购买|欢迎咨询|欢迎选购|欢迎来电|欢迎预约|不忽悠|不套路|没套路|无套路|绝非骗局"
        "|告别智商税"
    ).split("|")
)
# each begins with a word, for which `re` looks first; a look back sees that no letter stands before it
_PATTERNS = (
    rf"our(?<![a-z]our)(?:s\b| (?:[\w-]+ ){{0,3}}{_WARES}\b)",
    r"we(?<![a-z]we)(?:'ll| will| can|) (?:(?:proudly|only|also|never|always) )?"
    r"(?:guarantee|promise|cure|ship|deliver|sell|heal|promote|speciali[sz]e)\b",
    "我院(?!接诊|收治|急诊|门诊|曾)",
    "本品(?!不能[代替])",
    f"我们(?:的[^,.]{{0,4}}{_CHINESE_WARES}|承诺|保证|根治|采用|拒绝|专注|(?:能|可以|才|只)(?:根治|治|帮|为[您你]|让[您你]))",
    "认准(?:我们|本|官方|品牌|商标|正品)",
    "拒绝(?:虚假|夸大|套路|忽悠|噱头|智商税)",
    "不是(?<!是不是)(?:骗局|噱头|套路|智商税|虚假)",
    "没有(?:骗局|噱头|套路|智商税|虚假)",
)


def sells(folded: str) -> bool:
    """Tell whether folded text speaks in the voice of one who sells; what it quotes is not its voice."""
    if '"' in folded:
        folded = compiled(_QUOTED).sub("", folded)
    return any(map(folded.__contains__, _PHRASES)) or any(re.search(each, folded) for each in _PATTERNS)


def frame_of(block: Block) -> Frame | None:
    """Return what the text, or the heading above a block, says it exposes."""
    document = block.document
    if document._frame is None:
        document._frame = _frame_of(document) or "none"
    if document._frame != "none":
        return document._frame
    heading = next(
        (
            each
            for each in reversed(document.blocks[max(0, block.index - _UNDER_A_HEADING) : block.index])
            if each.kind in ("heading", "title")
        ),
        None,
    )
    frame = _frame_of_heading(heading) if heading is not None else None
    return None if frame is None or _sells(document) else frame


def _frame_of(document: Document) -> Frame | None:
    end = min(_MOST_LEAD, max(_LEAST_LEAD, int(len(document.prose) * _LEAD)))
    if not may_have(document.folded[: document.block_at(end - 1).end], *_FRAMES):
        return None
    words: dict[Frame, set[str]] = {"fraud": set(), "rumour": set()}
    for block in document.blocks:
        if block.start >= end:
            break
        if block.kind in ("title", "heading"):
            frame = _frame_of_heading(block)
            if frame is not None:
                return None if _sells(document) else frame
        folded = block.folded
        cues = find_cues(folded)
        for each in _IN_PROSE:
            words[each].update(folded[cue.start : cue.end] for cue in cues.get(each, ()))
    if len(words["fraud"]) + len(words["rumour"]) < _ENOUGH or _sells(document):
        return None
    return "fraud" if len(words["fraud"]) >= _ENOUGH else "rumour"


def _frame_of_heading(heading: Block) -> Frame | None:
    """Return what a heading speaks of; one that asks, “a scam or a cure?”, says nothing."""
    folded = heading.folded.rstrip()
    if folded.endswith("?") or not may_have(folded, *_FRAMES):
        return None
    cues = find_cues(folded)
    return next((frame for frame in _FRAMES if frame in cues), None)


def _sells(document: Document) -> bool:
    if document._sells is None:
        document._sells = sells(document.folded)
    return document._sells
