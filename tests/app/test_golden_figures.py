"""Is what is found in the articles of this project what an editor wants found?

The figures: `python tests/articles/measure.py`, with `--errors` each error. After a rule has become better:
`pytest tests/app/test_golden_figures.py --update-reports`, and read the diff of tests/articles/floor.toml.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from measuring.floor import best, clean, present, read_floor, write_floor
from measuring.gold import Gold, annotation_of, read_gold
from measuring.reports import ARTICLES, articles_in
from measuring.table import FAMILIES, LANGUAGES, measured, table

PATHS = articles_in(ARTICLES)
KEYS = [(family, language) for language in LANGUAGES for family in FAMILIES]


@cache
def golds() -> tuple[Gold, ...]:
    return tuple(map(read_gold, PATHS))


@pytest.fixture(autouse=True, scope="module")
def _figures(request: pytest.FixtureRequest) -> None:
    """Show the table to whoever asks with -s, and keep what has become better with --update-reports."""
    print("", *table(measured()), sep="\n")
    if request.config.getoption("--update-reports"):
        write_floor(best(read_floor(), present(measured())))


@pytest.mark.parametrize("article", PATHS, ids=lambda path: path.name)
def test_an_annotation_fits_its_article(article: Path) -> None:
    gold = read_gold(article)
    codes = {code for row in gold.rows for code in row.codes}
    assert {
        code for code in codes if code[:3] not in FAMILIES or not re.fullmatch(r"\d{3}", code[3:])
    } == set()
    assert set(gold.facts) == {"language", "kind", "quality"}
    assert not gold.clean or not any(row.verdict == "must" for row in gold.rows)


def test_no_annotation_is_left_of_an_article_that_has_gone() -> None:
    assert {path.name for path in ARTICLES.glob("*.gold.tsv")} == {annotation_of(p).name for p in PATHS}


def test_there_are_enough_articles_in_both_languages_and_enough_clean_ones() -> None:
    chinese = [gold for gold in golds() if gold.facts["language"].startswith("zh")]
    assert len(golds()) >= 30
    assert 3 * len(chinese) >= len(golds())
    assert len(clean(golds())) >= 8
    assert {path.suffix for path in PATHS} == {".md", ".mdx", ".html", ".txt"}


@pytest.mark.parametrize(("family", "language"), KEYS, ids=lambda part: part)
def test_no_figure_falls_below_what_was_reached(family: str, language: str) -> None:
    key = (family, language)
    held, now = read_floor(), present(measured())
    assert now.recall.get(key, 1) >= held.recall.get(key, 0), "what was found is found no more"
    assert now.precision.get(key, 1) >= held.precision.get(key, 0), "what is found is less often right"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_more_protected_words_are_reported_than_before(language: str) -> None:
    assert present(measured()).protected_hit[language] <= read_floor().protected_hit[language]


@pytest.mark.parametrize("name", clean(golds()))
def test_nothing_is_found_in_a_clean_article(name: str) -> None:
    said = [
        f"{finding.line}: {finding.code} “{finding.text}”"
        for gold, finding in measured().false
        if gold.article.name == name
    ]
    assert len(said) <= read_floor().false_in_clean.get(name, 0), said


def test_the_floor_holds_figures_of_families_and_articles_that_there_are() -> None:
    held = read_floor()
    assert {*held.precision, *held.recall} <= set(KEYS)
    assert set(held.false_in_clean) <= set(clean(golds()))
