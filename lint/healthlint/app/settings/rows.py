"""Which value has each setting, and who said it?"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.app.checking.verdict import Verdict
from healthlint.run.config.config import KEYS, Config
from healthlint.run.config.merging import ADDING
from healthlint.run.config.presets import jurisdictions_in, volume_of
from healthlint.run.config.schema import PER_FILE, whole_schema
from healthlint.run.config.written import hyphened
from healthlint.run.plugins.switches import OPTION as DISABLE_PLUGIN
from healthlint.run.plugins.switches import VARIABLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from healthlint.app.settings.standing import Standing

DEFAULT = "default"
_DECLARATION = re.compile(r"""(?im)^[ \t]*["']?content[_-]?type["']?[ \t]*[:=]""")


class Row(NamedTuple):
    """One setting."""

    keys: tuple[str, ...]  # its name, with those of the tables that it stands in
    value: Any  # None: it is not set
    origins: tuple[str, ...]  # who said it: one for all, or one for each item of a list


def rows_of(standing: Standing, options: Mapping[str, Any], source: str) -> Iterator[Row]:
    """Yield all settings that hold for a file or folder, in the order of the schema, tables last."""
    from_options = dict(_of_command_line(standing, options))
    if standing.is_file and options["profile"] is None:
        declared = standing.publication.profile
        if declared is not None and declared != standing.config.profile:
            line = source.count("\n", 0, _DECLARATION.search(source).start()) + 1  # type: ignore[union-attr]
            from_options["profile"] = (declared, (f"content_type in {standing.name}:{line}",))
    properties = whole_schema(standing.session.options)["properties"]
    tables: list[Row] = []
    for key, described in properties.items():
        if key == "severity":
            tables += _severities(standing.config)
        elif key == PER_FILE:
            tables += [] if standing.is_file else _per_file(standing.config)
        elif key in from_options:
            yield Row((key,), *from_options[key])
        else:
            yield _row(standing.config, key, described)
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


def _of_command_line(
    standing: Standing, options: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[Any, tuple[str, ...]]]]:
    """Yield keys about which options or the environment say something, with value and origins."""
    config = standing.config
    if options["select"]:
        yield "select", (list(options["select"]), ("--select",))
        yield "extend-select", ([], ("--select",))
    if options["ignore"]:
        own = _origins(config, "ignore", config.ignore) * len(config.ignore)
        given = options["ignore"]
        yield "ignore", ([*config.ignore, *given], (*own, *["--ignore"] * len(given)))
    for key in ("profile", "message-language"):
        value = options[key.replace("-", "_")]
        if value is not None:
            yield key, (value, (f"--{key}",))
    levels = Verdict(options["fail_on"], options["min_severity"]).levels(config)
    if options["fail_on"] is not None:
        yield "fail-on", (levels.failing, ("--fail-on",))
    if levels.shown != config.min_severity or options["min_severity"] is not None:
        asked = options["min_severity"] == levels.shown
        yield "min-severity", (levels.shown, ("--min-severity" if asked else "fail-on, which asks for it",))
    yield from _laws(config, options)
    switched = [(name, DISABLE_PLUGIN) for name in options["disable_plugin"]]
    switched += [(name.strip(), VARIABLE) for name in os.environ.get(VARIABLE, "").split(",") if name.strip()]
    if switched:
        own = _origins(config, "disable-plugins", config.disable_plugins) * len(config.disable_plugins)
        names = [*config.disable_plugins, *(name for name, _ in switched)]
        yield "disable-plugins", (names, (*own, *(origin for _, origin in switched)))


def _laws(config: Config, options: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Any, tuple[str, ...]]]]:
    """Yield the preset and the jurisdictions: those of both keys and of both options."""
    preset, given = options["preset"], options["jurisdictions"]
    said: list[tuple[str, str]] = []
    if given is not None:
        said += [(name, "--jurisdictions") for name in given]
    else:
        (origin,) = _origins(config, "jurisdictions", config.jurisdictions)
        said += [(name, origin) for name in config.jurisdictions]
    if preset is not None:
        yield "preset", (_single(preset), ("--preset",))
        said += [(name, "--preset") for name in jurisdictions_in(preset)]
    elif jurisdictions_in(config.preset):
        (origin,) = _origins(config, "preset", config.preset)
        if given is None:
            said += [(name, f"{origin}, preset") for name in jurisdictions_in(config.preset)]
        else:  # the option leaves none of them
            yield "preset", (volume_of(config.preset), (origin,))
    if given is not None or preset is not None or jurisdictions_in(config.preset):
        first = dict(reversed(said))
        names = list(dict.fromkeys(name for name, _ in said))
        yield "jurisdictions", (names, tuple(first[name] for name in names) or (DEFAULT,))


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
