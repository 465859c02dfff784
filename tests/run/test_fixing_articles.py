"""Are whole articles mended once and for all, whatever their format?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from healthlint.rule.same_words import same_words
from healthlint.run.fixing.mending import Mended, Mending
from healthlint.run.fixing.state import looking
from healthlint.run.request import Request
from healthlint.run.session import Session

FOLDER = Path(__file__).parents[1] / "articles"
ARTICLES = sorted(path for path in FOLDER.iterdir() if path.suffix in (".md", ".mdx", ".html", ".txt"))
ADDRESS = re.compile(
    r"https?://[^\s<>()\"'#?，。；：、）」]+[^\s<>()\"'#?，。；：、）」.,;:](?=[\s<>()\"'，。）]|\Z)"
)


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Request(isolated=True, quoting=True))


def soiled(text: str) -> str:
    """Return an article whose addresses track their readers, with a DOI and a number written badly."""
    text = ADDRESS.sub(lambda found: found[0] + "?utm_source=mail", text)
    more = "See http://dx.doi.org/10.1234/ab and NCT 01234567, 见１０．１２３４／ｃｄ。"
    if "</p>" in text:
        return text.replace("</p>", f" {more}</p>", 1)
    return f"{text.rstrip()}\n\n{more}\n"


def mended(session: Session, text: str, path: Path) -> Mended:
    return Mending(looking(session)).mended(text, session.lint_text(text, path.name))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_an_article_is_mended_at_once_and_says_the_same(session: Session, path: Path) -> None:
    text = soiled(path.read_bytes().decode("utf-8-sig"))
    once = mended(session, text, path)
    assert once.told == ()
    assert [finding.code for finding in once.article.findings if finding.fixes] == []
    read = session.reader_of(path.name)
    assert same_words(read(text, path.name), read(once.text, path.name))
    twice = mended(session, once.text, path)
    assert (twice.text, twice.made) == (once.text, 0)
    assert "See https://doi.org/10.1234/ab and NCT01234567, 见10.1234/cd。" in once.text
    assert once.made >= 1
