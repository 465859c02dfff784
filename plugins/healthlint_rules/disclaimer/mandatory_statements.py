"""What must a page say by law, word for word or in substance?

One line a statement: whose law, for what sort of product, the wordings of which one is enough, and
where they are from. Wordings are facts of law; Chinese ones are in Simplified characters, as the
engine compares them.
"""

from __future__ import annotations

from collections.abc import Mapping

from healthlint import NamedTuple


class Mandate(NamedTuple):
    """A statement that a jurisdiction wants on pages on some products."""

    jurisdiction: str
    products: frozenset[str]
    law: str  # as messages name it
    source: str  # the full reference
    asks: Mapping[str, str]  # what is to be said, for a message, by language
    wordings: tuple[str, ...] = ()  # exact; without any, `content` says it in free words
    content: str = ""  # the table of words that say it
    near: str = ""  # the table of words by which a passage comes near to a wording
    due: str = ""  # the table of words without which it is not wanted
    pattern: str = ""  # a permit number that says it
    language: str = ""  # of the pages on which it is wanted; of all


def _quoted(wording: str) -> dict[str, str]:
    return {"en": f"“{wording}”", "zh": f"“{wording}”"}


_AD_REVIEW = (
    "药品、医疗器械、保健食品、特殊医学用途配方食品广告审查管理暂行办法，国家市场监督管理总局令第21号，2019"
)
_HEALTH_FOOD = "保健食品不是药物，不能代替药物治疗疾病"
_OTC = "请按药品说明书或者在药师指导下购买和使用"
_RX = "本广告仅供医学药学专业人士阅读"
_DEVICE = "请仔细阅读产品说明书或者在医务人员的指导下购买和使用"
_DIRECTIONS = "Follow the directions for use"
_LABEL = "Always read the label and follow the directions for use"
_UNREGISTERED = (
    "This product is not registered under the Pharmacy and Poisons Ordinance or the Chinese Medicine "
    "Ordinance. Any claim made for it has not been subject to evaluation for such registration. This "
    "product is not intended to diagnose, treat or prevent any disease."
)
_DIET = {
    "en": "that a varied and balanced diet and a healthy lifestyle matter",
    "zh": "均衡多样的饮食和健康的生活方式很重要",
}
_LEAFLET = {"en": "an invitation to read the leaflet or the label", "zh": "请阅读说明书或标签"}
_INTAKE = frozenset(("supplement", "health-food"))

MANDATES = (
    Mandate(
        "CN",
        _INTAKE,
        "广告审查管理暂行办法第七条",
        _AD_REVIEW,
        _quoted(_HEALTH_FOOD),
        (_HEALTH_FOOD,),
        near="near-health-food",
        language="zh",
    ),
    Mandate(
        "CN",
        frozenset(("otc",)),
        "广告法第十六条",
        "中华人民共和国广告法，第十六条",
        _quoted(_OTC),
        (_OTC,),
        near="near-otc",
        language="zh",
    ),
    Mandate(
        "CN",
        frozenset(("rx",)),
        "广告法第十六条",
        "中华人民共和国广告法，第十六条",
        _quoted(_RX),
        (_RX,),
        near="near-rx",
        language="zh",
    ),
    Mandate(
        "CN",
        frozenset(("device",)),
        "广告法第十六条",
        "中华人民共和国广告法，第十六条",
        _quoted(_DEVICE),
        (_DEVICE,),
        near="near-device",
        language="zh",
    ),
    Mandate(
        "CN",
        frozenset(("service",)),
        "医疗广告管理办法",
        "医疗广告管理办法",
        {"en": "the number of the 医疗广告审查证明", "zh": "《医疗广告审查证明》文号"},
        pattern=r"医广[^\s,。]{0,6}[\[【(〔]?\s*\d{4}",
        language="zh",
    ),
    Mandate(
        "AU",
        frozenset(("supplement", "otc", "device")),
        "the TGA Advertising Code",
        "Therapeutic Goods (Therapeutic Goods Advertising Code) Instrument 2021, Part 4",
        _quoted(_LABEL),
        (
            _LABEL,
            *(
                f"This {what} may not be right for you. Read the {text} before purchase. {_DIRECTIONS}"
                for what in ("medicine", "product", "medical device")
                for text in ("label", "warnings")
            ),
        ),
        near="near-label",
        language="en",
    ),
    *(
        Mandate(
            region,
            _INTAKE,
            "Regulation 1924/2006",
            "Regulation (EC) No 1924/2006, article 10(2)",
            _DIET,
            content="balanced-diet",
            due="authorised-claim",
        )
        for region in ("EU", "UK")
    ),
    Mandate(
        "EU",
        frozenset(("otc",)),
        "Directive 2001/83",
        "Directive 2001/83/EC, articles 88-90",
        _LEAFLET,
        content="read-the-leaflet",
    ),
    Mandate(
        "UK",
        frozenset(("otc",)),
        "the Human Medicines Regulations 2012",
        "Human Medicines Regulations 2012",
        _LEAFLET,
        content="read-the-leaflet",
    ),
    Mandate(
        "HK",
        _INTAKE,
        "Cap. 231, Schedule 4",
        "Undesirable Medical Advertisements Ordinance, Cap. 231, Schedule 4",
        {
            "en": "“This product is not registered under the Pharmacy …”",
            "zh": "产品没有根据《药剂业及毒药条例》或《中医药条例》注册",
        },
        (_UNREGISTERED,),
        content="not-registered",
        near="near-unregistered",
        due="regulated-claim",
    ),
    Mandate(
        "TW",
        frozenset(("otc", "rx")),
        "藥事法",
        "藥事法（廣告）",
        {"en": "the permit number of the advertisement", "zh": "药物广告核准字号"},
        pattern=r"卫[^\s,。]{0,6}广[^\s,。\d]{0,6}第?\s*\d",
        language="zh",
    ),
    Mandate(
        "TW",
        frozenset(("device",)),
        "醫療器材管理法",
        "醫療器材管理法（廣告）",
        {"en": "the permit number of the advertisement", "zh": "医疗器材广告核准字号"},
        pattern=r"卫[^\s,。]{0,6}广[^\s,。\d]{0,6}第?\s*\d",
        language="zh",
    ),
    Mandate(
        "TW",
        frozenset(("service",)),
        "再生醫療法",
        "再生醫療法（廣告）",
        {"en": "the permit number of the advertisement", "zh": "再生医疗广告核准字号"},
        due="regenerative",
        pattern=r"(?:核准|许可)[^。\n]{0,10}(?:文号|字号|字第)\s*[:]?\s*[^\s。]{0,12}\d|卫[^\s,。]{0,6}广[^\s,。\d]{0,6}第?\s*\d",
        language="zh",
    ),
)
