"""Does a quick look at a text see each sign of it, however long the text is?"""

from __future__ import annotations

import pytest

from healthlint_rules.signs import Signs

SIGNS = Signs("%", "percent", "倍", "/l", "mmol/l")


@pytest.mark.parametrize("around", ["", "Rest, drink enough and sleep. " * 20, "多休息，多喝水。" * 60])
@pytest.mark.parametrize("sign", ["%", "percent", "倍", "/l", "mmol/l"])
def test_each_sign_is_seen_in_short_and_long_texts(around: str, sign: str) -> None:
    assert SIGNS.stand_in(around + sign + around)


@pytest.mark.parametrize(
    "text", ["", "Rest.", "Rest, drink enough and sleep. " * 20, "多休息，多喝水。" * 60]
)
def test_a_text_without_signs_needs_no_closer_look(text: str) -> None:
    assert not SIGNS.stand_in(text)


@pytest.mark.parametrize("found", ["倍", "%"])
def test_half_a_character_hides_no_sign(found: str) -> None:
    assert Signs("times", "fold", "%", "倍").stand_in("\ud83d " * 200 + found)


@pytest.mark.parametrize("before", ["", "Rest, drink enough and sleep. ", "多休息，多喝水。", "\ud83d "])
def test_the_places_of_signs_are_those_of_the_text(before: str) -> None:
    text = f"{before}40 % or twice 40 %"
    at = len(before)
    assert Signs("twice", "%").places_in(text) == [at + 3, at + 8, at + 17]
    assert Signs("倍", "fold").places_in(text) == []


@pytest.mark.parametrize("many", [3, 20])
def test_the_places_of_few_and_of_many_different_signs_are_told_alike(many: int) -> None:
    signs = [f"sign {chr(ord('a') + number)}" for number in range(20)]
    text = " and ".join(["", *signs[:many], *signs[:many]])
    assert Signs(*signs).places_in(text) == [
        at for at in range(len(text)) if text.startswith(tuple(signs), at)
    ]
