"""How can what an expression looks for be spelt, and how is the expression written for RE2?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.app.making.importing.nodes import Anchor, ExpressionError, Group, Look, Repeat, Sign, Signs
from healthlint.text.language.folding import fold, simplify

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.app.making.importing.nodes import Node, Sequence

    Captures = tuple[tuple[int, str], ...]
    Spelling = tuple[str, Captures]

MANY = 400  # with more spellings than this an expression is no list of words
_SPECIAL = frozenset(r"\.+*?()|[]{}^$")
_INVISIBLE = {"\n": r"\n", "\r": r"\r", "\t": r"\t", "\f": r"\f", "\v": r"\v"}
# Of a class the first of these is shown that belongs to it.
_SHOWN = "aexAXT1027 -.,;:!?'\"()/%&#@_+=<>[]{}*|\\~^`$–—“”‘’…é中"


def spellings(nodes: Iterable[Node]) -> list[Spelling] | None:
    """Return every spelling of a sequence with what its groups capture; None where they are (too) many.

    White space of any length is one blank.
    """
    spelt: list[Spelling] = [("", ())]
    for node in nodes:
        choices = _choices(node)
        if choices is None or len(spelt) * len(choices) > MANY:
            return None
        spelt = [(text + more, found + captured) for text, found in spelt for more, captured in choices]
    return list(dict.fromkeys(spelt))


def _choices(node: Node) -> list[Spelling] | None:
    if isinstance(node, Sign):
        return [(node.sign, ())]
    if isinstance(node, Signs):
        return [(sign, ()) for sign in node.members] if node.members else None
    if isinstance(node, Repeat):
        return _repeated(node)
    if isinstance(node, Group) and not node.flags:
        found: list[Spelling] = []
        for option in node.options:
            spelt = spellings(option)
            if spelt is None:
                return None
            found += spelt
        if node.number:
            found = [(text, (*captures, (node.number, text))) for text, captures in found]
        return found
    return None


def _repeated(node: Repeat) -> list[Spelling] | None:
    once = _choices(node.node)
    if once is None:
        return None
    if node.high != 0 and all(fold(text) == " " for text, _ in once):
        return [*once, ("", ())] if node.low == 0 else once
    if node.high == 1 and node.low == 0:
        return [*once, ("", ())]
    if node.high != node.low or len(once) > 1 or node.low > MANY:
        return None
    return [(once[0][0] * node.low, once[0][1])]


def written(node: Node) -> str:
    """Return a node as RE2 writes it; raises ExpressionError for what RE2 cannot do."""
    if isinstance(node, Sign):
        sign = simplify(node.sign)
        return _INVISIBLE.get(sign) or ("\\" + sign if sign in _SPECIAL else sign)
    if isinstance(node, Signs):
        return "".join(map(_in_class, node.source))
    if isinstance(node, Anchor):
        return node.source
    if isinstance(node, Repeat):
        most = "" if node.high == node.low else f",{node.high or ''}"
        counted = "{" + str(node.low) + most + "}"
        sign = {(0, None): "*", (1, None): "+", (0, 1): "?"}.get((node.low, node.high), counted)
        return written(node.node) + sign + ("?" if node.lazy else "")
    if isinstance(node, Group):
        return f"(?{node.flags}:{'|'.join(map(all_written, node.options))})"
    where = "behind" if node.ahead else "before"
    raise ExpressionError(
        f"asks what {'does not stand' if node.negative else 'stands'} {where} the match,"
        " which cannot be searched for in linear time"
    )


def _in_class(sign: str) -> str:
    plain = simplify(sign)
    return "\\" + plain if plain != sign and plain in "\\]^-[" else plain


def all_written(nodes: Sequence) -> str:
    """Return a sequence as RE2 writes it; raises ExpressionError."""
    return "".join(map(written, nodes))


def sample(nodes: Sequence, *, more: bool = False) -> str:
    """Return a text that a sequence is likely to be found in; `more` repeats things once more often."""
    return "".join(_sample(node, more) for node in nodes)


def _sample(node: Node, more: bool) -> str:
    if isinstance(node, Sign):
        return node.sign
    if isinstance(node, Signs):
        if node.source == ".":
            return "."  # as in `etc.`, which most mean by it
        return node.members[0] if node.members else _member(node.source)
    if isinstance(node, Repeat):
        times = node.low + more if node.high is None or node.high > node.low else node.low
        return _sample(node.node, more) * times
    if isinstance(node, Group):
        return sample(node.options[0], more=more)
    return ""


def _member(source: str) -> str:
    import re2

    return next((sign for sign in _SHOWN if re2.fullmatch(source, sign)), "")


def begins_word(nodes: Sequence) -> bool | None:
    """Tell whether a sequence begins with a sign of a word; None where that depends."""
    return _at_edge(nodes)


def ends_word(nodes: Sequence) -> bool | None:
    """Tell whether a sequence ends with a sign of a word; None where that depends."""
    return _at_edge(nodes[::-1], last=True)


def _at_edge(nodes: Sequence, *, last: bool = False) -> bool | None:
    if not nodes:
        return None
    node = nodes[0]
    if isinstance(node, Sign):
        return is_word_sign(node.sign)
    if isinstance(node, Signs):
        if node.source in (r"\w", r"\d"):
            return True
        if node.members:
            return _same([is_word_sign(sign) for sign in node.members])
        return None
    if isinstance(node, Repeat):
        inner = _at_edge((node.node,), last=last)
        return inner if node.low else _same([inner, _at_edge(nodes[1:], last=last)])
    if isinstance(node, Group):
        return _same([_at_edge(option[::-1] if last else option, last=last) for option in node.options])
    if isinstance(node, Look):
        return _at_edge(nodes[1:], last=last)
    return None


def _same(answers: list[bool | None]) -> bool | None:
    return answers[0] if len(set(answers)) == 1 else None


def is_word_sign(sign: str) -> bool:
    r"""Tell whether a sign is one of RE2's \w."""
    return sign.isascii() and (sign.isalnum() or sign == "_")
