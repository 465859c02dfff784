"""What does an error of a JSON Schema mean, in plain words, and how is it put right?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from healthlint.rule.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jsonschema import ValidationError

_TYPES = {
    "array": "a list",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "object": "a table",
    "string": "text in quotes",
}
_LONGEST = 40  # code points of a value in a message
_FEW = 8  # names that a message can list beside the one that is meant
ANY_TEXT = r"\S"  # the pattern that the schemas have for a text that is not empty


def fault_of(error: ValidationError, spoken: str) -> str:
    """Return what is wrong with a value, and the remedy; `spoken` is its key as messages say it."""
    value: Any = error.instance
    wanted: Any = error.validator_value
    title = error.schema.get("title", "") if isinstance(error.schema, dict) else ""
    if error.validator == "type":
        return f"must be {_type(wanted)}, not {spelled(value)}{_remedy(value, wanted, spoken)}"
    if error.validator == "enum":
        names = [str(name) for name in wanted if not str(name).startswith("~")]
        meant = did_you_mean(value, map(str, wanted)) if isinstance(value, str) else ""
        if meant and len(names) > _FEW:
            return f"there is no {spelled(value)}{meant}"
        return f"must be one of {', '.join(names)}, not {spelled(value)}{meant or '; choose one of them'}"
    if error.validator == "pattern" and (wanted == ANY_TEXT or not str(value).strip()):
        return "holds an empty text; fill it in or remove it"
    if error.validator == "pattern":
        return f"is {spelled(value)}; write {title}"
    if error.validator == "required":
        return _missing(error)
    if error.validator in ("minItems", "minProperties"):
        return f"is empty; write {title}" if title else "is empty; fill it in or remove it"
    if error.validator == "minimum":
        return f"must be {wanted} at least, not {spelled(value)}; write a larger number"
    if error.validator == "maximum":
        return f"must be {wanted} at most, not {spelled(value)}; write a smaller number"
    if error.validator == "uniqueItems":
        return "says something twice; remove one of the two"
    return f"{' '.join(error.message.split())}; see the description of this key"


def _missing(error: ValidationError) -> str:
    described = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    needed: Any = error.validator_value
    given: Any = error.instance
    key = next(key for key in needed if key not in given)
    title = described.get(key, {}).get("title", "")
    return f"there is no {key}; add it: {title}" if title else f"there is no {key}; add it"


def unknown_key(error: ValidationError, root: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the key that a table of the `root` schema does not know, and what is meant by it; or None."""
    if error.validator not in ("additionalProperties", "unevaluatedProperties"):
        return None
    table: Any = error.schema
    known = dict(table.get("properties", {}))
    *_, name = table.get("$ref", "").split("/")
    known |= root.get("$defs", {}).get(name, {}).get("properties", {})
    given: Any = error.instance
    unknown = next(key for key in given if key not in known)
    meant = did_you_mean(unknown, known) or f"; the keys are {', '.join(known)}"
    return unknown, f"unknown key{meant}"


def cut(text: str) -> str:
    """Return a text that is short enough for a message."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def spelled(value: object) -> str:
    """Return a value as a message shows it, cut short."""
    if isinstance(value, str):
        return json.dumps(cut(value), ensure_ascii=False)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "a list"
    return "a table" if isinstance(value, dict) else cut(str(value))


def _type(wanted: object) -> str:
    names = wanted if isinstance(wanted, list) else [wanted]
    return " or ".join(_TYPES.get(str(name), str(name)) for name in names)


def _remedy(value: object, wanted: object, spoken: str) -> str:
    if wanted == "array" and isinstance(value, str):
        return f"; write {spoken} = [{spelled(value)}]"
    if wanted == "string" and isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"; write {spoken} = {spelled(value[0])}"
    if wanted == "string" and type(value) in (int, float):
        return f'; write "{spelled(value)}"'
    return f"; write {_type(wanted)}"
