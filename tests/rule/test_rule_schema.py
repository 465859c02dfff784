"""Do the schema of rule files and the code that reads them agree?"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from declaring import table
from healthlint.rule.declared.check import checked
from healthlint.rule.declared.conditions import TABLES
from healthlint.rule.declared.rule import REPORTED
from healthlint.rule.declared.table import rule_of
from healthlint.rule.effects import Context
from healthlint.rule.finding import SEVERITIES, Confidence
from healthlint.rule.reach import Reach
from healthlint.rule.scope import NAMES, Scope
from healthlint.rule.toml_file import TomlFileError
from healthlint.testing import findings_of
from healthlint.text.context.status import STATUSES
from healthlint.text.model import Section
from healthlint_schemas import schema

PROPERTIES: dict[str, Any] = schema("rule")["properties"]
DEFINITIONS: dict[str, Any] = schema("rule")["$defs"]

ENUMS = {
    "severity": (PROPERTIES["severity"]["enum"], SEVERITIES),
    "confidence": (PROPERTIES["confidence"]["enum"], get_args(Confidence)),
    "context": (PROPERTIES["context"]["enum"], get_args(Context)),
    "ignore-statuses": (PROPERTIES["ignore-statuses"]["items"]["enum"], STATUSES),
    "languages": (PROPERTIES["languages"]["items"]["enum"], ("en", "zh")),
    "scope": (DEFINITIONS["scope"]["enum"], (*NAMES, *(f"~{name}" for name in NAMES if name != "prose"))),
    "sections": (
        [name for name in DEFINITIONS["scope"]["enum"] if name in get_args(Section)],
        get_args(Section),
    ),
}


@pytest.mark.parametrize(("described", "known"), ENUMS.values(), ids=ENUMS)
def test_the_schema_names_what_the_code_knows(described: list[str], known: tuple[str, ...]) -> None:
    assert sorted(described) == sorted(known)


@pytest.mark.parametrize("key", ["company", "unless", "requires"])
def test_each_reach_of_a_condition_is_one_of_the_code(key: str) -> None:
    assert set(PROPERTIES[key]["properties"]["in"]["enum"]) <= set(get_args(Reach))


def test_every_scope_of_the_schema_can_be_made() -> None:
    for name in DEFINITIONS["scope"]["enum"]:
        Scope((name,))


def test_every_table_of_terms_is_read() -> None:
    described = {key for key, value in PROPERTIES.items() if value.get("$ref") == "#/$defs/terms"}

    assert described == set(TABLES) >= set(REPORTED)


def test_every_default_of_the_schema_is_that_of_a_rule_which_says_nothing() -> None:
    rule = rule_of(table())()
    defaults = {key: value["default"] for key, value in PROPERTIES.items() if "default" in value}

    assert defaults
    for key, default in defaults.items():
        given = getattr(rule, key.replace("-", "_"))
        assert (list(given) if isinstance(default, list) else given) == default, key


# A right table that says something under every key, and its keys of tables.
FULL: dict[str, Any] = table(
    **{
        "message": {"en": "no {match}: {suggestion}", "zh": "{match}"},
        "severity": "error",
        "confidence": "low",
        "context": "claim",
        "ignore-statuses": ["quoted"],
        "languages": ["en", "zh"],
        "scope": ["paragraph", "~faq"],
        "per": "section",
        "rank": 3,
        "supersedes": ["SAV101", "ZOO"],
        "profiles": ["clinic"],
        "jurisdictions": ["US"],
        "terms": {"en": ["detox"], "zh": ["排毒"], "patterns": [r"\btox"], "besides": ["detox clinic"]},
        "mild": {"en": ["flush"], "open-end": True},
        "ordinary": {"en": ["cleanse"]},
        "strict": {"en": ["purify"]},
        "severity-in": {"clinic": "warning", "clinic US": "off"},
        "company": {"en": ["tea"], "in": "sentence"},
        "unless": {"en": ["myth"], "zh": ["谣言"], "in": "paragraph"},
        "requires": {"en": ["see a doctor"], "in": "last-part", "same-language": False, "metadata": ["by"]},
        "suggestions": {
            **dict.fromkeys(("detox", r"\btox", "flush", "purify"), "rest"),
            **{term: ["rest", "water"] for term in ("排毒", "cleanse")},
        },
    }
)
ARTICLE = (
    "# A detox tea\n\nA detox clinic. A toxic flushing cleanse with tea.\n\n## FAQ\n\nIs it a myth?\n\n"
    "这种茶能排毒。See a doctor."
)


def toml(value: Any) -> str:
    """Return a value in TOML; tables inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


def text_of(whole: dict[str, Any]) -> str:
    return "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in whole.items())


def paths(value: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield (*above, key)
        yield from paths(value[key], (*above, key))


PATHS = sorted(paths(FULL), key=repr)
ODD = [
    *(
        "",
        " ",
        "x",
        "detox",
        "~",
        "en",
        "quoted",
        "heading",
        "~faq",
        "document",
        "close",
        "{",
        "{match}",
        "(a|b",
    ),
    *("a ... b", "^", "*", "#", "...", "(?=x)", "x*", "⟦", "a\nb", "\x00\x00", "排", "排毒", "z" * 500),
    *(
        0,
        1,
        -1,
        1.5,
        10**30,
        True,
        False,
        [],
        {},
        [[]],
        [{}],
        {"en": []},
        {"en": ["detox"]},
        ["detox", "detox"],
    ),
    *(["en"], ["x"] * 50, {"in": "document"}, {"": ""}, {"en": "x", "zh": "y"}),
]


def agrees(whole: dict[str, Any]) -> bool:
    """Tell whether a table is accepted; hold that it runs then, and that a place is told if not."""
    try:
        accepted = checked(text_of(whole).encode(), "rules/house.toml")
    except TomlFileError as error:
        complaint = str(error)
    else:
        complaint = ""
    if complaint:
        place, _, said = complaint.partition(": ")
        assert place.startswith("rules/house.toml:")
        assert 1 <= int(place.rpartition(":")[2]) <= len(whole) + 1
        assert said
        assert "\n" not in said
        return False
    rule = rule_of(accepted)()
    assert rule.declared == accepted
    for article in (ARTICLE, ""):
        findings_of(rule, article)
    return True


def test_the_full_table_is_accepted_and_reports() -> None:
    assert agrees(FULL)
    assert {key for key, *_ in PATHS} == PROPERTIES.keys()
    assert findings_of(rule_of({**FULL, "requires": {"en": ["a nurse"]}})(), ARTICLE)


@pytest.mark.parametrize("path", PATHS, ids=[".".join(map(str, path)) for path in PATHS])
def test_whatever_stands_in_a_place_is_refused_there_or_runs(path: tuple[Any, ...]) -> None:
    accepted = set()
    for odd in [*ODD, None]:
        changed = copy.deepcopy(FULL)
        holder = changed
        for key in path[:-1]:
            holder = holder[key]
        if odd is None:
            del holder[path[-1]]
        else:
            holder[path[-1]] = odd
        accepted.add(agrees(changed))
    assert False in accepted


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_table_with_several_changes_is_refused_or_runs(data: st.DataObject) -> None:
    changed = copy.deepcopy(FULL)
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(PATHS))
        holder: Any = changed
        try:
            for key in path[:-1]:
                holder = holder[key]
            holder[path[-1]] = copy.deepcopy(data.draw(st.sampled_from(ODD)))
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change has taken it away
    agrees(changed)
