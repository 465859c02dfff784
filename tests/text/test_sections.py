from __future__ import annotations

import pytest

from healthlint.text.builder import DocumentBuilder
from healthlint.text.language.folding import fold
from healthlint.text.model import Document, Kind
from healthlint.text.roles import role_of_heading, role_of_label

HEADINGS = {
    "references": [
        "References", "5. References", "References (12)", "Sources and further reading", "SOURCES:",
        "Bibliography", "Works Cited", "Selected references", "Further Reading", "References & Notes",
        "Scientific references", "【参考文献】", "参考文献：", "參考資料:", "五、参考文献",
        "参考文献 (References)", "References 参考文献", "主要参考文献", "资料来源", "延伸閱讀",
        "**References**", "（六）參考來源",
    ],
    "disclaimer": [
        "Disclaimer", "Medical disclaimer:", "Important medical disclaimer", "IMPORTANT NOTICE",
        "免责声明", "免責說明：", "医疗免责声明", "【温馨提示】", "版权与免责声明", "郑重声明",
        "Disclaimer 免责声明",
    ],
    "faq": [
        "FAQ", "FAQs", "Frequently Asked Questions", "Frequently asked questions (FAQ)", "Stem cell FAQs",
        "Q&A", "Questions and answers", "FAQs about islet cells", "Common questions", "People also ask",
        "常见问题", "常見問題解答", "常见问题(FAQ)", "六、常见疑问", "患者问答", "干细胞治疗的常见问题",
    ],
    "about": [
        "About us", "About the author", "About the Authors", "About this site", "About Acorn Hospital",
        "About our clinic", "Author bio", "Meet our team", "关于我们", "關於作者", "作者简介", "醫院簡介",
        "关于橡树医院",
    ],
    None: [
        "About diabetes", "About type 1 diabetes", "Sources of insulin", "Key takeaways",
        "A note on sources and methods", "Questions to ask your doctor", "关于糖尿病", "参考价值有多大",
        "声明书怎么写", "Why references matter", "Conclusion", "常见症状", "来源于脐带的细胞",
        "Disclaimers in advertising: a short history", "",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "role"), [(heading, role) for role, headings in HEADINGS.items() for heading in headings]
)
def test_a_heading_says_which_part_it_begins(heading: str, role: str | None) -> None:
    assert role_of_heading(fold(heading)) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Disclaimer: this page is information only.", "disclaimer"),
        ("Medical disclaimer: ask your doctor.", "disclaimer"),
        ("**Disclaimer:** ask your doctor.", "disclaimer"),
        ("免責說明:本文僅供參考。", "disclaimer"),
        ("【免责声明】本文仅供参考。", "disclaimer"),
        ("温馨提示：请遵医嘱。", "disclaimer"),
        ("Sources: Penmere Health Atlas, 2024.", "references"),
        ("参考资料：《潮汐医学年鉴》，2024年。", "references"),
        ("About the author: Ana Rook is a nurse.", "about"),
        ("作者简介：林禾，护士。", "about"),
        ("Source: Penmere Wire", None),
        ("来源：潮汐通讯社", None),
        ("Disclaimer", None),
        ("The disclaimer: a history of small print.", None),
        ("本文声明：无利益冲突", "disclaimer"),
        ("医生提醒：不要停药。", None),
    ],
)
def test_a_label_speaks_for_its_block(text: str, role: str | None) -> None:
    assert role_of_label(fold(text)) == role


def document(*blocks: tuple[Kind, str] | tuple[Kind, str, int]) -> Document:
    source = "\n".join(block[1] for block in blocks)
    builder = DocumentBuilder(source, "example", "markdown")
    at = 0
    for kind, text, *level in blocks:
        builder.open(kind, at, level[0] if level else 0)
        builder.text(at, at + len(text))
        at += len(text) + 1
        builder.close(at - 1)
    return builder.build()


def parts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind, block.section) for block in document.blocks]


