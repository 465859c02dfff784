"""Under which form are two titles one that are spelt as in Britain and as in America?

Registers keep the spelling of the journal, and editors follow that of their house.
"""

from __future__ import annotations

from healthlint.text.expression import Expression

_SPELT = (
    (Expression(r"is(?=(?:e[drs]?|ing|ations?|able)\b)"), "iz"),
    (Expression(r"ys(?=(?:e[drs]?|ing)\b)"), "yz"),
    (Expression(r"[ao]e(?=[a-z]{2})"), "e"),
    (Expression(r"(?<=[a-z]{2})our(?!c|s?\b(?<=four)|t)"), "or"),
    (Expression(r"(?<=[tb])re(?=s?\b)"), "er"),
    (Expression(r"ll(?=(?:ed|ing|ers?|ment)\b)"), "l"),
    (Expression(r"(?<=gram)me(?=s?\b)"), ""),
    (Expression(r"(?<=og)ue(?=s?\b)"), ""),
    (Expression(r"\bsulph"), "sulf"),
    (Expression(r"(?<=\bag)e(?=ing\b)|(?<=dg)e(?=ments?\b)"), ""),
    (Expression(r"\bgrey"), "gray"),
    (Expression(r"aluminium"), "aluminum"),
    (Expression(r"(?<=[a-z]{2})nc(?=e[sd]?\b)"), "ns"),
)


def one_spelling(comparable: str) -> str:
    """Return a title in its comparable form with the words of both spellings written in one way."""
    for expression, plain in _SPELT:
        comparable = expression.sub(plain, comparable)
    return comparable
