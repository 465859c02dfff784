"""Under which form are words compared?

Small letters, Simplified characters, half-width signs, straight quotes, blanks for hyphens.
Every character folds to exactly one, so an offset into the folded text is one into the prose.
Folding is by glyph and never by phrase: pages that call themselves Traditional are often converted
by machine and mix both scripts, so that no script is detected and no list is chosen.
"""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING

from healthlint.text.expression import compiled
from healthlint.text.language.han import is_wide
from healthlint.text.packaged import read_data

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

_FEW = 100  # so many replacements are quicker than one translation of every character
_SHORT = 64  # a text of so many signs has few to replace
# They stand in nearly every text; replaced first, they need not be found one by one.
_USUAL = "’“”，。、：；（）？！"
# Those of pages without Chinese signs, most of which are ASCII without them: such a text is made small and
# done with in a fifth of the time.
_USUAL_AMONG_LETTERS = "’“”–—"
_FIRST_HALF, _LAST_HALF = "\ud800", "\udfff"  # of a character; what searches the text takes whole ones only
_NO_CHARACTER = "\ufffd"


class _Table(dict[str, str]):
    """Signs, and what takes their place.

    What takes that of a Traditional character is looked up when one is met: a mapping of all of them, five
    thousand, is most of a megabyte, and few stand in an article.
    """

    def __init__(self, signs: Mapping[str, str]) -> None:
        """Take what takes the place of other signs."""
        super().__init__(signs)
        self._beyond_ascii = "".join([sign for sign in signs if sign > "\x7f"])

    def __missing__(self, sign: str) -> str:
        if _FIRST_HALF <= sign <= _LAST_HALF:
            return _NO_CHARACTER
        traditional, simplified = _scripts()
        at = traditional.find(sign)
        if at < 0:
            return sign
        plain = self[sign] = simplified[at]
        return plain

    @cached_property
    def among_letters(self) -> re.Pattern[str]:
        """What finds the signs beyond ASCII in a text without Chinese ones."""
        return compiled(f"[{self._beyond_ascii}]")

    @cached_property
    def among_all(self) -> re.Pattern[str]:
        """What finds the signs beyond ASCII.

        An expression looks at each sign of a text without making a string of it, as a set would. That is so
        while all signs of a class are of the first plane; of those planes that have further characters, which
        are rare, it finds all.
        """
        others = "".join([sign for sign in _scripts()[0] if sign <= "\uffff"])
        return compiled(f"[{self._beyond_ascii}{others}{_FIRST_HALF}-{_LAST_HALF}\U00020000-\U0010ffff]")


@cache
def _scripts() -> tuple[str, str]:
    """Return the Traditional characters, and the Simplified ones in their order."""
    traditional, simplified = read_data("healthlint.text.language", "traditional.txt").split("\n")[:2]
    return traditional, simplified


def _marks() -> Mapping[str, str]:
    return {
        **dict.fromkeys("‘’‚‛′`´ʼ‹›", "'"),
        **dict.fromkeys("“”„‟″«»「」『』﹁﹂﹃﹄〝〞", '"'),
        **dict(zip("。、【】〔〕﹐﹑﹒﹔﹕﹖﹗", ".,[][],,.;:?!", strict=True)),
        **{chr(wide): chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
        "｀": "'",
        "\u3000": " ",
    }


@cache
def _to_simplified() -> _Table:
    return _Table(_marks())


@cache
def _to_folded() -> _Table:
    return _Table(
        {
            **{sign: plain.lower() for sign, plain in _marks().items()},
            # a hyphenated term and a spaced one are the same term
            **dict.fromkeys("-－‐‑‒–−﹣\t\u00a0\u1680\u202f\u205f", " "),
            **dict.fromkeys(map(chr, range(0x2000, 0x200B)), " "),
        }
    )


def fold(text: str) -> str:
    """Return the text as terms are compared with it; the length stays the same."""
    wide = is_wide(text)
    if not (wide or text.isascii()):
        table = _to_folded()
        for sign in _USUAL_AMONG_LETTERS:
            text = text.replace(sign, table[sign])
    small = text.lower()
    if len(small) != len(text):  # only İ grows when it is made small
        small = "".join(low if len(low := sign.lower()) == 1 else "i" for sign in text)
    small = small.replace("-", " ").replace("\t", " ").replace("`", "'")
    if text.isascii():
        return small
    table = _to_folded()
    return _replaced(small, table, table.among_all if wide else table.among_letters)


def simplify(text: str) -> str:
    """Return the text as patterns search it; the length stays the same.

    Simplified characters, half-width signs, straight quotes; capitals and hyphens as they are.
    """
    if text.isascii():
        return text
    table = _to_simplified()
    return _replaced(text.replace("`", "'"), table, table.among_all if is_wide(text) else table.among_letters)


def _replaced(text: str, table: _Table, foreign: re.Pattern[str]) -> str:
    """Return a text in which the signs of a table are replaced that an expression finds."""
    if len(text) > _SHORT:
        for sign in _USUAL:
            text = text.replace(sign, table[sign])
        if text.isascii():
            return text
    found = set(foreign.findall(text))
    if len(found) > _FEW:
        return text.translate({ord(sign): table[sign] for sign in found})
    for sign in found:
        text = text.replace(sign, table[sign])
    return text
