"""What do the words of a heading or label say about the part of the article that they begin?

Patterns see folded text: small letters, Simplified characters, half-width signs, blanks for
hyphens. Decoration is taken off first: numbers, brackets, marks of emphasis, a colon.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.text.model import Section

_NUMBER = (
    r"(?:第?[一二三四五六七八九十]{1,3}[,.:章节部分 ]+|[(\[][一二三四五六七八九十\d]{1,3}[)\]] ?"
    r"|\d{1,2}(?:\.\d{1,2})*[.,):]? *|[ivx]{1,4}[.)] +)?"
)
_REFERENCES_EN = (
    r"(?:(?:selected|key|scientific|medical|article|main|our|list of|literature|useful) )?"
    r"(?:references?|sources?|bibliography|citations?|works cited|sources cited|literature cited|literature"
    r"|further reading|additional reading|suggested reading|endnotes|footnotes|notes)"
    r"(?: list| cited| used| of information)?"
    r"(?: ?(?:and|&|/) ?(?:references?|sources?|notes|citations?|bibliography|links|resources"
    r"|further reading))?"
)
_REFERENCES_ZH = (
    r"(?:(?:主要|相关|部分|本文|引用|中文|英文|外文)的?)*"
    r"(?:参考(?:文献|资料|来源|书目|链接|信息|文章)|(?:资料|文献|数据|信息|引用|内容|证据)(?:来源|出处)"
    r"|引用文献|引文|文献|(?:延伸|拓展|扩展)阅读|注释|尾注|来源)(?:列表|目录|与注释|及来源|与来源)?"
)
_DISCLAIMER_EN = (
    r"(?:(?:important|medical|health|legal|general|editorial|website|content|safety|full|our) )*disclaimers?"
    r"(?: of liability| and .{1,40}|/.{1,40})?|important (?:medical |health )?notice|medical notice"
    r"|(?:this is )?not medical advice|legal notice"
)
_DISCLAIMER_ZH = (
    r"(?:(?:重要|医疗|医学|健康|法律|内容|本文|本站|网站|版权(?:声明)?(?:和|与|及)?)的?)*"
    r"免责(?:声明|说明|条款|提示|申明|公告)?"
    r"|(?:特别|郑重|重要|医学|医疗|健康|安全|本文|本站)?声明|(?:重要|温馨|特别|友情|风险|健康|安全)提示"
)
_FAQ_EN = (
    r"(?:.{1,50} )?(?:faqs?|frequently asked questions?)(?: ?\(faqs?\))?"
    r"(?: (?:about|on|for|regarding) .{1,60})?"
    r"|(?:common|top|your|popular) questions?(?: answered| and answers)?(?: (?:about|on|for) .{1,60})?"
    r"|(?:your )?questions (?:and|&) answers|people also ask|q ?(?:&|and|/) ?a(?:s|'s)?"
)
_FAQ_ZH = (
    r"(?:.{1,20}?的?)?(?:常见|热门|热点|高频)(?:问题|问答|疑问|提问|疑惑|困惑|疑难)"
    r"(?:与|及|和)?(?:解答|答疑|解析|解惑|回答|问答|汇总|faq|q ?& ?a)*"
    r"|(?:专家|患者|医生|健康)?问答(?:环节|专区|时间)?|(?:问题|疑问|专家)?(?:解答|答疑)(?:环节|专区)?|你问我答|有问必答"
    r"|大家(?:都|还)在问"
)
_ORGANISATION_EN = (
    r"hospital|clinic|cent(?:er|re)|inc\.?|ltd\.?|llc|corp\.?|corporation|company|foundation|institute|university|group"
    r"|therapeutics|pharma|pharmaceuticals|biotech|biosciences|labs?|media|society|association|charity|trust"
)
_ABOUT_EN = (
    r"about (?:us|me|the (?:authors?|writers?|reviewers?|editors?|experts?|blog|site|website|publisher"
    rf"|researchers?|.{{0,30}}(?:{_ORGANISATION_EN}))|our .{{2,30}}"
    r"|this (?:site|website|blog|page|article|publication|author)"
    rf"|.{{1,40}} (?:{_ORGANISATION_EN}))"
    r"|(?:about )?(?:the )?author(?:'s)? (?:bio|biography|profile|info|information)"
    r"|meet (?:the author|our .{2,20}|the team)|who we are|our (?:team|story|mission|company)|company profile"
)
_ABOUT_ZH = (
    r"关于(?:我们|我|(?:本文)?(?:作者|编辑)|本[站院刊号]|.{0,15}(?:医院|公司|集团|诊所|中心|基金会|研究院|研究所|大学|平台|品牌))"
    r"|(?:作者|医院|公司|专家|机构|品牌|编辑|医生|团队|企业|平台|译者|审核专家)(?:简介|介绍|信息)"
)
_BOTH: dict[Section, tuple[str, str]] = {
    "references": (_REFERENCES_EN, _REFERENCES_ZH),
    "disclaimer": (_DISCLAIMER_EN, _DISCLAIMER_ZH),
    "faq": (_FAQ_EN, _FAQ_ZH),
    "about": (_ABOUT_EN, _ABOUT_ZH),
}
_OPEN, _CLOSE = r"[\[(#*_~\"'《<=+|○●■◆▶ ]*", r"[\])#*_~\"'》>=+|○●■◆:. ]*"
_HEADING = (
    _OPEN
    + _NUMBER
    + _OPEN
    + "(?:"
    + "|".join(
        # a bilingual heading names the part twice
        rf"(?P<{role}>(?:{en})(?:[ /(|]*(?:{zh})\)?)?|(?:{zh})(?:[ /(|]*(?:{en})\)?)?)"
        for role, (en, zh) in _BOTH.items()
    )
    + r")(?: ?\(\d+\))?"
    + _CLOSE
)
LONGEST_HEADING = 90
# One of these stands in every heading of a part; most headings have none, and are told by that alone.
_SIGNS = (
    *(
        "refer",
        "source",
        "biblio",
        "citation",
        "cited",
        "literature",
        "reading",
        "notes",
        "disclaim",
        "notice",
    ),
    *(
        "advice",
        "faq",
        "question",
        "people also ask",
        "q & a",
        "q&a",
        "q and a",
        "q/a",
        "q a",
        "about",
        "author",
    ),
    *(
        "meet",
        "who we are",
        "our ",
        "profile",
        "参考",
        "来源",
        "出处",
        "文献",
        "引文",
        "阅读",
        "注释",
        "尾注",
    ),
    *("免责", "声明", "提示", "问", "解答", "答疑", "关于", "简介", "介绍", "信息"),
)
# Signs that only a short heading ends with, out of habit.
_NO_HEADING = ".!?,;"
_LONGEST_SHOUT = 24

# Words before a colon, at the start of a block that goes on.
_LABELLED: dict[Section, str] = {
    "references": r"references|sources|bibliography|参考(?:文献|资料|来源)|(?:资料|文献|数据)来源",
    "disclaimer": rf"{_DISCLAIMER_EN}|{_DISCLAIMER_ZH}",
    "about": rf"about (?:us|the authors?)|{_ABOUT_ZH}",
}
_LABEL = (
    r"(?s)[\[(#*_\"' ]*(?:"
    + "|".join(rf"(?P<{role}>{words})" for role, words in _LABELLED.items())
    + r")[\])*_\"' ]*[:\]](?=.*\w)"
)
LONGEST_LABEL = 60


def signs_in(lines: Iterable[str]) -> tuple[str, ...]:
    """Return the signs of the heading of a part that stand in any of some folded lines.

    Where there is none in a line, `role_of_heading` would say None; few articles have more than three.
    """
    text = "\n".join(lines)
    return tuple([sign for sign in _SIGNS if sign in text])


@lru_cache(maxsize=512)  # readers and sections ask about the same line one after the other
def role_of_heading(folded: str) -> Section | None:
    """Return the part that a heading begins, from its folded text; None for one of the body."""
    if len(folded) > LONGEST_HEADING or (folded[-1:] in _NO_HEADING and len(folded) > _LONGEST_SHOUT):
        return None
    for sign in _SIGNS:
        if sign in folded:
            break
    else:
        return None
    match = compiled(_HEADING).fullmatch(folded)
    return match.lastgroup if match else None  # type: ignore[return-value]


def role_of_label(folded: str) -> Section | None:
    """Return what a block says it is with a label and a colon, from its folded text."""
    head = folded[:LONGEST_LABEL]
    if ":" not in head and "]" not in head:
        return None
    match = compiled(_LABEL).match(head)
    return match.lastgroup if match else None  # type: ignore[return-value]
