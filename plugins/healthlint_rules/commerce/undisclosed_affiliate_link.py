"""CTA108: does the writer earn by a link, and say so?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Span, Terms
from healthlint_rules.link import addresses_of
from healthlint_rules.signs import Signs

_WORDS = Terms.read(__package__ or "", "words/disclosure.toml")
# Cheap signs, one of which stands in each address by which somebody earns.
_SIGNS = Signs(
    "tag=", "aff", "click", "amzn.to", "awc=", "awin", "rcode=", "sjv.io", "pxf.io", "prf.hn", "skimr",
    "viglink", "linksynergy", "shareasale", "avantlink", "jdoqocy", "anrdoezrs", "dpbolvw", "kqzyfj",
    "tkqlhce", "pntra", "geni.us", "rstyle.me", "shopstyle.it", "howl.", "shope.ee", "u.jd.com", "uland.",
    "pinduoduo", "yangkeduo", "memid=", "a_aid", "a_bid",
    "subid", "sub_id", "irgwc=", "hop=", "u1=",
)  # fmt: skip
_AFFILIATE = Expression(
    r"[?&](?:tag=[\w-]+-2\d\b|aff(?:id|_?id|iliate(?:_?id)?|_fcid|_trace_key|sub)?=|affiliate[_-]?\w*="
    r"|a_aid=|a_bid=|irclickid=|irgwc="
    r"|awc=|awinaffid=|ascsubtag=|rcode=[a-z]{2,4}\d+|memid=|sub_?id\d?=|clickid=|hop=|u1=)"
    r"|//(?:[\w-]+\.)*(?:amzn\.to|awin1\.com|shareasale\.com|clickbank\.net|linksynergy\.com|jdoqocy\.com"
    r"|anrdoezrs\.net|dpbolvw\.net"
    r"|kqzyfj\.com|tkqlhce\.com|pntr[as]\.com|pntrac\.com|avantlink\.com|sjv\.io|pxf\.io|prf\.hn"
    r"|skimresources\.com|viglink\.com|rstyle\.me"
    r"|shopstyle\.it|geni\.us|howl\.(?:me|link)|shope\.ee|s\.shopee\.[a-z.]+|s\.click\.(?:taobao|aliexpress"
    r"|tmall)\.com|uland\.taobao\.com"
    r"|u\.jd\.com|union-click\.jd\.com|p\.pinduoduo\.com|affiliates\.[\w.-]+|aff\.[\w.-]+)(?:[/?:]|$)",
    re.IGNORECASE,
)
# Who refers readers to a shop; elsewhere `ref` says from which page they come.
_REFERRAL = Expression(r"[?&](?:ref|via|referral|partner|coupon|promo)=[\w-]+", re.IGNORECASE)
_REFERRAL_SIGNS = Signs("ref=", "via=", "referral=", "partner=", "coupon=", "promo=")
_SHOP = Expression(
    r"\b(?:shop|store|buy|order|product|discount|code)|商城|商店|购买|下单|优惠|折扣|同款|链接", re.IGNORECASE
)
_SPONSORED = Expression(r"\brel\s*=\s*[\"']?[^\"'>]*\bsponsored\b", re.IGNORECASE)


class UndisclosedAffiliateLink(Rule):
    """A link earns the writer a commission, and the page does not say so before readers come to it.

    Who earns when readers buy does not choose the product that is best for them.
    """

    code = "CTA108"
    name = "undisclosed-affiliate-link"
    severity_in = {
        "news": "warning",
        "patient-info": "warning",
        "clinic": "off",
        "press-release": "off",
        "blog": "error",
        "US": "error",
    }
    terms = {"disclosure": _WORDS["terms"]}
    message = {
        "en": "“{match}” is a link that pays the writer; say so before it, or link to the product without"
        " the tracking",
        "zh": "“{match}”是带佣金的推广链接；请在此之前说明，或改用不含推广参数的链接",
    }
    sources = (
        "FTC: Guides Concerning the Use of Endorsements and Testimonials, 16 CFR 255.5, 2023",
        "互联网广告管理办法，2023：购物链接",
        "CAP Code, section 2",
    )
    bad = (
        "I order mine [⟦from a little shop⟧](https://kite.example/balm?ref=annas-blog).",
        "Try [⟦our favourite nasal spray⟧](https://shop.example/x?tag=kite-20).",
        "[⟦This pillow⟧](https://amzn.to/3abcdef) helped our readers.",
        "[⟦This breathing course⟧](https://courses.example/calm?hop=kite) is the one we liked best.",
        "The [⟦test kit⟧](https://kits.example/p/9?affid=kite) is easy to use.",
        "See [⟦the lamp⟧](https://www.awin1.com/cread.php?awinmid=1).\n\nSome links are affiliate links.",
        "这款[⟦护腰⟧](https://s.click.taobao.com/abc)很受欢迎。",
        "在[⟦这里⟧](https://u.jd.com/abc)可以买到体温计。",
        "推薦[⟦這款枕頭⟧](https://www.shop.example/p?memid=6000001&cid=1)。",
    )
    good = (
        "Contains affiliate links. Try [the nasal spray](https://shop.example/x?tag=kite-20).",
        "We may earn a commission if you buy.\n\n[This pillow](https://amzn.to/3abcdef) helped our readers.",
        "Read [the newsletter](https://kite.example/may?utm_source=mail&utm_campaign=may).",
        "The code is [here](https://github.com/kite/spray?ref=readme).",
        "See [posts on sleep](https://blog.example/?tag=sleep).",
        "Read it at [the library](https://proxy.library.example/login?url=https://journal.example/1).",
        "Speak to [staff affected by noise](https://work.example/affected?page=2).",
        "本文含推广链接，购买后我们会获得佣金。这款[护腰](https://s.click.taobao.com/abc)可拆洗。",
        "（廣告）推薦[這款枕頭](https://www.shop.example/p?memid=6000001)。",
        "详见[国家药监局](https://www.nmpa.example/index.html?tag=notice)。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the first link that pays, where no disclosure stands before it or beside it."""
        if not _may_pay(document):
            return
        first = next((link for link in document.links if self._pays(document, *link[:4])), None)
        if first is None:
            return
        before = document.block_at(first.start).end
        if all(match.start >= before for match in document.matches(self, "disclosure")):
            yield self.finding(Match(document, first.start, first.end))

    @staticmethod
    def _pays(document: Document, start: int, end: int, target: str, markup: Span) -> bool:
        if start == end:
            return False
        if _SIGNS.stand_in(target.lower()) and _AFFILIATE.search(target):
            return True
        if (
            "=" in target
            and _REFERRAL.search(target)
            and _SHOP.search(f"{target} {document.prose[start:end]}")
        ):
            return True
        if document.format != "html":
            return False
        tag_end = document.source.find(">", markup.start)
        tag = document.source[markup.start : tag_end]
        return "sponsored" in tag and _SPONSORED.search(tag) is not None


def _may_pay(document: Document) -> bool:
    """Tell whether a sign of earning stands in any of the addresses, or in the markup."""
    addresses = addresses_of(document)
    if _SIGNS.stand_in(addresses) or ("=" in addresses and _REFERRAL_SIGNS.stand_in(addresses)):
        return True
    return document.format == "html" and "sponsored" in document.source
