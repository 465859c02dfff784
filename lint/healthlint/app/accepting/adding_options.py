"""How is it asked for that articles accept what is found in them now?"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.checking.asked import Asked


def which_are_suppressed(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that write suppressions into articles."""
    for option in (
        click.option("--by", metavar="NAME", help="With --add-suppressions: who answers for it."),
        click.option(
            "--until", metavar="YYYY-MM-DD", help="With --add-suppressions: the last day on which it holds."
        ),
        click.option(
            "--reason", metavar="TEXT", help="With --add-suppressions: why; it is written into each comment."
        ),
        click.option(
            "--add-suppressions",
            is_flag=True,
            help="Write comments into the articles that accept what is found now. Wants --reason.",
        ),
    ):
        command = option(command)
    return command


def is_wanted(asked: Asked) -> bool:
    """Tell whether suppressions are to be written; raises UsageError where that cannot be."""
    belonging = (("--reason", asked.reason), ("--until", asked.until), ("--by", asked.by))
    if not asked.add_suppressions:
        for option, value in belonging:
            if value is not None:
                raise UsageError(f"{option} says what --add-suppressions writes; give both")
        return False
    if asked.reason is None:
        raise UsageError('--add-suppressions wants a reason; give --reason "why these are accepted"')
    if asked.paths == ("-",):
        raise UsageError("--add-suppressions writes into files, and stdin is none; name the files")
    others = (
        ("--fix", asked.fix, "mends what the other accepts"),
        ("--diff", asked.diff, "changes nothing"),
        ("--write-baseline", asked.write_baseline, "accepts the same findings in a file"),
        ("--since", asked.since is not None, "is not about whole articles"),
        ("--staged", asked.staged, "is not about whole articles"),
        ("--changed", asked.changed, "is not about whole articles"),
    )
    for option, given, why in others:
        if given:
            raise UsageError(f"--add-suppressions and {option} contradict each other: {option} {why}")
    return True
