from __future__ import annotations

import pytest

from healthlint.text.model import Document
from healthlint.text.readers.plain.reader import read


def shown(source: str) -> list[str]:
    return [f"{block.kind}: {block.text}" for block in read(source, "page.txt").blocks]


def test_a_site_header_a_date_and_a_byline_may_stand_before_the_title() -> None:
    source = """About Acorn

Health 04/05/2024 09:30

New cells help the pancreas of the water vole

By Orla Finch

The vole was well after a week. It is still well.
"""
    assert shown(source) == [
        "navigation: About Acorn",
        "paragraph: Health 04/05/2024 09:30",
        "title: New cells help the pancreas of the water vole",
        "paragraph: By Orla Finch",
        "paragraph: The vole was well after a week. It is still well.",
    ]


def test_a_title_may_stand_after_an_introduction_where_the_chapters_begin() -> None:
    source = """很多人问到这种新疗法。
本文介绍目前的证据。

新疗法能治好水鼠的糖尿病吗?
一、什么是水鼠
水鼠生活在河边,喜欢吃草。
二、疗法从何而来
研究者在河边找到了它。
"""
    document = read(source, "page.txt")
    assert [block.kind for block in document.blocks] == [
        "paragraph", "paragraph", "title", "heading", "paragraph", "heading", "paragraph",
    ]  # fmt: skip
    assert document.title is not None
    assert document.title.text == "新疗法能治好水鼠的糖尿病吗?"


def test_an_opening_heading_of_a_part_is_no_title() -> None:
    assert (
        shown("Key points\n- Voles are small.\n- They swim.\nVoles live by the river.\n")[0]
        == "heading: Key points"
    )
    assert shown("Introduction\nVoles live by the river.\n")[0] == "heading: Introduction"
    assert shown("前言\n水鼠生活在河边。\n")[0] == "heading: 前言"


def test_a_title_may_shout() -> None:
    source = "震惊！水鼠学会了飞！\n来源：潮汐通讯社\n\n记者昨天在河边看到了水鼠。它没有飞。\n"
    assert shown(source)[0] == "title: 震惊！水鼠学会了飞！"


def test_a_wrapped_page_may_have_short_lines_of_other_kinds() -> None:
    source = """Penmere Rivers > News > Voles

WHAT PEOPLE SHOULD KNOW ABOUT VOLES
By Ana Rook | 12 March 2026

1. WHAT ARE THEY?

Voles are small. In spring the water of the river rises by a yard,
and the banks on which they live are flooded. Section 3 has details
of the trial, which took in 30 voles at the Penmere River Station in
2024 and 2025.

2. HOW DO THEY SWIM?

   * With their feet, which have many
     hairs.
   * With their tails.

River        Voles    Fish
River Tavy   6 of 30  0

(c) 2026 Penmere Rivers
"""
    assert shown(source) == [
        "navigation: Penmere Rivers > News > Voles",
        "title: WHAT PEOPLE SHOULD KNOW ABOUT VOLES",
        "paragraph: By Ana Rook | 12 March 2026",
        "heading: 1. WHAT ARE THEY?",
        "paragraph: Voles are small. In spring the water of the river rises by a yard, and the banks on which"
        " they live are flooded. Section 3 has details of the trial, which took in 30 voles at the Penmere"
        " River Station in 2024 and 2025.",
        "heading: 2. HOW DO THEY SWIM?",
        "list-item: With their feet, which have many hairs.",
        "list-item: With their tails.",
        "table-cell: River",
        "table-cell: Voles",
        "table-cell: Fish",
        "table-cell: River Tavy",
        "table-cell: 6 of 30",
        "table-cell: 0",
        "paragraph: (c) 2026 Penmere Rivers",
    ]


def test_a_title_that_comes_again_is_a_heading_and_with_a_number_an_image() -> None:
    source = (
        "How Do Voles Swim?\n\nUpdated on 4 May 2024 by\n\nHow Do Voles Swim?\n"
        "How Do Voles Swim? 2\n\nThey use their feet.\n"
    )
    assert shown(source) == [
        "title: How Do Voles Swim?",
        "paragraph: Updated on 4 May 2024 by",
        "heading: How Do Voles Swim?",
        "alt: How Do Voles Swim? 2",
        "paragraph: They use their feet.",
    ]


