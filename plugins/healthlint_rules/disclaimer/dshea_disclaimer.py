"""DIS201: does a supplement's page carry the statement that United States law words?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule, Terms

from .statement import alteration, says

_WORDS = Terms.read(__package__ or "", "words/dshea.toml")
# 21 CFR 101.93(c): (1) for one claim, (2) for several.
_PURPOSE = "This product is not intended to diagnose, treat, cure, or prevent any disease."
WORDINGS = (
    f"This statement has not been evaluated by the Food and Drug Administration. {_PURPOSE}",
    f"These statements have not been evaluated by the Food and Drug Administration. {_PURPOSE}",
)
_ALTERED = {
    "en": "possible issue under 21 CFR 101.93: the statement is altered ({difference}); use its exact words",
    "zh": "可能涉及21 CFR 101.93：法定声明被改动（{difference}）；请逐字照录",
}
_MANY = 3  # mentions that make a supplement what the page is about


class DsheaDisclaimer(Rule):
    """A supplement is said to help the body, and the statement of 21 CFR 101.93 is missing or altered.

    Without it readers take a supplement for something that a regulator has looked at. The words are
    fixed: only “this statement has” and “these statements have” may differ.
    """

    code = "DIS201"
    name = "dshea-disclaimer"
    severity = "error"
    severity_in = {"blog": "info"}
    profiles = ("product", "blog")
    jurisdictions = ("US",)
    languages = ("en",)
    terms = {name: _WORDS[name] for name in ("supplement", "claim")}
    needs = ("claim",)
    message = {
        "en": (
            "possible issue under 21 CFR 101.93: readers are not told that the FDA has not evaluated "
            "“{match}”; paste the statutory text"
        ),
        "zh": "可能涉及21 CFR 101.93：读者不知道FDA没有评估过“{match}”；请贴上法定英文声明",
    }
    sources = (
        "21 CFR 101.93(b)-(e)",
        "Federal Food, Drug, and Cosmetic Act, section 403(r)(6)",
    )
    bad = (
        "Two capsules a day. ⟦Supports healthy⟧ blood sugar.",
        "Supports healthy blood sugar.*\n\n⟦Not evaluated by the FDA.⟧ A dietary supplement.",
        "Our gummies ⟦help maintain calm⟧.\n\nVegan, no gelatine.",
        (
            "This supplement boosts your energy.\n\n⟦This statement has not been evaluated by the FDA. This "
            "product is not intended to diagnose, treat, cure, or prevent any disease.⟧"
        ),
        (
            "A probiotic that promotes digestion.\n\n⟦These statements have not been evaluated by the "
            "Food and Drug Administration. These products are not intended to diagnose, treat, cure or "
            "prevent any disease.⟧"
        ),
        "# Plum & Oat softgels\n\n⟦Joint support⟧ for gardeners.\n\n<!-- Not evaluated by the FDA. -->",
    )
    good = (
        (
            "Our capsules support healthy sleep.*\n\n*This statement has not been evaluated by the Food and "
            "Drug Administration. This product is not intended to diagnose, treat, cure, or prevent any "
            "disease."
        ),
        (
            "The supplement promotes healthy joints.\n\nTHESE STATEMENTS HAVE NOT BEEN EVALUATED BY THE FOOD "
            "AND DRUG ADMINISTRATION.\n\nTHIS PRODUCT IS NOT INTENDED TO DIAGNOSE, TREAT, CURE, OR PREVENT "
            "ANY DISEASE."
        ),
        "Oat porridge supports healthy digestion. Nutrition facts are on the box.",
        "Drug Facts\n\nActive ingredient: loperamide. The capsules help to keep you well on a journey.",
        "Calcium may reduce the risk of osteoporosis. Each softgel has 600 mg.",
        "Each capsule holds 200 mg of magnesium.",
        "The supplement has not been shown to support healthy sleep.",
        "两粒胶囊，每日一次，有助于维持骨骼健康。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the altered statement, or the first claim where there is none."""
        named = document.matches(self, "supplement")
        if not named or not document.matches(self, "claim") or _WORDS["other"].stand_in(document.folded):
            return
        products = {match.block.index for match in named}
        claim = next(
            (
                match
                for match in document.matches(self, "claim")
                if match.status not in ("negated", "foreign", "work-title", "question", "disowned")
                and (len(named) >= _MANY or not products.isdisjoint(_around(match.block.index)))
            ),
            None,
        )
        if claim is None or says(document, WORDINGS):
            return
        altered = alteration(document, WORDINGS, _WORDS["near"])
        if altered is None:
            yield self.finding(claim)._replace(suggestions=(WORDINGS[1],))
            return
        finding = self.finding(
            altered.span,
            self.worded(_ALTERED, altered.language),
            document=document,
            difference=self.worded(altered.difference, altered.language),
        )
        yield finding._replace(suggestions=(altered.wording,))


def _around(index: int) -> range:
    """Return the numbers of a block and of its neighbours."""
    return range(index - 1, index + 2)
