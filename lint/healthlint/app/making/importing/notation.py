"""How are plain words and simple choices written as a term?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.app.making.importing.spelling import spellings
from healthlint.rule.pattern import TermError
from healthlint.rule.terms import Terms
from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.language.han import WIDE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.making.importing.nodes import Sequence

# What the notation of terms has a use for; it has no way to write them as themselves.
_MEANING = Expression(r"[()|*#\n]|\.\.\.|^\^")
_GROUP = Expression(r"\(([^()]*)\)")
_LONGEST = 400  # signs; a term that is longer is not read by anybody


def has_meaning(text: str) -> bool:
    """Tell whether a text has signs that mean something in the notation of terms."""
    return _MEANING.search(text) is not None


def term_for(nodes: Sequence, spelt: list[str], *, at_start: bool, ending: bool, exact: bool) -> str | None:
    """Return a term that finds each spelling of a sequence, or None where the notation has none.

    `exact`: the plural is not found. `ending`: the word may end in any way.
    """
    if any(has_meaning(text) or text != text.strip() or not text for text in spelt):
        return None
    folded = list(dict.fromkeys(map(fold, spelt)))
    for body in _bodies(nodes, spelt, folded):
        term = ("^" if at_start else "") + body + _end(body, spelt, ending=ending, exact=exact)
        if len(term) <= _LONGEST and _finds(term.removeprefix("^"), folded):
            return term
    return None


def spread(term: str) -> list[str]:
    """Return spellings of a term in which each of its choices stands once."""
    parts = _GROUP.split(term.removeprefix("^").rstrip("|").removesuffix("*"))
    groups = [part.split("|") for part in parts[1::2]]
    found = []
    for number in range(max(map(len, groups), default=1)):
        chosen = [group[number % len(group)] for group in groups]
        pieces = [piece for pair in zip(parts[::2], [*chosen, ""], strict=True) for piece in pair]
        found.append(" ".join("".join(pieces).split()))
    return found


def _bodies(nodes: Sequence, spelt: list[str], folded: list[str]) -> Iterator[str]:
    if len(folded) == 1:
        yield spelt[0]
        return
    written = "".join(_choice(options) for options in _parts(nodes))
    # Two groups side by side, or one within a word, may be harder to read than all spellings.
    listed = f"({'|'.join(folded)})"
    yield from sorted((written, listed), key=len)


def _parts(nodes: Sequence) -> Iterator[list[str]]:
    for node in nodes:
        found = spellings((node,)) or []
        yield list({fold(text): text for text, _ in reversed(found)}.values())[::-1]


def _choice(options: list[str]) -> str:
    return options[0] if len(options) == 1 else f"({'|'.join(options)})"


def _end(body: str, spelt: list[str], *, ending: bool, exact: bool) -> str:
    if ending:
        return "*"
    last = {text[-1] for text in spelt}
    without_plural = all(not sign.isalpha() or sign >= WIDE for sign in last)
    if not exact or without_plural or (last == {"s"} and "(" not in body):
        return ""
    return "|"


def _finds(term: str, folded: list[str]) -> bool:
    terms = Terms((term,))
    try:
        return all((0, len(text)) in terms.places(text) for text in folded)
    except TermError:
        return False
