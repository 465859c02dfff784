"""From when is a page, and when was it to be looked at again?

Dates of the metadata, of the file name where a site builder reads it there, and of short or
labelled lines in head and foot. Those of running prose date studies and events.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import lru_cache

from healthlint import Block, Document, Expression, NamedTuple

from .credit_lines import credit_lines, parts_of
from .dates import DATE, Day, date_of, dates_in, may_be_dated
from .labels import DATED, DATED_AFTER
from .stated import stated, texts_of

_MADE = frozenset(
    "date published publisheddate publishdate publishedat publishedon publishedtime pubdate publicationdate"
    " created createdat"
    " createddate createdtime creationdate posted postdate posteddate updated updatedat updatedon"
    " updateddate updatedtime lastupdated"
    " lastupdate modified modifiedat modifieddate modifiedtime lastmod lastmodified reviewed reviewedat"
    " reviewedon reviewdate revieweddate"
    " lastreviewed lastreview datereviewed revised revisiondate lastrevised datepublished datemodified"
    " datecreated issued issuedate"
    " releasedate articlepublishedtime articlemodifiedtime ogupdatedtime ogpublishedtime dcdate"
    " dcdateissued dcdatecreated"
    " dcdatemodified dctermsdate dctermscreated dctermsmodified dctermsissued citationpublicationdate"
    " citationdate citationonlinedate"
    " parselypubdate sailthrudate lastverified factcheckdate version timestamp"
    " 日期 发布 发布时间 发布日期 發布時間 發佈時間 發布日期 更新 更新时间 更新日期 更新時間 修订日期 修訂"
    "日期 审核日期 審核日期 时间 時間".split()
)
_DUE = frozenset(
    "nextreview nextreviewdate reviewby reviewdue reviewduedate duereview expires expirydate expirationdate"
    " validuntil nextupdate"
    " 下次审核 下次审核日期 有效期 有效期至 下次審核".split()
)
_SHORT = 45  # code points beside the date in a line of credits
_FEW = 8  # code points beside a date that make no sentence
_NEAR = 40  # code points between a label and its date
_DUE_LABEL = Expression(
    r"(?i:next|due|expir\w*|valid (?:un)?til|review by|review date)\W*(?:\w+\W+){0,3}$|下次|有效期|复审"
    r"|再审|下一次"
)
_NO_PAGE_DATE = Expression(r"(?i:©|copyright|\(c\)|accessed|retrieved|version of record|版权|访问于)")
_DATELINE = Expression(
    rf"^[^.!?。！？]{{0,60}}?(?i:{DATE})[^.!?。！？]{{0,20}}?(?:[—–]|\s-\s)|\d{{1,2}}月\d{{1,2}}日(?:电|讯"
    rf"|报道)"
)
_POST = Expression(r"(?:^|/)(\d{4}-\d\d?-\d\d?)[-_]")


class PageDate(NamedTuple):
    """A date of the page itself."""

    date: datetime.date
    due: bool  # on which it is to be looked at again, else on which somebody did
    block: Block | None  # where it stands; None: in the metadata
    start: int = 0  # in the prose, with a block
    end: int = 0  # in the prose


@lru_cache(maxsize=1)
def page_dates(document: Document) -> tuple[PageDate, ...]:
    """Return the dates of a page; it is read once for all rules."""
    found: list[PageDate] = []
    for keys, due in ((_MADE, False), (_DUE, True)):
        for value in stated(document, keys):
            values = texts_of(value) if isinstance(value, list | dict) else (value,)
            found += [PageDate(date, due, None) for each in values if (date := date_of(each))]
    post = _POST.search(document.path)
    if post and (date := date_of(post.group(1))):
        found.append(PageDate(date, False, None))
    lines = credit_lines(document)
    for number in may_be_dated(lines.folded):
        found += _of_line(lines.blocks[number], in_head=number < lines.of_head)
    return tuple(found)


def has_dateline(document: Document) -> bool:
    """Tell whether the text begins with place and date, as agencies write it."""
    for block in document.blocks[:6]:
        if block.kind in ("paragraph", "quote") and _opens_with_a_date(block.simplified[:140]):
            return True
    return False


def _opens_with_a_date(text: str) -> bool:
    has_dash = "—" in text or "–" in text or " - " in text
    return ("月" in text or (has_dash and bool(dates_in(text)))) and _DATELINE.search(text) is not None


def _of_line(block: Block, *, in_head: bool) -> Iterator[PageDate]:
    text = block.simplified
    days = dates_in(text, bare_year=True)
    if not days:
        return
    beside = len(text) - sum(day.end - day.start for day in days)
    is_prose = text.rstrip().endswith((".", "。")) and beside > _FEW
    may_be_bare = in_head and beside <= _SHORT and not is_prose
    for day in days:
        before = text[: day.start]
        is_whole = _is_whole(day)
        of_the_page = (
            (is_whole and may_be_bare)
            or _is_labelled(before, text[day.end :], is_prose=is_prose)
            or (is_whole and _is_a_part(text, day))
        )
        if of_the_page and _NO_PAGE_DATE.search(before, max(0, day.start - _NEAR)) is None:
            due = _DUE_LABEL.search(before, max(0, day.start - _NEAR)) is not None
            yield PageDate(day.date, due, block, block.start + day.start, block.start + day.end)


def _is_a_part(text: str, day: Day) -> bool:
    """Tell whether a date stands by itself between the bars or dots of a line of credits."""
    written = text[day.start : day.end]
    parts = parts_of(text)
    return len(parts) > 1 and any(written in part and len(part) <= len(written) + _FEW for part in parts)


def _is_whole(day: Day) -> bool:
    return day.end - day.start > len("2026年")


def _is_labelled(before: str, after: str, *, is_prose: bool) -> bool:
    label = DATED.search(before)
    if label is None:
        return DATED_AFTER.match(after) is not None
    # 研究发表于… says when a study appeared; with a colon, or on a line of credits, it is the page.
    return not is_prose or before.isascii() or before.rstrip().endswith((":", "："))
