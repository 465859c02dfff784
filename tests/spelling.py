"""In which texts must a term be found, if it can be found at all?"""

from __future__ import annotations

import re

from healthlint.text.language.han import WIDE

_GROUP = re.compile(r"\(([^()]*)\)")
_GAP = re.compile(r"\s*\.\.\.\s*")
_FULL_WIDTH = str.maketrans("（）｜", "()|")
# What stands before and behind words where they are written.
ENGLISH = (("Today ", " is told."), ("“", "”"), ("", ""))
CHINESE = (("今天", "的人这样说。"), ("他们说", "呢。"))


def samples(term: str) -> list[str]:
    """Return texts that are the term: each choice of it once, gaps and numbers filled in."""
    parts = _GROUP.split(term.translate(_FULL_WIDTH).removeprefix("^").removesuffix("|"))
    groups = [part.split("|") for part in parts[1::2]]
    first = [group[0] for group in groups]
    chosen = [[*first[:at], choice, *first[at + 1 :]] for at, group in enumerate(groups) for choice in group]
    spelt = (_joined(parts[::2], choices) for choices in chosen or [[]])
    return list(dict.fromkeys(map(_filled, spelt)))


def surroundings(term: str, *, chinese: bool) -> tuple[tuple[str, str], ...]:
    """Return what may stand before and behind a term of an English or Chinese list."""
    if term.startswith("^"):
        return (("", ""), ("今天好。", ""))
    return CHINESE if chinese else ENGLISH


def _joined(fixed: list[str], choices: list[str]) -> str:
    return "".join(part + choice for part, choice in zip(fixed, [*choices, ""], strict=True))


def _filled(text: str) -> str:
    filled = text.replace("#", "12").replace("*", "")
    while gap := _GAP.search(filled):
        left, right = filled[: gap.start()], filled[gap.end() :]
        wide = left[-1:] >= WIDE and right[:1] >= WIDE
        filled = f"{left}那个{right}" if wide else f"{left} so {right}"
    return re.sub(r" {2,}", " ", filled).strip()
