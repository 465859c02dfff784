"""In which language is a sentence?

Decided sentence by sentence, from the share of Han characters: health pages mix languages,
and one file-level switch is wrong for half of such a page. Japanese and Korean share characters
with Chinese, not words: 治療 is written alike in all three, and lists made for one misread the others.
"""

from __future__ import annotations

from typing import Literal

from healthlint.text.expression import Expression
from healthlint.text.language.han import han_runs

Language = Literal["en", "zh"]

_LETTERS = Expression(r"[^\W\d_]+")
# hiragana, katakana but for the dot between foreign names that Chinese uses too, hangul
_FOREIGN = (
    "[\u3041-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff9f"
    "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"
)
_KANA_OR_HANGUL = Expression(f"{_FOREIGN}+")
_ONE_FOREIGN = Expression(_FOREIGN)  # a single sign is looked for several times as fast as a run
_HAN_SHARE = 0.15
_FOREIGN_SHARE = 0.15


def language_of(text: str) -> Language:
    """Return `zh` where more than 15 % of the letters are Han characters, else `en`.

    Japanese and Korean text is neither; it counts as `en`, whose lists find nothing in it.
    """
    enough = _HAN_SHARE * len(text)  # as if all signs were letters
    han = 0
    for run in han_runs(text):
        han += run.end() - run.start()
        if han > enough:
            break
    if not han or is_foreign(text):
        return "en"
    return "zh" if han > enough or han > _HAN_SHARE * _count(_LETTERS, text) else "en"


def is_foreign(text: str) -> bool:
    """Tell whether a text is Japanese or Korean: more than 15 % of its letters are kana or hangul.

    A の in a shop's name does not make a Chinese sentence Japanese.
    """
    if text.isascii() or _ONE_FOREIGN.search(text) is None:
        return False
    foreign = _count(_KANA_OR_HANGUL, text)
    return foreign > 1 and foreign > _FOREIGN_SHARE * _count(_LETTERS, text)


def _count(runs: Expression, text: str) -> int:
    """Return how many signs the runs in a text have: one string a run is quicker than one a sign."""
    return sum(map(len, runs.findall(text)))
