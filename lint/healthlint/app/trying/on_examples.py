"""How do rules fare on their own examples?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from healthlint.app.streams import say, write
from healthlint.app.trying.figures import percent, share, width
from healthlint.app.trying.which import Tried
from healthlint.report.counted import thousands
from healthlint.report.visible import in_one_line
from healthlint.run.failure import failure
from healthlint.run.printing import PrintsToStderr
from healthlint.testing.coverage import Coverage, coverage_of
from healthlint.testing.differences import Difference, difference_of, lacking
from healthlint.testing.examples import Place, Places, examples_of
from healthlint.testing.judgement import explained
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from healthlint.rule.base import Rule

_Result = TypeVar("_Result")


class Outcome(NamedTuple):
    """What came of one rule."""

    rule: Rule
    places: Places
    examples: int
    differences: tuple[Difference, ...]
    failures: tuple[str, ...]  # what the rule did wrong, a sentence each
    coverage: Coverage | None

    def place_of(self, difference: Difference) -> Place:
        """Return where a differing example stands."""
        example = difference.example
        return self.places.of((example.kind, example.number - 1) if example.number else ())


def try_on_examples(
    paths: tuple[Path, ...],
    select: tuple[str, ...],
    *,
    coverage: bool,
    config: Path | None,
    isolated: bool,
    disable_plugin: tuple[str, ...],
    output_format: str,
    **_: Any,
) -> int:
    """Try rules, show what came of it, and return the exit code; raises UsageError and ClosedPipeError."""
    tried = Tried(paths, select, config=config, isolated=isolated, disable_plugins=disable_plugin)
    for sentence in (*tried.warnings, *tried.broken):
        say(sentence)
    outcomes = [_outcome(rule, coverage=coverage) for rule in tried.rules]
    for outcome in outcomes:
        for sentence in outcome.failures:
            say(sentence)
    told = Told(outcomes, tried.broken)
    write(_json(told) if output_format == "json" else _text(told, width()))
    return told.exit_code


class Told:
    """What came of all rules."""

    def __init__(self, outcomes: list[Outcome], broken: list[str]) -> None:
        self.outcomes = outcomes
        self.errors = [*broken, *(each for outcome in outcomes for each in outcome.failures)]
        self.broken = len(broken)
        self.examples = sum(outcome.examples for outcome in outcomes)
        self.differing = sum(len(outcome.differences) for outcome in outcomes)
        self.failures = len(self.errors) - self.broken
        self.coverages = [outcome.coverage for outcome in outcomes if outcome.coverage is not None]
        self.parts = sum(each.parts for each in self.coverages)
        self.covered = sum(each.covered for each in self.coverages)

    @property
    def exit_code(self) -> int:
        """0, 1 where an example differs or a part is not covered, 2 where something could not be tried."""
        return 2 if self.errors else int(bool(self.differing) or self.covered < self.parts)

    @property
    def summary(self) -> str:
        """The whole in a line: `3 rules, 14 examples: all as marked`."""
        said = (
            [f"{self.differing} {'differs' if self.differing == 1 else 'differ'}"] if self.differing else []
        )
        if self.failures:
            said.append(f"{self.failures} could not be tried")
        line = f"{thousands(len(self.outcomes), 'rule')}, {thousands(self.examples, 'example')}: "
        line += ", ".join(said) or ("all as marked" if self.examples else "nothing to try")
        if self.coverages:
            line += f"; {share(self.covered, self.parts)} covered"
        if self.broken:
            line += f"; {thousands(self.broken, 'fault')} in what was to be loaded"
        return line


def _outcome(rule: Rule, *, coverage: bool) -> Outcome:
    places = Places(rule)
    failures: list[str] = []
    examples = examples_of(rule)
    found = list(lacking(rule))
    for example in examples:
        label = f"{places.of((example.kind, example.number - 1))}: {rule!r}: {example.label}"
        difference = _contained(partial(difference_of, example), failures, f"{label} cannot be tried")
        if difference is not None:
            found.append(difference)
    measured = None
    if coverage and not failures:
        label = f"{places.of(())}: {rule!r}"
        measured = _contained(partial(coverage_of, rule), failures, f"{label}: its coverage cannot be told")
    return Outcome(rule, places, len(examples), tuple(found), tuple(failures), measured)


def _contained(run: Callable[[], _Result], failures: list[str], told: str) -> _Result | None:
    """Return what comes of it; what the code of a rule does wrong goes to the failures."""
    try:
        with PrintsToStderr():
            return run()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit, too, must not end the run
        failures.append(f"{told}: {failure(error)}")
    return None


def _text(told: Told, columns: int) -> Iterator[str]:
    for outcome in told.outcomes:
        for difference in outcome.differences:
            yield "\n".join(explained(difference, outcome.places, columns)) + "\n"
        if outcome.coverage is not None:
            for part in outcome.coverage.uncovered:
                yield f"{in_one_line(str(part))}\n"
    for coverage in told.coverages:
        yield f"{coverage.rule!r}: {share(coverage.covered, coverage.parts)} covered\n"
    yield f"{told.summary}\n"


def _json(told: Told) -> Iterator[str]:
    from healthlint.report.data.record import dumped

    data: dict[str, Any] = {
        "rules": len(told.outcomes),
        "examples": told.examples,
        "differing": [
            {
                **_placed(outcome.place_of(difference), outcome.rule),
                "kind": difference.example.kind,
                "number": difference.example.number,
                "fault": difference.fault,
                "expected": difference.expected,
                "found": difference.found,
                "reasons": list(difference.reasons),
            }
            for outcome in told.outcomes
            for difference in outcome.differences
        ],
        "errors": told.errors,
    }
    if told.coverages:
        data["coverage"] = {
            "parts": told.parts,
            "covered": told.covered,
            "percent": percent(told.covered, told.parts),
            "rules": [
                {
                    "code": each.rule.code,
                    "name": each.rule.name,
                    "parts": each.parts,
                    "covered": each.covered,
                    "percent": each.percent,
                }
                for each in told.coverages
            ],
            "uncovered": [
                {**_placed(part.place, part.rule), "part": part.part, "fault": part.fault}
                for each in told.coverages
                for part in each.uncovered
            ],
        }
    data["summary"] = told.summary
    yield dumped(data, indent=2) + "\n"


def _placed(place: Place, rule: Rule) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "code": rule.code, "name": rule.name}
