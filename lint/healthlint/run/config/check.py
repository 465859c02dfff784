"""What is wrong in a config, and how is it put right?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.rule.schema_faults import fault_of, unknown_key
from healthlint.rule.suggest import did_you_mean
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from healthlint.run.config.file import ConfigFile


def checked(
    file: ConfigFile, options: Mapping[str, Any], off: Collection[str], warnings: list[str]
) -> dict[str, Any]:
    """Return the settings of a config file by their names with hyphens.

    `options` are JSON Schema properties that rules add to those of the config's schema. `off` are
    the distributions of plugins that are switched off: a key like no other may be an option of
    theirs, and `warnings` receives a sentence on it. Raises UsageError for the first fault, in the
    order of the file.
    """
    from jsonschema import Draft202012Validator

    from healthlint_schemas import schema

    described = schema("config")
    # What a rule says of its option holds also where the schema describes it for editors.
    described["properties"] |= {hyphened(key): value for key, value in options.items()}
    written = _named(file, described["properties"], off, warnings)
    values = {name: file.table[key] for name, key in written.items()}
    faults = []
    for error in Draft202012Validator(described).iter_errors(values):
        name, *rest = error.absolute_path
        keys = (written[str(name)], *rest)
        unknown = unknown_key(error, described)
        if unknown is not None:
            keys = (*keys, unknown[0])
        faults.append((file.line(keys), error.validator != "type", keys, error, unknown))
    if faults:
        _, _, keys, error, unknown = min(faults, key=lambda fault: fault[:2])
        spoken = ".".join(key for key in keys if isinstance(key, str))
        said = fault_of(error, spoken) if unknown is None else unknown[1]
        raise UsageError(f"{file.place(keys)}: {spoken}: {said}")
    _check_patterns(values.get("per-file", {}), written.get("per-file", ""), file)
    return values


def _check_patterns(patterns: Iterable[str], key: str, file: ConfigFile) -> None:
    """Raise UsageError for the first key of `per-file` that covers no file, whatever its name."""
    for pattern in patterns:
        from healthlint.run.files.gitignore import is_pattern

        where = f"{file.place((key, pattern))}: {key}.{pattern}"
        if pattern.startswith("!"):
            raise UsageError(f"{where}: begins with !; write a table for the articles that it covers")
        if not pattern.strip() or pattern.startswith("#") or not is_pattern(pattern):
            raise UsageError(f'{where}: {pattern!r} is no pattern; write it as in .gitignore, "clinic/**"')


def hyphened(key: str) -> str:
    """Return a key as the schema writes it."""
    return key.replace("_", "-")


def rule_options(rules: Iterable[type[Any]]) -> dict[str, Any]:
    """Return the options of all rules as JSON Schema properties.

    Raises UsageError where two rules describe one option differently.
    """
    options: dict[str, Any] = {}
    owners: dict[str, str] = {}
    for rule in rules:
        for key, described in rule.options.items():
            if options.setdefault(key, described) != described:
                raise UsageError(
                    f"the rules {owners[key]} and {rule.code} both have an option {key} and describe it"
                    " differently; one of their plugins must rename it"
                )
            owners.setdefault(key, rule.code)
    return options


def _named(
    file: ConfigFile, properties: Mapping[str, Any], off: Collection[str], warnings: list[str]
) -> dict[str, str]:
    """Return the keys as they are written, by the name of their property."""
    written: dict[str, str] = {}
    unknown = sorted(
        (key for key in file.table if hyphened(key) not in properties), key=lambda key: file.line((key,))
    )
    for key in unknown:
        if not off or did_you_mean(hyphened(key), properties):
            raise UsageError(f"{file.place((key,))}: {key}: {_unknown(key, file, properties)}")
        warnings.append(
            f"{file.place((key,))}: {key}: unknown key; perhaps an option of {', '.join(sorted(off))},"
            " which is switched off"
        )
    for key in file.table:
        name = hyphened(key)
        if name in written:
            raise UsageError(
                f"{file.place((key,))}: {key}: is {written[name]} once more; remove one of the two"
            )
        if key not in unknown:
            written[name] = key
    return written


def _unknown(key: str, file: ConfigFile, properties: Mapping[str, Any]) -> str:
    if key in ("tool", "healthlint") and not file.prefix:
        return (
            f"there are no tables in {file.path.name}; write the keys at the top, without [tool.healthlint]"
        )
    meant = did_you_mean(hyphened(key), properties)
    return f"unknown key{meant or '; the keys are ' + ', '.join(sorted(properties))}"
