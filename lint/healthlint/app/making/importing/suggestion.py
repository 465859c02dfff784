"""What is to be written instead, and what must an expression heed so as not to find just that?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.app.making.importing.nodes import ExpressionError, Sign
from healthlint.app.making.importing.spelling import all_written
from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_CAPTURED = Expression(r"\$(?:(\d+)|\{(\d+)\})")
_ESCAPED_CAPITALS = Expression(r"\\[A-Z]|\\[pP]\{\^?\w+\}|\[:\^?\w+:\]|\(\?[a-z]*-?[a-z]*:")


def options_in(replacement: str | None) -> tuple[str, ...]:
    r"""Return the suggestions of a replacement: `|` stands between them, `\|` for itself."""
    if not replacement:
        return ()
    parts = re.split(r"(?<!\\)\|", replacement)
    return tuple(dict.fromkeys(" ".join(part.replace(r"\|", "|").split()) for part in parts if part.strip()))


def filled_in(replacement: str, captures: Mapping[int, str] | None = None) -> str:
    """Return a replacement with what the groups caught; … where that is not known."""
    if captures is None:
        return _CAPTURED.sub("…", replacement)
    return _CAPTURED.sub(lambda found: captures.get(int(found[1] or found[2]), ""), replacement)


def hangs_on_match(replacement: str) -> bool:
    """Tell whether a replacement takes over what a group caught ($1)."""
    return _CAPTURED.search(replacement) is not None


def case_counts(spelt: list[str], *, at_start: bool) -> bool:
    """Tell whether spellings have capitals that are no mere choice; a first one `at_start` does not."""
    known = set(spelt)
    return any(
        text.lower() != (text[:1].lower() + text[1:] if at_start else text) and text.lower() not in known
        for text in spelt
    )


def clashes(spelt: list[str], suggestions: tuple[str, ...], *, ignore_case: bool) -> bool:
    """Tell whether a term, which ignores case and hyphens, would find what is to be written instead."""
    return any(
        is_same(text, one)
        or _is_about_hyphen(text, one)
        or (not ignore_case and fold(text) in fold(one) and text not in one)
        for text in spelt
        for one in suggestions
    )


def is_same(text: str, suggestion: str) -> bool:
    """Tell whether a term would find its suggestion."""
    return fold(text) == fold(suggestion)


def _is_about_hyphen(text: str, suggestion: str) -> bool:
    """Tell whether a suggestion only takes a hyphen out: `back-up` is not to find “back up”."""
    return "-" in text and fold(text).replace(" ", "") == fold(suggestion).replace(" ", "")


def has_capitals(body: str, shown: tuple[str, ...], suggestions: tuple[str, ...]) -> bool:
    """Tell whether an expression must look at case: it does itself, or would find its suggestion."""
    plain = _ESCAPED_CAPITALS.sub("", body)
    if plain.lower() != plain or "a-z" in plain:  # who lists small letters only means them
        return True
    return any(fold(text) in fold(one) for text in shown for one in suggestions)


def but_as_suggested(shown: tuple[str, ...], suggestions: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return an expression of all spellings, in any case, but for the suggested ones; and texts for it.

    Raises ExpressionError where nothing is left.
    """
    options: list[str] = []
    examples: list[str] = []
    for text in shown:
        alike = {one for one in suggestions if one.lower() == text.lower() and len(one) == len(text)}
        if len(alike) > 1:
            raise ExpressionError("suggests two spellings that differ in case only, and finds them itself")
        signs = tuple(map(Sign, text))
        for wanted in alike:
            for at, sign in enumerate(wanted):
                if sign.swapcase() != sign and len(sign.swapcase()) == 1:
                    first, rest = all_written(signs[:at]), all_written(signs[at + 1 :])
                    options.append(f"{first}(?-i:{sign.swapcase()}){rest}")
                    examples.append(wanted[:at] + sign.swapcase() + wanted[at + 1 :])
        if not alike:
            options.append(all_written(signs))
            examples.append(text)
    if not options:
        raise ExpressionError("suggests what it finds")
    body = "|".join(options)
    return tuple(examples), f"(?:{body})" if len(options) > 1 else body
