"""Does the publisher praise or offer its own service inside health information?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Match, Rule, Terms

from healthlint_rules.expression import Expression

_WORDS = Terms.read(__package__ or "", "words/self_promotion.toml")
# How far from the publisher's voice an offer may stand, in code points.
_CLOSE = {"en": 60, "zh": 18}
_NAME = r"[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|for|the)){0,5}"
_HOUSE = r"(?:Hospital|Clinic|Clinics|Center|Centre|Group|Pharma|Wellness|Institute|Health|Medical|Spa|Labs?)"
# “At Northgate Clinic, we …”; “Northgate Clinic is proud to …”
_AT_NAME = Expression(rf"\bAt (?:the )?{_NAME},? (?:we(?:[’']re|[’']ve)?|our)\b")
_NAME_IS = Expression(
    rf"\b{_HOUSE} (?:is|has been|stands) (?:proudly |fully |deeply )?"
    r"(?:dedicated|committed|proud|renowned|known for|recogni[sz]ed|your|out|the ideal|the perfect)\b"
)


class SelfPromotion(Rule):
    """The publisher praises or offers its own service inside health information.

    Readers take information for disinterested. Where a seller speaks, the praise belongs into a
    labelled box, so that nobody mistakes it for advice.
    """

    code = "PRO106"
    name = "self-promotion"
    context = "action"
    message = {
        "en": "“{match}” advertises the publisher; move it to a labelled “About us” or sponsored box",
        "zh": "“{match}”是发布者的自我宣传；请移到标明“关于我们”或“广告”的栏目",
    }
    sources = (
        "HONcode, principle 8 (advertising is kept apart from editorial content)",
        "NHS: standard for creating health content, part 1",
        "市场监管总局、国家卫生健康委、国家中医药局：医疗广告认定指南，2025",
    )
    terms = {"praise": _WORDS["praise"], "voice": _WORDS["voice"]}
    bad = (
        "⟦At Northgate Clinic, we⟧ treat every kind of hair loss.",
        "⟦We are proud to⟧ present a new way to lose weight.",
        "⟦Our highly experienced surgeons⟧ have done it all.",
        "Lindenhof ⟦Hospital is dedicated⟧ to your new smile.",
        "⟦We offer⟧ tailored packages for couples from abroad.",
        "⟦Why choose us⟧ for your eye surgery",
        "⟦我院引进⟧国际先进的激光设备。",
        "⟦我們致力於⟧讓每位女性更美。",
        "本店⟦竭诚为⟧您服务。",
        "⟦专家领衔⟧，放心植发。",
        "产品⟦深受广大女性喜爱⟧。",
        "⟦累计服务超十万患者⟧，好评不断。",
        "晨曦醫院⟦協助820名婦女順利懷孕⟧。",
    )
    good = (
        "The study was run at Northgate Clinic, which also published this page (see interests).",
        "Our results suggest that longer follow-up is needed.",
        "In our study the clinic provided the treatment free of charge.",
        "At Northgate Clinic the first patient was seen in March.",
        "Our immune system recognises the virus.",
        "We provide an overview of the evidence.",
        "We are committed to protecting your privacy.",
        "The hospital is open day and night.",
        "患者因腹痛来我院就诊。",
        "我院收治的30例患者均完成随访。",
        "本研究由三家医院共同完成。",
        "我们的身体需要充足的水分。",
        "我們的免疫系統會識別病毒。",
        "医院门诊时间为每日八时至十七时。",
        "样本在GMP实验室培养、质控。",
        "At the scanner we see the same pattern as in adults.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield praise in the publisher's voice, and its voice beside an offer."""
        praise = [*_named(document), *document.matches(self, "praise")]
        voice = [match for match in document.matches(self, "voice") if _offers(match)]
        reported: list[Match] = []
        for match in (*praise, *voice):
            if any(match.start < other.end and other.start < match.end for other in reported):
                continue
            if not _WORDS["research"].stand_in(match.sentence.folded):
                reported.append(match)
                yield from self.report(match)


def _named(document: Document) -> Iterator[Match]:
    for pattern in (_AT_NAME, _NAME_IS):
        for place in pattern.finditer(document.prose):
            yield Match(document, *place.span(), place.group())


def _offers(match: Match) -> bool:
    sentence = match.sentence
    close = _CLOSE[sentence.language]
    folded = match.document.folded
    before = folded[max(sentence.start, match.start - close) : match.start]
    after = folded[match.end : min(sentence.end, match.end + close)]
    return _WORDS["offer"].stand_in(before) or _WORDS["offer"].stand_in(after)
