"""How do tests try what articles accept?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from healthlint.rule.edits import edited
from healthlint.rule.finding import Finding
from healthlint.run.article import Article
from healthlint.run.config.given import GivenConfig
from healthlint.run.request import Request
from healthlint.run.session import Session

BAD = "Our neighbours call this tea a miracle cure."  # PRO102
TODAY = 'today="2026-06-15"'


@cache
def session(select: tuple[str, ...] = (), *settings: str) -> Session:
    """Return a session without a config file, always the same; `settings` are `key=value`."""
    given = GivenConfig(None, (TODAY, *settings))
    return Session(Request(config=given, isolated=True, select=select, cached=False))


def lint(source: str, path: str = "a.md", *settings: str, select: tuple[str, ...] = ()) -> Article:
    """Return what is wrong with an article, and what it accepts."""
    return session(select, *settings).lint_text(source, path)


def told(article: Article) -> list[str]:
    """Return the findings as `line CODE`, those of the engine's own too."""
    return [f"{finding.line} {finding.code}" for finding in article.findings]


def accepted(article: Article) -> list[str]:
    """Return what is accepted as `line CODE`."""
    return [f"{each.finding.line} {each.finding.code}" for each in article.withheld]


def own(article: Article, code: str) -> list[Finding]:
    """Return the findings of one of the engine's own codes."""
    return [finding for finding in article.findings if finding.code == code]


def fixed(source: str, finding: Finding) -> str:
    """Return an article after the first fix of a finding."""
    return edited(source, finding.fixes[0].edits)


def article_paths() -> list[Path]:
    """Return the articles whose reports are kept."""
    folder = Path(__file__).parent / "articles"
    suffixes = (".md", ".mdx", ".txt", ".html")
    return sorted(path for path in folder.iterdir() if path.suffix in suffixes and path.name != "README.md")
