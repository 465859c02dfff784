"""Is a term found as well by longer texts as by its fixed part alone?"""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.rule import notation
from healthlint.rule.notation import literals_of, patterns_of
from healthlint.rule.terms import Terms
from healthlint.text.language.folding import fold

_WHO = "(patients|people|women|men|children|adults|cases|users|readers|friends|nurses|小朋友)"
_ILL = "(患者|a型|老人|三位 |)(治疗|b治愈|医生a)"
_TERMS = [
    "(order|take) (it|them|) (from|at) (our|your)",
    "(is|am|was) (not|no|neither) (a |your |any |)(doctor|nurse|clinic|remedy)",
    f"(small|tiny|a few|three) {_WHO} (slept|sat)",
    f"(a |the |some )(kind|very kind|) {_WHO} (sang|swam)",
    f"(well |non |)(tested|tried|known) (by|ed|of) {_WHO} ... it",
    f"(very ... |)(kind|old) {_WHO} (sang|swam ... by|slept)",
    f"{_ILL}(也|们|很快|b)",
    "(不必|a|三位 )(治疗|患者)",
    "(不必|不)(要|用|)(患者) (a组|b组|)",
    "(老人|很快... a)(患者)(们|a型)",
    f"# {_WHO} (swam|ran* fast) (3|four) (remed|enem)y",
    f"{_WHO} (clinic|therapy|remedy|biology) (sang|swam)",
    f"# {_WHO} (of|in)",
    "^(so|and) (it|is) (no|on)",
]
_SAID = re.compile(r"\(([^()]*)\)|(\.\.\.)|(#)|(\*)|([^()#*.^]+)")
_BLANKS = st.sampled_from([*[" "] * 12, "", "  ", "-", ", "])
_GAPS = ["", "a", " well ", "很", "x. y"]


@st.composite
def _spelt(draw: st.DrawFn, term: str) -> str:
    """Return a spelling of a term, or almost one."""
    said = []
    for choices, gap, number, ending, fixed in _SAID.findall(term):
        among = (
            choices.split("|")
            if choices
            else _GAPS
            if gap
            else ["3", "1,000", "12."]
            if number
            else ["", "ning"]
            if ending
            else [fixed]
        )
        said.append(draw(st.sampled_from(among)))
    text = "".join(sign if sign != " " else draw(_BLANKS) for sign in "".join(said))
    at = draw(st.integers(-len(text), len(text)))  # a blank somewhere, or none
    return text if at < 0 else f"{text[:at]} {text[at:]}"


_TEXTS = st.sampled_from(_TERMS).flatmap(
    lambda term: st.tuples(
        st.just(term),
        st.lists(st.one_of(_spelt(term), st.sampled_from(["the", "un", "s", "小"])), max_size=4).map(
            " ".join
        ),
    )
)


def places_by_the_fixed_part(term: str, folded: str) -> list[tuple[int, int]]:
    """Return where a term stands that is looked for by its fixed part as it is."""
    with mock.patch.object(notation, "lengthened", return_value=()):
        literals_of.cache_clear()
        found = Terms([term]).places(folded)
    literals_of.cache_clear()
    return found


def longest(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places that are not within or begun within an earlier longer one."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_a_term_stands_where_it_stands_by_its_fixed_part(said: tuple[str, str]) -> None:
    term, text = said
    folded = fold(text)

    assert longest(Terms([term]).places(folded)) == longest(places_by_the_fixed_part(term, folded))


SOUGHT = {
    "what may stand before": ("# (wks|mths) (of|in)", ["wks of", "wks in", "mths of", "mths in"]),
    "what may stand behind": ("see ... (him|it) (in|at)", ["him in", "him at", "it in", "it at"]),
    "nothing beside a gap": ("# ... (you|me)", ["you", "me"]),
    "nothing beside a number": ("# men", ["men"]),
    "with a blank that may be missing": (
        "it ... (of|in) (a |)no",
        ["a no", "of no", "in no"],
    ),
    "with a blank where signs of two scripts may meet": (
        "(老人...a|三位 )患者...很快",
        ["a患者", "a 患者", "三位 患者"],
    ),
}


@pytest.mark.parametrize(("term", "sought"), SOUGHT.values(), ids=SOUGHT.keys())
def test_a_term_is_looked_for_with(term: str, sought: list[str]) -> None:
    assert [pattern.literal for pattern in patterns_of(term)] == sought
