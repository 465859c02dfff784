"""Are numbers with a unit found from their units as they would be found from their digits?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthlint_rules.citation.figures import _DIGITS, _numbers

_PIECES = (
    *(
        "1",
        "20",
        "3.5",
        "7,",
        ".",
        " ",
        "\n",
        "to",
        "~",
        "至",
        "到",
        "%",
        "percent",
        "per cent",
        "times more",
    ),
    *("times ", "倍", "million", "billion", "万", "亿", "千", "百", "in ", "out of ", "every ", "in 5", "a"),
)


@given(st.lists(st.sampled_from(_PIECES), max_size=14).map("".join))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_units_lead_to_what_digits_lead_to(text: str) -> None:
    assert list(_numbers(text)) == [found.span() for found in _DIGITS.finditer(text)]


@pytest.mark.parametrize(
    "figure",
    "40%|3.5 to 7 %|40 percent|5 times|1 in 5|9 out of every 10|300 million|1.4亿|3千万|2 倍".split("|"),
)
def test_a_figure_is_found_whole(figure: str) -> None:
    text = f"of all 12 it is {figure} more at 3"
    assert [text[start:end] for start, end in _numbers(text)] == [figure]