def test_short_lines_before_longer_ones_are_headings_with_and_without_blank_lines() -> None:
    tight = (
        "Voles and rivers\n\nVoles swim well.\nWhat the voles eat\nThey eat grass and roots.\n"
        "They drink water.\n"
    )
    assert shown(tight)[2:] == [
        "heading: What the voles eat",
        "paragraph: They eat grass and roots.",
        "paragraph: They drink water.",
    ]
    apart = "Voles and rivers\n\nVoles swim well.\n\nCaution: Why the River Is Deep\n\nThey drown at times.\n"
    assert shown(apart)[2] == "heading: Caution: Why the River Is Deep"


def test_a_line_with_a_colon_before_a_list_leads_over_to_it() -> None:
    assert shown("Voles and rivers\n\nThey are quick.\nVoles often eat:\n- Grass\n- Roots\nThat is all.\n")[
        2:
    ] == [
        "paragraph: Voles often eat:",
        "list-item: Grass",
        "list-item: Roots",
        "paragraph: That is all.",
    ]


@pytest.mark.parametrize(
    "mark",
    [
        "- ",
        "* ",
        "• ",
        "•",
        "· ",
        "●",
        "+ ",
        "– ",
        "1. ",
        "1) ",
        "(1) ",
        "（1）",
        "1、",
        "①",
        "a) ",
        "(a) ",
        "  - ",
        "\t• ",
    ],
)
def test_the_mark_of_a_list_item_is_not_read(mark: str) -> None:
    second = mark.replace("1", "2").replace("①", "②").replace("a", "b")
    assert shown(f"Voles eat many things.\n{mark}Long grass\n{second}Old roots\nThey are never full.\n") == [
        "paragraph: Voles eat many things.",
        "list-item: Long grass",
        "list-item: Old roots",
        "paragraph: They are never full.",
    ]


def test_a_number_before_its_text_heads_it_and_next_to_its_like_is_an_item() -> None:
    headings = "1. What voles eat\nThey eat grass.\n2. Where voles live\nThey live by rivers.\n"
    assert [line.split(":")[0] for line in shown(headings)] == ["heading", "paragraph"] * 2
    items = "Do this:\n1. Feed the vole\n2. Clean the tank\n3. Rest a while\nThen go home.\n"
    assert [line.split(":")[0] for line in shown(items)] == ["paragraph", *["list-item"] * 3, "paragraph"]


def test_levels_of_numbered_headings_follow_their_numbers() -> None:
    source = (
        "一、水鼠\n1. 水鼠吃什么?\n水鼠吃草。\n（二）水鼠住哪里\n水鼠住在河边。\n1.1 水鼠的窝\n窝在岸上。\n"
    )
    levels = [(block.text, block.level) for block in read(source, "p.txt").blocks if block.kind == "heading"]
    assert levels == [("一、水鼠", 2), ("1. 水鼠吃什么?", 3), ("（二）水鼠住哪里", 3), ("1.1 水鼠的窝", 3)]


def test_a_decimal_at_the_start_of_a_line_is_no_list_mark() -> None:
    assert shown("The vole was small.\n1.5 grams of grass were eaten.\n3.2 grams were left.\n")[1:] == [
        "paragraph: 1.5 grams of grass were eaten.",
        "paragraph: 3.2 grams were left.",
    ]


REFERENCES = {
    "numbers in brackets": "[1] Wren P. Voles. 2019.\n[2] Finch O. Rivers. 2020.",
    "numbers": "1. Wren P. Voles. 2019.\n2. Finch O. Rivers. 2020.",
    "blank lines between": "  1. Wren P. Voles. 2019.\n\n  2. Finch O. Rivers. 2020.",
    "bullets": "- Wren P. Voles. 2019.\n- Finch O. Rivers. 2020.",
    "no marks": "Wren P. Voles. 2019.\nFinch O. Rivers. 2020.",
}


