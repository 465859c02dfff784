"""Which plugins are installed, and what do they bring?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from healthlint.app.catalogue.rules import table
from healthlint.app.options import one_of, which_rules
from healthlint.app.streams import say, write
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.run.config.given import GivenConfig
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.plugins.listing import Listed
    from healthlint.run.request import Request

    _RulePath = tuple[str, Sequence[type[Rule]]]

_HEAD = ("FAMILY", "DISTRIBUTION", "VERSION", "API", "MODULE", "HOOKS", "STATE", "BRINGS")


@click.command()
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@which_rules
@click.pass_context
def plugins(
    ctx: click.Context,
    /,
    output_format: str,
    config: GivenConfig | None,
    isolated: bool,
    disable_plugin: tuple[str, ...],
) -> None:
    """List the plugins: where they come from, what they bring, which are switched off.

    Then follow the rule-paths of the config that governs the current folder, with their rules.

    Exit code 2: a plugin or a file of rules cannot be used.
    """
    from healthlint.run.config.configs import Configs
    from healthlint.run.plugins.listing import FAILED, list_plugins
    from healthlint.run.plugins.switches import switches_for
    from healthlint.run.request import Request

    request = Request(config=config, isolated=isolated, disable_plugins=disable_plugin)
    said = Configs(only=config, isolated=isolated).stating(Path(), "disable-plugins")
    listed, installed = list_plugins(switches_for(disable_plugin, said))
    trouble = [each.why for each in listed if each.state == FAILED]
    paths: list[_RulePath] = []
    try:
        paths.extend(_rule_paths(request, installed))
    except UsageError as error:
        trouble.append(str(error))
    if output_format == "json":
        from healthlint.report.data.record import dumped

        own = [{"path": path, "rules": [_named(rule) for rule in rules]} for path, rules in paths]
        data = {"plugins": [_data(each) for each in listed], "rule_paths": own}
        write([dumped(data, indent=2) + "\n"])
    else:
        write(_page(listed, paths))
    for sentence in trouble:
        say(sentence)
    ctx.exit(2 if trouble else 0)


def _rule_paths(request: Request, installed: Installed) -> Iterator[_RulePath]:
    """Yield the rules of each of the `rule-paths` of the current folder; raises UsageError."""
    from healthlint.run.session import Session

    session = Session(request, installed)
    config = session.config_for(Path())
    yield from session.rulebook.by_path(config).items()
    session.rulebook.of(config)
    for warning in session.warnings:
        say(warning)


def _data(listed: Listed) -> dict[str, Any]:
    return {
        "family": listed.plugin.family,
        "distribution": listed.plugin.distribution,
        "version": listed.plugin.version,
        "module": listed.plugin.module,
        "api": listed.api,
        "state": listed.state,
        "why": listed.why or None,
        "hooks": list(listed.hooks),
        "rules": list(listed.rules),
        "readers": list(listed.readers),
        "formats": list(listed.formats),
    }


def _named(rule: type[Rule]) -> dict[str, str]:
    return {"code": rule.code, "name": rule.name, "origin": rule.origin}


def _page(listed: Sequence[Listed], paths: Sequence[_RulePath]) -> Iterator[str]:
    yield from table([_HEAD, *map(_row, listed)])
    if paths:
        yield "\n"
        rows = [(path, _rules([rule.code for rule in rules])) for path, rules in paths]
        yield from table([("RULE PATH", "BRINGS"), *rows])


def _row(listed: Listed) -> tuple[str, ...]:
    plugin = listed.plugin
    hooks = " ".join(hook.removeprefix("healthlint_") for hook in listed.hooks)
    api = "" if listed.api is None else str(listed.api)
    where = (plugin.family, plugin.distribution, plugin.version, api, plugin.module, hooks, listed.state)
    return (*where, _brings(listed))


def _brings(listed: Listed) -> str:
    if listed.state == "off":
        return f"switched off by {listed.why}"
    if listed.state == "failed":
        return " ".join(listed.why.split())
    brought = [_rules(listed.rules)] if listed.rules else []
    for what, names in (("readers", listed.readers), ("formats", listed.formats)):
        if names:
            brought.append(f"{what}: {' '.join(names)}")
    return "; ".join(brought) or "nothing"


def _rules(codes: Sequence[str]) -> str:
    return f"{len(codes)} rule{'s' * (len(codes) != 1)}: {' '.join(codes)}"
