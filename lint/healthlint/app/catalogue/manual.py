"""What does the page of a family of rules say, in Markdown?

It is made of what the rules declare, so that a page cannot be wrong about its rules.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from healthlint.app.catalogue.rules import languages_of
from healthlint.rule.finding import letters_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.rule.base import Rule

_LANGUAGES = {"en": "English", "zh": "Chinese"}


def family_page(title: str, rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the page of a family, its rules in the order of their codes."""
    family = letters_of(rules[0].code)
    yield f"# {family}: {title}\n\n"
    yield "Made by `healthlint explain` of what the rules declare. ⟦ ⟧ stand where a finding stands.\n\n"
    yield "| code | name | severity | flags |\n|---|---|---|---|\n"
    for rule in rules:
        yield (
            f"| [{rule.code}](#{rule.code.lower()}-{rule.name}) | {rule.name} | {rule.severity}"
            f" | {_in_cell(rule.summary)} |\n"
        )
    for rule in rules:
        yield from rule_section(rule)


def rule_section(rule: Rule) -> Iterator[str]:
    """Yield what the page of a family says of one rule."""
    languages = ", ".join(_LANGUAGES[language] for language in languages_of(rule))
    yield f"\n## {rule.code} {rule.name}\n\n{rule.summary}\n\n"
    yield f"**Why:** {rule.reason}\n\n"
    yield f"Severity {rule.severity}, confidence {rule.confidence}; {languages}.{_weights(rule)}\n"
    if rule.looks_up:
        speaks = "goes by what references say, and looks them up" if rule.by_form else "looks references up"
        yield (
            f"\nIt {speaks} where there is a registry, or with `--online`. In the examples one is asked"
            " that knows some invented works.\n"
        )
    if rule.example_settings:
        supposed = "".join(f"{key} = {_value(value)}\n" for key, value in rule.example_settings.items())
        yield f"\nThe examples suppose in the config:\n\n```toml\n{supposed}```\n"
    for heading, examples in (("Flagged", rule.bad), ("Not flagged", rule.good)):
        yield f"\n{heading}:\n\n```text\n" + "\n".join(map(_in_block, examples)) + "\n```\n"
    if rule.suggestions:
        yield "\nWhat to write instead:\n\n"
        for term, instead in rule.suggestions.items():
            yield f"- {term}: {', '.join(instead)}\n"
    yield "\nSources:\n\n" + "".join(f"- {source}\n" for source in rule.sources)
    if rule.options:
        yield (
            "\nOptions:\n\n```toml\n" + "".join(_option(*option) for option in rule.options.items()) + "```\n"
        )
    yield f'\nTo leave it out: `ignore = ["{rule.code}"]` in the config, or `--ignore {rule.code}`.\n'


def _weights(rule: Rule) -> str:
    """Say where a finding weighs something else, the weights together."""
    by_weight: dict[str, list[str]] = {}
    for where, weight in rule.severity_in.items():
        by_weight.setdefault(weight, []).append(where)
    said = "; ".join(f"{weight} in {', '.join(where)}" for weight, where in by_weight.items())
    return f" {said[:1].upper()}{said[1:]}." if said else ""


def _option(name: str, schema: dict[str, Any]) -> str:
    description = " ".join(schema.get("description", "").split())
    comment = f"# {description}\n" if description else ""
    return f"{comment}{name.replace('_', '-')} = {_value(schema.get('default', ''))}\n"


def _value(value: object) -> str:
    """Return a value as TOML has it."""
    return json.dumps(value, ensure_ascii=False)


def _in_cell(text: str) -> str:
    return text.replace("|", "\\|")


def _in_block(example: str) -> str:
    """Return an example in which no fence ends the block around it, with a blank line after a long one."""
    shown = example.replace("```", "``\u200b`")
    return f"{shown}\n" if "\n" in example else shown
