"""What do formats get to know about a run, and which of them is which report's?

Most is worked out when a format asks for it.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from healthlint.app.outputs.actions import step_summary
from healthlint.app.outputs.delivery import Delivery
from healthlint.app.outputs.format import format_named, tool_data
from healthlint.report.base import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from healthlint.app.checking.verdict import Verdict
    from healthlint.app.outputs.outputs import Outputs
    from healthlint.app.outputs.repository import Repository
    from healthlint.report.base import DescribedRule, Format
    from healthlint.run.article import Article
    from healthlint.run.session import Session


def report_of(session: Session, verdict: Verdict, articles: Iterable[Article], *, dropped: bool) -> Report:
    """Return a run as formats see it; `dropped`: what was dropped is to be told."""

    def rules() -> Sequence[DescribedRule]:
        from healthlint.app.outputs.described import described

        return described(session, verdict.configs.values())

    @cache
    def repository() -> Repository:
        from healthlint.app.outputs.repository import Repository

        return Repository(os.environ)

    return Report(
        articles=verdict.over(session, articles),
        summary=verdict.summary,
        tool=lambda: tool_data(session.installed),
        config=lambda: verdict.config_data(session.request),
        rules=rules,
        exit_code=lambda: verdict.exit_code,
        placed=lambda path: repository().place(path),
        dropped=dropped,
    )


def deliveries_of(outputs: Outputs, session: Session, environ: Mapping[str, str]) -> list[Delivery]:
    """Return the reports that are asked for with their formats; raises UsageError for an unknown format.

    `github` brings the summary of the job along, where the runner has a place for it.
    """
    deliveries = [
        Delivery(format_named(output.format, session, outputs.origin), output.file)
        for output in outputs.wanted
    ]
    summary = step_summary(environ)
    if "github" in outputs.formats and summary is not None:
        deliveries.append(Delivery(_job_summary_in(summary), summary, appended=True))
    return deliveries


def _job_summary_in(file: Path) -> Format:
    """Return a format for what room there is left in a file to which other commands of a step may write."""

    def show(report: Report) -> Iterator[str]:
        from healthlint.report.hosts.job_summary import MOST_BYTES, page

        taken = file.stat().st_size if file.exists() else 0
        yield page(report, MOST_BYTES - taken)

    return show
