"""How is mending asked for on the command line?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.checking.asked import Asked


def which_fixes(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that mend articles, or show what would become of them."""
    for option in (
        click.option(
            "--diff",
            is_flag=True,
            help="Show what --fix would change, and change nothing; end with 1 where there is something.",
        ),
        click.option(
            "--fix",
            is_flag=True,
            help="Mend what can be mended without touching a word: forms of identifiers and addresses,"
            " idle suppressions. With --min-severity, only from there on.",
        ),
    ):
        command = option(command)
    return command


def check_fixing(asked: Asked) -> None:
    """Raise UsageError where the rest of the command line contradicts what is to be mended."""
    option = "--diff" if asked.diff else "--fix"
    if asked.write_baseline:
        raise UsageError(f"{option} mends what --write-baseline accepts; run one after the other")
    if asked.diff and any(output.file for output in asked.outputs.wanted):
        raise UsageError("--diff shows a diff and writes no report; leave the file out, or --diff")
