"""Is a page labelled as advertising where readers see it before they read on?

A label is a line, or the beginning of a sentence, on the first screen; talk about advertising is none.
"""

from __future__ import annotations

from healthlint import Document, Expression

from .stated import stated, texts_of

_FIRST_SCREEN = {"en": 600, "zh": 250}  # code points
_FIRST_BLOCKS = 4  # however long
_SIGNS = (
    "ad",
    "sponsor",
    "promot",
    "partner",
    "paid",
    "brought",
    "commission",
    "广告",
    "推广",
    "赞助",
    "合作",
    "商业",
    "软文",
    "营销",
)
_LABEL = Expression(
    r"(?:^|[.!?。！？|·\n]\s*|[\[(（【<]\s*)(?i:#ad\b|#?advert(?:isement|orial"
    r"|isement feature)?s?\b(?! (?:can|may|often|do|are|for|that|which|on)\b)"
    r"|ads?\b(?=\s*[:|\])]|$)|ad(?:vertis(?:ing|ement))? feature|(?:this (?:article|page|post|content"
    r"|feature|advertisement|story) (?:is|was|has been|contains) )?"
    r"(?:an? |in )?(?:paid (?:content|partnership|post|promotion|for|advertisement|feature)"
    r"|sponsored(?! by the nhs)|promoted(?: by| content|$)|promotional(?: content| feature|$)"
    r"|partner content|partnered content|(?:paid |in )?partnership with|in association with"
    r"|brought to you by|commissioned by|advertis(?:ing|ement)\b(?=\s*[:|\])]|$)"
    r"|advertorial|advertisement))"
    r"|(?:^|[。！？|\n]\s*|[\[(（【]\s*)(?:本文|本页|以下|此文|本内容|以下内容)?(?:为|是|系|属于)?(?:商业"
    r"|品牌|付费|合作)?(?:广告|推广|赞助|软文|营销)(?:内容|信息|文章|合作|专题|特辑|企划)?"
    r"(?:\s*[:：|\])）】。!]|\s*$)|(?:商业|品牌|广告|付费)(?:推广|合作|赞助)(?:内容|信息"
    r"|文章)?\s*(?:[:：|\])）】。]|$)|由.{2,20}(?:赞助|付费|提供赞助)(?:播出|刊登|发布|内容|$|。)"
    r"|[医药械健]广审"
)
_DENIED = Expression(r"(?i:\b(?:no|not|never|free of|without)\b|don't|isn't)|不|非|无|谢绝|拒绝|法")
_KEYS = frozenset(
    "sponsored advertisement advertorial ad isad issponsored paid paidcontent promoted sponsor sponsoredby "
    "广告 推广 赞助".split()
)
_KIND_KEYS = frozenset(
    "type contenttype category categories section label labels kind tags @type 类型 栏目 分类".split()
)
_KINDS = (
    "advert",
    "sponsor",
    "promotion",
    "paid",
    "partner",
    "广告",
    "推广",
    "赞助",
    "软文",
    "廣告",
    "推廣",
    "贊助",
)
_NO = ("false", "no", "none", "0", "否")


def is_labelled(document: Document) -> bool:
    """Tell whether the first screen or the metadata call the page advertising."""
    for value in stated(document, _KEYS):
        if not isinstance(value, str) or value.strip().lower() not in _NO:
            return True
    for value in stated(document, _KIND_KEYS):
        for text in texts_of(value):
            if any(kind in text.lower() for kind in _KINDS):
                return True
    screen = _FIRST_SCREEN[document.language]
    for block in document.blocks:
        if block.start > screen and block.index >= _FIRST_BLOCKS:
            return False
        if block.kind not in ("hidden", "metadata") and _says(block.simplified[:400]):
            return True
    return False


def _says(text: str) -> bool:
    small = text.lower()
    if not any(sign in small for sign in _SIGNS):
        return False
    return any(
        not _DENIED.search(text, max(0, found.start() - 12), found.end()) for found in _LABEL.finditer(text)
    )
