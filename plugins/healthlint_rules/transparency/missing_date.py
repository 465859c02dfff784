"""TRN103: from when is it?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule, Terms

from .article import PROVIDED_BY, is_article
from .dating import has_dateline, page_dates
from .imprint import empty_date_of
from .sample import EN, ZH, ZH_HANT
from .sells import PROMISING, promises

# News says when by the day on which it is read.
_RELATIVE = Terms(
    en=(
        "(announced|approved|published|reported|presented|launched|released|recalled) ..."
        " (today|yesterday|last week|this week"
        "|last month|this month)",
        "(earlier|later) this (week|month|year)",
        "(last|this) (week|month), (the|a|an|researchers|scientists|doctors|officials|health)",
        "researchers (today|yesterday|this week|last week|this month|last month)",
    ),
    zh=(
        *(
            "^近日",
            "^日前",
            "^昨日",
            "^昨天",
            "^上周",
            "^本周(一|二|三|四|五|六|日)",
            "^前不久",
            "^不久前",
            "^今日,",
        ),
        "记者(近日|日前|昨日|今日|今天)",
    ),
)
_TEXT = frozenset(("title", "heading", "paragraph"))


class MissingDate(Rule):
    """The article does not say when it was written, checked or brought up to date.

    Doses, guidelines and approvals change; a reader must see how old the advice is.
    """

    code = "TRN103"
    name = "missing-date"
    severity = "info"
    severity_in = {
        "news": "warning",
        "patient-info": "error",
        "clinic": "warning",
        "product": "info",
        "press-release": "warning",
        "blog": "warning",
        "CN": "warning",
        "CN patient-info": "error",  # as elsewhere
    }
    terms = {**PROMISING, "relative": _RELATIVE}
    options = PROVIDED_BY
    message = {
        "en": "the article has no date, so readers cannot see how old it is; add when it was published and"
        " last checked",
        "zh": "文章没有日期，读者看不出内容是否过时；请注明发布时间和最近一次审核或更新的时间",
    }
    _RELATIVE_TO = {
        "en": "“{match}” means nothing on a page without a date; add when it was published",
        "zh": "全文没有日期，“{match}”便无从算起；请注明发布时间",
    }
    _EMPTY = {
        "en": "“{match}” is followed by no date; put it there",
        "zh": "“{match}”后面没有日期；请补上",
    }
    sources = (
        "JAMA benchmarks: currency",
        "HONcode principle 4: attribution and date",
        "DISCERN instrument, question 5: is it clear when it was produced",
        "全媒体健康科普知识发布和传播机制指导意见，2022",
    )
    bad = (
        f"⟦⟧# When shins hurt\n\nBy Ana Ruiz\n\n{EN}",
        f"⟦⟧# When shins hurt\n\n{EN}\n\nA trial of 3 May 2019 tried ice.\n\n© 2026 Kite Street Trust",
        f"# When shins hurt\n\n⟦Last updated:⟧\n\n{EN}",
        f"# A brace for shins\n\nThe brace was ⟦approved for sale last week⟧.\n\n{EN}",
        f"⟦⟧# 小腿疼怎么办\n\n作者：林若安\n\n{ZH}",
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}\n\n2019年3月5日，该方法首次用于临床。",
        f"# 小腿护具获批\n\n⟦近日⟧，一款护具获批上市。\n\n{ZH}",
        f"# 小腿疼怎麼辦\n\n{ZH_HANT}\n\n⟦更新日期：⟧",
    )
    good = (
        f"# When shins hurt\n\nPublished 12 March 2026. Next review March 2029.\n\n{EN}",
        f"# When shins hurt\n\n12/03/2026 15:04\n\n{EN}",
        f"---\ntitle: When shins hurt\nlastmod: 2026-03-12\n---\n\n{EN}",
        f"# When shins hurt\n\n{EN}\n\nLeaflet KS-12, version 3, reviewed 2026",
        f"# A brace for shins\n\nNORTHGATE, 12 March 2026 — The brace was approved last week.\n\n{EN}",
        "# Shin pain\n\nRest for two weeks, then start again on grass.",
        f"# 小腿疼怎么办\n\n2026-03-12 09:30　来源：海滨健康网\n\n{ZH}",
        f"# 小腿疼怎么办\n\n{ZH}\n\n发布时间：2026年3月12日",
        f"# 小腿疼怎麼辦\n\n{ZH_HANT}\n\n修訂日期：民國115年3月",
        "近日气温骤降，请注意保暖。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the empty labels, what hangs on a missing date, or one finding about the document."""
        if self.settings["byline-provided-by"] == "template" or page_dates(document):
            return
        empty = empty_date_of(document)
        if empty is not None:
            yield self.finding(empty, self.worded(self._EMPTY, empty.language), severity="warning")
        elif is_article(document) and not has_dateline(document):
            relative = self._relative(document)
            if relative is None:
                weighs_more = self.severity_here == "info" and promises(self, document)
                yield self.finding(document, severity="warning" if weighs_more else None)
            else:
                yield self.finding(
                    relative, self.worded(self._RELATIVE_TO, relative.sentence.language), severity="warning"
                )

    def _relative(self, document: Document) -> Match | None:
        found = document.matches(self, "relative")
        return next(
            (match for match in found if match.block.kind in _TEXT and match.status != "quoted"), None
        )