def test_a_section_ends_at_a_heading_of_its_level() -> None:
    assert parts(
        document(
            ("heading", "References", 2),
            ("heading", "Books", 3),
            ("list-item", "Wren P. Islets. 2019."),
            ("heading", "What next", 2),
            ("paragraph", "Nobody knows."),
        )
    ) == [
        ("heading", "references"),
        ("heading", "references"),
        ("reference", "references"),
        ("heading", "body"),
        ("paragraph", "body"),
    ]


def test_a_list_of_references_ends_where_a_block_is_no_entry() -> None:
    assert parts(
        document(
            ("heading", "参考资料", 2),
            ("list-item", "林禾.胰岛研究[J].潮汐医学,2024,3(1):1-6."),
            ("paragraph", "免責說明：本文不能替代醫師的建議。"),
            ("paragraph", "扫码添加微信"),
        )
    ) == [
        ("heading", "references"),
        ("reference", "references"),
        ("paragraph", "disclaimer"),
        ("paragraph", "body"),
    ]


def test_a_newsletter_line_after_the_sources_is_no_source() -> None:
    assert parts(
        document(
            ("heading", "Sources", 2),
            ("paragraph", "Wren P. Islets. Tidal Medicine 2019;3:1-6."),
            ("paragraph", "Penmere Health Office – Islets"),
            ("paragraph", "Join our mailing list"),
        )
    ) == [
        ("heading", "references"),
        ("reference", "references"),
        ("reference", "references"),
        ("paragraph", "body"),
    ]


def test_a_sentence_that_opens_the_references_is_no_entry() -> None:
    assert parts(
        document(
            ("heading", "Sources", 2),
            ("paragraph", "We read all of these papers before we wrote a single word of the page."),
            ("list-item", "Wren P. Islets. 2019."),
        )
    )[1:] == [("paragraph", "references"), ("reference", "references")]


def test_a_copyright_line_after_the_sources_is_no_source() -> None:
    assert parts(
        document(
            ("heading", "Sources", 2),
            ("list-item", "Wren P. Islets. 2019."),
            ("paragraph", "© 2026 Acorn Hospital"),
        )
    )[-1] == ("paragraph", "body")


def test_a_paragraph_that_is_only_a_role_serves_as_a_heading() -> None:
    assert parts(
        document(("paragraph", "References"), ("list-item", "Wren P. Islets. 2019."), ("heading", "End", 2))
    ) == [("heading", "references"), ("reference", "references"), ("heading", "body")]


def test_a_list_item_named_like_a_role_is_a_line_of_the_contents() -> None:
    assert parts(document(("list-item", "References"), ("paragraph", "Cells are small."))) == [
        ("list-item", "body"),
        ("paragraph", "body"),
    ]


def test_questions_of_an_faq_are_known_in_headings_and_paragraphs() -> None:
    assert parts(
        document(
            ("heading", "Is it new?", 2),
            ("heading", "FAQ", 2),
            ("heading", "Is it safe?", 3),
            ("paragraph", "Nobody knows."),
            ("paragraph", "安全吗？"),
            ("paragraph", "尚无定论。"),
            ("heading", "Will it stay?", 2),
            ("heading", "In closing", 2),
        )
    ) == [
        ("heading", "body"),
        ("heading", "faq"),
        ("question", "faq"),
        ("paragraph", "faq"),
        ("question", "faq"),
        ("paragraph", "faq"),
        ("question", "faq"),
        ("heading", "body"),
    ]


def test_a_page_titled_as_an_faq_is_one() -> None:
    assert parts(document(("title", "Islet cells FAQ", 1), ("heading", "Is it safe?", 2)))[1] == (
        "question",
        "faq",
    )


def test_a_footnote_belongs_to_the_references_wherever_it_stands() -> None:
    assert parts(document(("reference", "Wren P. Islets. 2019."), ("paragraph", "Cells are small."))) == [
        ("reference", "references"),
        ("paragraph", "body"),
    ]


def test_a_label_in_a_list_of_references_ends_it() -> None:
    assert parts(
        document(
            ("heading", "References", 2),
            ("paragraph", "Wren P. Islets. 2019."),
            ("paragraph", "Disclaimer: this is information, not advice."),
            ("paragraph", "Book your visit in 2026"),
        )
    )[2:] == [("paragraph", "disclaimer"), ("paragraph", "body")]
