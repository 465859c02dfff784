"""CTA106: does the article lead its readers to one provider?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__, "words/steering.toml")
_KINDS_OF_PROVIDER = Terms(
    en=(
        "hospital", "clinic", "center", "centre", "institute", "healthcare", "wellness", "medical", "dental",
        "fertility", "medspa", "lab", "group", "studio", "pharmacy", "hearing", "medicine",
    )
)  # fmt: skip
_BRAND = (
    r"(?:[A-Z][\w’'&-]+ ){1,4}(?:Hospitals?|Clinics?|Cent(?:er|re)s?|Institute|Healthcare|Wellness"
    r"|Medical|Medicine|Dental|Fertility|Medspa|Labs?|Group|Studio|Pharmacy|Hearing|Aesthetics)"
)
# A hospital where a case was treated is no advertiser: a promise to patients or a call must stand by.
_BY_BRAND = Expression(
    rf"\bAt (?:the )?{_BRAND}, (?:we|our)\b"
    rf"|\b{_BRAND} (?:is|are|remains?) (?:proudly |fully |deeply )?(?:dedicated|committed|proud"
    rf"|here) to\b[^.!?\n]{{0,80}}"
    rf"|\b(?:[Cc]hoose|[Tt]rust|[Cc]ontact|[Vv]isit|[Cc]onsult(?: with)?|[Tt]urn to|[Cc]ome to"
    rf"|[Bb]ook (?:at|with)) (?:the )?{_BRAND}(?= (?:for|to|and|today|now|if|in)\b|[.!])"
    rf"|\b[Ww]e recommend (?:the )?{_BRAND}"
    rf"|\b(?:[Cc]hoose|[Tt]rust|[Mm]eet) (?:the |our )?(?:team|experts|doctors|surgeons|specialists)"
    rf" (?:at|of) {_BRAND}"
    rf"|\b(?:[Ll]earn|[Dd]iscover|[Ss]ee|[Ff]ind out|[Rr]ead)\b[^.!?\n]{{0,120}}?\bhow\b[^.!?\n]{{0,60}}?"
    rf"\b{_BRAND} (?:can|could|will|may|helps?)\b"
)
_UNIVERSAL = Expression(
    r"\b(?:NHS|National|Emergency|Urgent|Poison|Public|County|Veterans|Community|University"
    r"|Walk-in|Cancer Research|Health Cent)"
)


class ProviderSteering(Rule):
    """The text offers one provider, or a class of sellers, as the place to get the treatment.

    Who gives a treatment is for readers to choose, with somebody who earns nothing by it.
    """

    code = "CTA106"
    name = "provider-steering"
    severity_in = {
        "patient-info": "error",
        "product": "info",
        "press-release": "info",
        "CN": "error",
        "CN product": "info",
        "AU clinic": "error",
        "AU product": "error",
    }
    context = "action"
    removable = True
    supersedes = ("PRO106",)
    terms = {"terms": _WORDS["terms"], "kinds": _KINDS_OF_PROVIDER}
    needs = ("terms", "kinds")
    cleared_by = _WORDS["unless"]  # words in the same sentence
    message = {
        "en": (
            "“{match}” leads readers to a seller; point to a public register or to their own doctor instead"
        ),
        "zh": "“{match}”把读者引向特定的机构；请改为指向公开的登记、名录或读者自己的医生",
    }
    sources = (
        "HONcode principles 7 and 8: financial disclosure, advertising policy",
        "医疗广告认定指南，2025",
        "EMA and HMA: warning against clinics that offer unapproved cell products, 2025",
        "TGA: advertising of human cell and tissue products",
    )
    bad = (
        "⟦At Harbour Light Clinic, we⟧ treat tinnitus with sound.",
        "⟦Harbour Light Hospital is dedicated to serving families from abroad⟧.",
        "The laser is ⟦now available at our⟧ practice.",
        "⟦Choose our clinic⟧ for gentle dentistry.",
        "⟦We can arrange your⟧ flight, hotel and surgery.",
        "⟦Visit Harbour Light Clinic⟧ for a natural hairline.",
        "建议⟦选择具有备案资质的细胞治疗中心⟧。",
        "⟦我院引进⟧德国设备，治疗近视。",
        "⟦为您安排⟧床位和专家。",
        "想做植发，⟦来我们诊所⟧。",
        "牙痛不要忍，⟦到我们⟧这里看看。",
        "提供⟦一站式就醫⟧服務。",
        "⟦赴日本治疗⟧可联系顾问。",
    )
    good = (
        "If you consider a trial, check that it is registered and has ethics approval.",
        "The patient was treated at Harbour Light Hospital in 2019.",
        "Harbour Light Hospital is the site of the trial.",
        "Go to the nearest hospital if you cannot breathe.",
        "Visit your local NHS walk-in centre.",
        "Avoid any clinic that promises a cure.",
        "请选择正规医疗机构，避免轻信“包治”的机构。",
        "该病例在市中心医院接受治疗。",
        "可在公开的临床试验登记平台查询。",
        "购买保健食品要认准蓝帽标志。",
        "卒中綠色通道可縮短救治時間。",
        "请到当地医院就诊。",
        "订户可收到我们的每周通讯。",
        "从表中看到我院三年来的感染数字。",
        "腹泻超过三日，请回到本院复诊。",
        "卫生署在七区各设一间指定诊所处理覆诊病人。",
        "看来我们低估了这种病毒。",
        "引流液变色时，请随时到本院急诊室就诊。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the phrases, and the names of providers with a promise or a call beside them."""
        for match in self._found(document):
            if not self.cleared_by.stand_in(match.sentence.folded):
                yield from self.report(match)

    def _found(self, document: Document) -> Iterator[Match]:
        yield from document.matches(self, "terms")
        prose = document.prose
        done = 0
        for match in document.matches(self, "kinds"):
            if not prose[match.start].isupper() or match.start < done:
                continue
            sentence = match.sentence
            for found in _BY_BRAND.finditer(prose, sentence.start, sentence.end):
                if not _UNIVERSAL.search(found.group()):
                    yield Match(document, found.start(), found.end(), "")
            done = sentence.end
