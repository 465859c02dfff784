"""Does the notation of terms mean what its documentation says?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from healthlint.rule.terms import TermError, Terms
from healthlint.text.language.folding import fold

NOTATION = [
    # term, text with ⟦ ⟧ where it stands
    ("miracle cure", "A ⟦Miracle Cure⟧ for all"),
    ("miracle cure", "a ⟦miracle-cure⟧"),
    ("miracle cure", "⟦miracle cures⟧ and more"),
    ("remedy", "many ⟦remedies⟧, one ⟦remedy⟧"),
    ("fix", "it ⟦fixes⟧ everything"),
    ("success", "⟦success⟧, successes"),
    ("cure", "secure, procure, cured, ⟦cure⟧"),
    ("cure|", "cures, ⟦cure⟧"),
    ("revolutioni*", "⟦revolutionising⟧ and ⟦revolutionized⟧"),
    ("(give|bring)s hope", "⟦gives hope⟧, ⟦brings hope⟧, takes hope"),
    ("(new|) hope", "⟦new hope⟧ and ⟦hope⟧"),
    ("first ... patient", "the ⟦first brave young patient⟧"),
    ("first ... patient", "the first day. The patient"),
    ("how (we|our ...) can help", "see ⟦how our whole team can help⟧ and ⟦how we can help⟧"),
    ("#% of patients", "in ⟦95% of patients⟧ and 5 % of all"),
    ("#% of patients", "⟦12.5% of patients⟧"),
    ("café", "a ⟦café⟧, ⟦cafés⟧, cafeteria"),
    ("caf|", "café caff ⟦caf⟧"),
    ("包治百病", "此药⟦包治百病⟧"),
    ("保证...治愈", "⟦保证您能治愈⟧"),
    ("保证...治愈", "保证。治愈"),
    ("100%有效", "⟦100%有效⟧、⟦100% 有效⟧、⟦１００％有效⟧"),
    ("fda批准", "已获⟦FDA批准⟧，已获⟦FDA 批准⟧"),
    ("干细胞", "⟦幹細胞⟧与⟦干细胞⟧"),
    ("dha", "鱼油⟦DHA⟧胶囊，sandhat"),
    ("don't wait", "⟦Don’t wait⟧"),
    ("(a|b|c|d|e|f|g) (cure|remedy|fix|answer)", "take ⟦a cure⟧ or ⟦g remedies⟧ or h cure"),
    ("(彻底|完全|永久|终身|一次性)(治愈|根治|治好)", "⟦彻底根治⟧，⟦終身治好⟧，治愈"),
    ("(known |harmful |nasty |bad |odd |new |old |)side effect", "⟦nasty side effects⟧ and ⟦side effect⟧"),
]


def marked(terms: Terms, text: str) -> str:
    plain = re.sub("[⟦⟧]", "", text)
    kept: list[tuple[int, int]] = []
    for start, end in sorted(terms.places(fold(plain)), key=lambda place: (place[0], -place[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    for start, end in reversed(kept):
        plain = f"{plain[:start]}⟦{plain[start:end]}⟧{plain[end:]}"
    return plain


@pytest.mark.parametrize(("term", "text"), NOTATION, ids=[f"{term} in {text}" for term, text in NOTATION])
def test_a_term_stands_just_where_the_text_is_marked(term: str, text: str) -> None:
    assert marked(Terms([term]), text) == text


@pytest.mark.parametrize("term", ["药", "(a|b", "a|b c", "((ab|cd) ef|gh) ij", "#%", ""])
def test_a_term_that_cannot_be_looked_for_is_refused(term: str) -> None:
    with pytest.raises(TermError):
        Terms([term])._sought  # noqa: B018  the patterns are read when they are asked for


def test_a_phrase_besides_protects_what_it_shares_words_with() -> None:
    terms = Terms(["major breakthrough", "breakthrough"], besides=["breakthrough infection"])

    assert marked(terms, "a major breakthrough infection, a ⟦breakthrough⟧") == (
        "a major breakthrough infection, a ⟦breakthrough⟧"
    )


def test_an_open_end_lets_a_cell_of_a_scraped_table_follow() -> None:
    assert Terms(["therapy"], open_end=True).stand_in("stem cell therapytype")
    assert not Terms(["therapy"]).stand_in("stem cell therapytype")


def test_a_term_at_the_start_of_a_sentence_does_not_stand_later() -> None:
    assert Terms(["^subscribe"]).stand_in("subscribe now")
    assert not Terms(["^subscribe"]).stand_in("please subscribe now")


def test_no_terms_stand_nowhere() -> None:
    assert not Terms().stand_in("anything")


words = st.text(alphabet="abcdeghkmnorstuwyz", min_size=3, max_size=8)
han = st.text(alphabet="疗法奇迹神药保证彻底根治百病新希望", min_size=2, max_size=6)
filler = st.text(alphabet="qx -,.;中文字，。\n", max_size=30)


@given(before=filler, term=st.one_of(words, han, st.tuples(words, words).map(" ".join)), after=filler)
@settings(max_examples=200, deadline=None)
def test_a_term_that_is_placed_is_found_where_it_is_placed(before: str, term: str, after: str) -> None:
    start = len(before) + 1
    text = fold(f"{before} {term} {after}")

    assert (start, start + len(term)) in Terms([term]).places(text)


@given(
    choices=st.lists(st.one_of(words, han), min_size=8, max_size=20, unique=True),
    tail=words,
    index=st.integers(min_value=0, max_value=7),
)
@settings(max_examples=100, deadline=None)
def test_every_choice_of_a_long_list_is_found(choices: list[str], tail: str, index: int) -> None:
    term = f"({'|'.join(choices)}) ({tail}|{tail}o)"
    text = f"q {choices[index]} {tail}o q"

    assert (2, len(text) - 2) in Terms([term]).places(text)
