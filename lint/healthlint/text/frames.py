"""Does a text expose what others sell or spread, or does it sell?

A notice against fraud quotes the fraud: what stands between quotation marks or comes from a seller there
is not the author's. A text that sells says “beware of imitations” and “拒绝虚假宣传”, and is no such notice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.cues import find_cues

if TYPE_CHECKING:
    from healthlint.text.model import Block, Document

_LEAD, _LEAST_LEAD = 0.15, 400  # how much of the prose opens a text: a share, and code points at least
_ENOUGH = 2  # different words of exposure, where no heading has one
_QUOTED = r'"[^"\n]{0,120}"'
# As strings: `re` compiles them when a text first needs them, which most do not.
_WARES = (
    "(?:products?|clinics?|creams?|gels?|serums?|teas?|pills?|capsules?|drops|tablets?|patch(?:es)?|belts?|oils?"
    "|formulas?|method|programme?|plan|treatments?|therap(?:y|ies)|patients|customers|clients|store|shop|brand"
    "|supplements?|lotions?|balms?|herbs?|specialists|laser|device|range|original|results)"
)
_SELLS_ENGLISH = (
    rf"\bour (?:[\w-]+ ){{0,3}}{_WARES}\b|\bours\b|\btrust us\b|\bwith us\b|\bonly the original\b"
    r"|\bwe(?:'ll| will| can|) (?:(?:proudly|only|also|never|always) )?"
    r"(?:guarantee|promise|cure|ship|deliver|sell|heal|promote|speciali[sz]e)\b"
    r"|\b(?:order|buy|shop|book|call|enrol|try it|try yours) (?:now|today|us|yours)\b|\badd to cart\b"
    r"|\bfree (?:shipping|consultation)\b|\bbeware of (?:\w+ )?(?:imitations|counterfeits|copies|fakes)\b"
    r"|\b(?:not a|is no|and no|no) scams?\b|\btry it\b"
)
_SELLS_CHINESE = (
    "我院|本院|本品|我司|本公司|本店|本产品|本诊所|我们的(?!建议|调查|记者|提醒|研究|测试|身体|生活|健康)"
    "|我们(?:能|可以|承诺|保证|根治|采用|拒绝|专注|才|只)|认准(?:我们|本|官方|品牌|商标|正品)|选择我们|找我们"
    "|官方旗舰店|(?:立即|马上|现在就|点击)(?:购买|抢购|咨询|预约|下单)|欢迎(?:咨询|选购|来电|预约)|包邮|谨防假冒"
    "|拒绝(?:虚假|夸大|套路|忽悠|噱头|智商税)|[不没无](?:忽悠|套路)"
    "|(?:绝非|(?<!是)不是|没有|告别)(?:骗局|噱头|套路|智商税|虚假)"
)


def sells(folded: str) -> bool:
    """Tell whether folded text speaks in the voice of one who sells; what it quotes is not its voice."""
    if '"' in folded:
        folded = re.sub(_QUOTED, "", folded)
    return re.search(_SELLS_ENGLISH, folded) is not None or re.search(_SELLS_CHINESE, folded) is not None


def is_exposed(block: Block) -> bool:
    """Tell whether a block stands in a text, or under a heading, that exposes what it quotes."""
    document = block.document
    if document.exposes is None:
        document.exposes = _exposes(document)
    if document.exposes:
        return True
    heading = next(
        (each for each in reversed(document.blocks[: block.index]) if each.kind in ("heading", "title")), None
    )
    return heading is not None and _names_exposure(heading) and not sells(document.folded)


def _exposes(document: Document) -> bool:
    end = max(_LEAST_LEAD, int(len(document.prose) * _LEAD))
    words: set[str] = set()
    for block in document.blocks:
        if block.start >= end:
            break
        if block.kind in ("title", "heading") and _names_exposure(block):
            return not sells(document.folded)
        folded = block.folded
        words.update(folded[cue.start : cue.end] for cue in find_cues(folded).get("exposure", ()))
    return len(words) >= _ENOUGH and not sells(document.folded)


def _names_exposure(heading: Block) -> bool:
    """Tell whether a heading speaks of fraud or rumour; one that asks, “a scam or a cure?”, does not."""
    folded = heading.folded.rstrip()
    return not folded.endswith("?") and "exposure" in find_cues(folded)
