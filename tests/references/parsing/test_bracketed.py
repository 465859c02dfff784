"""Entries with their title and their journal in the brackets of Chinese titles."""

from __future__ import annotations

import pytest

from healthlint.references.parsing import parse

TITLE, JOURNAL = "午睡与夜班护士血压的队列研究", "睡眠与健康"
BOTH = "林若安; 周立新"
ENTRIES = {
    "a colon before the title": (f"林若安、周立新：《{TITLE}》，《{JOURNAL}》2020年第1期，第12—19页。", BOTH),
    "others": (f"[3] 林若安等：《{TITLE}》，《{JOURNAL}》2020年第1期，第12-19页", "林若安"),
    "in which journal": (f"林若安，周立新：《{TITLE}》，载《{JOURNAL}》2020年第1期，第12～19页。", BOTH),
    "the year behind the names": (
        f"林若安、周立新（2020），《{TITLE}》，载《{JOURNAL}》第3卷第1期，12-19页。",
        BOTH,
    ),
    "nothing between": (f"林若安、周立新（2020）《{TITLE}》。《{JOURNAL}》3（1）：12-19。", BOTH),
    "single brackets": (f"林若安、周立新，〈{TITLE}〉，《{JOURNAL}》3:1（2020），頁12-19。", BOTH),
    "single brackets behind a year": (
        f"林若安、周立新（2020）。〈{TITLE}〉。《{JOURNAL}》，3（1），12-19。",
        BOTH,
    ),
    "a remark before the names": (
        f"参见林若安：《{TITLE}》，《{JOURNAL}》2020年第1期，第12—19页。",
        "林若安",
    ),
    "a body": (
        f"示例睡眠研究委员会：《{TITLE}》，《{JOURNAL}》2020年第1期，第12—19页。",
        "示例睡眠研究委员会",
    ),
    "nobody": (f"《{TITLE}》，《{JOURNAL}》2020年第1期，第12—19页。", ""),
}


@pytest.mark.parametrize(("entry", "authors"), ENTRIES.values(), ids=ENTRIES.keys())
def test_title_journal_and_place_are_read_out_of_brackets(entry: str, authors: str) -> None:
    cited = parse(entry)
    assert (cited.title, cited.container, cited.year, cited.issue) == (TITLE, JOURNAL, 2020, "1")
    assert "; ".join(name.family for name in cited.authors) == authors
    assert cited.volume in ("", "3")
    assert cited.pages.replace("~", "-") == "12-19"


@pytest.mark.parametrize(
    "entry",
    [
        "《睡眠指南》、《午睡指南》2020年版",
        "林若安：《睡眠手册》，示例出版社，2020年",
        "《睡眠指南》和《午睡指南》2020",
    ],
)
def test_titles_beside_each_other_are_no_journal(entry: str) -> None:
    assert parse(entry).container not in ("午睡指南", "睡眠指南")
