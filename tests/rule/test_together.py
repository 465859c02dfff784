"""Are the lists of one file found together as each of them is found alone?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint import Document, Terms
from healthlint.text.readers import BY_SUFFIX, read_markdown
from measuring.reports import ARTICLES, articles_in

FILES = ("sold.toml", "benefit.toml")
SELLER = read_markdown(
    "# Order now\n\nNothing to lose: every jar works from night one. It will never fail."
    " Bring a friend! Pills only hide pain.\n\n"
    "## 立即购买\n\n用过的人没有一个不满意，无效退款，一次见效。一定会好。\n",
    "seller.md",
)


def alone(terms: Terms, document: Document) -> list[tuple[int, int]]:
    return terms.places_between(document, 0, len(document.prose))


@pytest.fixture(params=FILES)
def file(request: pytest.FixtureRequest) -> list[Terms]:
    return [*Terms.read("healthlint_rules.claims", f"words/{request.param}").values()]


def test_a_list_stands_where_it_stands_alone(file: list[Terms]) -> None:
    documents = [
        SELLER,
        *(
            BY_SUFFIX[path.suffix](path.read_text(encoding="utf-8"), str(path))
            for path in articles_in(ARTICLES)
        ),
    ]
    for document in documents:
        assert [terms.places_in(document) for terms in file] == [alone(terms, document) for terms in file]


def test_the_lists_may_be_asked_for_in_any_order_and_again(file: list[Terms]) -> None:
    other = read_markdown("Nothing to gain.", "other.md")
    before = [terms.places_in(SELLER) for terms in file]
    assert not any(terms.places_in(other) for terms in file)
    assert [terms.places_in(SELLER) for terms in reversed(file)] == before[::-1]


def test_something_of_each_file_is_found(file: list[Terms]) -> None:
    assert any(terms.places_in(SELLER) for terms in file)


def test_a_list_without_a_file_is_looked_for_alone() -> None:
    terms = Terms(en=["order now"], zh=["立即购买"])
    assert [SELLER.prose[start:end] for start, end in terms.places_in(SELLER)] == ["Order now", "立即购买"]


def test_what_protects_terms_and_where_sentences_begin_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stall.toml").write_text(
        '[wares]\nen = ["^tea", "cake"]\nbesides = ["fish cake"]\npatterns = [\'sco?nes?\']\n'
        '[calls]\nen = ["buy"]\nzh = ["买茶"]\n',
        encoding="utf-8",
    )
    (tmp_path / "shop").mkdir()
    (tmp_path / "stall.toml").rename(tmp_path / "shop" / "stall.toml")
    (tmp_path / "shop" / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    stall = Terms.read("shop", "stall.toml")
    document = read_markdown("Tea and cake. Green tea, a fish cake, scones. Tea! 买茶。", "stall.md")

    def words(name: str) -> list[str]:
        return [document.prose[start:end] for start, end in stall[name].places_in(document)]

    assert words("wares") == ["Tea", "cake", "scones", "Tea"]
    assert words("calls") == ["买茶"]
