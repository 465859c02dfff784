"""What is known of a literal from an earlier run leads to the pattern that reading its term does."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from healthlint import Terms
from healthlint.rule.automaton import Automaton, Hit, owners_of
from healthlint.rule.form import Form
from healthlint.rule.notation import OF_A_FORM, TO_BE_READ, form_of, literals_of, pattern_of, patterns_of
from healthlint.rule.packed_owners import packed, unpacked
from healthlint.rule.pattern import Pattern
from term_lists import lists

TERMS = {
    "plain": "miracle cure",
    "with a y": "therapy",
    "with an ending": "revolutioni*",
    "just so": "cure|",
    "at the start": "^subscribe",
    "with choices": "(give|bring)s (new|) hope for (all|each|every) of (you|them|us) (here|now)",
    "with a gap": "first ... patient",
    "at the start, with a gap": "^buy ... our (own|best)",
    "just so, with a gap": "cure ... (it|them)|",
    "with a number": "#% of (patients|people)",
    "with a y behind a gap": "new ... (therapy|remedy)",
    "by what stands beside": "buy ... (from|at) our",
    "Chinese": "第一...患者",
    "Chinese with Latin": "(服用|使用)...vitamin c",
}


def told(pattern: Pattern) -> dict[str, Any]:
    said = {
        name: getattr(pattern, name)
        for name in ("literal", "term", "at_start", "exact", "open_end", "ending")
    }
    form = pattern.form
    if form is not None:
        names = "_parts _groups _at _literals _within _exact _open_end at_word".split()
        assert set(names) <= set(Form.__slots__)
        said |= {name: getattr(form, name) for name in names}
    return said


def check(term: str, *, open_end: bool) -> int:
    by_literal: dict[str, list[dict[str, Any]]] = {}
    for pattern in patterns_of(term, open_end=open_end):
        by_literal.setdefault(pattern.literal, []).append(told(pattern))
    known = literals_of(term, open_end)
    assert list(known) == list(by_literal)
    for literal, how in known.items():
        if how == TO_BE_READ:
            assert len(by_literal[literal]) > 1
            continue
        form = form_of(term, how, open_end=open_end) if how & OF_A_FORM else None
        assert [told(pattern_of(literal, how, term, form, open_end=open_end))] == by_literal[literal]
    return sum(how & OF_A_FORM != 0 for how in known.values())


@pytest.mark.parametrize("open_end", [False, True], ids=["whole words", "open end"])
@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS.keys())
def test_a_pattern_is_made_of_what_is_known(term: str, open_end: bool) -> None:
    assert bool(check(term, open_end=open_end)) == ("..." in term or "#" in term or term.count("(") > 2)


def test_so_is_each_of_the_rules() -> None:
    with_form = 0
    for terms in lists().values():
        for term in terms._all[::5]:
            with_form += check(term, open_end=terms.open_end)
    assert with_form > 200


@pytest.mark.parametrize(("count", "is_told"), [(10, False), (2000, True)])
def test_what_is_kept_tells_of_many_literals_and_finds_the_same(count: int, is_told: bool) -> None:
    terms = Terms(en=[f"word{number} cure" for number in range(count)], zh=[f"药{count}"])
    plain, sifted = (unpacked(packed(owners_of([terms], sifted=sifted))) for sifted in (False, True))
    assert bool(sifted[2]) is is_told
    assert not plain[2]

    text = f"word1 cure, word9 cures and word{count - 1} cure, not word{count} cure; 药{count}"
    found = []
    for owners in (plain, sifted):
        hits: defaultdict[int, list[Hit]] = defaultdict(list)
        Automaton([terms], owners).find(text, hits)
        found.append([(start, end) for start, end, _ in hits[0]])
    assert len(found[0]) == 4
    assert found[0] == found[1]
