"""Is folded text as long as the prose, and the same for spellings that a reader takes for the same?"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.text.language.folding import fold, simplify
from healthlint.text.readers import read_markdown

CI = Path(__file__).parents[2] / ".ci" / "make_folding_table.py"
LIKELY = st.text(
    "aZ-İßΣǅ‘’“”「」–—…　．ＡｂｃＺ？！，。、－臺癒藥療裏幹乾着⼈\u00a0\u200b\U00020000\U0001f600"
)


@settings(max_examples=200, deadline=None)
@given(st.text() | LIKELY)
def test_every_text_keeps_its_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(max_examples=200, deadline=None)
@given(st.text() | LIKELY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=100, deadline=None)
@given(st.text() | LIKELY, st.text() | LIKELY)
def test_the_rest_of_a_text_does_not_change_how_a_part_is_folded(left: str, right: str) -> None:
    # the capital sigma alone has two small forms, by its place in the word
    left, right = left.replace("Σ", "s"), right.replace("Σ", "s")
    assert fold(left) + fold(right) == fold(left + right)


def test_every_character_folds_to_one() -> None:
    assert all(len(fold(chr(code))) == 1 for code in range(0x110000))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("臺灣", "台湾"),
        ("台灣", "台湾"),
        ("治癒", "治愈"),
        ("療癒", "疗愈"),
        ("幹細胞", "干细胞"),
        ("乾細胞", "干细胞"),
        ("干细胞", "干细胞"),
        ("這裏", "这里"),
        ("這裡", "这里"),
        ("打著", "打着"),
        ("打着", "打着"),
        ("藥到病除", "药到病除"),
        ("痠痛", "酸痛"),
        ("衞生", "卫生"),
        ("衛生", "卫生"),
        ("祕方", "秘方"),
        ("髮", "发"),
        ("并發癥", "并发症"),
        ("併發症", "并发症"),
        ("啟動", "启动"),
        ("⼈⼯", "人工"),
        ("１００％", "100%"),
        ("ＭＩＲＡＣＬＥ", "miracle"),
        ("（治愈）", "(治愈)"),
        ("「根治」", '"根治"'),
        ("『根治』", '"根治"'),
        ("“Cure”", '"cure"'),
        ("doesn’t", "doesn't"),
        ("game-changing", "game changing"),
        ("game\u2011changing", "game changing"),
        ("Is it？Yes！", "is it?yes!"),
        ("甲、乙。", "甲,乙."),
        ("《根治》", "《根治》"),
    ],
)
def test_spellings_of_one_word_are_one(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("length", [1, 15, 16, 17, 40])
def test_a_text_with_many_or_few_foreign_signs_is_folded_alike(length: int) -> None:
    text = "癒療藥裏臺幹乾着證後髮髒鹼汙採慾週迴薑麵隻羣啟託嚐匯牀溫並併豔個纔祕覈峯復"[:length]
    assert fold(text) == "".join(map(fold, text))


def test_a_block_is_simplified_alike_before_and_after_its_document() -> None:
    document = read_markdown("# 癒療\n\n“Rest” – 休息１天，及 `x`\n", "page.md")
    alone = [block.simplified for block in document.blocks]
    assert alone == ["愈疗", '"Rest" – 休息1天,及 x']
    assert "".join(f"{text}\n" for text in alone) == document.simplified
    assert [block.simplified for block in document.blocks] == alone


def test_the_table_is_that_of_the_installed_opencc() -> None:
    pytest.importorskip("opencc")
    spec = importlib.util.spec_from_file_location("make_folding_table", CI)
    assert spec is not None
    assert spec.loader is not None
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert maker.TARGET.read_text("utf-8") == maker.table()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It’s “fast” – or so — they say. ", id="signs that English pages have"),
        pytest.param("The café’s “naïve” guests – 20 °C… ", id="others as well"),
        pytest.param("It’s called “黃芪” – or “astragalus” — there. ", id="Chinese among them"),
    ],
)
def test_a_text_is_folded_and_simplified_as_its_signs_are(text: str) -> None:
    long = text * 20
    assert fold(long) == "".join(map(fold, long))
    assert simplify(long) == "".join(map(simplify, long))
