"""Which sentences are the same one in other words, and which are two?"""

from __future__ import annotations

import pytest

from healthlint.run.baseline.likeness import likeness, resemblance
from healthlint.run.baseline.sketch import Sketch

REWORDED = [
    (
        "Our neighbours call this tea a ⟦miracle cure⟧ for colds.",
        "Some of our neighbours call this tea a ⟦miracle cure⟧ for colds and coughs.",
    ),
    (
        "Our neighbours call this tea a ⟦miracle cure⟧ for colds.",
        "This tea, say the neighbours, is a ⟦miracle cure⟧ against a cold.",
    ),
    (
        "Since last spring the clinic in Marlow has offered the ⟦groundbreaking⟧ light therapy.",
        "Patients can have the ⟦groundbreaking⟧ light therapy in the Marlow clinic since spring.",
    ),
    (
        "⟦Studies show⟧ that walking after dinner lowers blood sugar by a few points.",
        "⟦Studies show⟧ that a walk after dinner lowers the blood sugar a little.",
    ),
    (
        "The patch ⟦cures gout for good⟧ within three weeks, the seller writes.",
        "Within three weeks, writes the seller, the patch ⟦cures gout⟧.",
    ),
    (
        "The cream is ⟦completely safe⟧ and has no side effects, says the label.",
        "The label says that the cream is completely safe and has ⟦no side effects⟧.",
    ),
    ("Our neighbours call this tea a ⟦miracle cure⟧.", "Our neighbours call these teas ⟦miracle cures⟧."),
    ("⟦Fall asleep in nine minutes⟧!", "Nightwell gummies: ⟦fall asleep in nine minutes⟧"),
    ("邻居说这种茶是⟦灵丹妙药⟧，喝了就好。", "邻居都说这种茶是⟦灵丹妙药⟧，一喝就好。"),
    ("这款面霜⟦绝对安全⟧，儿童和干性皮肤的人都能用。", "儿童和皮肤干燥的人也能用这款⟦绝对安全⟧的面霜。"),
    ("贴上三周就能⟦根治痛风⟧，卖家这样写道。", "卖家写道，这种贴三周就能⟦根治痛风⟧。"),
    ("鄰居說這種茶是⟦靈丹妙藥⟧，喝了就好。", "邻居都说这种茶是⟦灵丹妙药⟧，一喝就好。"),
    (
        "王医生的团队用⟦神奇⟧的方法治好了不少老人的膝盖。",
        "王医生和他的团队用⟦神奇⟧的方法，治好了很多老年人的膝盖。",
    ),
]

TWO = [
    (
        "Our neighbours call this tea a ⟦miracle cure⟧ for colds.",
        "The signs in Tarnby praise honey as a ⟦miracle cure⟧.",
    ),
    (
        "Our neighbours call this tea a ⟦miracle cure⟧ for colds.",
        "Our neighbours call this tea a ⟦wonder drug⟧ for colds.",
    ),
    (
        "⟦Studies show⟧ that walking after dinner lowers blood sugar by a few points.",
        "⟦Studies show⟧ that nettles keep the goat healthy.",
    ),
    ("It ⟦has no side effects⟧.", "Honey ⟦has no side effects⟧ either, they say."),
    ("Tea is a ⟦miracle cure⟧.", "Honey is a ⟦miracle cure⟧."),
    ("⟦Miracle cure⟧", "⟦Wonder drug⟧"),
    ("邻居说这种茶是⟦灵丹妙药⟧，喝了就好。", "药铺的招牌上写着⟦灵丹妙药⟧，一周卖掉五罐。"),
    ("邻居说这种茶是⟦灵丹妙药⟧，喝了就好。", "邻居说这种茶是⟦神药⟧，喝了就好。"),
    ("⟦研究表明⟧，晚饭后散步可以让血糖降低一点。", "⟦研究表明⟧，山羊喜欢吃荨麻。"),
]


def sketch(text: str, *near: str) -> Sketch:
    return Sketch("PRO102", "0" * 16, text, near)


@pytest.mark.parametrize(("one", "other"), REWORDED)
def test_a_reworded_sentence_is_the_same(one: str, other: str) -> None:
    assert likeness(sketch(one), sketch(other)) > 0
    assert likeness(sketch(other), sketch(one)) > 0
    assert likeness(sketch(one), sketch(other), beside=True) == 0


@pytest.mark.parametrize(("one", "other"), TWO)
def test_another_sentence_with_the_same_words_is_another(one: str, other: str) -> None:
    assert likeness(sketch(one), sketch(other)) == 0
    # Not even where the sentence before it has stayed.
    assert likeness(sketch(one, "abcdef"), sketch(other, "abcdef")) == 0


def test_of_two_that_are_alike_the_one_with_the_same_neighbour_is_more_so() -> None:
    one, other = REWORDED[0]
    alone = likeness(sketch(one, "aaaaaa"), sketch(other, "bbbbbb"))
    beside = likeness(sketch(one, "aaaaaa"), sketch(other, "aaaaaa", "bbbbbb"))
    assert 0 < alone < beside


def test_what_is_about_an_article_is_like_nothing_in_a_sentence() -> None:
    assert likeness(Sketch("DIS101", "0" * 16, article="aaaaaa"), sketch("⟦Tea⟧ is wet.")) == 0


def test_articles_are_as_alike_as_the_sentences_they_share() -> None:
    one = "".join(f"{number:06x}" for number in range(16))
    half = "".join(f"{number:06x}" for number in range(8, 24))
    other = "".join(f"{number:06x}" for number in range(100, 116))
    assert resemblance(one, one) == 1
    assert resemblance(one, other) == 0
    assert 0 < resemblance(one, half) < 1
    assert resemblance("", "") == 0
