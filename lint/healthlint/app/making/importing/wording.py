"""Is an expression of a word list a term, a pattern, or neither?

Plain words and simple choices become terms; they find the same words and what folds to them. What
only an expression can say becomes a pattern of RE2. Case counts where it evidently does: where the
expression has capitals and ignores no case, or where its replacement differs in nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from healthlint.app.making.importing.context import beyond, without_looks
from healthlint.app.making.importing.expression import parsed
from healthlint.app.making.importing.nodes import Anchor, ExpressionError, Group, Repeat, Sign, Signs
from healthlint.app.making.importing.notation import term_for
from healthlint.app.making.importing.spelling import (
    all_written,
    begins_word,
    ends_word,
    is_word_sign,
    sample,
    spellings,
)
from healthlint.app.making.importing.suggestion import (
    but_as_suggested,
    case_counts,
    clashes,
    filled_in,
    hangs_on_match,
    has_capitals,
    is_same,
    options_in,
)
from healthlint.rule.pattern import TermError, quoted
from healthlint.testing import CLOSE, OPEN
from healthlint.text.expression import Expression
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.app.making.importing.nodes import Node, Sequence

_BLANKS = Expression(" {2,}")
_ANY_LETTER = (r"\w", r"[\w]", "[a-z]", "[A-Za-z]", "[a-zA-Z]")
_SPELT_OUT = 24  # so many replacements that hang on what was found are written out
_EDGE = Anchor(r"\b")
_NO_EDGE = Anchor(r"\B")
_START = Anchor("^")


class Reading(NamedTuple):
    """How a list wants its expressions read."""

    ignore_case: bool = False
    whole_words: bool = True
    by_sentence: bool = False  # ^ is the beginning of a sentence
    plural: bool = False  # a term finds its plural, too


@dataclass(frozen=True)
class Wording:
    """A term or pattern, and how it is shown to work."""

    text: str
    is_pattern: bool
    shown: tuple[str, ...]  # texts that it is likely to be found in, the plainest first
    besides: tuple[str, ...] = ()  # terms that excuse it
    excused: tuple[str, ...] = ()  # texts in which it is excused
    suggestions: tuple[str, ...] = ()
    note: str = ""  # what was lost on the way


@dataclass(frozen=True)
class _Piece:
    """An expression without what stands at its edges."""

    nodes: Sequence
    left: bool  # a word must begin there, if it begins with a sign of a word
    right: bool
    at_start: bool = False


def wordings(source: str, reading: Reading, replacement: str | None = None) -> list[Wording]:
    """Return what an expression becomes; raises ExpressionError for what cannot be had."""
    _refuse_marks(source)
    return _wordings(_nodes(parsed(source)), reading, replacement)


def plain_wording(text: str, replacement: str | None = None) -> list[Wording]:
    """Return what plain words become; a last * stands for any ending, as in terms.

    Raises ExpressionError for words that cannot be had.
    """
    _refuse_marks(text)
    signs: list[Node] = [Sign(sign) for sign in text.removesuffix("*")]
    if text.endswith("*"):
        signs.append(Repeat(Signs(r"\w"), 0, None, lazy=False))
    return _wordings(tuple(signs), Reading(ignore_case=True, plural=True), replacement)


def _refuse_marks(source: str) -> None:
    if OPEN in source or CLOSE in source:
        raise ExpressionError(f"has {OPEN} or {CLOSE}, which mark the words in examples")


def _wordings(nodes: Sequence, reading: Reading, replacement: str | None) -> list[Wording]:
    if len(nodes) == 1 and isinstance(nodes[0], Group) and nodes[0].flags in ("i", "-i"):
        inside = replace(nodes[0], flags="")
        return _wordings(_nodes(inside), reading._replace(ignore_case=nodes[0].flags == "i"), replacement)
    piece = _trimmed(_Piece(nodes, reading.whole_words, reading.whole_words), reading)
    if replacement is not None and hangs_on_match(replacement):
        return _by_capture(piece, reading, replacement)
    suggestions = options_in(replacement)
    only = piece.nodes[0] if len(piece.nodes) == 1 else None
    if isinstance(only, Group) and not only.flags and len(only.options) > 1 and spellings((only,)) is None:
        # Each alternative by itself: what one cannot do is no reason to write all as a pattern.
        return [
            _wording(_trimmed(replace(piece, nodes=option), reading), reading, suggestions)
            for option in only.options
        ]
    return [_wording(piece, reading, suggestions)]


def _wording(piece: _Piece, reading: Reading, suggestions: tuple[str, ...]) -> Wording:
    nodes, before, behind = without_looks(piece.nodes)
    # “Not behind a sign of a word” is what the edge of a word is.
    if before and before.is_edge:
        piece, before = replace(piece, left=begins_word(nodes) is not False), None
        nodes = nodes if piece.left else (_NO_EDGE, *nodes)
    if behind and behind.is_edge:
        piece, behind = replace(piece, right=ends_word(nodes) is not False), None
        nodes = nodes if piece.right else (*nodes, _NO_EDGE)
    piece = replace(piece, nodes=nodes)
    if not nodes:
        raise ExpressionError("looks for nothing")
    wording = _term(piece, reading, suggestions) or _pattern(piece, reading, suggestions)
    if before is None and behind is None:
        return wording
    spelt = spellings(nodes)
    if spelt is None:
        raise ExpressionError(
            "its exceptions (lookaround) hang on words that are too many to list under besides"
        )
    besides, excused = beyond([text for text, _ in spelt], before, behind, word_ends=piece.right)
    return replace(wording, besides=besides, excused=excused)


def _term(piece: _Piece, reading: Reading, suggestions: tuple[str, ...]) -> Wording | None:
    nodes, ending = without_ending(piece.nodes, 0)
    found = spellings(nodes)
    if not found:
        return None
    # Two blanks are where an optional word is not: `a (?:very )? big`.
    spelt = list(dict.fromkeys(_BLANKS.sub(" ", text) for text, _ in found))
    if ending and not all(text[-1:].isalpha() for text in spelt):
        return None
    if not (piece.left and (piece.right or ending)) and any(
        (is_word_sign(text[:1]) and not piece.left) or (is_word_sign(text[-1:]) and not piece.right)
        for text in spelt
    ):
        return None
    if not reading.ignore_case and case_counts(spelt, at_start=piece.at_start):
        return None
    if clashes(spelt, suggestions, ignore_case=reading.ignore_case):
        return None
    term = term_for(nodes, spelt, at_start=piece.at_start, ending=ending, exact=not reading.plural)
    return Wording(term, False, tuple(spelt), suggestions=suggestions) if term else None


def _pattern(piece: _Piece, reading: Reading, suggestions: tuple[str, ...]) -> Wording:
    from healthlint.rule.expressions import check_expression

    spelt = spellings(piece.nodes)
    shown = tuple(text for text, _ in spelt) if spelt else ()
    body = all_written(piece.nodes)
    if spelt and reading.ignore_case and any(is_same(text, one) for text in shown for one in suggestions):
        shown, body = but_as_suggested(shown, suggestions)
    elif not reading.ignore_case and has_capitals(body, shown, suggestions):
        body = f"(?-i:{body})"
    elif (
        body.startswith("(?:") and len(piece.nodes) == 1 and not (piece.left or piece.right or piece.at_start)
    ):
        body = body[len("(?:") : -1] if isinstance(piece.nodes[0], Group) else body
    anchored = isinstance(piece.nodes[0], Anchor)
    left = r"\b" if piece.left and not anchored and begins_word(piece.nodes) is not False else ""
    right = r"\b" if piece.right and ends_word(piece.nodes) is not False else ""
    pattern = ("^" if piece.at_start else "") + left + body + right
    try:
        check_expression(pattern)
    except TermError as error:
        if "\\n" in body:
            raise ExpressionError("asks for the end of a line, and no match goes beyond its block") from error
        raise ExpressionError(str(error).removeprefix(f"{quoted(pattern)}: ")) from error
    if not shown:
        shown = tuple(dict.fromkeys((sample(piece.nodes), sample(piece.nodes, more=True))))
    return Wording(pattern, True, shown, suggestions=suggestions)


def _by_capture(piece: _Piece, reading: Reading, replacement: str) -> list[Wording]:
    """Return a wording for each replacement, where it hangs on what is found."""
    spelt = spellings(piece.nodes)
    if spelt is None or len(spelt) > _SPELT_OUT:
        wording = _wording(piece, reading, options_in(filled_in(replacement)))
        return [replace(wording, note="the suggestion has … for what only an expression can fill in")]
    by_suggestion: dict[str, list[str]] = {}
    for text, captures in spelt:
        filled = filled_in(replacement, dict(captures))
        by_suggestion.setdefault(filled, []).append(text)
    return [
        _wording(replace(piece, nodes=_spelling_out(texts)), reading, options_in(filled))
        for filled, texts in by_suggestion.items()
    ]


def _spelling_out(texts: list[str]) -> Sequence:
    options = tuple(tuple(Sign(sign) for sign in text) for text in texts)
    return options[0] if len(options) == 1 else (Group(options),)


def _trimmed(piece: _Piece, reading: Reading) -> _Piece:
    """Take the edges of words off both ends of a sequence, and groups that hold all of it."""
    nodes, left, right, at_start = piece.nodes, piece.left, piece.right, piece.at_start
    changed = True
    while changed and nodes:
        before = nodes
        if nodes[0] == _EDGE:
            nodes, left = nodes[1:], True
        elif nodes[0] == _START and reading.by_sentence:
            nodes, at_start = nodes[1:], True
        if nodes and nodes[-1] == _EDGE:
            nodes, right = nodes[:-1], True
        if len(nodes) == 1 and isinstance(nodes[0], Group) and not nodes[0].flags:
            nodes = nodes if nodes[0].number else _nodes(nodes[0])
        changed = nodes != before
    return _Piece(nodes, left, right, at_start)


def without_edges(nodes: Sequence) -> Sequence:
    """Return a sequence without the edges of words at its ends."""
    return _trimmed(_Piece(nodes, False, False), Reading()).nodes


def _nodes(group: Group) -> Sequence:
    return group.options[0] if len(group.options) == 1 else (group,)


def without_ending(nodes: Sequence, most_asked: int = 1) -> tuple[Sequence, bool]:
    """Return a sequence without a last part that stands for any ending, and whether it had one.

    `most_asked`: an ending that asks for more letters is none.
    """
    last = nodes[-1] if nodes else None
    if (
        isinstance(last, Repeat)
        and last.low <= most_asked
        and last.high is None
        and isinstance(last.node, Signs)
        and last.node.source in _ANY_LETTER
    ):
        return nodes[:-1], True
    return nodes, False
