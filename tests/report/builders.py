"""How do tests make findings and reports without a rule?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from healthlint.report.base import Report, ShownArticle
from healthlint.report.summary import Summary
from healthlint.rule.coverage import Skipped
from healthlint.rule.finding import Finding
from healthlint.text.lines import Lines

TOOL: dict[str, Any] = {
    "name": "healthlint",
    "version": "1.0",
    "plugins": [
        {"family": "ABC", "distribution": "abc-rules", "version": "2.1", "module": "abc_rules"},
        {"family": "XY", "distribution": "abc-rules", "version": "2.1", "module": "abc_rules.more"},
    ],
}
# What an article may hold and a format must not stumble over: any sign, and marks of every markup.
NASTY = st.text(
    st.one_of(
        st.characters(exclude_categories=()),
        st.sampled_from(
            "\x00\x0b\x1b\x7f\x85\r\n\t\u2028\u202e\ud800\udfff\ufeff\ufffe\u200d"
            "<>&\"']|`*_#[]()!\\~$^{}-+=:.1 。，“”癌👩⚕"
        ),
    ),
    min_size=1,
    max_size=40,
)


def finding_at(source: str, marked: str = "", **changes: Any) -> Finding:
    """Return a finding about the first place of some words in a source."""
    lines = Lines(source)
    offset = source.index(marked)
    line, column = lines.position(offset)
    end_line, end_column = lines.position(offset + len(marked))
    values: dict[str, Any] = {
        "path": "sleep.md",
        "scope": "text",
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "offset": offset,
        "end_offset": offset + len(marked),
        "code": "ABC123",
        "name": "example-name",
        "severity": "warning",
        "confidence": "high",
        "status": "asserted",
        "language": "en",
        "message": "say it plainly",
        "text": marked,
    }
    return Finding(**{**values, **changes})


def article_of(source: str, *findings: Finding, path: str = "sleep.md", **fields: Any) -> ShownArticle:
    """Return an article with findings of its own."""
    return ShownArticle(path, tuple(each._replace(path=path) for each in findings), source, **fields)


def report_over(*articles: ShownArticle, left_out: Sequence[Skipped] = (), **changes: Any) -> Report:
    """Return a report about several articles, and what was not read."""
    summary = Summary(rules=3, left_out=left_out)
    for article in articles:
        summary.add(article.findings, withheld=article.withheld)
    return Report(articles=iter(articles), summary=summary, tool=lambda: TOOL, **changes)


def report_of(source: str, *findings: Finding, **changes: Any) -> Report:
    """Return a report about one article."""
    summary = Summary(rules=3)
    summary.add(findings)
    article = ShownArticle(findings[0].path if findings else "sleep.md", findings, source)
    return Report(articles=[article], summary=summary, **changes)
