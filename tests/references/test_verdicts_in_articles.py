"""The figures on public data through the commands; without it there is nothing to measure."""

from pathlib import Path

import pytest

from measuring.whole.benchmark import cases, judged_cases
from measuring.whole.registered import judged_works
from measuring.whole.retractions import NATURES, judged_citations

DATA = Path(__file__).parents[3] / "shared" / "registry-data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the public data is not here")


@pytest.mark.parametrize(("form", "style"), [("full", "ama"), ("compact", "gbt")])
def test_works_that_articles_cite_are_sound_and_one_changed_word_is_noticed(
    form: str, style: str, tmp_path: Path
) -> None:
    (judged,) = judged_works(DATA, tmp_path, form, (style,))
    assert sum(each.is_sound for each in judged.same) / len(judged.same) >= 0.99
    assert [each.entry.text for each in judged.same if each.verdict == "other-work"] == []
    assert sum(each.is_noticed for each in judged.changed) / len(judged.changed) >= 0.98


def test_altered_references_in_articles_are_noticed_and_sound_ones_are_not(tmp_path: Path) -> None:
    every = cases(DATA)
    valid = [case for case in every if not case.kind]
    told = {each.entry.key: each for each in judged_cases(every, valid, tmp_path, "full")}
    altered = [told[case.key] for case in every if case.kind]
    assert sum(each.is_noticed for each in altered) / len(altered) >= 0.99
    assert sum(not told[case.key].is_sound for case in valid) / len(valid) <= 0.01
    reach = [told[case.key] for case in every if case.kind and case.in_reach]
    assert sum(each.hard for each in reach) / len(reach) >= 0.85


def test_a_hundred_retracted_works_are_found_among_sound_ones(tmp_path: Path) -> None:
    cited = judged_citations(DATA, tmp_path, 1, ".md", "zh")
    for verdict in ("retracted", *NATURES.values()):
        assert {each.told.verdict for each in cited if each.expected == verdict} == {verdict}
    accusing = {
        "retracted",
        "concern",
        "corrected",
        "reinstated",
        "other-work",
        "not-registered",
        "malformed",
    }
    sound = [each for each in cited if not each.expected]
    assert [each.told.entry.text for each in sound if each.told.verdict in accusing] == []
