"""Are author, reviewer and date read from the lines of credits that pages print?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.text.readers import BY_FORMAT
from healthlint_rules.transparency.dating import page_dates
from healthlint_rules.transparency.imprint import authors_of, reviewers_of
from healthlint_rules.transparency.sample import EN, ZH

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
