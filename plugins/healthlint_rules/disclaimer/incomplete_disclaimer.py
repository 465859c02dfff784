"""DIS102: does what is called a disclaimer disclaim anything?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Document, Finding, Rule, Terms

from .missing_medical_disclaimer import PROVIDED_BY
from .notice import labelled, says_notice


class IncompleteDisclaimer(Rule):
    """A disclaimer neither says “not medical advice” nor sends readers to a professional.

    The label reassures editors and readers alike, and the protection that it promises is missing.
    """

    code = "DIS102"
    name = "incomplete-disclaimer"
    severity_in = {"clinic": "error", "product": "error", "press-release": "info"}
    terms = {"called": Terms(en=("disclaimer",), zh=("免责",))}  # one of them stands in each label
    needs = ("called",)
    options = PROVIDED_BY
    message = {
        "en": (
            "called a disclaimer, but it protects no reader; say that this is information, not "
            "medical advice, and whom to ask"
        ),
        "zh": "名为免责声明，却没有提醒读者；请写明内容仅供科普、不构成医疗建议，以及该咨询谁",
    }
    sources = (
        "HONcode principle 2: complementarity",
        "FTC: Health Products Compliance Guidance, 2022",
        "QUEST tool: complementarity",
    )
    bad = (
        "⟦Disclaimer: More studies are under way.⟧",
        "The gel eases arthritis.\n\n**⟦Disclaimer:** The views expressed are the author's own.⟧",
        "The gel eases arthritis.\n\n⟦Medical disclaimer: Results may vary from person to person.⟧",
        "⟦免责声明：本文观点仅代表作者，不构成投资建议。⟧",
        "凝胶可缓解关节炎。\n\n⟦免责说明：图片来自作者，侵权必究。⟧",
        "凝膠可緩解關節炎。\n\n⟦免責聲明：效果因人而異。⟧",
    )
    good = (
        (
            "Disclaimer: general information only, not medical advice; see your GP before "
            "stopping or starting a medicine."
        ),
        "Disclaimer: this article does not replace the advice of your doctor.",
        "Ask your doctor before you use the gel.\n\nDisclaimer: The views expressed are the author's own.",
        "Disclosure: the author owns shares in the maker of the gel.",
        "Larger trials are needed before the gel can be recommended.",
        "免责说明：内容仅用于科普，不构成诊疗建议，请遵医嘱。",
        "免责声明：本文不能代替医生面诊。",
        "編輯部聲明：本刊不接受廣告。",
        "温馨提示：门诊周日休息。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the labelled block of a document that has no notice."""
        if self.settings["disclaimer-provided-by"] == "template":
            return
        block = labelled(document)
        if block is not None and not says_notice(document, block):
            from .proposal import completed

            added = completed(document, block)
            yield self.finding(block, proposals=[added] if added is not None else [])
