"""Do phrases protect just what they share words with?"""

from __future__ import annotations

import pytest

from healthlint.rule.whole import Place, Shields

SHIELDS = [(40, 45), (10, 20), (12, 14)]
CASES: dict[str, tuple[Place, bool]] = {
    "within one": ((12, 15), True),
    "around one": ((38, 50), True),
    "over its begin": ((5, 11), True),
    "over the end of the longer of two": ((19, 25), True),
    "just before one": ((5, 10), False),
    "just behind one": ((20, 25), False),
    "before all": ((0, 3), False),
    "behind all": ((45, 47), False),
    "between two": ((25, 30), False),
}


@pytest.mark.parametrize(("place", "touched"), CASES.values(), ids=CASES.keys())
def test_a_place_is_touched(place: Place, touched: bool) -> None:
    assert Shields(SHIELDS).touch(*place) is touched


def test_nothing_is_touched_where_nothing_protects() -> None:
    assert not Shields([]).touch(0, 5)
