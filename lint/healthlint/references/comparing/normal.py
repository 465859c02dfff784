"""Under which form are titles compared?

Equality of this form decides and likeness never does: one word changed is another title, while markup,
case, accents, dashes, quotes, punctuation, a mark of retraction and Traditional characters are not.
Registers keep digests of this form, so that a change of it asks for registers to be built anew.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from healthlint.text.expression import Expression
from healthlint.text.language.folding import simplify
from healthlint.text.language.han import FIRST, HAN

# Elements that registers leave in titles: HTML's, those of JATS, and MathML's with their prefixes.
_TAG = Expression(
    r"</?(?:(?:jats|mml|m):[a-z-]+|i|b|u|em|strong|sub|sup|inf|sc|scp|small-?caps|tt|span|font|italic|bold|"
    r"underline|roman|sans-serif|monospace|math|m[a-z]{1,2}|mrow|mfrac|msub|msup|mtext|named-content|xref)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = Expression(
    r"</?(?:p|br|div|title|subtitle|break|list-item|jats:(?:p|break|title))(?:\s[^<>]*)?/?>", re.I
)

_LEAD = Expression(
    r"""\s*[\[(]?\s*(?:
        (?:retracted|(?-i:WITHDRAWN|REMOVED|TEMPORARY\ REMOVAL))
        (?:\ (?:article|paper|chapter|publication))?\s*[:\])—–-]
      | (?:已?撤稿|已?撤回)(?:论文|文章)?\s*[:\])]
    )\s*[:.]?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
_TAIL = Expression(
    r"""\s*[\[(]\s*(?:
        (?:retracted|(?-i:WITHDRAWN))(?:\ (?:article|paper|chapter|publication))?
      | retracted\ article\b[^\])]*
      | 已?撤稿|已?撤回
    )\s*[\])]\s*\.?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_NOTICE = Expression(
    r"""\W{0,9}(?:
            (?:notice\ of\ )?(?:retraction|withdrawal)(?:\ (?:notice|note|statement))?
            (?:\s*[:.—–-]|\ (?:to|of|for|notice|note)\b)
          | retraction(?:\ (?:notice|note))?\W*$
          | (?:editorial\ )?expressions?\ of\ concern\b
          | statement\ of\ (?:retraction|concern)\b
          | (?:corrigend(?:um|a)|errat(?:um|a)|(?:author\ |publisher\ )?correction)
            (?:\ (?:to|for|in)\b|\s*[:.—–-]|\W*$)
          | (?:撤稿|撤销|更正|勘误|关注)(?:声明|启事|通知|说明)|(?:勘误|更正)\s*(?:[:：]|$)
        )""",
    re.VERBOSE | re.IGNORECASE,
)
_MARK = 200  # code points at either end of a title, in which a mark stands or a notice is named
_LEAD_WORDS = ("retract", "withdraw", "removed", "tempora", "撤稿", "撤回")

_BESIDE_HAN = Expression(f"(?<=[{HAN}]) | (?=[{HAN}])")
_APART = '!"()*,-./:;?[\\]_{|}~^\t\n\r\x0b\x0c'  # as blanks; the signs that mean something stay: % + < = >
_ASCII = str.maketrans({**dict.fromkeys(_APART, " "), **dict.fromkeys("'`", None)})

_GREEK = dict(
    zip(
        "αβγδεζηθικλμνξοπρσςτυφχψω",
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma "
        "tau upsilon phi chi psi omega".split(),
        strict=True,
    )
)
_WRITTEN_OUT = {
    **_GREEK,
    **dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "0123456789" * 2, strict=True)),
    **dict(zip("⁺₊⁼₌ⁿ×", "++==nx", strict=True)),
    "∆": "delta",
    **dict.fromkeys("⁻₋−∼～", " "),  # dashes, whatever else Unicode calls them
    **dict.fromkeys("®™©℠′‵ʹʼ’‘", ""),
    **dict(zip("øłđðıħ", "olddih", strict=True)),
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}


class _Signs(dict[int, str]):
    """What each sign beyond the commonest ones becomes, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        kind = unicodedata.category(sign)
        if sign in _WRITTEN_OUT:
            plain = _WRITTEN_OUT[sign]
        elif sign in "'`" or kind == "Cf" or "\u0300" <= sign <= "\u036f":
            plain = ""  # apostrophes, invisible signs, accents that stand apart after decomposition
        elif sign in _APART or kind[0] == "Z" or (kind[0] == "P" and sign not in "%&"):
            plain = " "
        else:
            plain = sign
        self[code] = plain
        return plain


_SIGNS = _Signs()


def comparable_title(text: str) -> str:
    """Return the form in which two titles are compared; empty where there is no word in it."""
    text = without_markup(text)
    if text.isascii():
        plain = without_mark(text).lower().translate(_ASCII)
        return " ".join(_apart(plain).split())
    han = max(text) >= FIRST
    plain = plain_letters(without_mark(simplify(text) if han else text))
    plain = " ".join(_apart(plain).split())
    return _BESIDE_HAN.sub("", plain) if han else plain


def _apart(text: str) -> str:
    """Set the signs that mean something in one way, however they are spaced."""
    for sign, plain in (("&", " and "), ("<", " < "), (">", " > "), ("=", " = "), (" %", "%")):
        if sign in text:
            text = text.replace(sign, plain)
    return text


def plain_letters(text: str) -> str:
    """Return small letters without accents, punctuation as blanks, Greek letters by name."""
    parts = unicodedata.normalize("NFD", text.casefold())
    return unicodedata.normalize("NFC", parts.translate(_SIGNS))


def without_markup(text: str) -> str:
    """Return a register's text without elements and entities, which it may have escaped twice."""
    for _ in range(2):
        if "&" not in text:
            break
        text = unescape(text)
    if "<" not in text:
        return text
    return _TAG.sub("", _BREAK.sub(" ", text))


def without_mark(title: str) -> str:
    """Return a title without the mark that a publisher puts before or after it when it is withdrawn."""
    small = title.lower()
    if not any(word in small for word in _LEAD_WORDS):
        return title
    lead = _LEAD.match(title)
    title = title[lead.end() :] if lead else title
    return title[:-_MARK] + _TAIL.sub("", title[-_MARK:])


def is_marked(title: str) -> bool:
    """Tell whether a title bears a mark of being withdrawn, as publishers set `RETRACTED:` before it."""
    title = simplify(without_markup(title))
    return without_mark(title) != title


def names_a_notice(title: str) -> bool:
    """Tell whether a title is one of a notice about a work, and not of the work."""
    return _NOTICE.match(simplify(without_markup(title[:_MARK]).strip())) is not None
