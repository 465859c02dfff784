"""Where do regular expressions stand in a text, in a time that grows with its length alone?

RE2 (Cox, 2010) runs them as automata: no expression can run away on any text, and what would need
more memory than its bound is refused when it is read. Of a list, those are searched whose fixed
parts stand in the text at all.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from healthlint.rule.pattern import TermError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What RE2 does not have, since no automaton can be made of it; and what does the same.
_REMEDIES = {
    "(?=": "lookahead is not to be had; write what follows into the pattern itself",
    "(?!": "lookahead is not to be had; write the exception under besides or unless",
    "(?<": "lookbehind is not to be had; write the exception under besides or unless",
    "(?>": "atomic groups are not to be had, and not needed: a plain group (?:…) is as fast",
}
_BACK_REFERENCE = re.compile(r"\\[1-9]|\(\?P=")


class Expressions:
    """A list of expressions; letters are compared in any case, a match never spans two blocks."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """Take expressions in the syntax of RE2; raises TermError for one that it refuses."""
        import re2

        self._filter: Any = re2.Filter()
        for pattern in patterns:
            check_expression(pattern)
            self._filter.Add(pattern, _options())
        self._filter.Compile()

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where expressions stand in a text: start, end, the number of the expression."""
        for number in self._filter.Match(text) or ():
            for found in self._filter.re(number).finditer(text):
                start, end = found.span()
                if end > start:
                    yield start, end, number

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the expressions stands in a text."""
        return any(True for _ in self.places(text))


@cache
def check_expression(pattern: str) -> None:
    """Raise TermError for an expression that cannot be searched for, or is found in an empty text."""
    import re2

    try:
        compiled = re2.compile(pattern, _options())
    except re2.error as error:
        raise TermError(f"{pattern!r}: {_reason(pattern, error)}") from None
    if compiled.search(""):
        raise TermError(f"{pattern!r}: matches an empty text, and so everywhere; ask for one sign at least")


@cache
def _options() -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.never_nl = True  # blocks stand on lines of their own
    options.log_errors = False
    return options


def _reason(pattern: str, error: Exception) -> str:
    for sign, remedy in _REMEDIES.items():
        if sign in pattern:
            return remedy
    if _BACK_REFERENCE.search(pattern):
        return "back references are not to be had; write the alternatives out"
    said = error.args[0] if error.args else ""
    plain = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return f"not a regular expression: {plain}; https://github.com/google/re2/wiki/Syntax tells what is one"
