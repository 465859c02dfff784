"""Does a look at what is beside a literal refuse nothing but what is no term?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.rule.terms import Terms
from healthlint.text.language.folding import fold

_OFTEN = 40  # hits of a literal; more than come before its terms are sifted
_PEOPLE = "(patients|people|women|men|children|adults|cases|users|readers|friends|nurses|小朋友)"
_CHOICES = [
    f"(several|three|no.|a|#) {_PEOPLE}",
    f"# {_PEOPLE} (in|of|1st|and) (all|ten|#)",
    f"{_PEOPLE} (who|that|,) (ate|slept|swam)",
    f"each {_PEOPLE} ... (smiled|sang)",
    "(患者|孩子|老人|三位)(都|也|们|很快|不再)(康复|出院|回家|好转|a型)",
    "(#|几|十)(名|位|个)(患者|孩子|老人|护士|志愿者|受试者|顾客|读者|邻居|朋友)",
    "readers|",
]
_ALL = (
    "several three no. a 7 1,000 12. ٣ ten all in of 1st and who that ate slept swam each smiled sang people"
    " patients women men readers nurses x é 小朋友 患者 孩子 老人 三位 都 也 们 很快 康复 出院 好转 a型 几 十"
    " 名 位 个 护士"
)
_PIECES = st.sampled_from(_ALL.split())
_TEXTS = st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", "  ", "-", ", ", ". ", "\n", "s "]))).map(
    lambda pieces: "".join(map("".join, pieces))
)


def used(terms: list[str]) -> Terms:
    """Return a list whose literals have often been hit, beside this and that."""
    often = Terms(terms, besides=["several men"])
    for _ in range(_OFTEN):
        often.places(fold(_ALL))
    return often


_USED = used(_CHOICES)


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_what_is_refused_beside_a_literal_is_no_term(text: str) -> None:
    folded = fold(text)

    assert _USED.places(folded) == Terms(_CHOICES, besides=["several men"]).places(folded)


@pytest.mark.parametrize("text", ["7 people", "1,000 people", "12. people", "several people", "٣ 小朋友"])
def test_a_number_before_a_literal_is_seen(text: str) -> None:
    assert used([_CHOICES[0]]).places(text) == Terms([_CHOICES[0]]).places(text) != []
