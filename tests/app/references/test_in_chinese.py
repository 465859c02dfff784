"""References of Chinese articles are told in Chinese, and their columns stand in line."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.references.conftest import References, row

from healthlint.report.snippet import columns


def test_a_chinese_article_is_told_in_chinese(references: References, registry: str) -> None:
    lines = references("wushui.md", "--registry", registry)
    assert lines[0] == "wushui.md：2 条参考文献"
    assert "相符  " in row(lines, "[1]")
    assert "林若安、周立新 2022" in row(lines, "[1]")
    assert "登记库未收录" in row(lines, "[2]")
    assert lines[-1].startswith("1 篇文章，2 条参考文献，查询了 2 条：相符 1 条，登记库未收录 1 条；登记库 ")


def test_traditional_characters_are_those_of_the_registered_work(
    references: References, registry: str
) -> None:
    assert "相符  " in row(references("wushui-hant.md", "--registry", registry), "[1]")


@pytest.mark.parametrize(("language", "said"), [("en", "no identifier"), ("zh", "无标识符")])
def test_the_language_can_be_chosen(references: References, language: str, said: str) -> None:
    for name in ("naps.md", "wushui.md"):
        assert any(said in line for line in references(name, "--message-language", language))


def test_the_config_can_choose_the_language(references: References, shelf: Path) -> None:
    (shelf / ".healthlint.toml").write_text('message-language = "zh"\n', encoding="utf-8")
    assert references("naps.md")[0] == "naps.md：1 条参考文献"


def test_wide_signs_keep_the_columns_of_a_table_in_line(references: References) -> None:
    lines = references("wushui.md")
    assert lines[1].endswith("标识符")
    at = columns(lines[1].removesuffix("标识符"))
    assert [columns(line.removesuffix("—")) for line in lines[2:4]] == [at, at]
