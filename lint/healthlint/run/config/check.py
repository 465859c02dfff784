"""What is wrong in a config, and how is it put right?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.rule.suggest import did_you_mean
from healthlint.run.config.file import ConfigFile
from healthlint.run.config.plain import plainly_right
from healthlint.run.config.presets import spelled
from healthlint.run.config.schema import PER_FILE, whole_schema
from healthlint.run.config.written import Written, hyphened, spoken
from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

# Keys of the configs of other linters, and how the same is had here.
_ELSEWHERE = {
    "per-file-ignores": 'write a table [per-file."shop/**"] with ignore = ["PRO102"] in it',
    "force-exclude": "it is not needed: exclude holds for files that are named, too",
    "respect-gitignore": "it is not needed: what git ignores is left out, unless it is named",
    "max-warnings": "it is an option of the command line, --max-warnings 0",
    "output-format": "it is an option of the command line, and HEALTHLINT_OUTPUT_FORMAT in the environment",
}


class Known(NamedTuple):
    """What may stand in a config."""

    options: Mapping[str, Any] = {}  # of the installed rules, as JSON Schema properties
    off: Collection[str] = ()  # distributions of plugins that are switched off: a key may be theirs


def checked(file: Written, known: Known, warnings: list[str]) -> dict[str, Any]:
    """Return the settings of a config by their names with hyphens, also those for some files.

    `warnings` receives a sentence on each key that may be an option of a plugin that is switched off.
    Raises UsageError for the first fault, in the order of the file.
    """
    described = whole_schema(known.options)
    values = _named(file, (), file.table, described["properties"], known.off, warnings)
    tables = values.get(PER_FILE)
    if isinstance(tables, dict):
        inner = described["$defs"][PER_FILE]["properties"]
        values[PER_FILE] = {
            pattern: _named(file, (PER_FILE, pattern), keys, inner, known.off, warnings)
            if isinstance(keys, dict)
            else keys
            for pattern, keys in tables.items()
        }
    if "preset" in values:
        values["preset"] = _presets(values["preset"])
    if not plainly_right(values, described, described["$defs"]):
        _refuse_first_fault(file, values, described)
    _check_selectors(file, ("severity",), values)
    for pattern, keys in values.get(PER_FILE, {}).items():
        _check_pattern(file, pattern)
        _check_selectors(file, (PER_FILE, pattern, "severity"), keys)
    return values


def _refuse_first_fault(file: Written, values: dict[str, Any], described: dict[str, Any]) -> None:
    """Raise UsageError where jsonschema finds a fault."""
    from jsonschema import Draft202012Validator

    from healthlint.rule.schema_faults import fault_of, unknown_key

    faults = []
    for error in Draft202012Validator(described).iter_errors(values):
        keys = tuple(error.absolute_path)
        unknown = unknown_key(error, described)
        if unknown is not None:
            keys = (*keys, unknown[0])
        faults.append((file.order(keys), error.validator != "type", keys, error, unknown))
    if not faults:
        return
    _, _, keys, error, unknown = min(faults, key=lambda fault: fault[:2])
    said = fault_of(error, spoken(file.spelled(keys))) if unknown is None else unknown[1]
    if "severity" in keys and error.instance == "off":
        said = f"{said.partition(';')[0]}; name the rule in ignore to leave it out"
    raise UsageError(f"{file.said(keys)}: {said}")


def _check_pattern(file: Written, pattern: str) -> None:
    """Raise UsageError for a key of `per-file` that covers no file, whatever its name."""
    from healthlint.run.files.gitignore import is_pattern

    if pattern.startswith("!"):
        said = file.said((PER_FILE, pattern))
        raise UsageError(f"{said}: begins with !; write a table for the articles that it covers")
    if not pattern.strip() or pattern.startswith("#") or not is_pattern(pattern):
        said = file.said((PER_FILE, pattern))
        raise UsageError(f'{said}: {pattern!r} is no pattern; write it as in .gitignore, "clinic/**"')


def _check_selectors(file: Written, keys: tuple[str, ...], values: Mapping[str, Any]) -> None:
    """Raise UsageError for a key of `severity` that is blank."""
    for selector in values.get("severity", ()):
        if not selector.strip():
            said = file.said((*keys, selector)).rstrip(".")
            raise UsageError(f"{said}: has an empty name; write a code there, as in PRO101, or remove it")


def _presets(value: object) -> object:
    """Return presets in the letters of the schema; what is no text is found to be wrong later."""
    if isinstance(value, str):
        return spelled(value)
    if isinstance(value, list):
        return [spelled(item) if isinstance(item, str) else item for item in value]
    return value


def _named(
    file: Written,
    above: tuple[str, ...],
    table: Mapping[str, Any],
    properties: Mapping[str, Any],
    off: Collection[str],
    warnings: list[str],
) -> dict[str, Any]:
    """Return the values of a table by the names of their properties."""
    written: dict[str, str] = {}
    unknown = sorted(
        (key for key in table if hyphened(key) not in properties), key=lambda key: file.order((*above, key))
    )
    for key in unknown:
        said = file.said((*above, key))
        if not off or did_you_mean(hyphened(key), properties) or (above and hyphened(key) in _all_keys()):
            raise UsageError(f"{said}: {_unknown(key, file, above, properties)}")
        warnings.append(
            f"{said}: unknown key; perhaps an option of {', '.join(sorted(off))}, which is switched off"
        )
    for key in table:
        name = hyphened(key)
        if name in written:
            raise UsageError(
                f"{file.said((*above, key))}: is {written[name]} once more; remove one of the two"
            )
        if key not in unknown:
            written[name] = key
    return {name: table[key] for name, key in written.items()}


def _all_keys() -> Collection[str]:
    return frozenset(whole_schema({})["properties"])


def _unknown(key: str, file: Written, above: tuple[str, ...], properties: Mapping[str, Any]) -> str:
    if key in ("tool", "healthlint") and not above and isinstance(file, ConfigFile) and not file.prefix:
        return (
            f"there are no tables in {file.path.name}; write the keys at the top, without [tool.healthlint]"
        )
    if above and hyphened(key) in _all_keys():
        return "is for all articles of a config; write it above the tables, or into a config of that folder"
    if not above and hyphened(key) in _ELSEWHERE:
        return f"unknown key; {_ELSEWHERE[hyphened(key)]}"
    meant = did_you_mean(hyphened(key), properties)
    return f"unknown key{meant or '; the keys are ' + ', '.join(sorted(properties))}"
