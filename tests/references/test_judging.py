"""What is said of a work is judged once, however often an article is read again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from healthlint.references.answers import Found
from healthlint.references.judging import judge as judging
from healthlint.references.judging.judge import Judge
from healthlint.references.known import KnownWorks
from healthlint.references.works import Cited
from healthlint.text.readers import BY_FORMAT
from salt_and_sleep import SALT

TEXT = """\
# Salt

Nurses sleep badly [1].

## References

1. Okafor T, Lind S. {title}. J Sleep Ex. 2021;4(2):101-110.
"""


class Counting(KnownWorks):
    """A register that counts what is searched for in it."""

    asks_pages = False

    def __init__(self) -> None:
        super().__init__((SALT,))
        self.searched: list[str] = []
        self.learnt: list[int] = []

    def learn(self, works: Sequence[Cited], addresses: Sequence[str]) -> None:
        self.learnt.append(len(works) + len(addresses))

    def candidates(self, cited: Cited) -> Sequence[Found]:
        self.searched.append(cited.title)
        return super().candidates(cited)


def judged(judge: Judge, *, title: str = SALT.title, before: str = "") -> list[str]:
    document = BY_FORMAT["markdown"](before + TEXT.format(title=title), "salt.md")
    return [each.judgement.verdict for each in judge.judged(document)]


def judge_of(register: Counting) -> Judge:
    return Judge(lambda: register, lambda: datetime.date(2026, 6, 1))


def test_an_article_that_is_read_again_is_not_looked_up_again() -> None:
    register = Counting()
    judge = judge_of(register)
    first = judged(judge)
    assert first == judged(judge, before="One more line.\n\n")
    assert len(register.searched) == 1
    assert register.learnt == [1, 0]


def test_what_is_cited_otherwise_is_judged_anew() -> None:
    register = Counting()
    judge = judge_of(register)
    judged(judge)
    judged(judge, title="Steel kettles of the north")
    assert len(register.searched) == 2


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    register = Counting()
    judge = judge_of(register)
    for number in range(judging._REMEMBERED + 10):
        judge._judgements[Cited(str(number))] = None  # type: ignore[assignment]
    judged(judge)
    assert len(judge._judgements) == 1
