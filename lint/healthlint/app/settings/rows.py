"""Which value has each setting, and who said it?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.app.checking.verdict import Verdict
from healthlint.run.config.config import KEYS, Config
from healthlint.run.config.merging import ADDING
from healthlint.run.config.presets import jurisdictions_in, volume_of
from healthlint.run.config.schema import PER_FILE, whole_schema
from healthlint.run.config.written import hyphened
from healthlint.run.looking_up import CONTACT
from healthlint.run.plugins.switches import OPTION as DISABLE_PLUGIN
from healthlint.run.plugins.switches import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEFAULT = "default"


class Row(NamedTuple):
    """One setting."""

    keys: tuple[str, ...]  # its name, with those of the tables that it stands in
    value: Any  # None: it is not set
    origins: tuple[str, ...]  # who said it: one for all, or one for each item of a list


def rows_of(
    config: Config, given: Mapping[str, Any], own: Mapping[str, Any], declared: Row | None, *, of_file: bool
) -> Iterator[Row]:
    """Yield all settings that hold for a file or folder, in the order of the schema, tables last.

    `given` are the options of the command line, `own` those of rules, as JSON Schema properties; `declared`
    is what a file says of itself.
    """
    over = {row.keys[0]: row for row in (*_of_command_line(config, given), *filter(None, (declared,)))}
    properties = whole_schema(own)["properties"]
    tables: list[Row] = []
    for key, described in properties.items():
        if key == "severity":
            tables += _severities(config)
        elif key == PER_FILE:
            tables += [] if of_file else _per_file(config)
        else:
            yield over.get(key) or _row(config, key, described)
    yield from tables


def _row(config: Config, key: str, described: Mapping[str, Any]) -> Row:
    name = key.replace("-", "_")
    if name in KEYS:
        value: Any = getattr(config, name)
    else:
        value = config.settings.get(key, described.get("default"))
    if key == "preset" and len(value) == 1:
        (value,) = value
    value = list(value) if isinstance(value, tuple) else value
    return Row((key,), value, _origins(config, key, value))


def _origins(config: Config, key: str, value: Any) -> tuple[str, ...]:
    if key in ADDING:
        places = (config.origins.of(key, at) for at in range(len(value)))
        return tuple("" if place is None else place.place for place in places) or (DEFAULT,)
    origin = config.origins.of(key)
    return (DEFAULT if origin is None else origin.place,)


def _of_command_line(config: Config, options: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the settings about which options or the environment say something."""
    if options["select"]:
        yield Row(("select",), list(options["select"]), ("--select",))
        yield Row(("extend-select",), [], ("--select",))
    if options["ignore"]:
        own = _origins(config, "ignore", config.ignore) * len(config.ignore)
        given = options["ignore"]
        yield Row(("ignore",), [*config.ignore, *given], (*own, *["--ignore"] * len(given)))
    for key in ("profile", "message-language"):
        value = options[key.replace("-", "_")]
        if value is not None:
            yield Row((key,), value, (f"--{key}",))
    contact = os.environ.get(CONTACT, "")
    if contact and not config.contact:
        yield Row(("contact",), contact, (CONTACT,))
    levels = Verdict(options["fail_on"], options["min_severity"]).levels(config)
    if options["fail_on"] is not None:
        yield Row(("fail-on",), levels.failing, ("--fail-on",))
    if levels.shown != config.min_severity or options["min_severity"] is not None:
        asked = options["min_severity"] == levels.shown
        yield Row(
            ("min-severity",), levels.shown, ("--min-severity" if asked else "fail-on, which asks for it",)
        )
    yield from _laws(config, options)
    switched = [(name, DISABLE_PLUGIN) for name in options["disable_plugin"]]
    switched += [(name.strip(), VARIABLE) for name in os.environ.get(VARIABLE, "").split(",") if name.strip()]
    if switched:
        own = _origins(config, "disable-plugins", config.disable_plugins) * len(config.disable_plugins)
        names = [*config.disable_plugins, *(name for name, _ in switched)]
        yield Row(("disable-plugins",), names, (*own, *(origin for _, origin in switched)))


def _laws(config: Config, options: Mapping[str, Any]) -> Iterator[Row]:
    """Yield the preset and the jurisdictions: those of both keys and of both options."""
    preset, given = options["preset"], options["jurisdictions"]
    said: list[tuple[str, str]] = []
    if given is not None:
        said += [(name, "--jurisdictions") for name in given]
    else:
        (origin,) = _origins(config, "jurisdictions", config.jurisdictions)
        said += [(name, origin) for name in config.jurisdictions]
    if preset is not None:
        yield Row(("preset",), _single(preset), ("--preset",))
        said += [(name, "--preset") for name in jurisdictions_in(preset)]
    elif jurisdictions_in(config.preset):
        (origin,) = _origins(config, "preset", config.preset)
        if given is None:
            said += [(name, f"{origin}, preset") for name in jurisdictions_in(config.preset)]
        else:  # the option leaves none of them
            yield Row(("preset",), volume_of(config.preset), (origin,))
    if given is not None or preset is not None or jurisdictions_in(config.preset):
        first = dict(reversed(said))
        names = list(dict.fromkeys(name for name, _ in said))
        yield Row(("jurisdictions",), names, tuple(first[name] for name in names) or (DEFAULT,))


def _single(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)


def _severities(config: Config) -> Iterator[Row]:
    for selector, severity in config.severity.items():
        yield Row(("severity", selector), severity, _origins_at(config, "severity", selector))


def _per_file(config: Config) -> Iterator[Row]:
    for at, said in enumerate(config.per_file):
        table = (PER_FILE, said.pattern)
        for key in ("profile", "jurisdictions", "select", "ignore"):
            value = getattr(said, key)
            if value or (value == () and key != "ignore"):
                yield Row((*table, key), _plain(value), _origins_at(config, PER_FILE, at, key))
        for key, value in {hyphened(key): value for key, value in said.settings.items()}.items():
            yield Row((*table, key), value, _origins_at(config, PER_FILE, at, key))
        for selector, value in said.severity.items():
            origins = _origins_at(config, PER_FILE, at, "severity", selector)
            yield Row((*table, "severity", selector), value, origins)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _origins_at(config: Config, *keys: str | int) -> tuple[str, ...]:
    origin = config.origins.of(*keys)
    return ("" if origin is None else origin.place,)
