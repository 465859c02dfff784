"""By which words does a line of plain text say what it is?"""

from __future__ import annotations

import re

from healthlint.text.expression import Expression

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
# Bylines, dates and other lines of fact around an article.
LABEL_LINE = Expression(
    r"(?:(?:Written |Posted |Reviewed |Medically reviewed |Fact[- ]checked |Edited "
    r"|Photo(?:graph)?s? )by\b(?!.*[.?!]$)"
    r"|(?-i:B[yY]\s(?=[A-Z]))(?!.*[.?!]$)"
    r"|(?:Last |Date )?(?:updated|reviewed|modified|published|posted|created)\b(?: (?:on|at|by"
    r"|date))?\s?[:,\d]?"
    r"(?=.{0,40}$|.*\d{4}|:)"
    r"|(?:Authors?|Date|Source|Credit|Editors?|Keywords?|Tags?|Category|Categories|Tel|Phone|E-?mail"
    r"|Website|Address"
    r"|Reading time|Disclosures?|Funding|Conflicts? of interest|Contact)\s?:"
    r"|(?:作者|撰文|文|来源|來源|编辑|編輯|责任编辑|責任編輯|审核|審核|审稿|校对|校對|发布时间|發布時間"
    r"|发布日期|更新时间|更新時間"
    r"|更新日期|日期|时间|時間|原标题|标签|标籤|關鍵詞|关键词|电话|電話|地址|微信|邮箱|网址|阅读量"
    r"|浏览量|图源)\s?[:：/|])",
    re.IGNORECASE,
)
_TWO_DIGITS = Expression(r"\d\d")
# A date with little beside it.
_DATE_LINE = Expression(
    rf"(?:[^\d]{{0,30}}?[\s:：]?)?(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
    rf"|\d{{4}}\s?[-/.年]\s?\d{{1,2}}(?:\s?[-/.月]\s?\d{{1,2}}日?)?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}})"
    r"(?:[,\s|·T]*\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)?(?:\s?(?:[A-Z]{2,4}|by))?\W*",
    re.IGNORECASE,
)
# Headings that open a part and never name a page.
GENERIC = Expression(
    r"(?:introduction|overview|background|summary|abstract|key (?:points|takeaways|facts|messages"
    r"|findings)|takeaways?"
    r"|highlights|at a glance|in brief|contents|table of contents|conclusions?|final thoughts|methods"
    r"|results|discussion"
    r"|前言|引言|导语|導語|导读|導讀|摘要|概述|简介|簡介|背景|目录|目錄|结语|結語|总结|總結|小结|结论"
    r"|結論|(?:核心|关键|重点)?要点"
    r"|內容提要|内容提要)\s*[:：]?",
    re.IGNORECASE,
)
# Lines of the site, not of the article.
NAVIGATION = Expression(
    r"(?:home|menu|search|log ?in|sign in|skip to (?:main )?content|back to (?:top|home|list)"
    r"|share(?: (?:this|on|via)\b.{0,40})?|print(?: this page)?|tags?|news in the same category|news posts?"
    r"|related (?:articles?|posts?|news|stories|topics|reading|content|links)|you (?:may"
    r"|might) also like|read (?:next|also)"
    r"|more (?:from|in|on|news|articles|stories)\b.{0,40}|(?:previous|next)(?: (?:article|post|page|story))?"
    r"|(?:latest|popular|recent|trending|top) (?:news|posts?|articles?|stories|topics)|trending(?: now)?"
    r"|recommended(?: for you| articles| reading)?|comments?(?: \(\d+\))?|\d+ comments?|leave a (?:reply"
    r"|comment)"
    r"|filed under|categories|all rights reserved"
    r"|首页|首頁|主页|菜单|登录|登入|搜索|返回(?:顶部|首页|列表)|(?:上|下)一篇.{0,60}|推荐阅读|推薦閱讀"
    r"|热门(?:文章|推荐|标签|新闻)"
    r"|相关(?:阅读|文章|推荐|新闻|链接|标签)|相關(?:閱讀|文章|推薦|新聞|連結)|猜你喜欢|分享(?:到"
    r"|至).{0,20}|网站导航|友情链接|编辑推荐"
    r"|最新(?:文章|资讯|新闻)|点击(?:查看|阅读)更多|发表评论|网友评论)\s*[:：]?",
    re.IGNORECASE,
)
ABOUT_SITE = Expression(r"(?:about|关于|關於)\s?\S{2,20}", re.IGNORECASE)
_ARROW = Expression("[>›»→/]")
_BREADCRUMB = Expression(
    r"(?:(?:home|首页|首頁|主页|当前位置.{0,12}?)\s?[>›»→/]\s?\S.{0,80}"
    r"|[^>›»→.。]{1,30}(?:\s?[>›»→]\s?[^>›»→.。]{1,40}){2,6})",
    re.IGNORECASE,
)
# The reader is asked to act: never a line of the site only.
CALL = Expression(
    r"\b(?:subscribe|sign up|book|call|contact|order|buy|shop|scan|add|follow|join|download|register"
    r"|enquire|enrol|donate"
    r"|whatsapp|wechat|line|newsletter|appointment|consultation|free|quiz|click|chat|dm)\b"
    r"|扫|掃|微信|预约|預約|咨询|諮詢|关注|關注|电话|電話|热线|熱線|购买|購買|下单|报名|報名|领取|領取"
    r"|添加|私信|加群|公众号|免费|免費",
    re.IGNORECASE,
)
CAPTION = Expression(
    r"(?:\[?(?:Fig(?:ure|\.)?|Image|Photo(?: credit)?|Picture|Illustration|Table|Chart"
    r"|Graphic)\s?\d{0,3}\s?[.:|]\s?\S"
    r"|(?:Photo|Image|Picture)(?: credit)? (?:by|courtesy)|[\[【]?(?:图|圖|表|图片|圖片|照片|插图|插圖"
    r"|配图|配圖)\s?\d{0,3}\s?[:：、.|]\s?\S"
    r"|[图圖表]\s?\d{1,3}\s+\S)",
    re.IGNORECASE,
)


def is_breadcrumb(text: str) -> bool:
    """Tell whether a line is a path through a site: “Home > Health > Sleep”."""
    return _ARROW.search(text) is not None and _BREADCRUMB.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """Tell whether a line is a date with little beside it: “Health 4 May 2024 09:30”."""
    return _TWO_DIGITS.search(text) is not None and _DATE_LINE.fullmatch(text) is not None
