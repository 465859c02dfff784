"""TRN105: who has paid, and who earns?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule, Terms

from .article import is_article
from .sample import EN, ZH, ZH_HANT
from .sells import CALLING, SELLING, sells
from .stated import stated

_WORDS = Terms.read(__package__ or "", "words/interests.toml")
_KEYS = frozenset(
    "funding fundedby funder funders sponsor sponsors sponsored sponsoredby disclosure disclosures"
    " conflictofinterest"
    " conflictsofinterest competinginterests coi interests financialdisclosure"
    " 资助 資助 赞助 贊助 利益冲突 利益衝突 利益声明 利益聲明 基金项目 披露".split()
)
_MENTIONS, _WAYS = 3, 2  # of research: so many in so many ways are more than a word in passing

_STUDY_EN = (
    "The new study enrolled ninety runners. The researchers found that a soft brace eased the pain. The"
    " trial was"
    " small. A clinical trial in clubs is to follow, and the findings are awaited."
)
_STUDY_ZH = (
    "该研究纳入九十名跑者。研究团队发现软护具可减轻疼痛。这项试验规模不大。研究人员表示将开展新的临床试"
    "验。"
    "一项临床研究中，护具组恢复更快。"
)
_SHOP_EN = (
    "At our clinic we are proud to help. Our satisfied patients"
    " praise the treatment and the surgery. Book a free consultation today."
)
_SHOP_ZH = "我院拥有先进的设备，竭诚为您治疗疼痛。立即预约，名额有限。"


class MissingFundingCoi(Rule):
    """The article reports research, or sells, and does not say who paid and who has an interest.

    Who pays decides what is studied, what is published and what is praised.
    """

    code = "TRN105"
    name = "missing-funding-coi"
    severity = "info"
    severity_in = {
        "news": "info",
        "patient-info": "info",
        "clinic": "warning",
        "product": "warning",
        "press-release": "warning",
        "blog": "warning",
    }
    terms = {**_WORDS, **SELLING}
    needs = ("research", *CALLING)
    message = {
        "en": "it reports research and names no funder or interest; say who paid for the research and for"
        " this page",
        "zh": "文中报道了研究，却没有说明资助方和利益关系；请写明研究由谁出资、作者有无利益冲突",
    }
    _SELLER = {
        "en": "the publisher sells what it writes about and does not declare it; state this interest near"
        " the top",
        "zh": "发布者在销售文中所写的服务或产品，却没有声明；请在文章开头写明这一利益关系",
    }
    sources = (
        "JAMA benchmarks: disclosure",
        "HONcode principle 7: financial disclosure",
        "QUEST tool: conflict of interest",
        "FTC: Guides Concerning the Use of Endorsements and Testimonials, 16 CFR 255, 2023",
    )
    bad = (
        f"⟦⟧# A brace for shins\n\n{_STUDY_EN}\n\n{EN}",
        f"⟦⟧# A brace for shins\n\n{_STUDY_EN}\n\nMore funding for sport is needed.\n\n{EN}",
        f"⟦⟧# When shins hurt\n\n{EN}\n\n{_SHOP_EN}",
        f"⟦⟧# 护具与小腿疼\n\n{_STUDY_ZH}\n\n{ZH}",
        f"⟦⟧# 小腿疼怎么办\n\n{ZH}\n\n{_SHOP_ZH}",
        f"⟦⟧# 護具與小腿疼\n\n該研究納入九十名跑者。這項試驗規模不大。研究團隊發現護具有用。一項研究還在進"
        f"行。\n\n{ZH_HANT}",
    )
    good = (
        f"# A brace for shins\n\n{_STUDY_EN} It was funded by the maker of the brace.\n\n{EN}",
        f"# A brace for shins\n\n{_STUDY_EN}\n\n{EN}\n\nCompeting interests: none declared.",
        f"---\ntitle: A brace for shins\nfunding: Kite Street Trust\n---\n\n{_STUDY_EN}\n\n{EN}",
        f"# When shins hurt\n\n{EN}",
        f"# When shins hurt\n\nWe sell the braces that are tested here.\n\n{EN}\n\n{_SHOP_EN}",
        f"# 护具与小腿疼\n\n{_STUDY_ZH}\n\n{ZH}\n\n利益冲突：作者声明无利益冲突。",
        f"# 护具与小腿疼\n\n{_STUDY_ZH}研究由海滨市科技局资助。\n\n{ZH}",
        f"# 小腿疼怎么办\n\n{ZH}",
        f"# 小腿疼怎麼辦\n\n{ZH_HANT}",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about a document with research or a sale in it and no word on money."""
        if document.matches(self, "declared") or any(stated(document, _KEYS)) or not is_article(document):
            return
        if sells(self, document):
            message = self.worded(self._SELLER, document.language)
            weighs_more = self.severity_here == "info"
            yield self.finding(document, message, severity="warning" if weighs_more else None)
        elif self._reports_research(document):
            yield self.finding(document)

    def _reports_research(self, document: Document) -> bool:
        found = document.matches(self, "research")
        return len(found) >= _MENTIONS and len({match.term for match in found}) >= _WAYS