@pytest.mark.parametrize("entries", REFERENCES.values(), ids=REFERENCES)
@pytest.mark.parametrize("heading", ["References", "Sources:", "參考資料:", "参考文献", "五、参考文献"])
def test_each_source_is_one_entry_and_what_follows_is_none(heading: str, entries: str) -> None:
    document = read(
        (
            f"Voles and rivers\n\nVoles swim well.\n\n{heading}\n{entries}\nDisclaimer: see your vet.\n"
            f"Join our list"
        ),
        "p",
    )
    kinds = [(block.kind, block.section) for block in document.blocks[2:]]
    assert kinds == [
        ("heading", "references"),
        ("reference", "references"),
        ("reference", "references"),
        ("paragraph", "disclaimer"),
        ("paragraph", "body"),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        "[1] Wren P, Finch O. The swimming of voles:\nA study of two rivers. Vole Med. 2019;3:1-6.",
        "[1] Wren P, Finch O. The swimming of voles\n    and of rats. Vole Med. 2019;3:1-6.",
        "[1] Wren P. The swimming of voles. Vole Med. 2019.\nhttps://penmere.example/voles",
        "[1] Wren P. The swimming of voles.\nVole Med. 2019;3:1-6.",
        "1. Wren P. The swimming of voles. Vole\n   Med. 2019;3:1-6.",
        "[1]林禾,周苇.水鼠的游泳[J].\n河流医学,2019,3(1):1-6.",
    ],
)
def test_an_entry_broken_over_two_lines_is_one(entry: str) -> None:
    second = entry.replace("1", "2", 1)
    document = read(f"Voles swim.\n\nReferences\n{entry}\n{second}\n", "p")
    assert [block.kind for block in document.blocks] == ["paragraph", "heading", "reference", "reference"]


def test_labels_of_bracketed_sources_are_read_for_the_text_names_them() -> None:
    assert (
        shown("Voles swim.[1]\n\nReferences\n[1] Wren P. Voles. 2019.\n")[-1]
        == "reference: [1] Wren P. Voles. 2019."
    )


def test_a_last_line_that_calls_to_act_stays_prose() -> None:
    for call in ("Subscribe to the vole letter", "扫码添加微信", "Book your visit today"):
        assert (
            shown(f"Voles swim well.\n\nReferences\n1. Wren P. Voles. 2019.\n\n{call}")[-1]
            == f"paragraph: {call}"
        )


def test_links_to_other_pages_at_the_end_are_navigation() -> None:
    source = (
        "Voles swim well.\n\nDisclaimer: see your vet.\n\nRelated articles\n\nWhy rats climb\n\n"
        "Book a visit\n"
    )
    assert shown(source)[2:] == [
        "navigation: Related articles",
        "navigation: Why rats climb",
        "paragraph: Book a visit",
    ]


def test_questions_with_answers_are_known_with_and_without_a_heading() -> None:
    with_heading = (
        "Voles and rivers\n\nThey swim.\n\nFAQs\nCan voles swim?\nYes, they can.\nIs it safe?\n"
        "No.\nClosing words\nGo home.\n"
    )
    assert shown(with_heading)[2:] == [
        "heading: FAQs",
        "question: Can voles swim?",
        "paragraph: Yes, they can.",
        "question: Is it safe?",
        "paragraph: No.",
        "heading: Closing words",
        "paragraph: Go home.",
    ]
    without = "Voles and rivers\n\nThey swim.\n\nCan voles swim?\n\nYes, they can.\n"
    assert shown(without)[2] == "question: Can voles swim?"
    marked = "问：水鼠会游泳吗？\n答：会。\nQ: Is it safe?\nA: No.\n"
    assert shown(marked) == [
        "question: 水鼠会游泳吗？", "paragraph: 会。", "question: Is it safe?", "paragraph: No.",
    ]  # fmt: skip


def test_a_long_question_in_running_text_is_a_paragraph() -> None:
    source = (
        "那么，水鼠在春天的河水里到底能不能游得比别的动物更快更远？这是很多人关心的问题。\n本文给出答案。\n"
    )
    assert [line.split(":")[0] for line in shown(source)] == ["paragraph", "paragraph"]


def test_run_together_cells_are_rows_of_a_table() -> None:
    source = (
        "Voles and rivers\n\nThey swim.\n\nRiverLengthNumber of Voles\nRiver A1230 voles\n"
        "River B4524 voles\n\nThat is many.\n"
    )
    assert shown(source)[2:5] == [
        "table-cell: RiverLengthNumber of Voles",
        "table-cell: River A1230 voles",
        "table-cell: River B4524 voles",
    ]


