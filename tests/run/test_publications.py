"""What an article is comes from the command line, its front matter, or its config, in this order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from healthlint.run.article import Article
from healthlint.run.errors import UsageError
from healthlint.run.request import Request
from healthlint.run.session import Session
from house import house_rule, write

PROSE = "A detox tea.\n"
TABLE = '[severity-in]\nclinic = "error"\nproduct = "off"\n"UK clinic" = "info"\nblog = "info"\n'
CONFIG = 'rule-paths = ["rules"]\nselect = ["HOU"]\nmin-severity = "info"\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "rules" / "tea.toml", house_rule() + TABLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def linted(site: Path, config: str, articles: dict[str, str], **request: Any) -> dict[str, Article]:
    write(site / ".healthlint.toml", CONFIG + config)
    for path, text in articles.items():
        write(site / path, text)
    return {article.path: article for article in Session(Request(tuple(articles), **request)).lint()}


def weights(site: Path, config: str, *paths: str, text: str = PROSE, **request: Any) -> str:
    found = linted(site, config, dict.fromkeys(paths, text), **request)
    return " ".join(next((finding.severity for finding in found[path].findings), "none") for path in paths)


def test_a_profile_of_the_config_decides_what_a_finding_weighs(site: Path) -> None:
    assert weights(site, "", "a.md") == "warning"
    assert weights(site, 'profile = "clinic"\n', "a.md") == "error"
    assert weights(site, 'profile = "clinic"\njurisdictions = ["UK", "US"]\n', "a.md") == "info"


def test_a_rule_that_is_off_leaves_the_article_alone_unless_it_is_selected_by_its_code(site: Path) -> None:
    with pytest.raises(UsageError, match="no rule is left: HOU101 is off for articles of this profile"):
        weights(site, 'profile = "product"\n', "a.md")
    assert weights(site, 'profile = "product"\n', "a.md", select=("PRO", "HOU")) == "none"
    assert weights(site, 'profile = "product"\n', "a.md", select=("HOU101",)) == "warning"


@pytest.mark.parametrize(
    ("pattern", "covered"),
    [
        ("clinic/**", "clinic/a.md clinic/b/c.md"),
        ("clinic/", "clinic/a.md clinic/b/c.md x/clinic/d.md"),
        ("/clinic", "clinic/a.md clinic/b/c.md"),
        ("clinic/*.md", "clinic/a.md"),
        ("d.md", "x/clinic/d.md"),
        ("./clinic/a.md", "clinic/a.md"),
    ],
)
def test_a_pattern_covers_what_it_would_cover_in_a_gitignore(site: Path, pattern: str, covered: str) -> None:
    paths = ("clinic/a.md", "clinic/b/c.md", "x/clinic/d.md", "e.md")
    found = weights(site, f'[per-file."{pattern}"]\nprofile = "clinic"\n', *paths).split()
    assert " ".join(path for path, weight in zip(paths, found, strict=True) if weight == "error") == covered


def test_the_last_pattern_that_says_something_about_a_key_decides_about_it(site: Path) -> None:
    config = (
        'profile = "blog"\njurisdictions = ["UK"]\n'
        '[per-file."clinic/**"]\nprofile = "clinic"\n'
        '[per-file."clinic/us/**"]\njurisdictions = ["US"]\n'
        '[per-file."clinic/us/tea/**"]\nprofile = "product"\n'
        '[per-file."clinic/none/**"]\njurisdictions = []\n'
    )
    paths = ("a.md", "clinic/a.md", "clinic/us/a.md", "clinic/us/tea/a.md", "clinic/none/a.md")
    assert weights(site, config, *paths) == "info info error none error"


def test_patterns_count_from_the_folder_of_the_config(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(site / ".healthlint.toml", CONFIG + '[per-file."clinic/**"]\nprofile = "clinic"\n')
    write(site / "clinic" / "a.md", PROSE)
    monkeypatch.chdir(site / "clinic")
    (article,) = Session(Request(("a.md",))).lint()
    assert [finding.severity for finding in article.findings] == ["error"]


def test_patterns_of_a_config_that_stands_elsewhere_count_from_the_current_folder(site: Path) -> None:
    text = CONFIG.replace('"rules"', '"../rules"') + '[per-file."clinic/**"]\nprofile = "clinic"\n'
    config = write(site / "ci" / "lint.toml", text)
    write(site / "clinic" / "a.md", PROSE)
    (article,) = Session(Request(("clinic/a.md",), config=config)).lint()
    assert [finding.severity for finding in article.findings] == ["error"]


@pytest.mark.parametrize(
    "front",
    [
        "---\ncontent_type: clinic\n---\n",
        "---\ntitle: Tea\ncontent-type: Clinic\n---\n",
        '---\n"contentType": "clinic"\n---\n',
        '+++\ncontent_type = "clinic"\n+++\n',
        "\ufeff---\r\ncontent_type: clinic\r\n---\r\n",
    ],
    ids=["yaml", "hyphen-and-capital", "camel-case", "toml", "byte-order-mark"],
)
def test_front_matter_speaks_before_the_config(site: Path, front: str) -> None:
    config = 'profile = "product"\n[per-file."a.md"]\nprofile = "blog"\n'
    assert weights(site, config, "a.md", text=f"{front}\n{PROSE}") == "error"


@pytest.mark.parametrize(
    "text",
    [
        f"---\ncontent_type: text/html\n---\n\n{PROSE}",
        f"---\ncontent_type: [clinic]\n---\n\n{PROSE}",
        f"---\nmeta:\n  content_type: clinic\n---\n\n{PROSE}",
        f"---\ndescription: content_type, clinic\n---\n\n{PROSE}",
        f"---\ncontent_type: clinic\n\n{PROSE}",
        f"# Tea\n\ncontent_type: clinic\n\n{PROSE}",
        f"---\ncontent_type: 'clinic\n---\n\n{PROSE}",
    ],
    ids=["of-another-tool", "list", "deeper", "in-a-text", "no-end", "no-front-matter", "broken"],
)
def test_what_names_no_profile_changes_nothing(site: Path, text: str) -> None:
    article = linted(site, 'profile = "blog"\n', {"a.md": text})["a.md"]
    assert [finding.severity for finding in article.findings] == ["info"]
    assert article.advice is None


def test_a_profile_that_is_misspelt_in_an_article_is_advice(site: Path) -> None:
    article = linted(site, "", {"a.md": f"---\ncontent_type: patient info leaflet\n---\n\n{PROSE}"})["a.md"]
    assert (
        article.advice
        == "content_type is patient-info-leaflet, which is no profile; did you mean patient-info?"
    )
    assert [finding.severity for finding in article.findings] == ["warning"]


def test_the_command_line_has_the_last_word(site: Path) -> None:
    config = 'profile = "product"\njurisdictions = ["UK"]\n'
    text = f"---\ncontent_type: blog\n---\n\n{PROSE}"
    assert weights(site, config, "a.md", text=text, profile="clinic") == "info"
    assert weights(site, config, "a.md", text=text, profile="clinic", jurisdictions=()) == "error"
    assert weights(site, config, "a.md", text=text, profile="clinic", jurisdictions=("US",)) == "error"


def test_articles_of_all_sorts_may_be_linted_by_several_processes(site: Path) -> None:
    kinds = ["", "---\ncontent_type: clinic\n---\n\n", "---\ncontent_type: product\n---\n\n"]
    articles = {f"a{number:03}.md": kinds[number % 3] + PROSE for number in range(330)}
    alone = linted(site, "", articles, jobs=1)
    assert linted(site, "", articles, jobs=2) == alone
    assert [finding.severity for article in alone.values() for finding in article.findings] == [
        "warning",
        "error",
    ] * 110


def test_a_config_whose_rules_are_only_for_some_of_its_files_is_right(site: Path) -> None:
    config = '[per-file."shop/**"]\nprofile = "product"\n'
    assert weights(site, config, "shop/a.md", "b.md") == "none warning"


def test_what_an_article_looks_like_is_told_where_it_is_asked_and_nothing_is_said(site: Path) -> None:
    found = linted(site, "", {"shop/a.md": PROSE, "b.md": PROSE}, guessing=True)
    assert [article.guess for article in found.values()] == ["product", None]
    found = linted(site, 'profile = "blog"\n', {"shop/a.md": PROSE}, guessing=True)
    assert found["shop/a.md"].guess is None
    assert linted(site, "", {"shop/a.md": PROSE})["shop/a.md"].guess is None
