"""Below what may the figures not fall?

`tests/articles/floor.toml` holds the figures as they were when they were best. `--update-reports` moves
them, but only towards better ones; whoever makes them worse writes so by hand, where a reviewer sees it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from math import floor
from typing import NamedTuple

from measuring.gold import Gold
from measuring.reports import ARTICLES
from measuring.scores import Key, Scores
from measuring.table import FAMILIES, LANGUAGES

FLOOR = ARTICLES / "floor.toml"
_HEAD = """\
# The best figures so far on these articles. `pytest tests/app/test_golden_figures.py --update-reports` moves
# them towards better ones only. Lowering one by hand wants a reason in the message of the commit.
"""


class Floor(NamedTuple):
    """What has been reached."""

    precision: dict[Key, float]
    recall: dict[Key, float]
    protected_hit: dict[str, int]  # by language, at most so many
    false_in_clean: dict[str, int]  # by name of a clean article, at most so many; 0 is left out


def present(scores: Scores) -> Floor:
    """Return the figures of now, shares rounded down to two digits."""
    keys = [(family, language) for language in LANGUAGES for family in FAMILIES]
    precision, recall = (
        {key: floor(share * 100) / 100 for key in keys if (share := of(key)) is not None}
        for of in (scores.precision, scores.recall)
    )
    hits = {language: scores.hits(language) for language in LANGUAGES}
    return Floor(precision, recall, hits, _false_in_clean(scores))


def _false_in_clean(scores: Scores) -> dict[str, int]:
    return dict(Counter(gold.article.name for gold, _ in scores.false if gold.clean))


def clean(golds: Iterable[Gold]) -> list[str]:
    """Return the names of the articles in which nothing is wanted."""
    return [gold.article.name for gold in golds if gold.clean]


def read_floor() -> Floor:
    """Return what has been reached so far."""
    table = tomllib.loads(FLOOR.read_text(encoding="utf-8"))
    precision, recall = (
        {
            (family, language): figures[name]
            for language in LANGUAGES
            for family, figures in table[language].items()
            if name in figures
        }
        for name in ("precision", "recall")
    )
    return Floor(precision, recall, table["protected-hit"], table["false-in-clean"])


def best(old: Floor, new: Floor) -> Floor:
    """Return of each figure the better one."""
    precision = {**old.precision, **{k: max(v, old.precision.get(k, 0)) for k, v in new.precision.items()}}
    recall = {k: max(v, old.recall.get(k, 0)) for k, v in new.recall.items()}
    hits = {k: min(v, old.protected_hit.get(k, v)) for k, v in new.protected_hit.items()}
    false = {k: min(v, new.false_in_clean.get(k, 0)) for k, v in old.false_in_clean.items()}
    return Floor(precision, recall, hits, {k: v for k, v in false.items() if v})


def write_floor(held: Floor) -> None:
    """Write down what has been reached."""
    FLOOR.write_text("\n".join(_lines(held)) + "\n", encoding="utf-8", newline="\n")


def _lines(held: Floor) -> Iterator[str]:
    yield _HEAD
    for language in LANGUAGES:
        yield f"[{language}]"
        for family in FAMILIES:
            key = (family, language)
            figures = [
                f"{name} = {share[key]:.2f}"
                for name, share in (("precision", held.precision), ("recall", held.recall))
                if key in share
            ]
            if figures:
                yield f"{family} = {{ {', '.join(figures)} }}"
        yield ""
    yield "[protected-hit]"
    yield from (f"{language} = {held.protected_hit[language]}" for language in LANGUAGES)
    yield "\n[false-in-clean]"
    yield from (f'"{name}" = {count}' for name, count in sorted(held.false_in_clean.items()))
