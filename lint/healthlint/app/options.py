"""Which values may options have?

These are callbacks, and not types of our own, which every version of click types differently.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from healthlint.rule.publication import JURISDICTIONS, PROFILES
from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError


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
        what = (
            "names of plugins"
            if param.name == "disable_plugin"
            else "codes such as PRO101, or names of rules"
        )
        raise click.BadParameter(f"is empty; it takes {what}", param=param)
    return items


def known_jurisdictions(
    _ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[str, ...] | None:
    """Return the jurisdictions that an option names; None where it is not given."""
    if not values:
        return None
    given = [item.strip() for value in values for item in value.split(",") if item.strip()]
    for item in given:
        if item.upper() not in JURISDICTIONS:
            meant = did_you_mean(item, JURISDICTIONS) or f"; choose from {', '.join(JURISDICTIONS)}"
            raise click.BadParameter(f"there is no {item}{meant}", param=param)
    if not given:
        raise click.BadParameter(f"is empty; it takes {', '.join(JURISDICTIONS)}", param=param)
    return tuple(item.upper() for item in given)


def which_articles(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what the articles are, and how much is to be reported of them."""
    for option in (
        click.option(
            "--preset",
            callback=one_of("recommended", "strict"),
            metavar="recommended|strict",
            help="strict: also words that are often innocent, and findings of low confidence."
            "  [default: recommended]",
        ),
        click.option(
            "--jurisdictions",
            multiple=True,
            callback=known_jurisdictions,
            metavar="NAMES",
            help=f"Whose law holds for them: {', '.join(JURISDICTIONS)}.",
        ),
        click.option(
            "--profile",
            callback=one_of(*PROFILES),
            metavar="NAME",
            help=f"What all articles are: {', '.join(PROFILES)}.",
        ),
    ):
        command = option(command)
    return command


def which_rules(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say which plugins and which config there are."""
    for option in (
        click.option(
            "--disable-plugin",
            multiple=True,
            callback=comma_list,
            metavar="NAMES",
            help="Do not load these plugins (names of distributions or families), nor those of"
            " HEALTHLINT_DISABLE_PLUGINS.",
        ),
        click.option("--isolated", is_flag=True, callback=_one_of_two, help="Use no config at all."),
        click.option(
            "--config",
            type=click.Path(path_type=Path),
            callback=_one_of_two,
            metavar="FILE",
            help="Use this config for all files.",
        ),
    ):
        command = option(command)
    return command


def _one_of_two(ctx: click.Context, _param: click.Parameter, value: Any) -> Any:
    if value and (ctx.params.get("config") is not None or ctx.params.get("isolated")):
        raise UsageError("--config and --isolated contradict each other; give one of them")
    return value
