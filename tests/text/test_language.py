"""Is the language of a sentence that of most of its readers?"""

from __future__ import annotations

import pytest

from healthlint.text.language.detection import is_foreign, language_of
from healthlint.text.language.han import WIDE, is_wide


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("Turmeric may ease sore knees.", "en", id="English"),
        pytest.param("", "en", id="nothing at all"),
        pytest.param("2024 – 12.5 %", "en", id="no letters"),
        pytest.param("Le café guérit tout.", "en", id="another Latin language counts as English"),
        pytest.param("姜黄或可缓解膝痛。", "zh", id="Simplified Chinese"),
        pytest.param("薑黃或可緩解膝痛。", "zh", id="Traditional Chinese"),
        pytest.param(
            "使用 semaglutide 和 tirzepatide 可減重。", "zh", id="Chinese with Latin names of drugs"
        ),
        pytest.param(
            "The herb huangqi (黄芪) is sold as a tonic in many shops.",
            "en",
            id="English with a Chinese name",
        ),
        pytest.param("この薬は糖尿病を完全に治療できます。", "en", id="Japanese is not Chinese"),
        pytest.param("이 약은 당뇨병을 치료합니다.", "en", id="Korean is not Chinese"),
        pytest.param("我们的優の选面膜根治痘痘。", "zh", id="a decorative kana leaves Chinese Chinese"),
        pytest.param("让・雅克说他痊愈了。", "zh", id="the dot in a foreign name is no kana"),
        pytest.param("𠮷田医生来自𨋢城。", "zh", id="rare characters beyond the basic plane"),
    ],
)
def test_the_language_is_told_sentence_by_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["この薬は奇跡の治療です。", "기적의 치료제입니다."])
def test_japanese_and_korean_are_foreign(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize("text", ["A miracle cure", "奇迹疗法", "優の選面膜根治痘痘", "naïve café"])
def test_english_and_chinese_are_not_foreign(text: str) -> None:
    assert not is_foreign(text)


@pytest.mark.parametrize("times", [1, 400], ids=["short", "long"])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "tea",
        "“thé” – чай",
        "\u2fff",
        "\u3000",
        "tea。",
        "茶",
        "お茶",
        "tea 🍵",
        "tea \ud83c",
        "\U0010ffff",
    ],
)
def test_a_text_is_wide_that_has_a_sign_of_chinese_or_one_behind(text: str, times: int) -> None:
    assert is_wide(text * times) is (max(text, default="") >= WIDE)
