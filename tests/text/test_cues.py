"""Are the lists of cues sound, and are look-alikes tried first?"""

from __future__ import annotations

from collections import Counter

import pytest

from healthlint.text.context.cues import _listed, find_cues
from healthlint.text.language.folding import fold
from healthlint.text.packaged import parsed, read_data

CUES = list(_listed(parsed(read_data("healthlint.text.context", "cues.toml"))))


def test_cues_are_written_as_matching_sees_the_text() -> None:
    assert [cue for _, cue in CUES if cue != fold(cue)] == []


def test_no_cue_stands_twice_in_a_table() -> None:
    assert [entry for entry, times in Counter(CUES).items() if times > 1] == []


def test_no_choice_is_left_unread() -> None:
    assert [cue for _, cue in CUES if set(cue) & set("()|")] == []


def test_no_pseudo_cue_is_also_a_cue() -> None:
    pseudo = {cue for kind, cue in CUES if kind == "pseudo"}
    assert sorted(cue for kind, cue in CUES if kind != "pseudo" and cue in pseudo) == []


def test_a_look_alike_is_never_read_as_a_negation() -> None:
    pseudo = {cue for kind, cue in CUES if kind == "pseudo"}
    assert [
        cue for cue in pseudo if {"negation", "negation-adjacent", "instead-of"} & set(find_cues(cue))
    ] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        pytest.param("a notable author", set(), id="a cue inside a word is none"),
        pytest.param("it does not", {"negation"}, id="a whole word is one"),
        pytest.param("not only", {"pseudo"}, id="the longer look-alike wins"),
        pytest.param("不仅", {"pseudo"}, id="so it does in Chinese"),
        pytest.param("能不能", {"whether"}, id="a question form hides its negation"),
        pytest.param("但是不是", {"contrast", "negation"}, id="the cue that begins first wins"),
        pytest.param("", set(), id="nothing is nothing"),
    ],
)
def test_cues_are_told_from_what_looks_like_them(text: str, kinds: set[str]) -> None:
    assert {kind for kind in find_cues(text) if kind != "reporter"} == kinds
