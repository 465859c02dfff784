"""Does the publisher praise or offer its own service inside health information?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/self_promotion.toml")
# How far from the publisher's voice an offer may stand, in code points.
_CLOSE = {"en": 60, "zh": 18}
_NAME = r"[A-Z][\w.&'’-]*(?: (?:[A-Z][\w.&'’-]*|of|and|for|the)){0,5}"
# “At Northgate Clinic, we …”
_AT_NAME = Expression(rf"At (?:the )?{_NAME},? (?:we(?:[’']re|[’']ve)?|our)\b")


class SelfPromotion(Rule):
    """The publisher praises or offers its own service inside health information.

    Readers take information for disinterested. Where a seller speaks, the praise belongs into a
    labelled box, so that nobody mistakes it for advice.
    """

    code = "PRO106"
    name = "self-promotion"
    severity_in = {
        "patient-info": "error",
        "product": "info",
        "press-release": "info",
        "AU clinic": "error",
        "AU product": "error",
    }
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
    terms = {name: _WORDS[name] for name in ("praise", "voice", "house")}
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
        praise = [*at_name(document), *self._houses(document), *document.matches(self, "praise")]
        voice = [match for match in document.matches(self, "voice") if _offers(match)]
        reported: list[Match] = []
        for match in (*praise, *voice):
            if any(match.start < other.end and other.start < match.end for other in reported):
                continue
            if not _WORDS["research"].stand_in(match.sentence.folded):
                reported.append(match)
                yield from self.report(match)

    def _houses(self, document: Document) -> Iterator[Match]:
        """Yield what is said in praise of a house, which is a name when it is written with a capital."""
        return (match for match in document.matches(self, "house") if match.text[:1].isupper())


def at_name(document: Document) -> Iterator[Match]:
    """Yield “At Northgate Clinic, we”, which is how a publisher speaks of its own house."""
    prose = document.prose
    place = prose.find("At ")
    while place >= 0:
        if found := _AT_NAME.match(prose, place):
            yield Match(document, *found.span(), found.group())
        place = prose.find("At ", place + 1)


def _offers(match: Match) -> bool:
    sentence = match.sentence
    close = _CLOSE[sentence.language]
    folded = match.document.folded
    before = folded[max(sentence.start, match.start - close) : match.start]
    after = folded[match.end : min(sentence.end, match.end + close)]
    return _WORDS["offer"].stand_in(before) or _WORDS["offer"].stand_in(after)
