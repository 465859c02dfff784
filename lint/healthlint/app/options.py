"""Which values may options have?

These are callbacks, and not types of our own, which every version of click types differently.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click

from healthlint.rule.suggest import did_you_mean


def one_of(*words: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a check that a value is one of a few words; the one probably meant is named otherwise."""

    def check_word(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in words:
            return value
        meant = did_you_mean(value, words) or f"; choose from {', '.join(words)}"
        raise click.BadParameter(f"there is no {value}{meant}", param=param)

    return check_word


def number_of_jobs(_ctx: click.Context, param: click.Parameter, value: str) -> int:
    """Return a number of processes; `auto` is 0."""
    if value == "auto":
        return 0
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise click.BadParameter(f"{value} is neither auto nor a number from 1 on", param=param)


def comma_list(_ctx: click.Context, param: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Return the items of a repeatable option whose values may hold several, with commas between them."""
    items = tuple(item.strip() for value in values for item in value.split(",") if item.strip())
    if values and not items:
        raise click.BadParameter("is empty; it takes codes such as PRO101, or names of rules", param=param)
    return items
