"""Which values may options have?

These are callbacks, and not types of our own, which every version of click types differently.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import click

from healthlint.rule.finding import SEVERITIES
from healthlint.rule.publication import JURISDICTIONS, PROFILES
from healthlint.run.config.given import given_config
from healthlint.run.config.presets import PRESETS
from healthlint.run.errors import UsageError


def one_of(*words: str) -> Callable[[click.Context, click.Parameter, str | None], str | None]:
    """Return a check that a value is one of a few words; the one probably meant is named otherwise."""

    def check_word(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
        if value is None or value in words:
            return value
        from healthlint.rule.suggest import did_you_mean

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
    return _known(values, JURISDICTIONS, param)


def known_presets(
    _ctx: click.Context, param: click.Parameter, values: Sequence[str]
) -> tuple[str, ...] | None:
    """Return the presets that an option names; None where it is not given."""
    return _known(values, PRESETS, param)


def _known(values: Sequence[str], words: Sequence[str], param: click.Parameter) -> tuple[str, ...] | None:
    """Return the words that a repeatable option names, in any case and with commas between them."""
    if not values:
        return None
    by_folded = {word.casefold(): word for word in words}
    given = [item.strip() for value in values for item in value.split(",") if item.strip()]
    for item in given:
        if item.casefold() not in by_folded:
            from healthlint.rule.suggest import did_you_mean

            meant = did_you_mean(item, words) or f"; choose from {', '.join(words)}"
            raise click.BadParameter(f"there is no {item}{meant}", param=param)
    if not given:
        raise click.BadParameter(f"is empty; it takes {', '.join(words)}", param=param)
    return tuple(by_folded[item.casefold()] for item in given)


def in_which_colors(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says whether what is shown has colours."""
    return click.option(
        "--color",
        default="auto",
        callback=one_of("auto", "always", "never"),
        metavar="auto|always|never",
        help="auto heeds NO_COLOR and FORCE_COLOR.",
    )(command)


def check_what_is_read(
    ctx: click.Context, paths: Sequence[str], options: Mapping[str, Any], done: str
) -> None:
    """Raise UsageError where paths, stdin and how much is said contradict each other; `done`: to articles."""
    if ctx.obj is not None:
        ctx.obj.verbose = options["verbose"]
    if options["quiet"] and options["verbose"]:
        raise UsageError("--quiet and --verbose contradict each other; give one of them")
    if "-" in paths and len(paths) > 1:
        raise UsageError(f"- (stdin) cannot be {done} together with other paths; run the command twice")
    if options["stdin_filename"] is not None and tuple(paths) != ("-",):
        raise UsageError("--stdin-filename names the text on stdin; give - as the only path")


def how_many_jobs(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option that says how many processes share the work."""
    return click.option(
        "--jobs",
        default="auto",
        callback=number_of_jobs,
        metavar="auto|N",
        help="How many processes share the work.  [default: auto]",
    )(command)


def which_findings(done: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Return what adds the options about rules and severities; `done`: what is done with findings."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        words = "|".join(SEVERITIES)
        codes = partial(click.option, multiple=True, callback=comma_list, metavar="CODES")
        for option in (
            click.option("--exit-zero", is_flag=True, help="End with 0 whatever is found."),
            click.option(
                "--fail-on",
                callback=one_of(*SEVERITIES, "never"),
                metavar=f"{words}|never",
                help="End with 1 on findings from this severity on.  [default: warning]",
            ),
            click.option(
                "--min-severity",
                callback=one_of(*SEVERITIES),
                metavar=words,
                help=f"{done} findings from this severity on.  [default: warning]",
            ),
            codes("--ignore", help="Leave out these rules."),
            codes("--select", help="Apply only these rules."),
        ):
            command = option(command)
        return command

    return add


def which_articles(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say what the articles are, and how much is to be reported of them."""
    for option in (
        click.option(
            "--preset",
            multiple=True,
            callback=known_presets,
            metavar="NAMES",
            help="recommended, or strict: also words that are often innocent, and findings of low confidence;"
            " and jurisdictions, to be added.  [default: recommended]",
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
        click.option("--isolated", is_flag=True, callback=_one_of_two, help="Read no config file."),
        click.option(
            "--config",
            multiple=True,
            callback=_one_of_two,
            metavar="FILE|KEY=VALUE",
            help="Use this config for all files; or set a key over every config, as in fail-on=error.",
        ),
    ):
        command = option(command)
    return command


def _one_of_two(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    given = ctx.params.get("config")
    if param.name == "config":
        given = value = given_config(value) if value else None
    isolated = value if param.name == "isolated" else ctx.params.get("isolated")
    if given is not None and given.file is not None and isolated:
        raise UsageError("--config and --isolated contradict each other; give one of them")
    return value
