"""How does a term in the notation of `Terms` become patterns?

A pattern is found by a fixed part, its literal, for which an automaton looks; what stands around
is judged afterwards. A term with few choices is spelt out; one with many, or with gaps, is found
by its most telling fixed part, whose surroundings a `Form` checks.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from healthlint.rule.borders import JUNCTION, PIECE
from healthlint.rule.form import Form
from healthlint.rule.lengthening import Side, lengthened
from healthlint.rule.pattern import LONGEST_ENDING, Pattern, TermError, quoted
from healthlint.text.expression import Expression
from healthlint.text.language.folding import fold
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VERSION = 7  # raised when a term comes to be looked for by other literals: old caches are void then
# How a literal is looked for: bits, or that its term must be read for it. Of a term with a form it is also
# said by which of its fixed parts: the numbers of that, of a piece of it, and of the side beside it.
_AT_START, _EXACT, _ENDING, TO_BE_READ, OF_A_FORM = 1, 2, 4, 8, 16
_SIDES: tuple[Side | None, ...] = (None, "before", "behind")
_SIDE, _PART, _PIECE = 5, 8, 20  # the first bits of their numbers
_SIDE_BITS, _PART_BITS, _PIECE_BITS = (1 << 3) - 1, (1 << 12) - 1, (1 << 12) - 1
_CHOICE = Expression(r"\(([^()]*)\)")
_BRACKET = Expression(r"[()|]")
_MARKED = Expression(r"[()|#*]|\.\.\.")
# A number or ending that what follows it may go on with.
_RUNNING_ON = Expression(r"#(?=[\d.,#])|\*(?=[a-z*])")
_FEW_WILD, _FEW_GROUPS = 3, 7
_SHORTEST = 2  # signs of a literal
_SPELT_OUT = 24  # with more spellings than this a term is checked by an expression
_TURN_UP = 6.0  # how often a word of every health page turns up in an article, roughly
_JOINED = 60  # with more choices than this a choice is not looked for
_SELDOM = 0.1  # a literal that turns up less often than this is good enough
_A_LITERAL = 0.03  # what it costs to look for one more, as hits in an article
_MOST_SPELLINGS = 10_000
_MOST_WAYS = 1000  # in which a text may be tried before it is found that a term does not stand there
# Every health page is full of these: a term is better looked for from another part.
_FREQUENT = frozenset(
    "people patient patients health disease diseases diabetes treatment treatments therapy medical medicine"
    " doctor doctors hospital clinic clinical insulin cell result results symptom symptoms cause trial"
    " research with your from that this have will 患者 治疗 疾病 健康 医生 医院 药物 临床 糖尿病"
    " 胰岛素 细胞 治愈 效果 建议 立即 诊断 咨询".split()
)


class _Fixed(NamedTuple):
    """By which fixed part a term is looked for."""

    at: int  # the number of the part
    piece: int  # of that, between its gaps
    literals: list[str]  # one of which stands in each spelling
    sought: list[str]  # they or, of so many more, one with what must stand on one side of them
    side: Side | None


def patterns_of(term: str, *, open_end: bool = False) -> Iterator[Pattern]:
    """Yield what to look for to find a term.

    Raises TermError where the term is not written in the notation, or has nothing fixed enough.
    """
    return (pattern for pattern, _ in _looked_for(term, open_end=open_end))


def _looked_for(term: str, *, open_end: bool) -> Iterator[tuple[Pattern, int]]:
    """Yield what to look for to find a term, and how."""
    at_start, exact, text = _stripped(term)
    if _MARKED.search(text) is None:
        yield from _spelt([text], term, at_start=at_start, exact=False, open_end=open_end)
        return
    parts, groups = _parted(text)
    if any(_BRACKET.search(part) for part in parts[::2]):
        raise TermError(f"{quoted(term)}: brackets stand in pairs and not within each other")
    spellings = 1
    for group in groups:
        spellings *= len(group)
    plain = PIECE.search(text[:-1]) is None and "#" not in text
    found = None if plain and spellings <= _SPELT_OUT else _literals(parts, groups)
    if found is None or not found.sought:
        if not plain:
            raise TermError(f"{quoted(term)}: a term needs two fixed characters in a row")
        if spellings > _MOST_SPELLINGS:
            raise TermError(f"{quoted(term)}: has {spellings:,} spellings; put two fixed characters into it")
        spelt = _spellings(parts, groups)
        yield from _spelt(spelt, term, at_start=at_start, exact=exact, open_end=open_end)
        return
    _check_ways(term, text, groups)
    form = Form(parts, groups, found.at, found.literals, within=found.side, exact=exact, open_end=open_end)
    how = at_start * _AT_START | OF_A_FORM if max(found.at, found.piece) <= _PART_BITS else TO_BE_READ
    if how != TO_BE_READ:
        how |= _SIDES.index(found.side) << _SIDE | found.at << _PART | found.piece << _PIECE
    for literal in dict.fromkeys(found.sought):
        yield Pattern(literal, term, form, at_start=at_start), how


@cache
def literals_of(term: str, open_end: bool) -> Mapping[str, int]:
    """Return what a term is looked for by, and how (`pattern_of`); raises TermError as `patterns_of` does.

    Kept, since a term is read to be checked and again to be looked for.
    """
    return read_literals(term, open_end)


def read_literals(term: str, open_end: bool) -> Mapping[str, int]:
    """Return what `literals_of` does, of a term that need not be read again."""
    literals: dict[str, int] = {}
    for pattern, how in _looked_for(term, open_end=open_end):
        literals[pattern.literal] = TO_BE_READ if pattern.literal in literals else how
    return literals


def form_of(term: str, how: int, *, open_end: bool) -> Form:
    """Return the form of a term; `how` is what `literals_of` says of one of its literals, an OF_A_FORM.

    It was found then by which part the term is looked for, which takes long.
    """
    _, exact, text = _stripped(term)
    parts, groups = _parted(text)
    at, piece = how >> _PART & _PART_BITS, how >> _PIECE & _PIECE_BITS
    literals = _joined(parts, at) if at % 2 else [_pieces(parts[at])[piece]]
    if _may_lose_y(parts, at):
        literals = _without_y(literals)
    side = _SIDES[how >> _SIDE & _SIDE_BITS]
    return Form(parts, groups, at, literals, within=side, exact=exact, open_end=open_end)


def pattern_of(literal: str, how: int, term: str, form: Form | None = None, *, open_end: bool) -> Pattern:
    """Return the only pattern of a term with a literal; `how` is what `literals_of` says, not TO_BE_READ."""
    if form is not None:
        return Pattern(literal, term, form, at_start=bool(how & _AT_START))
    return Pattern(
        literal,
        term,
        at_start=bool(how & _AT_START),
        exact=bool(how & _EXACT),
        ending=bool(how & _ENDING),
        open_end=open_end,
    )


def _stripped(term: str) -> tuple[bool, bool, str]:
    """Return whether a term stands at the start of a sentence, and just so, and the rest of it, folded."""
    folded = fold(term)
    at_start = folded.startswith("^")
    return at_start, folded.endswith("|"), (folded[1:] if at_start else folded).strip()


def _parted(text: str) -> tuple[list[str], list[list[str]]]:
    """Return the fixed parts of a term (every other one), with the choices between them; and the choices."""
    parts = _CHOICE.split(text.rstrip("|"))
    return parts, [part.split("|") for part in parts[1::2]]


def _spelt(
    spellings: Iterable[str], term: str, *, at_start: bool, exact: bool, open_end: bool
) -> Iterator[tuple[Pattern, int]]:
    def told(literal: str, *, exact: bool = False, ending: bool = False) -> tuple[Pattern, int]:
        how = at_start * _AT_START | exact * _EXACT | ending * _ENDING
        return pattern_of(literal, how, term, open_end=open_end), how

    for spelling in spellings:
        ending = spelling[-1:] == "*"
        literal = spelling[:-1] if ending else spelling
        yield told(literal, exact=exact, ending=ending)
        if not literal.isascii():
            if JUNCTION.search(literal):
                yield told(JUNCTION.sub(" ", literal), ending=ending)
        elif literal[-1:] == "y" and not exact and literal[-2:-1] not in "aeiou ":
            yield told(literal[:-1] + "ies", exact=True)


def _check_ways(term: str, text: str, groups: list[list[str]]) -> None:
    """Raise TermError where a repetitive text could be read as the beginning of a term in too many ways.

    Choices double them where one begins another (“or nothing” begins all), and numbers and endings
    that nothing fixed parts multiply them by their length. Gaps do not (`Gaps`).
    """
    if len(groups) < _FEW_GROUPS and text.count("#") + text.count("*") < _FEW_WILD:
        return
    ways = LONGEST_ENDING ** len(_RUNNING_ON.findall(text.replace("(", "").replace(")", "")))
    for group in groups:
        choices = set(group)
        ways *= max(sum(choice.startswith(other) for other in choices) for choice in choices)
    if ways > _MOST_WAYS:
        raise TermError(
            f"{quoted(term)}: can be read in too many ways; put fixed signs between its numbers and endings,"
            " or make two terms of it"
        )


def _spellings(parts: list[str], groups: list[list[str]]) -> Iterable[str]:
    spelt = [parts[0]]
    for group, fixed in zip(groups, parts[2::2], strict=True):
        spelt = [begun + choice + fixed for begun in spelt for choice in group]
    # An empty choice leaves two blanks, or one at an end.
    return (
        [" ".join(spelling.split()) for spelling in spelt] if any("" in group for group in groups) else spelt
    )


def _literals(parts: list[str], groups: list[list[str]]) -> _Fixed:
    """Return fixed parts of which one stands in every spelling, and texts with them that turn up least."""
    best = _Fixed(0, 0, [], [], None)
    least = float("inf")
    for index in range(len(parts)):
        if index % 2 and len(groups[index // 2]) > _JOINED:
            continue
        for piece, literals in enumerate(
            [_joined(parts, index)] if index % 2 else [[piece] for piece in _pieces(parts[index])]
        ):
            if not literals or min(map(len, literals)) < _SHORTEST:
                continue
            for side, sought in ((None, literals), *lengthened(parts, groups, index, literals)):
                often = sum(map(_how_often, sought)) + _A_LITERAL * len(sought)
                if often < least:
                    best, least = _Fixed(index, piece, literals, sought, side), often
        if least < _SELDOM:
            break
    if _may_lose_y(parts, best.at):
        return best._replace(literals=_without_y(best.literals), sought=_without_y(best.sought))
    return best


def _may_lose_y(parts: list[str], at: int) -> bool:
    """Tell whether a last y of the literals in a part may have become a plural."""
    return at == len(parts) - 2 and not parts[-1]


def _without_y(literals: list[str]) -> list[str]:
    return [literal[:-1] if literal[-1:] == "y" else literal for literal in literals]


def _joined(parts: list[str], index: int) -> list[str]:
    """Return the choices of a group with the fixed words next to it; what is left where a gap is within."""
    left = PIECE.split(parts[index - 1])[-1]
    right = PIECE.split(parts[index + 1])[0]
    joined = []
    for choice in parts[index].split("|"):
        pieces = PIECE.split(left + choice + right)
        whole = pieces[0] if len(pieces) == 1 else max(pieces, key=len)
        if not choice:
            return []
        if not whole.isascii() and JUNCTION.search(whole):  # its blank may be missing
            whole = min(JUNCTION.sub(" ", whole).split(), key=_how_often)
        joined.append(whole.strip())
    return joined


def _pieces(text: str) -> list[str]:
    return [stripped for piece in PIECE.split(text) if (stripped := piece.strip())]


def _how_often(literal: str) -> float:
    """Guess how often a literal turns up in an article, from its length: an order of magnitude will do."""
    if len(literal) < _SHORTEST:
        return float("inf")
    if literal in _FREQUENT:
        return _TURN_UP
    return 150 * 0.45 ** len(literal) if literal.isascii() else 15 * 0.3 ** len(literal)
