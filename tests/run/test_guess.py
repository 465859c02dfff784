"""A guess at what an article is rests on plain signs, and is silent where they disagree."""

from __future__ import annotations

import pytest

from healthlint.run.guess import guess_of


@pytest.mark.parametrize(
    ("path", "source", "guess"),
    [
        pytest.param("a.md", "# Tea\n", None, id="no-sign"),
        pytest.param("site/press/a.md", "", "press-release", id="folder"),
        pytest.param("site\\Press_Releases\\a.md", "", "press-release", id="folder-of-windows"),
        pytest.param("news.md", "", None, id="a-file-is-no-folder"),
        pytest.param("新闻/a.md", "", "news", id="chinese-folder"),
        pytest.param(
            "a.html", '<script type="application/ld+json">{"@type": "Product"}', "product", id="json-ld"
        ),
        pytest.param("a.html", '{"@type":"NewsArticle","author":{"@type":"Person"}}', "news", id="news"),
        pytest.param("a.html", '<meta property="og:type" content="product">', "product", id="open-graph"),
        pytest.param("a.html", '<button class="btn add-to-cart">Add</button>', "product", id="cart"),
        pytest.param("a.txt", "FOR IMMEDIATE RELEASE\n\nTea is here.\n", "press-release", id="release"),
        pytest.param("shop/a.html", '{"@type": "NewsArticle"}', None, id="signs-disagree"),
        pytest.param("shop/a.html", '{"@type": "Product"}', "product", id="signs-agree"),
        pytest.param(
            "a.md", "The word add-to-cart and the type Product are only spoken of.", None, id="prose"
        ),
    ],
)
def test_what_an_article_looks_like(path: str, source: str, guess: str | None) -> None:
    assert guess_of(source, path) == guess
