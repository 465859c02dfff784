"""Rules that no article concerns need not be imported, and nobody sees the difference."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from healthlint.run.linting import Linting
from healthlint.run.plan.standing_in import StandIn
from healthlint.run.request import Request

ARTICLES = sorted(
    path
    for folder in ("examples", "tests/articles")
    for path in (Path(__file__).parents[3] / folder).iterdir()
    if path.suffix in (".md", ".mdx", ".html", ".txt")
)
PACKAGE = """
from healthlint import hookimpl

HEALTHLINT_API = 1
HEALTHLINT_FIXED_RULES = True


@hookimpl
def healthlint_rules():
    from .brew import made
    from .coat import Coat
    from .tea import Tea

    return [Coat, Tea, made()]
"""
RULE = """
from healthlint import Rule, Terms


class {name}(Rule):
    \"\"\"The article is about {word}.\"\"\"

    code = "TEA{number}"
    name = "about-{word}"
    message = "{{match}}"
    sources = ("a book",)
    bad = ("A new ⟦{word}⟧.",)
    good = ("A new thing.",)
    terms = Terms(en=["{word}"])
"""
MADE = """
from healthlint import Terms

from .tea import Tea

BREW = {"__doc__": "It is brewed.", "code": "TEA103", "name": "about-brews", "terms": Terms(en=["warm"])}


def made():
    return type("Brew", (Tea,), BREW)
"""
PROBE = """
import sys
from healthlint.app.cli import run
code = run(sys.argv[1:])
print(*(name for name in sys.modules if name.startswith("tea_rules")), file=sys.stderr)
sys.exit(code)
"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the folder of a plugin's package, beside a folder with an article and an empty cache."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "tea.md").write_text("# A new tea\n\nIt is warm.\n", "utf-8")
    package = tmp_path / "plugins" / "tea_rules"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(PACKAGE, "utf-8")
    (package / "tea.py").write_text(RULE.format(name="Tea", word="tea", number=101), "utf-8")
    (package / "coat.py").write_text(RULE.format(name="Coat", word="coat", number=102), "utf-8")
    (package / "brew.py").write_text(MADE, "utf-8")
    described = tmp_path / "plugins" / "tea_rules-1.0.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: tea-rules\nVersion: 1.0\n", "utf-8")
    (described / "entry_points.txt").write_text("[healthlint]\nTEA = tea_rules\n", "utf-8")
    return package


def check(package: Path, *more: str) -> tuple[list[dict[str, Any]], set[str]]:
    """Return the findings of a check of the article, and the modules of the plugin that it has imported."""
    root = package.parents[1]
    path = os.pathsep.join(filter(None, (str(root / "plugins"), os.environ.get("PYTHONPATH"))))
    (root / "site" / "tea.md").touch()
    with (root / "site" / "tea.md").open("a", encoding="utf-8") as file:
        file.write("\nAnd a cup.\n")  # another article: the result of this one is not known
    done = subprocess.run(
        [sys.executable, "-c", PROBE, "check", "tea.md", "-f", "json-lines", "-q", "--select", "TEA", *more],
        cwd=root / "site",
        env={**os.environ, "PYTHONPATH": path, "HEALTHLINT_CACHE_DIR": str(root / "cache")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in (0, 1), done.stderr
    modules = done.stderr.splitlines()[-1:]
    return [json.loads(line) for line in done.stdout.splitlines()], set(modules[0].split() if modules else ())


def codes(package: Path, *more: str) -> set[str]:
    return {finding["code"] for finding in check(package, *more)[0]}


def test_a_rule_is_imported_when_an_article_concerns_it(package: Path) -> None:
    first, all_of_it = check(package)
    assert {"tea_rules.tea", "tea_rules.coat"} <= all_of_it
    again, modules = check(package)
    assert again == first
    assert "tea_rules.tea" in modules
    assert "tea_rules.coat" in modules  # one that is made when the plugin is asked is of all that it makes
    assert check(package, "--ignore", "TEA103")[1] == {"tea_rules", "tea_rules.tea"}
    assert check(package, "--select", "TEA102", "--ignore", "TEA101,TEA103")[1] == set()


def test_a_changed_rule_counts_at_once(package: Path) -> None:
    for _ in range(2):
        assert codes(package) == {"TEA101", "TEA103"}
    text = (package / "coat.py").read_text("utf-8")
    (package / "coat.py").write_text(text.replace('["coat"]', '["new"]'), "utf-8")
    for _ in range(3):
        assert codes(package) == {"TEA101", "TEA102", "TEA103"}


def test_a_rule_that_is_added_counts_at_once(package: Path) -> None:
    for _ in range(2):
        codes(package)
    (package / "cup.py").write_text(RULE.format(name="Cup", word="cup", number=104), "utf-8")
    whole = PACKAGE.replace("return [", "from .cup import Cup\n    return [Cup, ")
    (package / "__init__.py").write_text(whole, "utf-8")
    for _ in range(3):
        assert "TEA104" in codes(package)


def test_a_plugin_that_does_not_say_so_is_asked_in_each_run(package: Path) -> None:
    (package / "__init__.py").write_text(PACKAGE.replace("HEALTHLINT_FIXED_RULES = True", ""), "utf-8")
    for _ in range(3):
        assert "tea_rules.coat" in check(package)[1]


def test_a_rule_that_looks_at_the_settings_is_made_of_them(package: Path) -> None:
    (package / "coat.py").write_text(
        RULE.format(name="Coat", word="coat", number=102)
        + "    options = {'tea-words': {'type': 'array', 'default': [], 'description': 'Words.'}}\n\n"
        + "    def __init__(self, settings=None):\n"
        + "        super().__init__(settings)\n"
        + "        self.terms = Terms(en=self.settings['tea-words'] or ['coat'])\n",
        "utf-8",
    )
    for _ in range(3):
        assert codes(package) == {"TEA101", "TEA103"}
        assert "TEA102" in codes(package, "--config", 'tea-words=["new"]')


def test_without_a_cache_all_are_imported(package: Path) -> None:
    for _ in range(2):
        found, _ = check(package)
    uncached, modules = check(package, "--no-cache")
    assert uncached == found
    assert "tea_rules.coat" in modules


@pytest.mark.parametrize("preset", [None, ("strict",)], ids=["recommended", "strict"])
def test_the_findings_are_those_of_the_rules(preset: tuple[str, ...] | None) -> None:
    """Each article is the first of a run; what was dropped is told alike."""
    asked = Request(isolated=True, preset=preset, telling=True)
    whole = Linting(asked._replace(cached=False))
    Linting(asked._replace(standing_in=True)).remember()
    for path in map(str, ARTICLES[:: 1 if preset is None else 4]):
        linting = Linting(asked._replace(standing_in=True))
        article, other = linting.lint_file(path), whole.lint_file(path)
        assert article.findings == other.findings
        assert article.dropped == other.dropped
        assert article.coverage == other.coverage
        rules = linting.rules_for(linting.config_of(path), linting.publication_of(article.config)[0])
        assert any(isinstance(rule, StandIn) and rule._real is None for rule in rules)
