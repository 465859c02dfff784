"""With which labels does a page say who wrote it, who checked it, and when?

The expressions see simplified text: capitals and hyphens as they are, half-width signs, Simplified
characters.
"""

from __future__ import annotations

from collections.abc import Callable

from healthlint import Expression, NamedTuple

_BEGIN = (
    r"(?:^[^\w]*|[|·•│;(]\s*|\.\s+|\s[—–]\s|\s{2,}|\n\s*)"  # of a block, or of a part of a line of credits
)
_SEPARATOR = r"\s?[:：/|｜丨]\s*"
_ROLE = r"(?:者|人|员|专家|医生|医师|老师|教授)?"
_WRITING = (
    r"(?:words|text|story|report|reporting|article|post|posted|written|authored|co-authored|published"
    r"|created|compiled"
    r"|prepared|produced|submitted|updated|last updated|contributed|researched|originally written"
    r"|medically written)"
)
_REVIEWING = (
    r"(?:(?:medically|clinically|scientifically|expert|expertly|professionally|peer|last|medical|clinical"
    r"|fact)[ -])*"
    r"(?:reviewed|fact[ -]?checked|checked|approved|verified|vetted|assessed|validated|reviewer|review)"
)


class Label(NamedTuple):
    """An expression for a label, and what tells of most folded texts that none stands in them."""

    signs: tuple[str, ...]  # one of them stands in each
    may_stand_in: Callable[[str], bool]  # asked of the texts with a sign
    expression: Expression


_AUTHOR_EN = Expression(
    rf"{_BEGIN}(?i:{_WRITING}\b[^|·•│;\n.]{{0,40}}?\bby\b|by\b)(?=\W|$)\s?:?\s*"
    rf"|{_BEGIN}(?i:(?:about the |lead |guest |medical |contributing |health |science |staff |principal )?"
    rf"(?:co-?authors?|authors?|writers?|contributors?|reporters?|correspondent|journalist|byline|words"
    rf"|text)(?:\(s\)|name)?)\s?[:|]\s*"
)
_AUTHOR_ZH = Expression(
    rf"(?:本文|文章|原|第一|科普|图文|特约|责任|执行|本期|本报|本刊|见习|实习|内容|文案|供图)?"
    rf"(?:(?<!基因)编辑|(?<!图片)(?<!资料)(?<!数据)(?<!信息)(?<!图)(?<!内容)(?:来源|来自|出处)|作者|原作者"
    rf"|撰文|撰稿|撰写|执笔|主笔|供稿|记者|通讯员|编译|编撰|编写|翻译|译者|编者"
    rf"|文字|口述|整理|采写|采访|创作"
    rf"|主讲|主编|责编|小编|受访|讲者){_ROLE}(?:简介|介绍|姓名)?{_SEPARATOR}"
    rf"|(?:^|(?<=[\s(]))(?:图[/、]?)?文\s?[:：/|｜丨]\s*|(?:^|(?<=[\s(（]))(?:本报|本刊)?(?:记者|通讯员"
    rf"|撰文|作者|编辑)\s+(?=[一-鿿]{{2,4}}(?:\s|[)）]|$))"
)
_REVIEWER_EN = Expression(
    rf"{_BEGIN}(?:[^|·•│;\n]{{0,60}}?(?:,|\b(?:and|&)|\bwas|\bbeen"
    rf"|\bis)\s)?(?i:{_REVIEWING}\b[^|·•│;\n.]{{0,50}}?\bby\b)(?=\W|$)\s?:?\s*"
    rf"|{_BEGIN}(?i:(?:medical|clinical|expert|scientific|content|peer)[ -]review|(?:(?:medical|clinical"
    rf"|expert|scientific|content|peer)[ -])?reviewers?|(?:fact[ -]?check(?:er|ed)?|medical editor"
    rf"|clinical (?:lead|editor|adviser|advisor)|medical (?:adviser|advisor)))(?:\(s\))?\s?[:|]\s*(?!\d)"
)
_REVIEWER_ZH = Expression(
    rf"(?:本文|文章|医学|专家|科学性?|内容|科普|临床|专业|学术|本期|稿件|责任|特约|终|初)*"
    rf"(?:审核|审校|审阅|审稿|审定|审订|审读|校审|复核|[一二三初终复]审|把关|咨询专家|受访专家|监制"
    rf"|科学顾问|医学顾问|学术顾问|医学指导"
    rf"|专家指导|学术指导|指导(?=专家|医生|医师|老师)){_ROLE}{_SEPARATOR}"
    rf"|(?:本文|内容|文章)(?:已?经?由|已经|经)(?=[^。]{{2,40}}(?:审核|审校|审阅|审定|复核))"
)
# Signs in folded text, of which one stands with each label; running prose has few of them.
_WRITTEN = (
    "written", "published", "updated", "posted", "words", "text", "story", "report", "article", "post",
    "authored", "created", "compiled", "prepared", "produced", "submitted", "contributed", "researched",
)  # fmt: skip
_OPENS_WITH_BY = Expression(r"\W*by\b")
_BY_BEHIND_A_MARK = tuple(
    f"{mark}{blank}by"
    for marks, blanks in (("|·•│;(\n", ("", " ")), (".— ", (" ",)))  # – is a blank there
    for mark in marks
    for blank in blanks
)
_WRITERS = ("author", "writer", "contribut", "report", "correspond", "journalist", "byline", "words", "text")
_WRITERS_ZH = (
    "作者", "文", "撰", "稿", "执笔", "主笔", "记者", "通讯员", "编", "译", "口述", "整理", "来源", "来自",
    "出处", "采", "创作", "主讲", "讲者", "受访",
)  # fmt: skip
_BEFORE_A_NAME = ("记者 ", "通讯员 ", "撰文 ", "作者 ", "编辑 ")
_REVIEWED = ("review", "check", "approv", "verif", "vett", "assess", "validat")
_REVIEWERS = ("review", "check", "medical", "clinical")
_REVIEWERS_ZH = ("把关", "监制", "顾问", "指导", "专家")  # besides 审 and 复核


