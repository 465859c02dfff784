"""Does the first look at a list of references see all that the close look at its entries finds?"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from healthlint_rules.citation.slips import damaged, future_years, may_be_wrong, reversed_pages

_PIECES = (
    *"0123456789-–~:;,.()p页第卷e（",
    *(
        "Sleep ",
        " 2031",
        "2041",
        "1-9",
        "12-9",
        "2020;43(2):",
        "pp. ",
        "pages ",
        "Ã¼",
        "&amp;",
        "\ufffd",
        " ",
    ),
)


@given(st.lists(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_list_without_suspicion_has_no_slip_in_any_entry(entries: list[str]) -> None:
    found = [
        place
        for entry in entries
        for places in (reversed_pages(entry), future_years(entry, 2027), damaged(entry))
        for place in places
    ]
    assert may_be_wrong("\n".join(entries), 2027) or not found


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("Lind S. Naps. Sleep. 2020;43(2):1425-37.", id="pages cut short"),
        pytest.param("Lind S. Naps. Sleep. 2020-12-05.", id="a day"),
        pytest.param("Lind S. Naps. e12031 ISSN 1234-5679.", id="other numbers"),
        pytest.param("Lind S. Naps. Sleep. 2027;43(2):1-9.", id="the next year"),
        pytest.param("林若安.午睡[J].睡眠医学,2020,46:4-6.", id="Chinese"),
    ],
)
def test_a_sound_entry_raises_no_suspicion(entry: str) -> None:
    assert not may_be_wrong(entry, 2027)
