from __future__ import annotations

import pytest

from healthlint.references.parsing import parse

ROWS = {
    "initials": ("Okafor B, Lind CD", "Okafor B; Lind CD", False),
    "many initials": ("Okafor BCDE, van der Lind C", "Okafor BCDE; van der Lind C", False),
    "hyphens and apostrophes": ("O'Hara B, Al-Lind C", "O'Hara B; Al-Lind C", False),
    "accents": ("Ökafor B, Łind C", "Ökafor B; Łind C", False),
    "a name of two words": ("Moss Okafor B, Lind C", "Moss Okafor B; Lind C", False),
    "junior": ("Okafor B Jr, Lind C", "Okafor B; Lind C", False),
    "et al.": ("Okafor B, Lind C, et al", "Okafor B; Lind C", True),
    "one without initials among others": ("Okafor B, Linda, Moss D", "Okafor B; Linda; Moss D", False),
    "capitals": ("OKAFOR B C, DE LIND D", "OKAFOR B C; DE LIND D", False),
    "a body": ("Harbour Sleep Institute", "Harbour Sleep Institute", False),
    "a body and persons": ("NAP Study Group; Okafor B, Lind C", "NAP Study Group; Okafor B; Lind C", False),
    "somebody not known": ("Linda", "Linda", False),
    "an editor": ("Okafor B, editor", "Okafor B", False),
}


@pytest.mark.parametrize(("row", "expected", "et_al"), ROWS.values(), ids=ROWS)
def test_the_authors_of_an_entry_are_read(row: str, expected: str, et_al: bool) -> None:
    cited = parse(f"{row}. A study of naps by day. Nap Medicine. 2020;12:1-9.")
    assert "; ".join(f"{each.family} {each.given}".strip() for each in cited.authors) == expected
    assert cited.et_al is et_al
    assert cited.title == "A study of naps by day"


CHINESE = {
    "two": ("林若安,郑知远", ["林若安", "郑知远"], False),
    "and others": ("林若安, 郑知远, 等", ["林若安", "郑知远"], True),
    "others without a comma": ("林若安等", ["林若安"], True),
    "a name from abroad": ("奥卡福·本", ["奥卡福·本"], False),
    "a body": ("中国午睡学会", ["中国午睡学会"], False),
}


@pytest.mark.parametrize(("row", "expected", "et_al"), CHINESE.values(), ids=CHINESE)
def test_chinese_authors_are_read_in_one_part(row: str, expected: list[str], et_al: bool) -> None:
    cited = parse(f"{row}. 午睡与心脏的研究[J]. 中华午睡杂志, 2020, 12(3): 1-9.")
    assert [each.family for each in cited.authors] == expected
    assert cited.et_al is et_al
    assert cited.title == "午睡与心脏的研究"


def test_a_vitamin_is_no_author() -> None:
    assert parse("Vitamin D. Harbour Health. 2020.").authors == ()
