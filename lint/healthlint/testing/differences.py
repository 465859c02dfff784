"""Which examples of a rule differ from what the rule reports?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from healthlint.rule.marks import CLOSE, OPEN, unmarked
from healthlint.testing.examples import KINDS, Example, examples_of
from healthlint.testing.marks import marked, marks_in
from healthlint.testing.trial import trial_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.base import Rule


class Difference(NamedTuple):
    """An example that is not as it is marked, or does not show what its kind must show."""

    example: Example
    fault: str  # goes on after the label: `differs`
    found: str  # the example as the rule marks it
    reasons: tuple[str, ...] = ()  # a sentence each, as far as the engine knows

    @property
    def expected(self) -> str:
        """The example as its author marks it."""
        return self.example.text

    @property
    def stretches(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Where the two texts differ, `expected` first: offsets, from the first to the last difference."""
        one, other = self.expected, self.found
        shorter = min(len(one), len(other))
        begin = next((at for at in range(shorter) if one[at] != other[at]), shorter)
        rest = shorter - begin
        same = next((at for at in range(rest) if one[-1 - at] != other[-1 - at]), rest)
        return (begin, len(one) - same), (begin, len(other) - same)


def differences_of(rule: Rule | type[Rule]) -> Iterator[Difference]:
    """Yield the examples of a rule that are not as they are marked, in order; those missing first."""
    yield from lacking(rule)
    for example in examples_of(rule):
        difference = difference_of(example)
        if difference is not None:
            yield difference


def lacking(rule: Rule | type[Rule]) -> Iterator[Difference]:
    """Yield the kinds of examples that a rule has none of: it must show both."""
    ready = trial_of(rule).rule
    for kind in KINDS:
        if not getattr(ready, kind, ()):
            yield Difference(Example(ready, kind, 0, ""), f"is empty; a rule needs a {kind} example", "")


def difference_of(example: Example) -> Difference | None:
    """Return how an example differs from what its rule reports, or None where it does not."""
    trial = trial_of(example.rule)
    text = unmarked(example.text)
    document = trial.document(text)
    findings = trial.findings(document)
    found = marked(text, ((each.offset, each.end_offset) for each in findings))
    stretches = marks_in(example.text)
    if stretches is None:
        return Difference(example, f"has {OPEN} and {CLOSE} that do not stand in pairs", found)
    if example.kind == "bad" and not stretches:
        return Difference(example, f"has no marks; put {OPEN} {CLOSE} around what is to be reported", found)
    if example.kind == "good" and stretches:
        return Difference(
            example, f"has {OPEN} or {CLOSE}, but nothing in a good example is to be reported", found
        )
    if found == example.text:
        return None
    from healthlint.testing.reasons import reasons_for

    return Difference(
        example, "differs", found, tuple(reasons_for(trial.rule, document, stretches, findings))
    )
