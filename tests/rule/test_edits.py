from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.rule.edits import applied, edited
from healthlint.rule.finding import Edit, Fix


def naive(text: str, edits: list[Edit]) -> str:
    """Return what edits that do not overlap make of a text, made one after another from its end."""
    for edit in sorted(edits, reverse=True):
        text = text[: edit.offset] + edit.text + text[edit.end_offset :]
    return text


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        pytest.param([Edit(0, 1, "X"), Edit(3, 5, "")], "Xbcf", id="apart"),
        pytest.param([Edit(3, 5, ""), Edit(0, 1, "X")], "Xbcf", id="in any order"),
        pytest.param([Edit(0, 2, "X"), Edit(2, 4, "Y")], "XYef", id="side by side"),
        pytest.param([Edit(0, 3, "X"), Edit(2, 4, "Y")], "Xdef", id="the later of two that overlap is left"),
        pytest.param([Edit(0, 6, "X"), Edit(2, 4, "Y")], "X", id="one within another is left"),
        pytest.param([Edit(2, 4, "Y"), Edit(0, 6, "X")], "abYef", id="one around another is left"),
        pytest.param([Edit(2, 2, "X"), Edit(2, 4, "Y")], "abXYef", id="put in before a stretch"),
        pytest.param([Edit(2, 4, "Y"), Edit(2, 2, "X")], "abXYef", id="put in before a stretch taken first"),
        pytest.param([Edit(4, 4, "X"), Edit(2, 4, "Y")], "abYXef", id="put in behind a stretch"),
        pytest.param([Edit(3, 3, "X"), Edit(2, 4, "Y")], "abcXdef", id="put in within a stretch"),
        pytest.param([Edit(2, 2, "X"), Edit(2, 2, "Y")], "abXcdef", id="two put in at one place"),
        pytest.param([Edit(2, 2, "X"), Edit(2, 2, "X")], "abXcdef", id="the same put in twice"),
        pytest.param([Edit(2, 3, ""), Edit(2, 3, "")], "abdef", id="the same taken out twice"),
        pytest.param([Edit(6, 6, "X"), Edit(0, 0, "Y")], "YabcdefX", id="at both ends"),
        pytest.param([], "abcdef", id="none"),
    ],
)
def test_edits_are_made_where_the_text_was(edits: list[Edit], expected: str) -> None:
    assert edited("abcdef", edits) == expected


@pytest.mark.parametrize("edit", [Edit(5, 7, ""), Edit(7, 7, "x"), Edit(3, 2, ""), Edit(-1, 0, "x")])
def test_an_edit_outside_of_the_text_is_an_error(edit: Edit) -> None:
    with pytest.raises(ValueError, match="lies outside of a text of 6 code points"):
        edited("abcdef", [edit])


def test_a_fix_is_made_as_a_whole_or_not_at_all() -> None:
    fixes = [
        Fix("one", (Edit(0, 1, "X"), Edit(4, 5, "Y"))),
        Fix("two", (Edit(2, 3, "Z"), Edit(4, 6, ""))),
        Fix("three", (Edit(2, 3, "W"),)),
    ]
    assert applied("abcdef", fixes) == ("XbWdYf", (0, 2), (1,))


def test_a_fix_that_overlaps_itself_is_left() -> None:
    assert applied("abc", [Fix("odd", (Edit(0, 2, "X"), Edit(1, 3, "Y")))]) == ("abc", (), (0,))


@st.composite
def texts_and_edits(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text("ab膝😀\r\n", max_size=20))
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)), st.text("xy疼", max_size=3))
    return text, [Edit(min(a, b), max(a, b), new) for a, b, new in draw(st.lists(places, max_size=8))]


@given(texts_and_edits())
@settings(max_examples=200, deadline=None)
def test_fixes_made_at_once_are_fixes_made_one_by_one(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    found = applied(text, [Fix("", (edit,)) for edit in edits])
    made = [edits[number] for number in found.made]
    for at, one in enumerate(made):
        for other in made[at + 1 :]:
            shared = one.offset < other.end_offset and other.offset < one.end_offset
            assert one == other or not (shared or one[:2] == other[:2])
    assert found.text == naive(text, [*dict.fromkeys(made)]) == edited(text, edits)
    assert sorted((*found.made, *found.left)) == [*range(len(edits))]
    for number in found.left:
        earlier = [edits[each] for each in found.made if each < number]
        edit = edits[number]
        assert any(
            (one.offset < edit.end_offset and edit.offset < one.end_offset) or one[:2] == edit[:2]
            for one in earlier
        )
