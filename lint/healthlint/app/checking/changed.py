"""How is a check asked for that is about changes only?"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.checking.asked import Asked
    from healthlint.run.git.comparison import Wanted


def which_changes(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that ask for what a change has brought about, and for nothing else."""
    for option in (
        click.option(
            "--changed",
            is_flag=True,
            help="For hooks: report only what is due to what is committed (--staged) or, before a push,"
            " to what is pushed.",
        ),
        click.option(
            "--staged",
            is_flag=True,
            help="Report only what is due to what is staged for the next commit, as it is staged.",
        ),
        click.option(
            "--since",
            metavar="REF",
            help="Report only what is due to changes since this branch left REF (a branch, tag or commit),"
            " those not committed yet included.",
        ),
    ):
        command = option(command)
    return command


def changes_wanted(asked: Asked) -> Wanted | None:
    """Return the changes that a check is about; None: it is about whole articles.

    Raises UsageError for options that contradict each other.
    """
    named = (("--since", asked.since is not None), ("--staged", asked.staged), ("--changed", asked.changed))
    options = [option for option, given in named if given]
    if not options:
        return None
    if len(options) > 1:
        raise UsageError(f"{' and '.join(options)} each say which changes are meant; give one of them")
    if asked.paths == ("-",):
        raise UsageError(
            f"{options[0]} compares files with what git has of them, and stdin is none; name files"
        )
    for other, given in (("--fix", asked.fix), ("--diff", asked.diff)):
        if given:
            raise UsageError(
                f"{other} mends whole articles; leave out {options[0]}, or name the articles to mend"
            )
    from healthlint.run.git.comparison import Since, Staged, of_hook

    if asked.since is not None:
        return Since(asked.since)
    return Staged() if asked.staged else of_hook(os.environ)
