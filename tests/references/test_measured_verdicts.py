"""The figures on public data that is not part of the project; without it there is nothing to measure."""

import random
from pathlib import Path

import pytest

from healthlint.references.judging.judgement import SOUND, Judgement
from healthlint.references.judging.verdict import judge
from measuring.verdicts import (
    TODAY,
    altered_in_reach,
    cited_as,
    complete_records,
    hallmark,
    longer_words,
    register_of,
    register_of_records,
    with_one_word_changed,
)

DATA = Path(__file__).parents[2].parent / "shared" / "registry-data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the public data is not here")


def share(judgements: list[Judgement], *, hard: bool = False) -> float:
    hits = [each.hard if hard else each.verdict not in SOUND for each in judgements]
    return sum(hits) / len(hits)


def test_altered_references_are_noticed_and_sound_ones_are_not() -> None:
    entries = hallmark(DATA)
    valid = [entry for entry in entries if not entry.kind]
    known = register_of(valid)
    assert share([judge(entry.cited, known, today=TODAY) for entry in entries if entry.kind]) >= 0.99
    assert share([judge(entry.cited, known, today=TODAY) for entry in valid]) <= 0.01
    reach = altered_in_reach(entries)
    assert share([judge(entry.cited, known, today=TODAY) for entry in reach], hard=True) >= 0.85


def test_with_half_of_the_register_next_to_no_sound_reference_is_accused() -> None:
    valid = [entry for entry in hallmark(DATA) if not entry.kind]
    judged = []
    for seed in range(5):
        half = register_of(random.Random(seed).sample(valid, len(valid) // 2))
        judged += [judge(entry.cited, half, today=TODAY) for entry in valid]
    assert share(judged, hard=True) <= 0.001


def test_registered_references_are_sound_and_one_changed_word_is_noticed() -> None:
    records = list(complete_records(DATA))
    known = register_of_records(records)
    dice = random.Random(1)
    same = [
        judge(cited_as(each, each.title, identified=dice.random() < 0.5), known, today=TODAY)
        for each in records
    ]
    assert 1 - share(same) >= 0.99
    assert "other-work" not in {each.verdict for each in same}
    words = longer_words(record.title for record in records)
    changed = []
    for record in records[::10]:
        title = with_one_word_changed(record.title, words, dice)
        if title != record.title:
            changed.append(judge(cited_as(record, title, identified=dice.random() < 0.5), known, today=TODAY))
    assert share(changed) >= 0.98
