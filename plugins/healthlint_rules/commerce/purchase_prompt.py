"""CTA104: is the reader asked to buy?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Terms
from healthlint_rules.link import addresses_of
from healthlint_rules.signs import Signs

_WORDS = Terms.read(__package__, "words/purchase.toml")
# A cart, a product page, a shop: in the path or in the name of the host.
_SHOP = Expression(
    r"[/?&=](?:cart|checkout|basket|add-to-cart|add_to_cart|buy-?now|order-?now)(?:[/?=&#.]|$)"
    r"|^https?://(?:shop|store)\.|/(?:shop|store)/[^/]|/products?/[^/]+/?$"
    r"|amazon\.[a-z.]+/(?:.*/)?(?:dp|gp/product)/|^https?://amzn\.to/|item\.taobao|detail\.tmall"
    r"|item\.(?:m\.)?jd\.com|yangkeduo\.com|shopee\.|momoshop\.|iherb\.com/pr"
    r"|etsy\.com/listing|ebay\.[a-z.]+/itm",
    re.IGNORECASE,
)
# One of these stands in each of their addresses.
_SHOP_SIGNS = Signs(
    "shop", "product", "cart", "checkout", "basket", "buynow", "buy-now", "ordernow", "order-now", "store",
    "amazon.", "amzn.to", "item.", "detail.tmall", "yangkeduo", "iherb.com", "etsy.com", "ebay.",
)  # fmt: skip
_PUBLIC = Expression(r"\.gov(?:[./]|$)|\.nhs\.uk|who\.int|\.edu(?:[./]|$)", re.IGNORECASE)


class PurchasePrompt(Rule):
    """Readers are asked to buy, order or fill a cart, in words or by a link to a shop.

    Who reads about an illness is easily sold to; the price of a mistake is borne by the reader.
    """

    code = "CTA104"
    name = "purchase-prompt"
    severity = "error"
    severity_in = {
        "clinic": "warning",
        "product": "info",
        "press-release": "warning",
        "blog": "warning",
        "CN": "error",
        "CN product": "info",
    }
    context = "action"
    removable = True
    supersedes = ("PRO",)
    terms = {"terms": _WORDS["terms"]}
    cleared_by = _WORDS["unless"]  # words in the same sentence
    message = {
        "en": "“{match}” asks the reader to buy; keep the facts about cost, delete the prompt",
        "zh": "“{match}”在催促读者购买；费用事实可以保留，请删去购买引导",
    }
    sources = (
        "HONcode principle 8: advertising policy",
        "互联网广告管理办法，2023：购物链接",
    )
    bad = (
        "⟦Buy now⟧ and breathe freely.",
        "⟦Add to cart⟧",
        "Our magnesium comes with ⟦free shipping⟧.",
        "[⟦our favourite nasal spray⟧](https://shop.example/spray)",
        "The course is ⟦available for purchase⟧.",
        "⟦Click here to order⟧ the test.",
        "⟦立即购买⟧，三天见效。",
        "点击⟦小黄车⟧，把健康带回家。",
        "益生菌全国⟦包邮⟧。",
        "姐妹们⟦快安排⟧这款益生菌。",
        "进店⟦拍下⟧，次日见效。",
        "眼霜⟦仅售⟧199元。",
        "⟦加入購物車⟧",
        "植髮⟦支持分期⟧。",
        "详见[⟦同款枕头⟧](https://item.taobao.example.com/item.htm?id=1)",
    )
    good = (
        "When to treat yourself: in a mild bleed, inject within two hours.",
        "血糖可低至2.8 mmol/L，排斥率降低至3%左右。",
        "The infusion costs about 20,000 USD in the published price lists.",
        "You can buy paracetamol from a supermarket.",
        "Do not buy medicines online without a prescription.",
        "See [the price list](https://www.health.example/prices) of the insurer.",
        "In order to sleep, keep the room dark.",
        "The trial bought the drug from its maker.",
        "该疗法费用约12万元，目前医保不报销。",
        "一个疗程通常为14天。",
        "非处方药可在药店购买。",
        "不要在网上代购处方药。",
        "有人由國外代購減重藥，成分不明。",
        "海关查获的代购药品没有中文说明书。",
        "藥價由健保署公告。",
        "疫情期间请勿囤货。",
        "醫護會盡快安排病人隔離。",
        "她把化验单拍下来发给主治医生。",
        "The insurer paid only $20 million for the old drug.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the words that nothing in their sentence clears, and the links to shops."""
        for match in document.matches(self, "terms"):
            if not self.cleared_by.stand_in(match.sentence.folded):
                yield from self.report(match)
        if not _SHOP_SIGNS.stand_in(addresses_of(document)):
            return
        for link in document.links:
            if _SHOP.search(link.target) and not _PUBLIC.search(link.target) and link.end > link.start:
                yield from self.report(Match(document, link.start, link.end, link.target))
