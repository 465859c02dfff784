"""Are advice, distrust and claims told from the leaflets, reports and doubts that use the same words?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from healthlint.rule.base import Rule
from healthlint.run.plugins.installed import load_plugins
from healthlint.testing.marks import findings_of

# A line: the code, whether it is reported or silent, and the text, in which \n stands for a line feed.
LINES = (Path(__file__).parent / "safety_cases.tsv").read_text(encoding="utf-8").splitlines()
CASES = [tuple(line.split("\t")) for line in LINES]


@cache
def rules() -> dict[str, Rule]:
    return {rule.code: rule() for rule in load_plugins().rules}


@pytest.mark.parametrize(("code", "verdict", "text"), CASES, ids=[f"{c}-{v}-{t[:40]}" for c, v, t in CASES])
def test_a_case_is_reported_or_silent(code: str, verdict: str, text: str) -> None:
    found = findings_of(rules()[code], text.replace("\\n", "\n"), "markdown")
    assert bool(found) is (verdict == "reported"), found