def _has(folded: str, signs: tuple[str, ...]) -> bool:
    return any(map(folded.__contains__, signs))


def _has_separator(folded: str) -> bool:
    return ":" in folded or "|" in folded or "/" in folded or "丨" in folded


def _may_name_author(folded: str) -> bool:
    if "by" in folded and (
        _has(folded, _WRITTEN) or _has(folded, _BY_BEHIND_A_MARK) or _OPENS_WITH_BY.match(folded) is not None
    ):
        return True
    return (":" in folded or "|" in folded) and _has(folded, _WRITERS)


def _may_name_author_zh(folded: str) -> bool:
    if folded.isascii():
        return False
    if " " in folded and _has(folded, _BEFORE_A_NAME):
        return True
    return _has_separator(folded) and _has(folded, _WRITERS_ZH)


def _may_name_reviewer(folded: str) -> bool:
    return ("by" in folded and _has(folded, _REVIEWED)) or (
        (":" in folded or "|" in folded) and _has(folded, _REVIEWERS)
    )


def _may_name_reviewer_zh(folded: str) -> bool:
    if folded.isascii():
        return False
    if "审" in folded or "复核" in folded:
        return True
    return _has_separator(folded) and _has(folded, _REVIEWERS_ZH)


AUTHOR = (
    Label(("by", *_WRITERS), _may_name_author, _AUTHOR_EN),
    Label(_WRITERS_ZH, _may_name_author_zh, _AUTHOR_ZH),
)
REVIEWER = (
    Label((*_REVIEWED, *_REVIEWERS), _may_name_reviewer, _REVIEWER_EN),
    Label(("审", "复核", *_REVIEWERS_ZH), _may_name_reviewer_zh, _REVIEWER_ZH),
)
_DATING_EN = (
    r"(?:(?:publish|post|updat|review|modifi|revis|issu|creat|check|amend|releas|upload|written"
    r"|produc)(?:ed|e)?d?"
    r"|date[ds]?|publication|release|issue|revision|update|effective|approval|expiry|expires?|valid|due"
    r"|as of|version)\b"
)
_DATING_ZH = (
    r"(?:发布|发表|更新|修订|修改|审核|复审|审校|编辑|创作|刊登|刊发|出版|上线|日期|时间|撰写|印制|编制"
    r"|制作|有效期|来源)"
)
# What may stand before a date and make it that of the page; running prose begins in another way.
DATED = Expression(
    rf"(?i:(?:^|[|·•;(,\n]\s*|\.\s+|\s{{2,}}|\b(?:and|&)\s)\W*(?:(?:this|the|our|page|article|leaflet"
    rf"|content|information|guide"
    rf"|fact ?sheet|booklet|post|text|first|last|next|planned|originally|medically|clinically|was|is"
    rf"|has been|of|for|on)\W+"
    rf"|leaflet [\w-]+,\s)*{_DATING_EN}[^|·•;\n]{{0,60}}$)|{_DATING_ZH}(?:时间|日期|于|在|至"
    rf"|为)?\s?[:：]?\s*$"
)
DATED_AFTER = Expression(rf"[\s,，(（]*(?:(?i:{_DATING_EN})|{_DATING_ZH})\W*$")
# How a line ends that may end in a label of a date.
DATE_LABEL_ENDS = (":", "：", "ed", "date", "on", "at", "due")
DATE_LABEL = Expression(
    rf"{_BEGIN}(?i:(?:first |last |date |page |content |next |medically )*"
    rf"(?:published|posted|updated|reviewed|modified|revised|issued|created|date|publication date"
    rf"|review date|review due|updated on"
    rf"|published on|posted on)(?: on| at| date)?)\s?:?\s*$"
    rf"|(?:本文|文章|最后|最近|最新|页面|首次|内容|稿件)?(?:发布|发表|更新|修订|修改|审核|编辑|创作|刊登"
    rf"|刊发|出版|上线)"
    rf"(?:时间|日期|于)?\s?[:：]\s*$|(?:日期|时间)\s?[:：]\s*$"
)
# Where a value ends and the next label of the line begins; blanks between Chinese characters are not kept.
NEXT_LABEL = Expression(
    r"[|·•│;\n]|\s{2,}|\s[—–]\s|(?:本文|责任|特约|文章|医学|专家|科学性?|内容|稿件|最后|首次|最近)?"
    r"(?:作者|撰文|撰稿|执笔|供稿|记者|通讯员|编译|翻译|译者|校对|编辑|责编|主编|来源|来自|出处|审核|审校"
    r"|审阅|审稿|审定|复核|[一二三初终复]审|指导"
    r"|监制|发布|发表|更新|修订|刊登|编辑时间|日期|时间|阅读|点击|浏览|字号|排版|美编|制图|文|图)"
    r"(?:者|人|员|专家|医生|医师|时间|日期|数|量|次数|单位)?\s?[:/|]|(?<=[^\d-])\s?(?=(?:19|20)\d\d[-/.年])"
    r"|(?:发布|发表|更新|修订|刊登)[于在]"
)
# Labels that nobody writes but to name someone; behind “整理：” a list may follow.
CERTAIN = Expression(r"(?i)by\s?:?\s*$|author|writer|reviewer|作者|撰文|撰稿|执笔|记者|编辑|责编|译者|审")
NO_REVIEW = Expression(r"伦理|(?i:ethics|institutional review|literature|systematic)")
