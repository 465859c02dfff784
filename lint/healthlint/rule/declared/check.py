"""What is wrong with the file of a rule, on which line, and how is it put right?

The schema says what a file may hold; what a schema cannot say is asked afterwards: whether the
terms can be read, the marks are in pairs, and the tables belong together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from healthlint.rule.declared.conditions import FREE, TABLES, Fault, Keys, faults_in
from healthlint.rule.schema_faults import cut, fault_of, unknown_key
from healthlint.rule.toml_file import TomlFile, TomlFileError, toml_of, too_deep, too_long

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

_WHAT = "the rule"
# Lists of any texts; the items of other lists are names, of which the schema knows them all.
_TEXTS = frozenset(("sources", "bad", "good", "en", "zh", "patterns", "besides", "metadata"))


def checked(data: bytes, name: str) -> dict[str, Any]:
    """Return the table of a rule file, its keys with hyphens; `name` is the file as messages show it.

    Raises TomlFileError for the first fault in the order of the file.
    """
    file = toml_of(data, name, _WHAT)
    try:
        table, written = _hyphened(file)
        faults = list(_refused_by_schema(table)) or faults_in(table)
    except RecursionError as error:  # dotted keys nest without brackets
        raise too_deep(name, _WHAT) from error
    except TomlFileError:
        raise
    except ValueError as error:
        raise too_long(name, _WHAT) from error
    if not faults:
        return table
    line_of = file.lines()
    placed = [(line_of(_as_written(keys, written)), number) for number, (keys, _) in enumerate(faults)]
    line, number = min(placed)
    keys, said = faults[number]
    spoken = _spoken(_as_written(keys, written))
    raise TomlFileError(f"{name}:{line}: {spoken}{': ' if spoken else ''}{said}")


def _hyphened(file: TomlFile) -> tuple[dict[str, Any], dict[Keys, str]]:
    """Return the table with hyphens in its keys, and by key path how a key is written that has none."""
    written: dict[Keys, str] = {}

    def renamed(table: Mapping[str, Any], above: Keys) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in table.items():
            name = key.replace("_", "-")
            path = (*above, name)
            if name in result:
                line = file.line((*above, key))
                raise TomlFileError(f"{file.name}:{line}: {key}: is {name} once more; remove one of the two")
            if name != key:
                written[path] = key
            inner = isinstance(value, dict) and name != FREE
            result[name] = renamed(value, path) if inner else value
        return result

    return renamed(file.table, ()), written


def _as_written(keys: Keys, written: Mapping[Keys, str]) -> Keys:
    return tuple(written.get(keys[: number + 1], key) for number, key in enumerate(keys))


def _spoken(keys: Keys) -> str:
    """Return a key path as people count: the second item of `bad` is bad[2]."""
    out = ""
    for key in keys:
        out += f"[{key + 1}]" if isinstance(key, int) else f"{'.' if out else ''}{' '.join(cut(key).split())}"
    return out


def _refused_by_schema(table: dict[str, Any]) -> Iterator[Fault]:
    validator, schema = _validator()
    for error in validator.iter_errors(_shortened(table)):
        keys = tuple(error.absolute_path)
        unknown = unknown_key(error, schema)
        if unknown is None:
            yield keys, fault_of(error, _spoken(keys))
        else:
            yield (*keys, unknown[0]), unknown[1]


@cache
def _validator() -> tuple[Draft202012Validator, dict[str, Any]]:
    from jsonschema import Draft202012Validator

    from healthlint_schemas import schema

    described = schema("rule")
    validator = Draft202012Validator(_with_definitions(described, described["$defs"]))
    return validator, described


def _with_definitions(schema: Any, definitions: Mapping[str, Any]) -> Any:
    """Return a schema with what its references mean in their place: looking them up is half of the work."""
    if isinstance(schema, list):
        return [_with_definitions(each, definitions) for each in schema]
    if not isinstance(schema, dict):
        return schema
    meant = definitions[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else {}
    both = {**meant, **{key: value for key, value in schema.items() if key != "$ref"}}
    if "properties" in meant:
        both["properties"] = {**meant["properties"], **schema.get("properties", {})}
    if "unevaluatedProperties" in both:  # all properties stand in one place now
        both["additionalProperties"] = both.pop("unevaluatedProperties")
    return {key: _with_definitions(value, definitions) for key, value in both.items() if key != "$defs"}


def _shortened(table: Mapping[str, Any]) -> dict[str, Any]:
    """Return a table in which a list of texts that are right has one item: the others are as right."""
    return {
        key: {of: _shortened_list(of, value) for of, value in inner.items()}
        if key in TABLES and isinstance(inner, dict)
        else _shortened_list(key, inner)
        for key, inner in table.items()
    }


def _shortened_list(key: str, value: Any) -> Any:
    return value[:1] if key in _TEXTS and isinstance(value, list) and _are_right(value) else value


def _are_right(texts: list[Any]) -> bool:
    return all(type(text) is str and text and not text.isspace() for text in texts)
