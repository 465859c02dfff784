"""DIS202: does a page say what the law of its regions wants said of such a product?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from healthlint import Document, Expression, Finding, Rule, Terms

from .mandatory_statements import MANDATES, Mandate
from .script import count_traditional
from .statement import alteration, says

_WORDS = Terms.read(__package__ or "", "words/mandatory.toml")
_TYPES = ("supplement", "health-food", "otc", "rx", "device")  # which a page shows by itself
_PATTERNS = {mandate.pattern: Expression(mandate.pattern) for mandate in MANDATES if mandate.pattern}
_UNSEEN = ("hidden", "metadata", "alt", "reference")
_NONE = Terms()
_FEW = 20  # of so many signs of a page in Traditional characters one has another glyph
_ALTERED = {
    "en": "possible issue under {law}: the statement is altered ({difference}); use its exact words",
    "zh": "可能涉及{law}：法定用语被改动（{difference}）；请逐字照录",
}


class RegionalMandatoryStatement(Rule):
    """A page that offers a product lacks the statement that its region's law wants, or alters it.

    These sentences keep readers from taking a supplement for a medicine, or a medicine without its
    leaflet. Whether the law holds for a page only a lawyer can say: the finding names a possible issue.
    The regions are the `jurisdictions` of the config; where none is named, those of the page's language.
    """

    code = "DIS202"
    name = "regional-mandatory-statement"
    severity = "error"
    profiles = ("clinic", "product")
    jurisdictions = ("CN", "AU", "EU", "UK", "HK", "TW")
    options = {
        "product-type": {
            "enum": ["auto", *_TYPES, "service"],
            "default": "auto",
            "description": "what the pages sell; “auto”: what a page itself shows beyond doubt",
        }
    }
    terms = {name: _WORDS[name] for name in (*_TYPES, "offer")}
    message = {
        "en": "possible issue under {law}: readers are not told {asks}; add it",
        "zh": "可能涉及{law}：读者看不到{asks}；请写在介绍产品之处",
    }
    sources = tuple(dict.fromkeys(mandate.source for mandate in MANDATES))
    bad = (
        "⟦⟧# 晨露牌胶囊\n\n本品为保健食品，适宜人群：中老年人。每日两次，每次两粒。",
        "# 晨露牌胶囊\n\n保健食品，售价199元。⟦本品不能代替药品。⟧",
        "⟦⟧# 松针颗粒\n\n非处方药，用法用量：一日三次，一次一袋。",
        "# 松针颗粒\n\n甲类非处方药，规格：10袋。⟦请按说明书或在药师指导下购买和使用。⟧",
        "⟦⟧# 暖宝腰带\n\n二类医疗器械，批准文号见包装。每天一次，每次二十分钟。",
        "⟦⟧# Fern capsules\n\nA food supplement. Take two capsules a day. $24 a bottle.",
        "# Fern capsules\n\nA food supplement, one capsule a day. ⟦Read the label and use only as directed.⟧",
        "⟦⟧# 清喉片\n\n指示藥，本品每次一片，適應症：喉嚨痛。",
    )
    good = (
        "# 晨露牌胶囊\n\n本品为保健食品，每日两次。保健食品不是药物，不能代替药物治疗疾病。",
        "# 松针颗粒\n\n非处方药，用法用量：一日三次。请按药品说明书或者在药师指导下购买和使用。",
        "# 暖宝腰带\n\n医疗器械，规格：一条。请仔细阅读产品说明书或者在医务人员的指导下购买和使用。",
        (
            "# Fern capsules\n\nA food supplement, two capsules daily. ALWAYS READ THE LABEL AND FOLLOW THE "
            "DIRECTIONS FOR USE."
        ),
        "# Supplements under scrutiny\n\nThe authority examined a food supplement and found no iron in it.",
        "# 保健食品抽检结果\n\n市场监管部门公布了抽检名单，三家企业被约谈。",
        "# 清喉片\n\n指示藥，本品每次一片。衛部藥廣字第1130000000號",
        "# Opening hours\n\nThe pharmacy opens at nine.",
        "# 门诊时间\n\n周一至周五上午八点至十二点。",
    )

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        """Take the settings of a run, and from them the jurisdictions of the articles."""
        super().__init__(settings)
        self._regions: tuple[str, ...] = tuple((settings or {}).get("jurisdictions") or ())

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding for each statement that is due and missing, or altered."""
        product = self._product_of(document)
        if product is None:
            return
        regions = self._regions or _regions_of(document)
        due = [
            mandate
            for mandate in MANDATES
            if mandate.jurisdiction in regions
            and product in mandate.products
            and mandate.language in ("", document.language)
            and _stands(mandate.due, document, absent=True)
            and not _is_said(mandate, document)
        ]
        told: set[str] = set()
        for number, mandate in enumerate(due):
            if mandate.law not in told:  # the law of the EU and the UK may be the same text
                told.add(mandate.law)
                # Several findings about the document are told apart by anchors behind its end.
                yield self._told(mandate, document)._replace(anchor=len(document.source) + number)

    def _told(self, mandate: Mandate, document: Document) -> Finding:
        near = _WORDS[mandate.near] if mandate.near else _NONE
        altered = alteration(document, mandate.wordings, near) if near else None
        if altered is None:
            asks = self.worded(mandate.asks, document.language)
            finding = self.finding(document, law=mandate.law, asks=asks)
            return finding._replace(suggestions=mandate.wordings[:1])
        finding = self.finding(
            altered.span,
            self.worded(_ALTERED, altered.language),
            document=document,
            law=mandate.law,
            difference=self.worded(altered.difference, altered.language),
        )
        return finding._replace(suggestions=(altered.wording,))

    def _product_of(self, document: Document) -> str | None:
        """Return what the page sells: what the config says, or the one type that it shows."""
        set_to: str = self.settings["product-type"]
        if set_to != "auto":
            return set_to
        shown = [name for name in _TYPES if _in_sight(self, document, name)]
        if "health-food" in shown and "supplement" in shown:
            shown.remove("supplement")
        return shown[0] if len(shown) == 1 and _in_sight(self, document, "offer") else None


def _in_sight(rule: Rule, document: Document, name: str) -> bool:
    return any(match.block.kind not in _UNSEEN for match in document.matches(rule, name))


def _stands(name: str, document: Document, *, absent: bool) -> bool:
    """Tell whether words of a table stand in sight; without a table, `absent`."""
    if not name:
        return absent
    return any(block.kind not in _UNSEEN and _WORDS[name].stand_in(block.folded) for block in document.blocks)


def _is_said(mandate: Mandate, document: Document) -> bool:
    if mandate.wordings and says(document, mandate.wordings):
        return True
    if mandate.pattern and _PATTERNS[mandate.pattern].search(document.folded):
        return True
    return _stands(mandate.content, document, absent=False)


def _regions_of(document: Document) -> tuple[str, ...]:
    """Return the regions in whose language and script a page is."""
    if document.language == "en":
        return ("AU", "EU", "UK", "HK")
    return ("TW", "HK") if count_traditional(document) * _FEW > len(document.prose) else ("CN",)
