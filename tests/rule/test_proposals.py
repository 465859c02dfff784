"""What becomes of an article in which a person accepts what is proposed?"""

from __future__ import annotations

import pytest

from healthlint import Rule
from healthlint.rule.edits import edited
from healthlint.testing import findings_of
from healthlint_rules.commerce.calls import DECLARED
from healthlint_rules.commerce.purchase_prompt import PurchasePrompt
from healthlint_rules.disclaimer.incomplete_disclaimer import IncompleteDisclaimer
from healthlint_rules.disclaimer.missing_medical_disclaimer import MissingMedicalDisclaimer

BOOK = next(rule for rule in DECLARED if rule.code == "CTA101")
ENGLISH = "This article is general information, not medical advice."
SIMPLIFIED = "本文仅供健康科普，不构成医疗建议，不能代替医生的诊断和治疗。"
TRADITIONAL = "本文僅供健康科普，不構成醫療建議，不能代替醫師的診斷和治療。"


def accepted(rule: Rule, text: str, format: str = "markdown") -> str:  # noqa: A002
    finding = findings_of(rule, text, format)[0]
    assert len(finding.proposals) == 1
    return edited(text, finding.proposals[0].edits)


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("text", "format", "begun"),
    [
        pytest.param(
            "# Magnesium and migraine\n\nMagnesium is a treatment that stops migraine before it starts.\n",
            "markdown",
            f"# Magnesium and migraine\n\n{ENGLISH}",
            id="English",
        ),
        pytest.param(
            "# 镁与偏头痛\n\n镁可以治疗偏头痛，在发作之前就把它拦下。\n",
            "markdown",
            f"# 镁与偏头痛\n\n{SIMPLIFIED}",
            id="Simplified",
        ),
        pytest.param(
            "# 關節炎的新療法\n\n這種療法能修復軟骨，患者重新行走。\n",
            "markdown",
            f"# 關節炎的新療法\n\n{TRADITIONAL}",
            id="Traditional",
        ),
        pytest.param(
            "# Magnesium and migraine\n\n- Magnesium is a treatment.\n- It stops migraine.",
            "markdown",
            f"# Magnesium and migraine\n\n- Magnesium is a treatment.\n- It stops migraine.\n\n{ENGLISH}",
            id="a list",
        ),
        pytest.param(
            "<article><h1>Magnesium and migraine</h1><p>A treatment that stops migraine.</p>\n</article>\n",
            "html",
            f"<article><h1>Magnesium and migraine</h1><p>A treatment that stops migraine.</p>\n<p>{ENGLISH}",
            id="a page",
        ),
    ],
)
def test_a_missing_notice_is_proposed_in_the_language_of_the_article(
    text: str,
    format: str,  # noqa: A002
    begun: str,
    ends: str,
) -> None:
    after = accepted(MissingMedicalDisclaimer(), text.replace("\n", ends), format)
    assert after.startswith(begun.replace("\n", ends))
    assert ends == "\n" or "\n" not in after.replace("\r\n", "")
    assert findings_of(MissingMedicalDisclaimer(), after, format) == []


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Disclaimer: More studies are under way.", "Disclaimer: More studies are under way. " + ENGLISH),
        ("免责声明：本文观点仅代表作者。", "免责声明：本文观点仅代表作者。" + SIMPLIFIED),
        (
            "免責聲明：效果因人而異，僅代表個別經驗。",
            "免責聲明：效果因人而異，僅代表個別經驗。" + TRADITIONAL,
        ),
    ],
)
def test_a_notice_that_says_too_little_is_completed(text: str, after: str) -> None:
    mended = accepted(IncompleteDisclaimer(), text)
    assert mended.startswith(after)
    assert findings_of(IncompleteDisclaimer(), mended) == []


@pytest.mark.parametrize(
    ("rule", "text", "after"),
    [
        (PurchasePrompt, "Rest helps. Buy now and breathe freely. Sleep, too.", "Rest helps. Sleep, too."),
        (PurchasePrompt, "Rest helps. Buy now.", "Rest helps."),
        (PurchasePrompt, "Rest helps. **Buy now.**\n\nSleep.", "Rest helps.\n\nSleep."),
        (PurchasePrompt, "Rest helps. [Buy now](https://x.example/).", "Rest helps."),
        (BOOK, "休息有帮助。立即预约，名医为您看诊。多睡也好。", "休息有帮助。多睡也好。"),
    ],
)
def test_the_removal_of_a_call_takes_its_sentence_and_nothing_else(
    rule: type[Rule], text: str, after: str
) -> None:
    assert accepted(rule(), text) == after


def test_headings_and_front_matter_are_not_emptied() -> None:
    (finding,) = findings_of(PurchasePrompt(), "## Buy now\n\nText.")
    assert finding.proposals == ()
