"""TRN104: is it still looked after?"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule
from healthlint_rules.today import TODAY, today

from .dating import PageDate, page_dates
from .sample import EN, ZH
from .stated import stated

_ARCHIVED = frozenset("archived archive outdated historical superseded deprecated 归档 存档 歸檔".split())
_PAST = ("history", "archive", "obituary", "years ago", "历史", "往事", "史话", "存档", "讣告")
_FEW = 3  # references with a year; fewer tell nothing about the age of the rest
_DAYS = 30.44  # of a month
# No digit stands before: asked behind the first, so that a search goes from 1 or 2 to the next.
_YEAR = Expression(r"(?:1(?<!\d1)9[5-9]|2(?<!\d2)0\d)\d(?!\d)")


class StaleContent(Rule):
    """The review of an article is overdue, or it rests on old references only.

    What was right in the year of writing may be the wrong dose, test or telephone number today.
    """

    code = "TRN104"
    name = "stale-content"
    severity = "info"
    severity_in = {
        "news": "info",
        "patient-info": "warning",
        "clinic": "info",
        "product": "info",
        "press-release": "off",
        "blog": "info",
    }
    options = {
        **TODAY,
        "max-age-months": {
            "type": "integer",
            "default": 36,
            "description": "months after which an article is to be reviewed",
        },
        "max-reference-age-years": {
            "type": "integer",
            "default": 10,
            "description": "years after which the newest reference of an article is old",
        },
    }
    message = {
        "en": "“{match}” is {months} months ago; check the article against today's guidelines, or mark it"
        " as archived",
        "zh": "“{match}”距今已有{months}个月；请对照现行指南重新审核，或标明为存档内容",
    }
    _UNSEEN = {
        "en": "last dated {match}, {months} months ago; check it against today's guidelines, or mark it as"
        " archived",
        "zh": "最近的日期是{match}，距今已有{months}个月；请对照现行指南重新审核，或标明为存档内容",
    }
    _DUE = {
        "en": "the review announced for “{match}” is overdue; do it and give the new date",
        "zh": "原定于“{match}”的复审已过期；请完成复审并更新日期",
    }
    _OLD = {
        "en": "the newest reference is of {year}; look for later guidelines and reviews",
        "zh": "最新的参考文献是{year}年的；请查找更新的指南和综述",
    }
    sources = (
        "PIF TICK: content is reviewed at least every three years",
        "HONcode principle 4: attribution and date",
        "NHS: standard for creating health content",
    )
    bad = (
        "# When shins hurt\n\nLast reviewed: ⟦March 2019⟧",
        f"# When shins hurt\n\nPublished 12 March 2016. Updated ⟦3 May 2018⟧.\n\n{EN}",
        "# When shins hurt\n\nReviewed March 2019. Next review: ⟦March 2022⟧",
        f"⟦⟧---\ntitle: When shins hurt\ndate: 2017-03-12\n---\n\n{EN}",
        (
            "# When shins hurt\n\nIce helps.\n\n## References\n\n1. Lind S. Ice. Sport. 2003;4:1-9.\n2. Roe"
            " P. Grass."
            " Sport. 2005;6:3-8.\n3. ⟦Ito H. Shoes. Foot. 2009;2:11-14.⟧"
        ),
        "# 小腿疼怎么办\n\n发布时间：⟦2018年3月12日⟧",
        f"# 小腿疼怎么办\n\n{ZH}\n\n最后更新：⟦2019-05-03⟧",
        "# 小腿疼怎麼辦\n\n修訂日期：⟦民國107年3月⟧",
        "# 小腿疼怎麼辦\n\n更新日期：⟦民國98年3月⟧",
    )
    good = (
        "---\narchived: true\n---\n\n# When shins hurt\n\nLast reviewed: March 2019",
        "# A short history of running shoes\n\nPublished 12 March 2016",
        "# When shins hurt\n\nA trial of March 2011 tried ice.",
        "# When shins hurt\n\nLast reviewed: March 2012\n\nUpdated: March 2090",
        "# When shins hurt\n\nRest.\n\n© 2014 Kite Street Trust",
        "# When shins hurt\n\nRest.\n\n## References\n\n1. Lind S. Ice. Sport. 2003;4:1-9.",
        "# 跑鞋的历史\n\n发布时间：2016年3月12日",
        "# 小腿疼怎么办\n\n2011年3月，一项研究比较了冰敷与休息。",
        "# 小腿疼怎么办\n\n发布时间：2012年3月\n更新时间：2090年3月",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the newest date of the page where it is too old, and the newest of old references."""
        dates = page_dates(document)
        references = [block for block in document.blocks if block.kind == "reference"]
        if not (dates or len(references) >= _FEW) or self._is_of_the_past(document):
            return
        now = today(self.settings)
        due = max((each for each in dates if each.due), default=None, key=_by_date)
        made = max((each for each in dates if not each.due), default=None, key=_by_date)
        if due is not None and due.date < now and (made is None or made.date <= due.date):
            yield self._at(document, due, self._DUE, 0)
        elif made is not None and due is None:
            months = int((now - made.date).days / _DAYS)
            if months > self.settings["max-age-months"]:
                yield self._at(document, made, self.message, months)
        yield from self._old_references(references, now.year)

    def _at(self, document: Document, date: PageDate, message: dict[str, str], months: int) -> Finding:
        if date.block is None:
            if message is self.message:
                message = self._UNSEEN
            worded = self.worded(message, document.language).replace("{match}", date.date.isoformat())
            return self.finding(document, worded, months=months)
        where = Match(document, date.start, date.end)
        return self.finding(where, self.worded(message, date.block.language), months=months)

    def _is_of_the_past(self, document: Document) -> bool:
        if any(stated(document, _ARCHIVED)):
            return True
        title = document.title
        return title is not None and any(map(title.folded.__contains__, _PAST))

    def _old_references(self, references: list[Block], year: int) -> Iterator[Finding]:
        newest: tuple[int, Block] | None = None
        dated = 0
        limit = year - self.settings["max-reference-age-years"]
        for block in references:
            if years := _years(block, year):
                latest = max(years)
                if latest >= limit:
                    return
                dated += 1
                if newest is None or latest > newest[0]:
                    newest = (latest, block)
        if dated >= _FEW and newest:
            where = newest[1]
            yield self.finding(where, self.worded(self._OLD, where.language), year=newest[0])


def _by_date(each: PageDate) -> datetime.date:
    return each.date


def _years(block: Block, now: int) -> list[int]:
    return [year for found in _YEAR.finditer(block.text) if (year := int(found.group())) <= now]
