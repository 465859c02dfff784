"""How do the reports of a run get to where they belong?

One report is written while articles are linted. Where there are several, the first to go to stdout is, and
the others are made of the articles that it has left behind.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from healthlint.app.streams import (
    ClosedPipeError,
    append_file,
    on_terminal,
    prepare_colors,
    wants_color,
    write,
    write_file,
)
from healthlint.report.base import PIPE_WIDTH, Format, Report, ShownArticle
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path


class Delivery(NamedTuple):
    """A report, and where it goes."""

    show: Format
    file: Path | None = None  # None: stdout
    appended: bool = False  # what stands in the file is left there


def deliver(
    report: Report, deliveries: Sequence[Delivery], color: str, before: Callable[[], None] | None = None
) -> None:
    """Make and write the reports of a run; all articles are gone through.

    `before` is called ahead of each piece that goes to stdout. Raises UsageError, and ClosedPipeError where
    nobody reads stdout to its end, after the files are written.
    """
    if len(deliveries) == 1:
        _send(deliveries[0], report, color, before)
        return
    kept: list[ShownArticle] = []
    coming = _keeping(report.articles, kept)
    first, *others = sorted(deliveries, key=lambda delivery: delivery.file is not None)
    closed: ClosedPipeError | None = None
    if first.file is None:
        try:
            _send(first, report._replace(articles=coming), color, before)
        except ClosedPipeError as error:
            closed = error
    else:
        others.insert(0, first)
    for _ in coming:  # what nobody has looked at yet
        pass
    for delivery in others:
        _send(delivery, report._replace(articles=kept), color, before)
    if closed is not None:
        raise closed


def _send(delivery: Delivery, report: Report, color: str, before: Callable[[], None] | None) -> None:
    to_file = delivery.file is not None
    colored = wants_color(color, to_file=to_file)
    report = report._replace(color=colored, width=_width(to_file=to_file))
    if delivery.file is None:
        if colored:
            prepare_colors()
        write(delivery.show(report), before=before)
    elif delivery.appended:
        append_file(delivery.show(report), delivery.file)
    else:
        write_file(delivery.show(report), delivery.file)


def _keeping(articles: Iterable[ShownArticle], kept: list[ShownArticle]) -> Iterator[ShownArticle]:
    for article in articles:
        kept.append(article)
        yield article


def _width(*, to_file: bool) -> int:
    if to_file or not on_terminal(sys.stdout):
        return PIPE_WIDTH
    import shutil

    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
