"""What does a rule flag, why, and what can be done about a finding?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from healthlint.app.catalogue.rules import Here, languages_of
from healthlint.app.catalogue.where_applied import bounds, strict_words, weights
from healthlint.app.options import one_of, which_rules
from healthlint.app.streams import write
from healthlint.run.engine import OWN, TROUBLE, OwnCode
from healthlint.run.errors import UsageError
from healthlint.run.selectors import WHOLE, closeness, family_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Severity
    from healthlint.run.config.given import GivenConfig
    from healthlint.run.plugins.discovery import Plugin


@click.command()
@click.argument("rule", metavar="CODE|NAME|FAMILY")
@click.option("-f", "--output-format", default="text", callback=one_of("text", "json"), metavar="text|json")
@which_rules
def explain(
    rule: str,
    output_format: str,
    config: GivenConfig | None,
    isolated: bool,
    disable_plugin: tuple[str, ...],
) -> None:
    """Tell what a rule flags, why, with examples, and how to accept a finding.

    Of a family (PRO) the page with all of its rules is shown, in Markdown. The rules are those of
    the plugins and of the config that governs the current folder.
    """
    own = next((each for each in OWN.values() if closeness(rule, each) == WHOLE), None)
    if own is not None and own.code in TROUBLE:  # the config may be what the trouble is about
        _write_own(own, own.severity, output_format)
        return
    here = Here(config, disable_plugin, isolated=isolated)
    if own is not None:
        _write_own(own, here.severity_said(own) or own.severity, output_format)
        return
    family = [each for each in here.rules if family_of(each.code) == rule.upper()]
    if family:
        from healthlint.app.catalogue.manual import family_page

        title = title_of(here.book.plugin_of(family[0]))
        _write([_data(each, here) for each in family], family_page(title, family), output_format)
        return
    found = _rule_named(rule, here)
    _write(_data(found, here), _page(found, here), output_format)


def title_of(plugin: Plugin | None) -> str:
    """Return what a family of rules is about, as the module of its plugin says."""
    if plugin is None:
        return "rules of this repository"
    import sys

    module = sys.modules.get(plugin.module.partition(":")[0])
    return ((module and module.__doc__) or plugin.distribution).strip().split("\n", 1)[0]


def _write_own(own: OwnCode, severity: Severity, output_format: str) -> None:
    page = [f"{own.code} {own.name} ({severity})\n", f"\n{own.summary}\n", f"\n{own.why}\n"]
    _write({**own._asdict(), "severity_here": severity}, page, output_format)


def _write(
    data: dict[str, Any] | list[dict[str, Any]], page: Sequence[str] | Iterator[str], output_format: str
) -> None:
    if output_format == "json":
        from healthlint.report.data.record import dumped

        page = [dumped(data, indent=2) + "\n"]
    write(page)


def _rule_named(word: str, here: Here) -> Rule:
    for rule in here.rules:
        if word.upper() == rule.code or word.lower().replace("_", "-") == rule.name:
            return rule
    for off in here.book.off:
        if off.plugin.family == family_of(word):
            raise UsageError(f"{word}: {off}")
    from healthlint.rule.suggest import did_you_mean

    known = [*(rule.code for rule in here.rules), *(rule.name for rule in here.rules), *OWN]
    raise UsageError(
        f"no rule is called {word}{did_you_mean(word, known) or '; `healthlint rules` lists them all'}"
    )


def _data(rule: Rule, here: Here) -> dict[str, Any]:
    return {
        **here.overview(rule),
        "scope": list(rule.scope),
        "why": rule.reason,
        "sources": list(rule.sources),
        "bad": list(rule.bad),
        "good": list(rule.good),
        "strict_words": list(strict_words(rule)),
        "suggestions": {term: list(instead) for term, instead in rule.suggestions.items()},
        "options": dict(rule.options),
    }


def _page(rule: Rule, here: Here) -> Iterator[str]:
    """Yield the manual page of a rule; ⟦ ⟧ in the examples stand where the finding stands."""
    severity = here.severity_said(rule) or rule.severity
    yield f"{rule.code} {rule.name} ({severity}; {', '.join(languages_of(rule))})\n"
    yield f"\n{rule.summary}\n"
    if rule.reason:
        yield f"\nWhy is this bad?\n{_indented(rule.reason)}"
    weighed = list(weights(rule, here))
    if weighed:
        yield "\nWhat a finding weighs:\n" + "".join(map(_indented, weighed))
    bounded = list(bounds(rule, here))
    if bounded:
        yield "\nWhere it is applied:\n" + "".join(map(_indented, bounded))
    if rule.example_settings:
        yield "\nThe examples suppose in .healthlint.toml:\n" + "".join(
            _option(key, {"default": value}) for key, value in rule.example_settings.items()
        )
    yield "\nFlagged, at ⟦ ⟧:\n" + "".join(map(_indented, rule.bad))
    yield "\nNot flagged:\n" + "".join(map(_indented, rule.good))
    if rule.suggestions:
        yield "\nWhat to write instead:\n" + "".join(
            _indented(f"{term}: {', '.join(instead)}") for term, instead in rule.suggestions.items()
        )
    yield "\nSources:\n" + "".join(map(_indented, rule.sources))
    yield f"\nComes from:\n{_indented(here.book.owner_of(rule))}"
    if rule.options:
        yield "\nOptions, in .healthlint.toml:\n" + "".join(
            _option(*option) for option in rule.options.items()
        )
    yield f"\nTo accept a finding, in .healthlint.toml:\n{_indented(_acceptance(rule))}"


def _option(name: str, schema: dict[str, Any]) -> str:
    from json import dumps

    key = name.replace("_", "-")
    choice = f"  # {' | '.join(map(str, schema['enum']))}" if "enum" in schema else ""
    text = f"{key} = {dumps(schema.get('default', ''), ensure_ascii=False)}{choice}\n"
    return _indented(text + schema.get("description", ""))


def _acceptance(rule: Rule) -> str:
    code = rule.code
    lines = [
        f'ignore = ["{code}"]  # leaves the rule out; on the command line: --ignore {code}',
        f'per-file."archive/**".ignore = ["{code}"]  # leaves it out for the articles of a folder',
        f'severity.{code} = "info"  # lets its findings weigh less',
    ]
    if rule.terms is not None:
        lines.insert(0, 'names = ["…"]  # a name that contains such words: exactly these are accepted')
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.rstrip("\n").split("\n"))
