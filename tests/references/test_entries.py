from __future__ import annotations

import pytest

from healthlint.references.extraction.reference import Reference
from healthlint.references.extraction.references import references_of
from healthlint.text.model import Document
from healthlint.text.readers import BY_FORMAT

ENTRY = "Okafor B, Lind C. Naps and the heart. Nap Medicine. 2021;9(3):1-5."
OTHER = "Lind C. Sleep by day. Nap Medicine. 2020;8:7-9."


def document(source: str, form: str = "markdown") -> Document:
    return BY_FORMAT[form](source, "article")


def listed(source: str, form: str = "markdown") -> list[Reference]:
    return [each for each in references_of(document(source, form)) if each.listed]


LISTS = {
    "a numbered list": f"## References\n\n1. {ENTRY}\n2. {OTHER}\n",
    "a bulleted list": f"## References\n\n- {ENTRY}\n- {OTHER}\n",
    "numbers in brackets": f"## References\n\n[1] {ENTRY}\n\n[2] {OTHER}\n",
    "numbers in brackets on lines that Markdown joins": f"## References\n\n[1] {ENTRY}\n[2] {OTHER}\n",
    "paragraphs": f"## References\n\n{ENTRY}\n\n{OTHER}\n",
    "circled numbers in a row": f"## 参考文献\n\n①{ENTRY}\n②{OTHER}\n",
    "a label on the line of the first": f"Naps help.\n\nReferences: [1] {ENTRY} [2] {OTHER}\n",
    "a label, and semicolons between": f"Naps help.\n\nSources: {ENTRY}; {OTHER}\n",
}


@pytest.mark.parametrize("source", LISTS.values(), ids=LISTS)
def test_the_entries_of_a_list_are_found_with_their_numbers(source: str) -> None:
    found = listed("# Naps\n\nNaps help.\n\n" + source)
    assert [(each.number, each.cited.title, each.cited.volume) for each in found] == [
        (1, "Naps and the heart", "9"),
        (2, "Sleep by day", "8"),
    ]


def test_a_plain_text_has_a_list_too() -> None:
    source = f"Naps\n\nNaps help.\n\nReferences\n\n[1] {ENTRY}\n[2] {OTHER}\n"
    assert [each.cited.title for each in listed(source, "plain")] == ["Naps and the heart", "Sleep by day"]


def test_the_span_of_an_entry_is_that_of_the_source() -> None:
    source = f"# Naps\n\n## References\n\n[1] {ENTRY} [2] {OTHER}\n"
    assert [source[slice(*each.span)] for each in listed(source)] == [f"[1] {ENTRY}", f"[2] {OTHER}"]


def test_an_entry_that_goes_on_in_the_next_block_is_one() -> None:
    source = (
        "Naps\n\nReferences\n\n[1] Okafor B. Naps and the heart.\nNap Medicine. 2021;9:1-5.\n[2] " + OTHER
    )
    first, second = listed(source, "plain")
    assert (first.cited.container, first.cited.year, second.number) == ("Nap Medicine", 2021, 2)


def test_numbers_that_markdown_counts_are_those_that_a_reader_sees() -> None:
    source = f"## References\n\n1. {ENTRY}\n1. {OTHER}\n"
    assert [each.number for each in listed(source)] == [1, 2]


def test_a_notice_behind_the_list_is_no_entry() -> None:
    source = f"## References\n\n{ENTRY}\n\nLast updated 2021 by the editors.\n"
    assert len(listed(source)) == 1


def test_a_footnote_goes_by_its_name() -> None:
    source = f"# Naps\n\nNaps help.[^lind]\n\n[^lind]: {OTHER}\n"
    (note,) = listed(source)
    assert (note.origin, note.number, note.label, note.cited.year) == ("footnote", None, "lind", 2020)


def test_a_remark_in_a_footnote_is_no_entry() -> None:
    assert listed("# Naps\n\nNaps help.[^1]\n\n[^1]: Some of us, at least.\n") == []


def test_a_line_below_a_table_names_its_source() -> None:
    source = (
        "# Naps\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSource: Harbour Sleep Institute, Nap Survey (2021)\n"
    )
    (line,) = listed(source)
    assert (line.origin, line.text) == ("source-line", "Harbour Sleep Institute, Nap Survey (2021)")


@pytest.mark.parametrize("words", ["Source: the internet", "来源：网络", "Sources: various"])
def test_a_line_that_names_nobody_is_no_source(words: str) -> None:
    assert listed(f"# Naps\n\nNaps help.\n\n{words}\n") == []


def test_further_reading_is_told_apart() -> None:
    source = f"# Naps\n\nNaps help.\n\n## Further reading\n\n- {ENTRY}\n"
    assert [each.further for each in listed(source)] == [True]


def test_an_article_without_references_has_none() -> None:
    assert references_of(document("# Naps\n\nNaps help, and the function of sleep is known.\n")) == ()


@pytest.mark.parametrize("name", ["Taghavi P", "Noteworth B", "Sharett C", "Authier D"])
def test_an_author_whose_name_begins_as_a_notice_does_is_one(name: str) -> None:
    assert len(listed(f"## References\n\n- {name}, Lind C. Sleep by day. Nap Medicine. 2020;8:7-9.\n")) == 1


def test_an_item_that_is_all_link_is_an_entry() -> None:
    source = (
        "## Sources\n\n- [Naps and the heart](https://naps.example/heart)\n- <https://naps.example/mind>\n"
    )
    assert [each.addresses for each in listed(source)] == [
        ("https://naps.example/heart",),
        ("https://naps.example/mind",),
    ]


SOURCE_LINES = {
    "one source": ("Source: Harbour Sleep Institute, 2021.", ["Harbour Sleep Institute, 2021."]),
    "two": (
        "Sources: Harbour Sleep Institute, 2021; Lind C. Tea. 2020.",
        ["Harbour Sleep Institute, 2021", "Lind C. Tea. 2020."],
    ),
    "year, and volume behind a semicolon": (f"Source: {ENTRY}", [ENTRY]),
    "year, and volume behind a semicolon of full width": (
        "（资料来源：林若安.午睡[J].睡眠医学，2008，（32）；71-72）",
        ["林若安.午睡[J].睡眠医学，2008，（32）；71-72"],
    ),
    "two in Chinese": (
        "来源：睡眠研究所，2021；周立新.喝茶.2020",
        ["睡眠研究所，2021", "周立新.喝茶.2020"],
    ),
    "in brackets, and a year in brackets": (
        "(Source: Harbour Sleep Institute (2021))",
        ["Harbour Sleep Institute (2021)"],
    ),
    "the whole web": ("Source: the internet", []),
    "several that have no name": ("Sources: various websites and research", []),
    "the web, and the counter beside it": ("来源：网络 浏览：10238", []),
    "a body that has the web in its name": ("来源：互联网健康研究所，2021", ["互联网健康研究所，2021"]),
    "a label in the middle": ("Naps are the source: of rest.", []),
}


@pytest.mark.parametrize(("line", "sources"), SOURCE_LINES.values(), ids=SOURCE_LINES)
def test_a_line_that_names_sources_gives_each_of_them(line: str, sources: list[str]) -> None:
    found = listed(f"# Naps\n\nNaps help.\n\n{line}\n\n## More\n\nNaps cost nothing.\n")
    assert [each.text for each in found] == sources
    assert all(each.is_labelled for each in found)


def test_a_label_with_words_that_name_no_work_is_no_entry() -> None:
    assert listed("# Naps\n\n- **数据来源**：从静态文件到实时数据\n") == []
