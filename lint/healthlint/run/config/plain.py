"""Is a value plainly what its JSON Schema wants?

jsonschema takes longer to import than an article takes to lint, and most configs are right. What is looked
at here is what the schema of the config needs; of whatever else is said, or where anything is odd, the
answer is no, and jsonschema says what is wrong, if something is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: dict[str, type] = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "array": list,
    "object": dict,
}
_SAYING = {
    "title",
    "description",
    "default",
    "examples",
    "$schema",
    "$defs",
    "then",
}  # of a reader, or of `if`
_REFERENCE = "#/$defs/"


def plainly_right(value: Any, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    """Tell whether a value is surely what a schema wants; `definitions` are those of `$ref`."""
    for keyword, wanted in schema.items():
        if keyword in _SAYING:
            continue
        look = _LOOKS.get(keyword)
        if look is None or not look(value, wanted, schema, definitions):
            return False
    return True


def _type(value: Any, wanted: Any, _schema: Mapping[str, Any], _definitions: Mapping[str, Any]) -> bool:
    names = [wanted] if isinstance(wanted, str) else wanted
    return any(type(value) is _TYPES.get(name) for name in names)


def _enum(value: Any, wanted: Any, _schema: Mapping[str, Any], _definitions: Mapping[str, Any]) -> bool:
    return isinstance(value, str) and value in wanted


def _pattern(value: Any, wanted: Any, _schema: Mapping[str, Any], _definitions: Mapping[str, Any]) -> bool:
    return not isinstance(value, str) or re.search(wanted, value) is not None


def _items(value: Any, wanted: Any, _schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    return not isinstance(value, list) or all(plainly_right(item, wanted, definitions) for item in value)


def _properties(value: Any, wanted: Any, _schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    return not isinstance(value, dict) or all(
        plainly_right(value[key], inner, definitions) for key, inner in wanted.items() if key in value
    )


def _others(value: Any, wanted: Any, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    """Look at `additionalProperties`."""
    if not isinstance(value, dict):
        return True
    others = [inner for key, inner in value.items() if key not in schema.get("properties", ())]
    if isinstance(wanted, dict):
        return all(plainly_right(inner, wanted, definitions) for inner in others)
    return bool(wanted) or not others


def _filled(value: Any, wanted: Any, _schema: Mapping[str, Any], _definitions: Mapping[str, Any]) -> bool:
    """Look at `minItems` and `minProperties`."""
    return not isinstance(value, list | dict) or len(value) >= wanted


def _from(value: Any, wanted: Any, _schema: Mapping[str, Any], _definitions: Mapping[str, Any]) -> bool:
    return type(value) is int and bool(value >= wanted)


def _to(value: Any, wanted: Any, _schema: Mapping[str, Any], _definitions: Mapping[str, Any]) -> bool:
    return type(value) is int and bool(value <= wanted)


def _reference(value: Any, wanted: Any, _schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    named = definitions.get(wanted.removeprefix(_REFERENCE))
    return named is not None and plainly_right(value, named, definitions)


def _if(value: Any, wanted: Any, schema: Mapping[str, Any], definitions: Mapping[str, Any]) -> bool:
    """Look at `if` and `then`; where the `if` is not plainly right, nothing is known."""
    if "else" in schema or wanted.keys() != {"type"}:
        return False
    return not plainly_right(value, wanted, definitions) or plainly_right(
        value, schema.get("then", {}), definitions
    )


_LOOKS = {
    "type": _type,
    "enum": _enum,
    "pattern": _pattern,
    "items": _items,
    "properties": _properties,
    "additionalProperties": _others,
    "minItems": _filled,
    "minProperties": _filled,
    "minimum": _from,
    "maximum": _to,
    "$ref": _reference,
    "if": _if,
}
