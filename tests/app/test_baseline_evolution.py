"""A repository of articles is edited at random, and just what is new in it is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from evolution.trial import tried


@pytest.mark.parametrize("seed", [1, 2])
def test_just_the_new_findings_of_an_edited_repository_are_reported(seed: int, tmp_path: Path) -> None:
    outcome = tried(seed, tmp_path, articles=80, edits=50)
    assert outcome.adopted > 200
    assert outcome.expected > 5
    assert len(outcome.edits) > 8  # kinds of them
    assert (outcome.missed, outcome.back) == ((), ())
