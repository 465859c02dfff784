"""Rules of plugins are known by what their files hold, and some ask to read each article in each run."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from commands import run
from distributions import install

PLUGIN = '''
import os
import tea_words
from healthlint import Rule, Terms, hookimpl
from tea_words import WORDS

HEALTHLINT_API = 1


class Brewed(Rule):
    """Tea is mentioned."""

    code = "TEA101"
    name = "brewed"
    message = "“{match}” is brewed"
    sources = ["House style, page 4"]
    bad = ["The ⟦brew⟧ is hot."]
    good = ["The cup is full."]
    terms = Terms(en=WORDS)
    cacheable = True


@hookimpl
def healthlint_rules():
    return [Brewed]
'''

TOUCHING = """
    def check(self, document):
        if "stir" in document.source:
            os.utime(tea_words.__file__)
        return super().check(document)
"""


@pytest.fixture
def environment(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    install(site, "tea-rules", "1.0", "TEA", "tea_rules", PLUGIN)
    (site / "tea_words.py").write_text('WORDS = ["brew"]\n', encoding="utf-8")
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("# Tea\n\nA brew, and a leaf.\n", encoding="utf-8")
    return tmp_path


def check(environment: Path) -> tuple[list[str], bool]:
    """Return the words that the plugin finds in a run of its own, and whether the article was remembered."""
    path = os.pathsep.join((str(environment / "site"), *filter(None, sys.path)))
    done = run(
        *(sys.executable, "-P", "-m", "healthlint", "check", "-v", "--select", "TEA"),
        *("--output-format", "json-lines", "a.md"),
        cwd=environment / "articles",
        HEALTHLINT_CACHE_DIR=str(environment / "cache"),
        PYTHONPATH=path,
        PYTHONDONTWRITEBYTECODE="1",
    )
    assert done.returncode in (0, 1), done.stderr
    words = [word for word in ("brew", "leaf") if f"“{word}” is brewed" in done.stdout]
    return words, "not linted again" in done.stderr


@pytest.mark.parametrize(
    ("file", "before", "after", "words"),
    [
        pytest.param("tea_rules.py", "WORDS)", '["leaf"])', ["leaf"], id="the plugin"),
        pytest.param("tea_words.py", "brew", "leaf", ["leaf"], id="what it imports"),
    ],
)
def test_edited_rules_read_the_articles_again(
    environment: Path, file: str, before: str, after: str, words: list[str]
) -> None:
    assert check(environment) == (["brew"], False)
    assert check(environment) == (["brew"], True)
    edited = environment / "site" / file
    edited.write_text(edited.read_text("utf-8").replace(before, after), encoding="utf-8")
    assert check(environment) == (words, False)
    assert check(environment) == (words, True)


def test_nothing_is_remembered_of_a_run_in_which_files_of_rules_change(environment: Path) -> None:
    """They are loaded when an article concerns them, and some look at their files later still."""
    edited = environment / "site" / "tea_rules.py"
    edited.write_text(PLUGIN.replace("    cacheable = True\n", TOUCHING), encoding="utf-8")
    assert check(environment) == (["brew"], False)
    assert check(environment) == (["brew"], True)
    (environment / "articles" / "a.md").write_text("# Tea\n\nA brew, and stir it.\n", encoding="utf-8")
    for _ in range(3):
        assert check(environment) == (["brew"], False)


def test_another_version_reads_the_articles_again(environment: Path) -> None:
    check(environment)
    (environment / "site" / "tea_rules-1.0.dist-info").rename(
        environment / "site" / "tea_rules-1.1.dist-info"
    )
    assert check(environment) == (["brew"], False)


def test_a_rule_may_ask_to_read_each_article_in_each_run(environment: Path) -> None:
    edited = environment / "site" / "tea_rules.py"
    edited.write_text(PLUGIN.replace("cacheable = True", "cacheable = False"), encoding="utf-8")
    assert check(environment) == (["brew"], False)
    assert check(environment) == (["brew"], False)
