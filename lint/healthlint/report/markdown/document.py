"""The run as one document that a medical or legal reviewer can read, print and file.

It stands alone: what was checked with what, what that covered, what was found and why it matters, and what
somebody has accepted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from healthlint.report.base import DescribedRule, Report, ShownArticle
from healthlint.report.coverage import in_short, result_of, statement_of
from healthlint.report.markdown.article import part_of
from healthlint.report.markup import escaped, inline
from healthlint.report.summary import Summary
from healthlint.rule.finding import SEVERITIES, letters_of

_MOST_PATHS = 100  # of those left out for one reason
_OWN = "HL"  # the codes of what the engine says itself, whatever the rules
_NOTICE = "This report flags risk; it is not legal or medical advice."


def show(report: Report) -> Iterator[str]:
    """Yield the document, once the last article is there: what was checked stands before what was found."""
    articles = [*report.articles]  # first: only then the rest is known
    rules = {rule.code: rule for rule in report.rules()}
    yield "# Review of health articles\n\n"
    yield _list(_head(report))
    yield "\n## What was checked\n\n"
    yield _list(_checked(report.config()))
    yield "\n## What this covers\n\n"
    yield _list(_coverage(report.summary))
    parts = [(article, part_of(article, rules)) for article in articles]
    clean = _list(escaped(article.path) for article, part in parts if not part)
    parts = [(article, part) for article, part in parts if part]
    if parts:
        yield "\n## Overview\n\n"
        yield "".join(_table(article for article, _ in parts))
    if clean:
        yield f"\n## Articles without findings\n\n{clean}"
    for _, part in parts:
        yield f"\n{part}"
    applied = _list(_applied(rules.values()))
    if applied:
        yield f"\n## Rules applied\n\n{applied}"
    yield f"\n---\n\n{_NOTICE}\n"


def _list(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _head(report: Report) -> Iterator[str]:
    yield f"Result: {inline(result_of(report.summary))}"
    yield f"Date: {_now()}"
    tool = report.tool()
    if tool:
        yield f"Tool: {inline(tool['name'])} {inline(tool['version'])}"
        families: dict[str, list[str]] = {}
        for plugin in tool["plugins"]:
            families.setdefault(f"{plugin['distribution']} {plugin['version']}", []).append(plugin["family"])
        for distribution, letters in families.items():
            yield f"Rules: {inline(distribution)} ({inline(', '.join(letters))})"
    yield "The words in question stand ⟦between such brackets⟧."


def _now() -> str:
    """Return the time of the report; SOURCE_DATE_EPOCH (reproducible-builds.org) sets it."""
    import datetime
    import os

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.datetime.now(datetime.UTC)
    if given.isascii() and given.isdecimal():
        now = datetime.datetime.fromtimestamp(int(given), datetime.UTC)
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _checked(configs: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield what governed the run, a line a config."""
    for config in configs:
        said = [f"rules: {_listed(config['select'])}"]
        for key, name in (("ignore", "without"), ("exclude", "files left out")):
            if config[key]:
                said.append(f"{name}: {_listed(config[key])}")
        said.append(f"preset: {_listed(config['preset'])}")
        said.append(f"profile: {inline(config['profile'] or 'not set')}")
        said.append(f"jurisdictions: {_listed(config['jurisdictions']) or 'not set'}")
        said.append(f"shown from: {inline(config['min_severity'])}")
        if config["registry"]:
            said.append(f"registry: {inline(config['registry'])}")
        named = f"Config {inline(config['path'])}" if config["path"] else "No config file"
        yield f"{named}: {'; '.join(said)}"


def _coverage(summary: Summary) -> Iterator[str]:
    yield from map(escaped, statement_of(summary))
    for reason, group in summary.by_reason.items():
        paths = [each.path for each in group]
        more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
        yield f"Left out ({inline(in_short(reason))}): {inline(', '.join(paths[:_MOST_PATHS]))}{more}"


def _table(articles: Iterable[ShownArticle]) -> Iterator[str]:
    """Yield the lines of a table: how many findings of each severity there are, and how many accepted."""
    yield "| Article | Errors | Warnings | Infos | Accepted |\n| --- | ---: | ---: | ---: | ---: |\n"
    for article in articles:
        counts = Counter(finding.severity for finding in article.findings)
        cells = [*(counts[severity] for severity in SEVERITIES), len(article.withheld)]
        yield f"| {escaped(article.path)} | {' | '.join(map(str, cells))} |\n"


def _applied(rules: Iterable[DescribedRule]) -> Iterator[str]:
    """Yield the rules that read at least one article, a line an owner."""
    owners: dict[str, list[str]] = {}
    for rule in rules:
        if letters_of(rule.code) != _OWN:
            owners.setdefault(rule.owner, []).append(f"{rule.code} {rule.name}")
    for owner, names in owners.items():
        yield f"{escaped(owner)}: {inline(', '.join(names))}"


def _listed(value: str | Iterable[str]) -> str:
    return inline(value if isinstance(value, str) else ", ".join(value))
