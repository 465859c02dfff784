"""How is mending asked for on the command line?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click


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
