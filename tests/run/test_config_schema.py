"""The schema of the config says just what the code reads."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from healthlint.rule.finding import SEVERITIES
from healthlint.rule.publication import JURISDICTIONS, PROFILES, Jurisdiction, Profile
from healthlint.run.config.config import KEYS, MESSAGE_LANGUAGES, Config, PerFile
from healthlint.run.config.merging import ADDING
from healthlint.run.config.options import rule_options
from healthlint.run.config.plain import plainly_right
from healthlint.run.config.presets import PRESETS
from healthlint.run.config.schema import PER_FILE, whole_schema
from healthlint.run.config.written import hyphened
from healthlint.run.plugins.installed import load_plugins
from healthlint_schemas import schema

STATIC = schema("config")
OPTIONS = rule_options(load_plugins().rules)
WHOLE = whole_schema(OPTIONS)
DESCRIBED = STATIC["properties"]
DESCRIBED_PER_FILE = STATIC["$defs"][PER_FILE]["properties"]
BY_NAME = {hyphened(key): value for key, value in OPTIONS.items()}
OF_CONFIG = {key.replace("_", "-") for key in KEYS}
OF_TABLE = {key.replace("_", "-") for key in PerFile._fields} - {"pattern", "settings"}


def test_every_key_is_a_field_of_the_config_or_an_option_of_a_rule_and_every_field_is_a_key() -> None:
    assert set(DESCRIBED) >= OF_CONFIG
    assert set(DESCRIBED) - OF_CONFIG <= set(BY_NAME)
    assert set(WHOLE["properties"]) == OF_CONFIG | set(BY_NAME)
    assert not OF_CONFIG & set(BY_NAME)


def test_every_key_for_some_files_is_a_field_or_an_option_and_every_field_is_a_key() -> None:
    assert set(DESCRIBED_PER_FILE) - OF_TABLE == set(DESCRIBED) - OF_CONFIG
    assert set(WHOLE["$defs"][PER_FILE]["properties"]) == OF_TABLE | set(BY_NAME)


@pytest.mark.parametrize("key", sorted(set(DESCRIBED) - OF_CONFIG))
def test_an_option_that_the_schema_describes_for_editors_is_that_of_the_rule(key: str) -> None:
    for told in (DESCRIBED[key], {**DESCRIBED_PER_FILE[key], "default": BY_NAME[key]["default"]}):
        assert {part: told.get(part) for part in ("enum", "default")} == {
            part: BY_NAME[key].get(part) for part in ("enum", "default")
        }


@pytest.mark.parametrize("key", sorted(OF_CONFIG))
def test_the_default_that_is_told_is_the_one_that_holds(key: str) -> None:
    held: Any = getattr(Config(), key.replace("-", "_"))
    told = DESCRIBED[key].get("default")
    if isinstance(held, tuple):
        held = list(held)
    if key == PER_FILE:
        held = dict(held)
    assert ([told] if key == "preset" else told) == held


@pytest.mark.parametrize(
    ("described", "known"),
    [
        (DESCRIBED["min-severity"], SEVERITIES),
        (DESCRIBED["fail-on"], (*SEVERITIES, "never")),
        (DESCRIBED["profile"], PROFILES),
        (DESCRIBED_PER_FILE["profile"], get_args(Profile)),
        (DESCRIBED["message-language"], MESSAGE_LANGUAGES),
        (STATIC["$defs"]["severity"], SEVERITIES),
        (STATIC["$defs"]["preset"], PRESETS),
        (STATIC["$defs"]["jurisdiction"], get_args(Jurisdiction)),
    ],
    ids=["min-severity", "fail-on", "profile", "profile-of-files", "language", "severity", "preset", "law"],
)
def test_the_choices_that_are_told_are_those_of_the_code(
    described: dict[str, Any], known: tuple[str, ...]
) -> None:
    assert tuple(described["enum"]) == known


def test_the_keys_that_add_up_are_those_that_say_so() -> None:
    assert {key for key in DESCRIBED if key.startswith("extend-")} == ADDING
    assert all("adds up" in DESCRIBED[key]["description"] for key in ADDING)


def test_every_key_of_some_files_has_a_title_and_the_whole_is_sound() -> None:
    assert all(each["title"] for each in DESCRIBED_PER_FILE.values())
    Draft202012Validator.check_schema(WHOLE)
    assert set(JURISDICTIONS) < set(PRESETS)


WORDS = st.sampled_from(
    ["", " ", "PRO", "error", "info", "clinic", "UK", "template", "strict", "文章/**", "uk"]
)
LEAVES = WORDS | st.booleans() | st.integers(-2, 50) | st.floats(allow_nan=False) | st.none()
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(WORDS | st.sampled_from(sorted(DESCRIBED_PER_FILE)), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(WHOLE["properties"])) | WORDS, VALUES, max_size=3))
def test_what_is_plainly_right_is_right(values: dict[str, Any]) -> None:
    if plainly_right(values, WHOLE, WHOLE["$defs"]):
        assert Draft202012Validator(WHOLE).is_valid(values)


@pytest.mark.parametrize("key", sorted(DESCRIBED))
def test_what_the_schema_itself_tells_as_an_example_is_plainly_right(key: str) -> None:
    described = DESCRIBED[key]
    told = [*([described["default"]] if "default" in described else []), *described.get("examples", ())]
    assert all(plainly_right({key: value}, STATIC, STATIC["$defs"]) for value in told)
