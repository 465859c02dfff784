"""Does what stands next to the part by which a term is looked for leave all choices of the term?"""

from __future__ import annotations

import pytest

from healthlint import Terms

THREE = "(three|four|five) (old|young|tall|) (kind|) people recovered"
FEW = "(three|four) (old|young) people ... recovered"
NUMBER = "# (people|patients) ... recovered"
CHINESE = "#名(患者|病人)...康复"
JOINED = "(立即|马上)(在线|电话|)(预约|挂号|报名)...专家"
CASES = {
    "a choice before": (FEW, "four old people have recovered", True),
    "empty choices before": (THREE, "five people recovered", True),
    "one of two empty choices before": (THREE, "five kind people recovered", True),
    "another word before": (FEW, "six elderly people have recovered", False),
    "a number before": (NUMBER, "in 1,200 people who recovered", True),
    "no number before": (NUMBER, "few people have recovered", False),
    "a Chinese number before": (CHINESE, "共12名患者已康复", True),
    "a choice behind": ("people (got|were) (better|well) ... soon", "people got better very soon", True),
    "a last choice in the plural": ("helps ... mild (remedy|tablet)", "helps with mild remedies", True),
    "a sign between": (FEW, "four old, people have recovered", False),
    "an empty choice between Chinese ones": (JOINED, "立即预约本院专家", True),
    "a blank between Chinese choices": (JOINED, "马上在线 预约本院专家", True),
    "no choice before a Chinese one": (JOINED, "如何预约本院专家", False),
}


@pytest.mark.parametrize(("term", "folded", "found"), CASES.values(), ids=CASES.keys())
def test_a_term_is_found_with_each_of_its_choices_beside_what_it_is_looked_for_by(
    term: str, folded: str, found: bool
) -> None:
    assert bool(Terms([term]).places(folded)) is found
