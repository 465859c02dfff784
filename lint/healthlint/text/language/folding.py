"""Under which form are words compared?

Small letters, Simplified characters, half-width signs, straight quotes, blanks for hyphens.
Every character folds to exactly one, so an offset into the folded text is one into the prose.
Folding is by glyph and never by phrase: pages that call themselves Traditional are often converted
by machine and mix both scripts, so that no script is detected and no list is chosen.
"""

from __future__ import annotations

from functools import cache

from healthlint.text.expression import Expression
from healthlint.text.packaged import read_data

_HAN_OR_WIDE = Expression("[^\x00-\u2e7f]")
_FEW = 16  # so many replacements are quicker than one translation of every character


@cache
def _marks() -> dict[str, str]:
    return {
        **dict.fromkeys("‘’‚‛′`´ʼ‹›", "'"),
        **dict.fromkeys("“”„‟″«»「」『』﹁﹂﹃﹄〝〞", '"'),
        **dict(zip("。、【】〔〕﹐﹑﹒﹔﹕﹖﹗", ".,[][],,.;:?!", strict=True)),
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
        "｀": "'",
        "\u3000": " ",
        # Half a character: what searches the text takes whole ones only.
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    }


@cache
def _signs() -> dict[str, str]:
    return {
        **{sign: plain.lower() for sign, plain in _marks().items()},
        # a hyphenated term and a spaced one are the same term
        **dict.fromkeys("-－‐‑‒–−﹣\t\u00a0\u1680\u202f\u205f", " "),
        **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
    }


@cache
def _scripts() -> dict[str, str]:
    traditional, simplified = read_data("healthlint.text.language", "traditional.txt").split("\n")[:2]
    return dict(zip(traditional, simplified, strict=True))


@cache
def _characters() -> dict[str, str]:
    return {**_signs(), **_scripts()}


@cache
def _to_simplified() -> dict[int, str]:
    return str.maketrans({**_marks(), **_scripts()})


@cache
def _translation() -> dict[int, str]:
    return {ord(old): new for old, new in _characters().items()}


def fold(text: str) -> str:
    """Return the text as terms are compared with it; the length stays the same."""
    small = text.lower()
    if text.isascii():
        return small.replace("-", " ").replace("\t", " ").replace("`", "'")
    if len(small) != len(text):  # only İ grows when it is made small
        small = "".join(low if len(low := sign.lower()) == 1 else "i" for sign in text)
    table = _characters() if _HAN_OR_WIDE.search(text) else _signs()
    foreign = table.keys() & set(small)
    if len(foreign) > _FEW:
        return small.translate(_translation())
    for sign in foreign:
        small = small.replace(sign, table[sign])
    return small


def simplify(text: str) -> str:
    """Return the text as patterns search it; the length stays the same.

    Simplified characters, half-width signs, straight quotes; capitals and hyphens as they are.
    """
    return text if text.isascii() else text.translate(_to_simplified())
