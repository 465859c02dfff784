"""Which fixes of an article can be made, one round after another?

After each round the article is read anew. A fix is taken back that leaves its fault as it is, that changes
what a reader sees, with which a rule fails, or that comes to no end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.rule.edits import applied
from healthlint.rule.same_words import same_words
from healthlint.run.engine import TROUBLE
from healthlint.run.fixing.places import Moves, Place, place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from healthlint.rule.finding import Finding
    from healthlint.run.article import Article
    from healthlint.run.fixing.state import State

MOST_ROUNDS = 10


REMEDY = "tell the authors of the rule"


class Rounds:
    """The rounds of one article, without the fixes of some rules."""

    def __init__(
        self,
        look: Callable[[str, str], State],
        wanted: Callable[[Finding], bool],
        text: str,
        article: Article,
        without: frozenset[str],
    ) -> None:
        self._look = look
        self._wanted = wanted
        self._without = without
        self.article = article
        self.state = look(text, article.path)
        reported = {place_of(finding) for finding in article.findings}
        # What the state has and the article has not: a baseline accepts it, or nobody has touched its line.
        self._accepted = [each for each in map(place_of, self.state.article.findings) if each not in reported]
        self._refused: list[Place] = []  # findings whose fixes were taken back
        self._mended: list[Place] = []  # findings whose fixes were made
        self._seen = {text}
        self.done: list[str] = []
        self.told: list[str] = []
        self.endless: frozenset[str] = frozenset()

    def go(self) -> None:
        """Make rounds until nothing is left to be made; `endless` are rules that would go on for ever."""
        pending = self._pending()
        tried = 0  # what was mended when those that were taken back had their last turn
        for _ in range(MOST_ROUNDS):
            if not pending and self._refused and len(self.done) > tried:
                # What stood in the way of them may be gone.
                tried, self._refused, self.told = len(self.done), [], []
                pending = self._pending()
            if not pending:
                return
            self._round(pending)
            pending = self._pending()
        # What comes up again where it was mended; others have only waited for their turn.
        self.endless = frozenset(
            finding.code for finding in pending if any(map(place_of(finding).meets, self._mended))
        )

    def remaining(self) -> Article:
        """Return the article with what is still to be reported of it."""
        now = self.state.article
        of_baseline = (each for each in self.article.withheld if each.by == "baseline")
        return self.article._replace(
            findings=tuple(self._reported()),
            source=self.state.text,
            dropped=now.dropped,
            withheld=(*now.withheld, *of_baseline),
            suppressions=now.suppressions,
        )

    def _reported(self) -> Iterator[Finding]:
        accepted = set(self._accepted)
        return (each for each in self.state.article.findings if place_of(each) not in accepted)

    def _pending(self) -> list[Finding]:
        refused = set(self._refused)
        return [
            finding
            for finding in self._reported()
            if finding.fixes
            and finding.code not in self._without
            and place_of(finding) not in refused
            and self._wanted(finding)
        ]

    def _round(self, pending: Sequence[Finding]) -> None:
        """Make all fixes that do not overlap; where something goes wrong, those that are good alone."""
        if self._try(pending) is None:
            return
        good = []
        for finding in pending:
            fault = self._try([finding], keep=False)
            if fault is None:
                good.append(finding)
            else:
                self._refuse(finding, fault)
        if good and self._try(good) is not None:
            self._try(good[:1])  # they are good alone, not together: the others have their turn

    def _try(self, findings: Sequence[Finding], *, keep: bool = True) -> str | None:
        """Make fixes that do not overlap, or say why they cannot be made."""
        done = applied(self.state.text, [finding.fixes[0] for finding in findings])
        if done.text in self._seen:
            return "it comes to no end"
        made = [findings[number] for number in done.made]
        moves = Moves(edit for finding in made for edit in finding.fixes[0].edits)
        state = self._look(done.text, self.article.path)
        fault = self._fault(state, made, moves)
        if fault is None and keep:
            self.state = state
            self.done += map(_said, made)
            self._seen.add(done.text)
            self._accepted = [*map(moves.of, self._accepted)]
            self._refused = [*map(moves.of, self._refused)]
            self._mended = [*map(moves.of, (*self._mended, *map(place_of, made)))]
        return fault

    def _fault(self, state: State, made: Sequence[Finding], moves: Moves) -> str | None:
        if _troubles(state) > _troubles(self.state):
            return "a rule or a reader fails on what it makes of the article"
        before = self.state.document
        if before is not None and (state.document is None or not same_words(before, state.document)):
            return "it would change what a reader sees"
        mended = {place_of(finding) for finding in made}
        old = [place for place in map(place_of, self.state.article.findings) if place not in mended]
        others, left = _by_code(map(moves.of, old)), _by_code(map(place_of, state.article.findings))
        for place in map(moves.of, mended):
            still = sum(map(place.meets, left.get(place.code, ())))
            if still > sum(map(place.meets, others.get(place.code, ()))):
                return "it leaves the fault as it is"
        return None

    def _refuse(self, finding: Finding, fault: str) -> None:
        self._refused.append(place_of(finding))
        self.told.append(
            f"{finding.path}:{finding.line}: a fix of {finding.code} was not made"
            f" ({finding.fixes[0].message}): {fault}; {REMEDY}"
        )


def _said(finding: Finding) -> str:
    return f"{finding.path}:{finding.line}: {finding.code} {finding.fixes[0].message}"


def _troubles(state: State) -> int:
    return sum(finding.code in TROUBLE for finding in state.article.findings)


def _by_code(places: Iterable[Place]) -> dict[str, list[Place]]:
    by_code: dict[str, list[Place]] = {}
    for place in places:
        by_code.setdefault(place.code, []).append(place)
    return by_code
