"""What do the findings of a check come to, as figures?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.report.formats import FOR_PEOPLE
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.outputs.outputs import Outputs
    from healthlint.report.base import ShownArticle
    from healthlint.report.statistics.counts import Counts


def which_figures(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say whether figures are shown, and where they are written to."""
    for option in (
        click.option(
            "--statistics-file",
            type=click.Path(path_type=Path),
            multiple=True,
            metavar="FILE",
            help="Write them to a file: .html or .svg draws them, .json is for programs, .txt for people.",
        ),
        click.option(
            "--statistics",
            is_flag=True,
            help="Show how many findings there are by family, rule, article and language.",
        ),
    ):
        command = option(command)
    return command


class Statistics:
    """Counts what is shown, on its way to the report."""

    def __init__(self, files: Sequence[Path], *, told: bool) -> None:
        """Take the files that figures go to, and whether they are told with the report."""
        self._files = files
        self._told = told
        self._counts: Counts | None = None

    def over(self, articles: Iterable[ShownArticle]) -> Iterable[ShownArticle]:
        """Return the articles, to be gone through once, and count them if anybody wants that."""
        if not self._told and not self._files:
            return articles
        from healthlint.report.statistics.counts import Counts

        self._counts = Counts()
        return _counted(articles, self._counts)

    def check(self, paths: Iterable[str], outputs: Outputs, *, adding: bool) -> None:
        """Raise UsageError for a file that cannot be written, or that the run reads or writes besides."""
        if adding and (self._told or self._files):
            raise UsageError("--statistics counts what is reported, which --add-suppressions accepts instead")
        if self._files:
            from healthlint.app.figures import check_files

            check_files(self._files, *(Path(each) for each in (*paths, *outputs.files)))

    def tell(self, outputs: Outputs) -> None:
        """Write the files, and show the figures behind the report, on stderr where that is for programs."""
        if self._counts is None:
            return
        from healthlint.app.figures import write_figures

        write_figures(self._counts, self._files)

        if self._told:
            from healthlint.app.streams import write
            from healthlint.report.statistics.text import show

            if any(output.file is None and output.format in FOR_PEOPLE for output in outputs.wanted):
                write(["\n", *show(self._counts)])
            else:
                click.echo("".join(show(self._counts)), err=True, nl=False)


def _counted(articles: Iterable[ShownArticle], counts: Counts) -> Iterator[ShownArticle]:
    for article in articles:
        counts.add(article.path, article.findings)
        yield article
