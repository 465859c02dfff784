"""What is wrong with the options that a rule declares?

An option is a JSON Schema with a default. Type, choice and limits, and lists of texts, are looked at here;
whatever else a schema says, jsonschema judges, which takes long to import.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from healthlint.run.config.config import KEYS
from healthlint.run.failure import shown

_KEY = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
_PLAIN = {"type", "enum", "default", "title", "description"}
_TEXT = {"type": "string", "minLength": 1}
_LIMITS = {"minimum", "maximum"}  # of numbers


def fault_of_options(options: Any) -> str | None:
    """Say what the first fault in the options of a rule is, or nothing."""
    if not isinstance(options, Mapping):
        return f'its options are {shown(options)}; write {{"an-option": {{"type": "string", "default": ""}}}}'
    for key, schema in options.items():
        if not isinstance(key, str) or not _KEY.fullmatch(key):
            return f"its option {shown(key)} must be called in small letters and digits, with hyphens between"
        if key.replace("-", "_") in KEYS:
            return f"its option {key} has the name of a setting of healthlint itself; call it something else"
        fault = _fault(schema)
        if fault is not None:
            return f"its option {key} {fault}"
    return None


def _fault(schema: Any) -> str | None:
    if not isinstance(schema, Mapping):
        return f"is {shown(schema)}; it must be a JSON Schema"
    if "default" not in schema:
        return "has no default; a rule must work without being set up"
    default = schema["default"]
    wanted = schema.get("type")
    if _is_plain(schema, wanted):
        if wanted is not None and wanted not in _TYPES:
            return f"has the type {shown(wanted)}; JSON Schema knows {', '.join(_TYPES)}"
        choices = schema.get("enum")
        if choices is not None and not isinstance(choices, list | tuple):
            return f"has the enum {shown(choices)}; it must be a list"
        if choices is not None and default not in choices:
            return f"has the default {shown(default)}, which is none of its choices"
        if wanted is not None and (
            not isinstance(default, _TYPES[wanted]) or (isinstance(default, bool) and wanted != "boolean")
        ):
            return f"has the default {shown(default)}, which is not of its type {wanted}"
        return _beyond_limits(schema, default)
    return _judged(dict(schema))


def _beyond_limits(schema: Mapping[str, Any], default: Any) -> str | None:
    if "minimum" in schema and default < schema["minimum"]:
        limit = f"less than the minimum of {schema['minimum']}"
    elif "maximum" in schema and default > schema["maximum"]:
        limit = f"greater than the maximum of {schema['maximum']}"
    else:
        return None
    return f"has a default that its own schema refuses: {default} is {limit}"


def _is_plain(schema: Mapping[str, Any], wanted: Any) -> bool:
    """Tell whether a schema says nothing that is not looked at here."""
    if schema.keys() <= _PLAIN:
        return wanted is None or isinstance(wanted, str)
    if wanted == "array":  # of texts
        default = schema["default"]
        is_of_texts = schema.keys() <= _PLAIN | {"items"} and schema["items"] == _TEXT
        return (
            is_of_texts
            and isinstance(default, list)
            and all(isinstance(each, str) and each for each in default)
        )
    return (
        wanted in ("integer", "number")
        and schema.keys() <= _PLAIN | _LIMITS
        and all(type(schema[limit]) in (int, float) for limit in _LIMITS & schema.keys())
    )


def _judged(schema: dict[str, Any]) -> str | None:
    from jsonschema import Draft202012Validator, SchemaError, ValidationError

    try:
        Draft202012Validator.check_schema(schema)
    except SchemaError as error:
        return f"is no JSON Schema: {error.message}"
    try:
        Draft202012Validator(schema).validate(schema["default"])
    except ValidationError as error:
        return f"has a default that its own schema refuses: {error.message}"
    return None
