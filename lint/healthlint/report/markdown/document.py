"""The run as one document that a medical or legal reviewer can read, print and file.

It stands alone: what was checked with what, what that covered, what was found and why it matters, and what
somebody has accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from healthlint.report.base import DescribedRule, Report
from healthlint.report.coverage import in_short, result_of
from healthlint.report.markdown.article import part_of
from healthlint.report.markup import escaped
from healthlint.report.summary import Summary
from healthlint.rule.finding import letters_of

_MOST_PATHS = 100  # of those left out for one reason
_OWN = "HL"  # the codes of what the engine says itself, whatever the rules
_NOTICE = "This report flags risk; it is not legal or medical advice."


def show(report: Report) -> Iterator[str]:
    """Yield the document, once the last article is there: what was checked stands before what was found."""
    articles = [*report.articles]
    rules = report.rules()
    yield "# Review of health articles\n\n"
    yield "".join(f"- {line}\n" for line in _head(report))
    yield "\n## What was checked\n\n"
    yield "".join(f"- {line}\n" for line in _checked(report.config(), rules))
    yield "\n## What this covers\n\n"
    yield "".join(f"- {line}\n" for line in _coverage(report.summary))
    described = {rule.code: rule for rule in rules}
    clean = []
    for article in articles:
        part = part_of(article, described)
        if part:
            yield f"\n{part}"
        else:
            clean.append(article.path)
    if clean:
        yield "\n## Articles without findings\n\n"
        yield "".join(f"- {escaped(path)}\n" for path in clean)
    yield f"\n---\n\n{_NOTICE}\n"


def _head(report: Report) -> Iterator[str]:
    yield f"Result: {escaped(result_of(report.summary))}"
    yield f"Date: {_now()}"
    tool = report.tool()
    if tool:
        yield f"Tool: {escaped(tool['name'])} {escaped(tool['version'])}"
        families: dict[str, list[str]] = {}
        for plugin in tool["plugins"]:
            families.setdefault(f"{plugin['distribution']} {plugin['version']}", []).append(plugin["family"])
        for distribution, letters in families.items():
            yield f"Rules: {escaped(distribution)} ({escaped(', '.join(letters))})"
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


def _checked(configs: Iterable[Mapping[str, Any]], rules: Iterable[DescribedRule]) -> Iterator[str]:
    """Yield what governed the run, a line a config, and which rules were applied, a line an owner."""
    for config in configs:
        said = [f"rules: {_listed(config['select'])}"]
        for key, name in (("ignore", "without"), ("exclude", "files left out")):
            if config[key]:
                said.append(f"{name}: {_listed(config[key])}")
        said.append(f"preset: {_listed(config['preset'])}")
        said.append(f"profile: {escaped(config['profile'] or 'not set')}")
        said.append(f"jurisdictions: {_listed(config['jurisdictions']) or 'not set'}")
        said.append(f"shown from: {escaped(config['min_severity'])}")
        named = f"Config {escaped(config['path'])}" if config["path"] else "No config file"
        yield f"{named}: {'; '.join(said)}"
    owners: dict[str, list[str]] = {}
    for rule in rules:
        if letters_of(rule.code) != _OWN:
            owners.setdefault(rule.owner, []).append(f"{rule.code} {rule.name}")
    for owner, names in owners.items():
        yield f"Applied of {escaped(owner)}: {escaped(', '.join(names))}"


def _coverage(summary: Summary) -> Iterator[str]:
    yield from map(escaped, summary.statement)
    for reason, group in summary.by_reason.items():
        paths = [each.path for each in group]
        more = f" and {len(paths) - _MOST_PATHS} more" if len(paths) > _MOST_PATHS else ""
        yield f"Left out ({escaped(in_short(reason))}): {escaped(', '.join(paths[:_MOST_PATHS]))}{more}"


def _listed(value: str | Iterable[str]) -> str:
    return escaped(value if isinstance(value, str) else ", ".join(value))
