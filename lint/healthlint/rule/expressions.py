"""Where do regular expressions stand in a text, in a time that grows with its length alone?

RE2 (Cox, 2010) runs them as automata: no expression can run away on any text, and what would need
more memory than its bound is refused when it is read. Of a list, those are searched whose fixed
parts stand in the text at all.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from healthlint.rule.pattern import TermError, quoted, shortened
from healthlint.text.expression import Expression
from healthlint.text.language.folding import simplify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What RE2 complains of, and what does the same where it has no such thing.
_REMEDIES = {
    "(?=": "lookahead is not to be had; write what follows into the pattern itself",
    "(?!": "lookahead is not to be had; write the exception under besides or unless",
    "(?<": "lookbehind is not to be had; write the exception under besides or unless",
    "(?>": "atomic groups are not to be had, and not needed: a plain group (?:…) is as fast",
    "(?#": "comments are not to be had; write a comment of TOML, behind #",
    "(?x": "the flag x is not to be had; write the pattern without blanks between its parts",
    "(?P": "back references are not to be had; write the alternatives out",
    "\\k": "back references are not to be had; write the alternatives out",
    "\\u": r"a character by its number is \x{4e00}",
    "\\Z": r"the end of a block is $",
    "++": "possessive repetition is not to be had, and not needed: a plain + is as fast",
    "*+": "possessive repetition is not to be had, and not needed: a plain * is as fast",
    "?+": "possessive repetition is not to be had, and not needed: a plain ? is as fast",
}
_SMALLER = "repeat fewer times, or use * and + where the number does not matter"
_LARGEST = 5000  # instructions; the time that a text may take grows with them
_FEW_TEXTS = 4
_BY_LINE = "(?m)"  # ^ and $ are the ends of a block
_PROBES = ("", "a 1")
_BACK_REFERENCE = Expression(r"escape sequence: \\[1-9]")
_SYNTAX = "https://github.com/google/re2/wiki/Syntax"
_TOO_LARGE = ("invalid repetition size", "pattern too large")
_BYTES = Expression(r"(?<!\\)(?:\\\\)*\\C")
# RE2 knows ASCII words only: \b beside another letter wants an ASCII one on its other side.
_BORDER = Expression(r"([^\x00-\x7f])\)*\\b|(?<!\\)(?:\\\\)*\\b(?:\(\?:|\(|\[)*([^\x00-\x7f])")
_MATCHES_NOTHING = 1  # instruction: that to fail
_OF_PATTERNS = frozenset(r"\.+*?()|[]{}^$-")


class Expressions:
    """A list of expressions; letters are compared in any case, a match never spans two blocks."""

    def __init__(self, patterns: Iterable[str], *, checked: bool = False) -> None:
        """Take expressions in the syntax of RE2; raises TermError for one that it refuses.

        `checked`: `check_expression` has found nothing wrong with them, in this run or an earlier one.
        """
        import re2

        self._filter: Any = re2.Filter()
        self._count = 0  # of the expressions
        self._texts = 0  # looked at so far, while they are few
        for pattern in patterns:
            if not checked:
                check_expression(pattern)
            try:
                self._filter.Add(_as_searched(pattern), _options())
            except re2.error:  # another RE2 than that which had nothing against it
                check_expression(pattern)
                raise
            self._count += 1

    def places(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where expressions stand in a text: start, end, the number of the expression.

        The text is one of `simplify`: RE2 refuses half a character.
        """
        for number in self.possible_in(text):
            for start, end in self.places_of(number, text):
                yield start, end, number

    def possible_in(self, text: str) -> list[int]:
        """Return the numbers of the expressions whose fixed parts stand in such a text.

        To ask which are found there would be to search them twice. What looks for the fixed parts takes as
        long to make as a few texts to search for all.
        """
        if self._texts < _FEW_TEXTS:
            self._texts += 1
            return [*range(self._count)]
        if self._texts == _FEW_TEXTS:
            self._texts += 1
            self._filter.Compile()
        return self._filter.Match(text.encode(), True) or []

    def places_of(self, number: int, text: str) -> list[tuple[int, int]]:
        """Return where the expression with a number stands in such a text: start and end."""
        encoded = text.encode()
        spans = (found.span() for found in self._filter.re(number).finditer(encoded))
        places = [(start, end) for start, end in spans if end > start]
        return _in_characters(places, encoded) if len(encoded) > len(text) else places

    def stand_in(self, text: str) -> bool:
        """Tell whether one of the expressions stands in a text."""
        return any(True for _ in self.places(text))


def _in_characters(places: Iterable[tuple[int, int]], encoded: bytes) -> list[tuple[int, int]]:
    """Return places in a text of those in its bytes; they are in order and do not overlap."""
    counted = []
    last = characters = 0
    for start, end in places:
        first = characters + len(encoded[last:start].decode())
        characters = first + len(encoded[start:end].decode())
        counted.append((first, characters))
        last = end
    return counted


@cache
def check_expression(pattern: str) -> None:
    """Raise TermError for an expression that cannot be searched for, or is found in an empty text."""
    import re2

    try:
        re2.compile(pattern, _options())
        compiled = re2.compile(_as_searched(pattern), _options())
    except re2.error as error:
        raise TermError(f"{quoted(pattern)}: {_reason(error)}") from None
    except UnicodeEncodeError:
        raise TermError(f"{quoted(pattern)}: holds half a character; write the whole one") from None
    if _BYTES.search(pattern):
        raise TermError(rf"{quoted(pattern)}: \C is a byte, and text has characters; write . instead")
    for border in _BORDER.finditer(pattern):
        sign = border[1] or border[2]
        if sign.isalpha():
            raise TermError(rf"{quoted(pattern)}: \b is no border beside {quoted(sign)}; leave it out there")
    if compiled.programsize == _MATCHES_NOTHING:
        raise TermError(f"{quoted(pattern)}: stands nowhere: no line break is within a block; write a blank")
    if compiled.programsize > _LARGEST:
        raise TermError(f"{quoted(pattern)}: is too large; {_SMALLER}")
    if any(found.start() == found.end() for text in _PROBES for found in compiled.finditer(text)):
        raise TermError(
            f"{quoted(pattern)}: matches an empty text, and so everywhere; ask for one sign at least"
        )


@cache
def _options() -> Any:
    import re2

    options = re2.Options()
    options.case_sensitive = False
    options.never_nl = True  # blocks stand on lines of their own
    options.log_errors = False
    return options


def _as_searched(pattern: str) -> str:
    """Return a pattern for the text as `simplify` leaves it, in which ^ and $ are the ends of a block."""
    if not pattern.isascii():
        pattern = "".join(map(_simplified, pattern, simplify(pattern)))
    return _BY_LINE + pattern


def _simplified(sign: str, plain: str) -> str:
    if sign == plain or sign.isascii():
        return sign
    return "\\" + plain if plain in _OF_PATTERNS else plain


def _reason(error: Exception) -> str:
    said = error.args[0] if error.args else ""
    plain = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    if plain.startswith(_TOO_LARGE):
        return f"is too large; {_SMALLER}"
    if _BACK_REFERENCE.search(plain):
        return _REMEDIES["(?P"]
    operator = plain.partition(": ")[2]
    for sign in sorted(_REMEDIES, key=len, reverse=True):
        if operator.startswith(sign):
            return _REMEDIES[sign]
    return f"not a regular expression: {shortened(plain)}; {_SYNTAX} tells what is one"
