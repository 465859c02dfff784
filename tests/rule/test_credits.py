"""Are author, reviewer and date read from the lines of credits that pages print?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.text.language.folding import simplify
from healthlint.text.readers import BY_FORMAT
from healthlint_rules.transparency.dating import page_dates
from healthlint_rules.transparency.imprint import authors_of, reviewers_of
from healthlint_rules.transparency.sample import EN, ZH
from healthlint_rules.transparency.signatures import is_signature, may_be_signature

CASES = [
    pytest.param(*line.split("\t"), id=line)
    for line in Path(__file__).with_name("credits_cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
SIGNS = {"person": "A", "organisation": "O", "nobody": "empty"}


def said(text: str) -> set[str]:
    document = BY_FORMAT["markdown"](text, "page.md")
    signs = {SIGNS[author.named] for author in authors_of(document)}
    if any(reviewer.named != "nobody" for reviewer in reviewers_of(document)):
        signs.add("R")
    if page_dates(document):
        signs.add("D")
    return signs


@pytest.mark.parametrize("place", ["head", "foot"])
@pytest.mark.parametrize(("signs", "line"), CASES)
def test_a_line_of_credits_is_read_at_the_head_and_at_the_foot(signs: str, line: str, place: str) -> None:
    title, prose = ("# When shins hurt", EN) if line.isascii() else ("# 小腿疼怎么办", ZH)
    parts = [title, line, prose] if place == "head" else [title, prose, line]
    assert said("\n\n".join(parts)) == set(signs.split()) - {"-"}


@pytest.mark.parametrize(
    "line",
    [
        "（本報記者 林若安）",
        "本文作者单位：海滨市第一医院",
        "海滨日报记者 林若安",
        "林若安 ２０２６年3月5日",
        "原创 林若安 2026-03-05",
        "海滨健康网 ｜ Ana Ruiz ｜ 2026-03-05",
        "海滨健康网 – Ana Ruiz – 2026-03-05",
        "□林若安 陈知远",
        "（通訊員 陳知遠 報導）",
        "Ana Ruiz, physiotherapist",
    ],
)
def test_each_signature_is_worth_a_closer_look(line: str) -> None:
    assert is_signature(simplify(line)), "no signature at all"
    assert may_be_signature(line)


@pytest.mark.parametrize("line", ["小腿疼怎么办", "休息两周，再慢慢恢复。", "醫院總機：分機五"])
def test_a_chinese_line_without_any_sign_of_a_name_is_none(line: str) -> None:
    assert not may_be_signature(line)
