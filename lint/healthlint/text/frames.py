"""Does a text expose what others sell or spread, or does it sell?

A notice against fraud quotes the fraud: what stands between quotation marks or comes from a seller there
is not the author's. A text that sells says “beware of imitations” and “拒绝虚假宣传”, and is no such notice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from healthlint.text.cues import find_cues

if TYPE_CHECKING:
    from healthlint.text.model import Block, Document

Frame = Literal[
    "fraud",  # what sellers do: nothing that they offer is the author's, quoted or not
    "rumour",  # what people believe: what is quoted or reported is not the author's
]
_FRAMES: tuple[Frame, ...] = ("fraud", "rumour")
_LEAD, _LEAST_LEAD = 0.15, 400  # how much of the prose opens a text: a share, and code points at least
_ENOUGH = 2  # different words of exposure, where no heading has one
_QUOTED = r'"[^"\n]{0,120}"'
# As strings: `re` compiles them when a text first needs them, which most do not.
_WARES = (
    "(?:products?|clinics?|creams?|gels?|serums?|teas?|pills?|capsules?|drops|tablets?|patch(?:es)?|belts?|oils?"
    "|formulas?|method|programme?|treatments?|therap(?:y|ies)|customers|clients|store|shop|brand|supplements?"
    "|lotions?|balms?|herbs?|laser|device|range|original)"
)
_SELLS_ENGLISH = (
    rf"\bour (?:[\w-]+ ){{0,3}}{_WARES}\b|\bours\b|\btrust us\b|\bonly with us\b|\bonly the original\b"
    r"|\bwe(?:'ll| will| can|) (?:(?:proudly|only|also|never|always) )?"
    r"(?:guarantee|promise|cure|ship|deliver|sell|heal|promote|speciali[sz]e)\b"
    r"|\b(?:order|buy|shop|book|call|enrol|try it|try yours) (?:now|today|us|yours)\b|\badd to cart\b"
    r"|\bfree (?:shipping|consultation)\b|\bbeware of (?:\w+ )?(?:imitations|counterfeits|copies|fakes)\b"
    r"|\b(?:not a|is no|and no|no) scams?\b|(?:^|[.!?] )try it\b"
)
_CHINESE_WARES = (
    "(?:产品|疗法|技术|方案|团队|治疗|医院|诊所|药|茶|膏|霜|面膜|课程|客户|顾客|品牌|配方|精华|胶囊)"
)
_SELLS_CHINESE = (
    "我院(?!接诊|收治|急诊|门诊|曾)|本院|本品(?!不能[代替])|我司|本公司|本店|本产品|本诊所"
    f"|我们的[^,.]{{0,4}}{_CHINESE_WARES}"
    "|我们(?:承诺|保证|根治|采用|拒绝|专注)|我们(?:能|可以|才|只)(?:根治|治|帮|为[您你]|让[您你])"
    "|认准(?:我们|本|官方|品牌|商标|正品)|选择我们|找我们|(?:立即|马上|现在就|点击)(?:购买|抢购|咨询|预约|下单)"
    "|欢迎(?:咨询|选购|来电|预约)|谨防假冒|拒绝(?:虚假|夸大|套路|忽悠|噱头|智商税)|[不没无](?:忽悠|套路)"
    "|(?:绝非|(?<!是)不是|没有|告别)(?:骗局|噱头|套路|智商税|虚假)"
)


def sells(folded: str) -> bool:
    """Tell whether folded text speaks in the voice of one who sells; what it quotes is not its voice."""
    if '"' in folded:
        folded = re.sub(_QUOTED, "", folded)
    return re.search(_SELLS_ENGLISH, folded) is not None or re.search(_SELLS_CHINESE, folded) is not None


def frame_of(block: Block) -> Frame | None:
    """Return what the text, or the heading above a block, says it exposes."""
    document = block.document
    if document.frame is None:
        document.frame = _frame_of(document) or "none"
    if document.frame != "none":
        return document.frame
    heading = next(
        (each for each in reversed(document.blocks[: block.index]) if each.kind in ("heading", "title")), None
    )
    frame = _frame_of_heading(heading) if heading is not None else None
    return None if frame is None or sells(document.folded) else frame


def _frame_of(document: Document) -> Frame | None:
    end = max(_LEAST_LEAD, int(len(document.prose) * _LEAD))
    words: dict[Frame, set[str]] = {"fraud": set(), "rumour": set()}
    for block in document.blocks:
        if block.start >= end:
            break
        if block.kind in ("title", "heading"):
            frame = _frame_of_heading(block)
            if frame is not None:
                return None if sells(document.folded) else frame
        folded = block.folded
        cues = find_cues(folded)
        for each in _FRAMES:
            words[each].update(folded[cue.start : cue.end] for cue in cues.get(each, ()))
    if len(words["fraud"]) + len(words["rumour"]) < _ENOUGH or sells(document.folded):
        return None
    return "fraud" if len(words["fraud"]) >= _ENOUGH else "rumour"


def _frame_of_heading(heading: Block) -> Frame | None:
    """Return what a heading speaks of; one that asks, “a scam or a cure?”, says nothing."""
    folded = heading.folded.rstrip()
    if folded.endswith("?"):
        return None
    cues = find_cues(folded)
    return next((frame for frame in _FRAMES if frame in cues), None)
