"""A term that cannot be read is told at the start, before an article of its language comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint import Rule, Terms
from healthlint.rule.pattern import TermError
from healthlint.rule.scan import Scanner
from healthlint.run.cache import Cache
from healthlint.run.errors import UsageError
from healthlint.run.plugins.installed import Installed, Plugin
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.text.readers import read_markdown
from house import ARTICLE, write

OURS = Plugin("TEA", "tea_rules", "tea-rules", "1.0")


def tea(**terms: list[str]) -> type[Rule]:
    """Return a rule with these terms."""
    body = {
        "__doc__": "A tea is praised.",
        "code": "TEA101",
        "name": "no-tea",
        "message": "no tea",
        "sources": ["none"],
        "bad": ["⟦tea⟧"],
        "good": ["water"],
        "terms": Terms(**terms),  # type: ignore[arg-type]
    }
    return type("Tea", (Rule,), body)


BROKEN = [
    pytest.param(tea(en=["tea"], zh=["(神药"]), "(神药", id="chinese"),
    pytest.param(tea(en=["(tea"]), "(tea", id="english"),
    pytest.param(tea(en=["tea"], besides=["(green tea"]), "(green tea", id="besides"),
    pytest.param(tea(en=["tea"], patterns=["tea(?=s)"]), "tea(?=s)", id="pattern"),
]


@pytest.mark.parametrize(("rule", "term"), BROKEN)
@pytest.mark.parametrize("cached", [True, False], ids=["remembering", "not remembering"])
def test_it_is_told_before_the_first_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rule: type[Rule], term: str, cached: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.md", "# Tea\n\nWater only.\n")
    installed = Installed((OURS,), (rule,), {"TEA101": OURS})
    for _ in range(2):  # a fault is never remembered as right
        with pytest.raises(UsageError) as caught:
            next(Session(Request(("a.md",), isolated=True, cached=cached), installed).lint())
        assert str(caught.value).startswith("tea-rules 1.0 (TEA = tea_rules): TEA101 no-tea: ")
        assert repr(term) in str(caught.value)


def test_what_is_remembered_of_one_pattern_says_nothing_of_another(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    Scanner([tea(en=["tea"], patterns=["te+a"])()], cache)
    with pytest.raises(TermError):
        Scanner([tea(en=["tea"], patterns=["te(+a"])()], cache)


def test_remembered_terms_of_both_languages_are_found(tmp_path: Path) -> None:
    rule = tea(en=["lemon"], zh=["神药"])()
    cache = Cache(tmp_path)

    def found() -> list[tuple[int, str]]:
        document = read_markdown(ARTICLE, "a.md")
        Scanner([rule], cache).scan(document)
        return [(finding.line, finding.text) for finding in rule.check(document)]

    for _ in range(2):
        assert found() == [(3, "lemon"), (5, "神药")]
    kept = list(tmp_path.glob("words-*"))
    assert len(kept) == 2
    for file in kept:
        file.unlink()  # what is lost is worked out anew
        assert found() == [(3, "lemon"), (5, "神药")]
