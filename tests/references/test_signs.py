"""Which of some signs stand in a text?"""

from __future__ import annotations

import pytest

from healthlint.references.signs import Signs

_SIGNS = Signs("10.", "doi", "pmc", "①")
_LONG = "Rest and drink enough. " * 20


@pytest.mark.parametrize(
    ("text", "present"),
    [
        pytest.param("doi: 10.1234/a", {"doi", "10."}, id="two signs"),
        pytest.param("午睡有益①。", {"①"}, id="a sign outside of ASCII"),
        pytest.param("a doi, and no other doi", {"doi"}, id="a sign that stands there twice"),
        pytest.param("d oi", set(), id="no sign"),
        pytest.param("half a character \ud800 and a pmc", {"pmc"}, id="half a character"),
    ],
)
@pytest.mark.parametrize("around", [pytest.param("", id="short"), pytest.param(_LONG, id="long")])
def test_signs_are_told_wherever_they_stand(around: str, text: str, present: set[str]) -> None:
    assert _SIGNS.present_in(around + text + around) == present