def test_cells_that_stand_apart_are_cells() -> None:
    for source in (
        "River\tVoles\nTavy\t30\n",
        "River    Voles\nTavy     30\n",
        "| River | Voles |\n|---|---|\n| Tavy | 30 |\n",
    ):
        assert shown(source) == [
            "table-cell: River",
            "table-cell: Voles",
            "table-cell: Tavy",
            "table-cell: 30",
        ]


def test_a_name_with_a_capital_inside_is_no_table() -> None:
    source = "Voles and rivers\n\nVoles swim.\n\nReading MedlineVole\n\nIt is a good page.\n"
    assert shown(source)[2] == "heading: Reading MedlineVole"


def test_wrapped_lines_are_joined() -> None:
    source = """Voles and rivers

The vole is a small animal that lives on the banks of slow rivers and
eats grass, roots and now and then an apple that has fallen from a tree
by the water. People who keep voles as companions in the house shouldn't
change or stop their meals.
It swims well.
"""
    assert shown(source) == [
        "title: Voles and rivers",
        "paragraph: The vole is a small animal that lives on the banks of slow rivers and eats grass, roots"
        " and now and then an apple that has fallen from a tree by the water. People who keep voles as"
        " companions in the house shouldn't change or stop their meals.",
        "paragraph: It swims well.",
    ]


def test_wrapped_chinese_lines_are_joined_without_a_blank() -> None:
    first = "水鼠是一种小型动物，生活在水流缓慢的河岸上，平时吃青草和根茎，有时也会吃从"
    second = "树上掉落的苹果。它游泳的本领很好，能够在水下停留很长的时间，但是在冬天它很少下"
    source = f"{first}\n{second}\n水。\n\n它不冬眠。\n"
    assert shown(source) == [f"paragraph: {first}{second}水。", "paragraph: 它不冬眠。"]


@pytest.mark.parametrize("end", ["as far away as", "as far away as the", "on a bank of", "in ponds and"])
def test_a_line_that_breaks_off_in_the_midst_of_a_phrase_is_no_heading(end: str) -> None:
    line = f"Voles eat grass and roots on rivers, and some live {end}"
    assert shown(f"Voles\n\n{line}\nHollinham.\n\nThey swim.\n") == [
        "title: Voles",
        f"paragraph: {line} Hollinham.",
        "paragraph: They swim.",
    ]


def test_a_heading_may_end_with_a_short_word() -> None:
    heading = "Which banks of the river do the voles of Hollinham come from"
    source = f"Voles and rivers\n\nVoles swim.\n\n{heading}\nThey come from the mill.\n"
    assert shown(source)[2:] == [f"heading: {heading}", "paragraph: They come from the mill."]


def test_paragraphs_of_one_line_are_not_joined() -> None:
    source = (
        "Voles are small animals that live by the river.\nThey eat grass and roots.\n"
        "In winter they sleep a little longer.\n"
    )
    assert len(shown(source)) == 3


def test_an_indent_of_two_wide_blanks_begins_a_paragraph() -> None:
    assert shown("　　水鼠生活在河边，\n　　它吃草。\n") == [
        "paragraph: 水鼠生活在河边，",
        "paragraph: 它吃草。",
    ]


def test_a_list_item_goes_on_under_its_text() -> None:
    assert shown("Do this:\n- Feed the vole\n  twice a day.\n- Rest.\n")[1:] == [
        "list-item: Feed the vole twice a day.",
        "list-item: Rest.",
    ]


def test_a_word_cut_at_a_hyphen_is_one_word() -> None:
    source = "The vole was in long-\nterm care by the river.\n"
    assert "long-term care" in shown(source)[0]


def test_marks_of_markdown_are_taken_for_what_they_mean() -> None:
    source = (
        "# Voles\n\nVoles are **very** small; see [the page](https://penmere.example/v).\n\n"
        "## Food\nGrass.\n> They swim.\n> They dive.\n"
    )
    document = read(source, "p")
    assert [(block.kind, block.text, block.level) for block in document.blocks] == [
        ("title", "Voles", 1),
        ("paragraph", "Voles are very small; see the page.", 0),
        ("heading", "Food", 2),
        ("paragraph", "Grass.", 0),
        ("quote", "They swim. They dive.", 0),
    ]
    assert [link.target for link in document.links] == ["https://penmere.example/v"]


