"""How is a differing example shown, so that one sees where and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.base import PIPE_WIDTH
from healthlint.report.snippet import snippet
from healthlint.report.visible import in_one_line
from healthlint.testing.differences import Difference, difference_of, differences_of
from healthlint.testing.examples import Example, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.rule.base import Rule

_INDENT = "  "
_LABELS = ("expected: ", "found:    ")


def check_example(example: Example) -> None:
    """Raise AssertionError where an example is not as it is marked; it says where and why.

    What a rule itself raises goes through.
    """
    __tracebackhide__ = True
    difference = difference_of(example)
    if difference is not None:
        raise AssertionError("\n".join(explained(difference, Places(example.rule))))


def check_examples(rule: Rule | type[Rule]) -> None:
    """Raise AssertionError where examples of a rule are not as they are marked; it says where and why.

    A rule without bad or without good examples fails as well. What the rule itself raises goes through.
    """
    __tracebackhide__ = True
    lines: list[str] = []
    for difference in differences_of(rule):
        lines += explained(difference, Places(difference.example.rule))
    if lines:
        raise AssertionError("\n".join(lines))


def explained(difference: Difference, places: Places, width: int = PIPE_WIDTH) -> Iterator[str]:
    """Yield the lines that show an example that differs, at most `width` columns of each text."""
    example = difference.example
    place = places.of((example.kind, example.number - 1) if example.number else ())
    yield in_one_line(f"{place}: {example.rule!r}: {example.label} {difference.fault}")
    if not example.number:
        return
    texts = (difference.expected, difference.found)
    if texts[0] == texts[1]:
        yield _INDENT + snippet(texts[0], 0, 0, width - len(_INDENT)).line
    else:
        room = width - len(_INDENT) - len(_LABELS[0])
        for label, text, stretch in zip(_LABELS, texts, difference.stretches, strict=True):
            shown = snippet(text, *stretch, room)
            yield f"{_INDENT}{label}{shown.line}"
            yield f"{_INDENT}{' ' * len(label)}{shown.underline}"
    for reason in difference.reasons:
        yield _INDENT + in_one_line(reason)
