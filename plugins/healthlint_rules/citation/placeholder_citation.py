"""CIT111: does something stand where a source should stand?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Expression, Finding, Match, Rule, Terms

from .cover import cover_of

_WORDS = Terms.read(__package__, "words/placeholder.toml")
# In its own case: “a study a year ago” is no placeholder. A cell of a scraped table may run on
# (“Study A3012 months”), so a digit may follow.
_LETTERED = Expression(
    r"(?:Study|Trial|Paper|Hospital|Clinic|Dr\.?|Doctor|Professor|Prof\.?|University"
    r"|Company)[ -][A-EXYZ](?![A-Za-z'’&+-]|\.? ?[A-Z]\w)"
    r"|(?:研究|试验|試驗|文献|文獻|医院|醫院) ?[A-EＡ-Ｅ甲乙丙](?![A-Za-z级組等])(?!型)"
    r"(?!\d{1,2} ?[号號楼樓座内內外病区區室门門层層])"  # a ward
)


class PlaceholderCitation(Rule):
    """A stand-in stands where the source should stand: “[citation needed]”, “Study A”, “来源：网络”.

    It looks like a reference and leads nowhere, so nobody can check what hangs on it.
    """

    code = "CIT111"
    name = "placeholder-citation"
    severity = "error"
    severity_in = {"blog": "warning"}
    context = "attribution"
    supersedes = ("PRO",)
    terms = _WORDS
    needs = ("terms", "credits", "lettered")
    scope = ("prose", "reference")
    message = {
        "en": (
            "“{match}” stands in for a source and leads nowhere; put the real reference here or "
            "drop the claim"
        ),
        "zh": "“{match}”只是占位，读者无从查证；请换成真实的文献、作者或机构，否则删去",
    }
    sources = (
        "HONcode principle 4: justifiability and attribution",
        "ICMJE Recommendations: references",
        "关于规范“自媒体”医疗科普行为的通知，2025：引用数据须注明来源",
    )
    bad = (
        "Zinc shortens colds ⟦[citation needed]⟧.",
        "⟦Study A⟧3012 months",
        "In ⟦Trial B⟧ the pain was halved.",
        "Nine in ten users slept better (⟦data on file⟧).",
        "⟦Source: internet⟧",
        "As ⟦Dr. X⟧ told us, it works.",
        "本文内容⟦来源：网络⟧",
        "⟦图片来源：网络⟧",
        "⟦某知名专家⟧对此高度评价。",
        "本文資料⟦來源：互聯網⟧。",
        "⟦研究A⟧显示有效率更高。",
        "⟦企业内部数据⟧显示满意度很高。",
        "⟦XX大学⟧的团队完成了试验。",
    )
    good = (
        "Vitamin A and hepatitis B are different things.",
        "A study a few years ago is named below.",
        "Group A received the drug, group B a placebo.",
        "Study A (Okafor et al., 2021) had 30 participants.",
        "Dr. A. Novak leads the ward.",
        "维生素A缺乏会影响夜间视力。",
        "他在某研究所工作。",
        "乙型肝炎病毒载量应定期复查。",
        "來源：世界衛生組織，2023年。",
        "患者曾在某医院就诊。",
        "海滨医院A6内科病房再增一名患者。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the placeholders; a letter that its sentence explains by a source is none."""
        for match in document.matches(self, "terms"):
            yield from self.report(match)
        for match in document.matches(self, "credits"):
            yield from self.report(match, severity="info")
        for match in document.matches(self, "lettered"):
            found = _LETTERED.match(document.prose, match.start)
            if found is None:
                continue
            match = Match(document, *found.span(), "")
            if not cover_of(document).sourced(match.sentence):
                yield from self.report(match)