def test_a_hashtag_is_no_heading() -> None:
    assert shown("Voles swim.\n#voles\n")[1] == "paragraph: #voles"


def test_an_underlined_line_is_a_heading_and_the_line_below_is_not_read() -> None:
    assert shown("Voles and rivers\n================\n\nThey swim.\n\nFood\n----\n\nGrass.\n") == [
        "title: Voles and rivers",
        "paragraph: They swim.",
        "heading: Food",
        "paragraph: Grass.",
    ]


def test_a_paragraph_that_is_only_a_quotation_is_a_quote_with_its_speaker() -> None:
    source = (
        "Voles and rivers\n\nThey swim.\n\n“The vole is the best of all swimmers.”\n"
        "— Orla Finch, vet\n\nShe is right.\n"
    )
    assert shown(source)[2:4] == [
        "quote: “The vole is the best of all swimmers.”",
        "quote: — Orla Finch, vet",
    ]


def test_a_quotation_with_words_around_it_is_a_paragraph() -> None:
    source = (
        "They swim.\n\n“The vole is the best of all swimmers,” said a vet. “It is quick.”\n\nShe is right.\n"
    )
    assert shown(source)[1].startswith("paragraph: ")


def test_words_in_place_of_an_image_are_alt_text() -> None:
    assert shown("Voles and rivers\n\nwater vole cure 2024\n\nThey swim.\n")[1] == "alt: water vole cure 2024"


def test_a_caption_is_known_by_its_label() -> None:
    assert shown("They swim.\n\nFigure 2. A vole in the river\n\n图1：河里的水鼠\n\nIt is small.\n")[1:3] == [
        "caption: Figure 2. A vole in the river",
        "caption: 图1：河里的水鼠",
    ]


def test_addresses_in_the_text_are_links_without_the_stop_after_them() -> None:
    source = "See https://penmere.example/a.b?c=1, www.vole.example。或写信到 ask@vole.example。\n"
    document = read(source, "p")
    assert [source[link.span.start : link.span.end] for link in document.links] == [
        "https://penmere.example/a.b?c=1",
        "www.vole.example",
        "ask@vole.example",
    ]


def test_short_lines_behind_a_colon_are_a_list() -> None:
    assert shown("Voles swim.\n\nThe signs are:\nFatigue\nThirst\nHunger\n\nThen rest.\n")[2:5] == [
        "list-item: Fatigue",
        "list-item: Thirst",
        "list-item: Hunger",
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line(end: str) -> None:
    source = end.join(["Voles and rivers", "", "They swim.", "", "- One", "- Two", ""])
    document: Document = read("\ufeff" + source, "p")
    assert [block.text for block in document.blocks] == ["Voles and rivers", "They swim.", "One", "Two"]
    assert [document.lines.position(block.span.start)[0] for block in document.blocks] == [1, 3, 5, 6]


@pytest.mark.parametrize(
    "source", ["", "\n\n", "\ufeff", "\x00", " \t\f ", "-", "#", ">", "[1]", "----", "\u3000\u3000", "\ud800"]
)
def test_a_text_of_next_to_nothing_is_a_document(source: str) -> None:
    assert read(source, "p").source == source


@pytest.mark.parametrize(
    "line",
    ["vole ", "水鼠", "a, ", "- a", "“", "| a ", "1. ", "**a", "[a](http", "> a", "__a__", "a@", "www."],
)
def test_a_line_of_a_megabyte_is_read(line: str) -> None:
    assert read(line * (1_000_000 // len(line)), "p").blocks


@pytest.mark.parametrize(
    "line",
    ["A b\n", "a,\n", "水，\n", "- a\n", "A?\n\n", "aaaBbb\n", "a\tb\n", "1. A\n", "1. A\nVoles swim.\n"],
)
def test_very_many_lines_are_read(line: str) -> None:
    assert read(line * 20_000, "p").blocks
