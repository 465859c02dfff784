"""Does the context pass hold its promises for any text, and in the structures that span blocks?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.builder import DocumentBuilder
from healthlint.text.context.status import STATUSES, status_of, statuses_of
from healthlint.text.model import Document, Match
from healthlint.text.readers import read_markdown

PIECES = [
    *'not no may but if avoid clinic cure Myth “ ” " 「 」 ‘ ’ , . ? ， 。 ？ 《 》 ( ) [1] :'.split(),
    *"不 没有 可能 如果 警惕 机构 说 王建民 治愈".split(),
    "Dr Imani Okoro said",
    "\n",
    " ",
]


def paragraph(text: str) -> Document:
    builder = DocumentBuilder(text, "example", "plain")
    builder.open("paragraph", 0)
    builder.text(0, len(text))
    builder.close(len(text))
    return builder.build()


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=25), st.data())
def test_any_stretch_of_any_text_has_a_status(pieces: list[str], data: st.DataObject) -> None:
    document = paragraph(" ".join(pieces))
    sentences = [sentence for block in document.blocks for sentence in block.sentences]
    if not sentences:
        return
    sentence = data.draw(st.sampled_from(sentences))
    start = data.draw(st.integers(sentence.start, sentence.end - 1))
    end = data.draw(st.integers(start + 1, sentence.end))
    found = statuses_of(sentence, start, end)
    assert found == tuple(status for status in STATUSES if status in found)
    assert found
    assert status_of(sentence, start, end) == found[0]
    assert "asserted" not in found or found == ("asserted",)


def test_a_match_knows_all_its_statuses_and_the_first_of_them() -> None:
    document = paragraph("It is not a “miracle” [2].")
    start = document.prose.index("miracle")
    match = Match(document, start, start + 7, "miracle")
    assert match.statuses == ("negated", "scare-quoted", "cited")
    assert match.status == "negated"


def test_two_matches_of_a_sentence_are_judged_apart() -> None:
    document = paragraph("It does not cure colds, but it cures warts.")
    sentence = document.sentence_at(0)
    first, second = document.prose.index("cure"), document.prose.index("cures")
    assert status_of(sentence, first, first + 4) == "negated"
    assert status_of(sentence, second, second + 5) == "asserted"


def test_a_long_sentence_of_nothing_but_cues_is_read_in_one_pass() -> None:
    document = paragraph("not if may avoid “whether " * 4000 + "cure")
    start = document.prose.rindex("cure")
    assert status_of(document.sentence_at(start), start, start + 4)


def test_inline_code_and_the_text_of_a_link_to_an_article_are_not_the_authors_words() -> None:
    source = "Read why this miracle herb cures nothing today, then run miracle."
    builder = DocumentBuilder(source, "example", "markdown")
    builder.open("paragraph", 0)
    builder.text(0, 5)
    begun = builder.position
    builder.text(5, 46)
    builder.link(begun, "https://example.org/herb", 5, 46)
    builder.text(46, len(source) - 8)
    begun = builder.position
    builder.text(len(source) - 8, len(source) - 1)
    builder.code(begun)
    builder.text(len(source) - 1, len(source))
    document = builder.build()
    for start in (document.prose.index("miracle"), document.prose.rindex("miracle")):
        assert "work-title" in statuses_of(document.sentence_at(start), start, start + 7)


TABLES = {
    "a judged column of adverts": (
        "warned-against",
        "| The advert says | What is wrong with it |\n|---|---|\n| “⟦cures⟧ deafness” | no trial |\n",
    ),
    "a column of what to avoid": (
        "warned-against",
        "| Avoid | Prefer |\n|---|---|\n| a ⟦miracle⟧ drug | a drug |\n| a game-changer | a drug |\n",
    ),
    "the second row of an HTML table": (
        "warned-against",
        "<table><tr><th>No.</th>\n<th>Myth</th></tr>\n<tr><td>1</td>\n<td>Milk causes spots</td></tr>\n"
        "<tr><td>2</td>\n<td>Honey ⟦cures⟧ hay fever</td></tr></table>\n",
    ),
    "违规用语": (
        "warned-against",
        "| 违规用语 | 建议改为 |\n|---|---|\n| 彻底⟦根治⟧鼻炎 | 缓解鼻炎症状 |\n",
    ),
    "说法与真相": (
        "warned-against",
        "| 说法 | 真相 |\n|---|---|\n| 喝醋⟦软化血管⟧ | 没有研究支持 |\n",
    ),
    "the other column": (
        "asserted",
        "| The advert says | What is wrong with it |\n|---|---|\n| sleep well | our gel ⟦cures⟧ it |\n",
    ),
    "a column of adverts that nobody judges": (
        "asserted",
        "| Slogan | Price |\n|---|---|\n| Miracle balm ⟦cures⟧ eczema | 20 |\n",
    ),
    "a shop's products": (
        "asserted",
        "| Product | What it does |\n|---|---|\n| Miracle balm | ⟦cures⟧ eczema |\n",
    ),
    "产品与功效": (
        "asserted",
        "| 产品 | 功效 |\n|---|---|\n| 鼻炎膏 | 彻底⟦根治⟧鼻炎 |\n",
    ),
    "宣传与价格": (
        "asserted",
        "| 宣传 | 价格 |\n|---|---|\n| 彻底⟦根治⟧鼻炎 | 98元 |\n",
    ),
}


@pytest.mark.parametrize(("status", "source"), TABLES.values(), ids=TABLES)
def test_a_cell_is_read_as_the_head_of_its_column_means_it(status: str, source: str) -> None:
    before, _, rest = source.partition("⟦")
    term, _, after = rest.partition("⟧")
    document = read_markdown(before + term + after, "table.md")
    start = document.prose.index(term)
    assert status_of(document.sentence_at(start), start, start + len(term)) == status


JAPANESE = "# 奇跡の治療\n\n## 奇跡的治療\n\nこの薬は糖尿病を完全に治すと言われています。\n"
CHINESE = "# 奇跡\n\n## 奇跡的治療\n\n鄰居說這種茶能治好糖尿病，這是不對的。\n"


@pytest.mark.parametrize(
    ("source", "foreign"),
    [
        pytest.param(f"---\nlang: ja\n---\n{JAPANESE}", True, id="a Japanese page that says so"),
        pytest.param(JAPANESE, False, id="a Japanese page that does not"),
        pytest.param(f"---\nlang: ja-JP\n---\n{CHINESE}", False, id="a Chinese page of a wrong template"),
        pytest.param(f"---\nlang: zh-TW\n---\n{JAPANESE}", False, id="a Chinese page with Japanese"),
    ],
)
def test_words_without_kana_are_foreign_where_the_page_is_japanese(source: str, foreign: bool) -> None:
    document = read_markdown(source, "a.md")
    start = document.prose.index("奇跡的治療")
    sentence = document.sentence_at(start)
    assert (status_of(sentence, start, start + 2) == "foreign") == foreign
