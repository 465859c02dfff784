"""How is a check told which findings are accepted?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from healthlint.run.request import Request


def which_are_accepted(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which findings were there before and are accepted."""
    for option in (
        click.option(
            "--accept-new",
            is_flag=True,
            help="With --write-baseline: accept also what is not in the baseline yet.",
        ),
        click.option(
            "--write-baseline",
            is_flag=True,
            help="Write the baseline: all that is shown at first, later without what is gone.",
        ),
        click.option("--no-baseline", is_flag=True, help="Report what the baseline accepts, too."),
        click.option(
            "--baseline",
            type=click.Path(path_type=Path),
            metavar="FILE",
            help="Report only what this file does not accept; instead of the config's baseline.",
        ),
    ):
        command = option(command)
    return command


class Wish(NamedTuple):
    """What the command line says of baselines."""

    file: Path | None = None  # instead of those of the configs
    off: bool = False
    write: bool = False
    accept_new: bool = False

    def check(self, request: Request, *, stdin: bool) -> None:
        """Raise UsageError where its parts, or the rest of the command line, contradict each other."""
        if self.off and self.file is not None:
            raise UsageError("--baseline and --no-baseline contradict each other; give one of them")
        if self.off and self.write:
            raise UsageError("--write-baseline and --no-baseline contradict each other; give one of them")
        if self.accept_new and not self.write:
            raise UsageError("--accept-new says what --write-baseline may add; give both")
        if self.write and stdin:
            raise UsageError("--write-baseline wants the articles as files, not on stdin; name them")
        if self.write and request.changes is not None:
            raise UsageError(
                "--write-baseline is about whole articles; leave out what asks for changes only"
                " (--since, --staged)"
            )
