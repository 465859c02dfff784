"""What has the user settled for the articles of a folder?"""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from healthlint.rule.toml_file import shown
from healthlint.run.config.merging import Origins, merged
from healthlint.run.config.presets import RECOMMENDED, is_strict, jurisdictions_in
from healthlint.run.config.written import hyphened
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from healthlint.rule.finding import Severity
    from healthlint.run.config.check import Known
    from healthlint.run.config.written import Written

MESSAGE_LANGUAGES = ("auto", "en", "zh")  # auto: that of the words


class PerFile(NamedTuple):
    """What holds for the articles that a pattern covers; what is None or empty holds as it does elsewhere."""

    pattern: str  # as in .gitignore, seen from the folder of the config
    profile: str | None = None
    jurisdictions: tuple[str, ...] | None = None
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()  # besides what is ignored elsewhere
    severity: Mapping[str, Severity] = {}  # by selector
    settings: Mapping[str, Any] = {}  # what rules read


class Config:
    """The settings of one config file and of those it extends, or the defaults where there is none.

    It is never changed. A dataclass takes as long to make as all of its module: this is read at each start.
    """

    path: Path | None = None  # the file, absolute
    root: Path  # the folder it speaks for, from which `exclude` counts; the current one where none is given
    extends: tuple[str, ...] = ()  # files and configs of plugins, as they are written
    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()  # more of the same
    ignore: tuple[str, ...] = ()
    extend_ignore: tuple[str, ...] = ()  # more of the same
    severity: Mapping[str, Severity] = MappingProxyType({})  # by selector
    exclude: tuple[str, ...] = ()  # as in .gitignore, besides what is left out by default
    extend_exclude: tuple[str, ...] = ()  # more of the same
    min_severity: str = "warning"
    fail_on: str = "warning"
    names: tuple[str, ...] = ()
    rule_paths: tuple[str, ...] = ()  # files and folders of declared rules, seen from `root`
    disable_plugins: tuple[str, ...] = ()
    required_plugins: tuple[str, ...] = ()
    profile: str | None = None
    jurisdictions: tuple[str, ...] = ()
    per_file: tuple[PerFile, ...] = ()  # of several the last one that has a key
    preset: tuple[str, ...] = (RECOMMENDED,)
    message_language: str = "auto"
    require_reason: bool = False  # of each suppression
    baseline: str | None = None  # the file that accepts findings, seen from `root`
    registry: str | None = None  # the file in which references are looked up, seen from `root`
    contact: str = ""  # an e-mail address that services are told which are asked about references
    settings: Mapping[str, Any] = MappingProxyType({})  # what rules read

    files: tuple[str, ...] = ()  # that were read, the last goes before all
    origins: Origins = Origins()
    # For articles that tables of `per-file` cover: which, and a number for what those make of the rules.
    covering: tuple[int, ...] = ()
    variant: int = 0

    def __init__(self, **given: Any) -> None:
        """Take fields by their names; raises TypeError for another name."""
        for name in given:
            if name not in FIELDS:
                raise TypeError(f"a config has no {name}")
        vars(self).update(given)
        if "root" not in given:
            vars(self)["root"] = Path.cwd()

    def but(self, **changed: Any) -> Config:
        """Return a config with other values of some fields."""
        return Config(**{**vars(self), **changed})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a config is not changed: {name}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Config) and all(
            getattr(self, name) == getattr(other, name) for name in FIELDS if name not in _OF_THIS_RUN
        )

    def __hash__(self) -> int:
        return hash((self.path, self.root))

    def __repr__(self) -> str:
        said = (f"{name}={getattr(self, name)!r}" for name in FIELDS if name != "origins")
        return f"Config({', '.join(said)})"

    @property
    def selecting(self) -> tuple[str, ...]:
        """All selectors of rules to apply."""
        return (*self.select, *self.extend_select)

    @property
    def ignoring(self) -> tuple[str, ...]:
        """All selectors of rules to leave out."""
        return (*self.ignore, *self.extend_ignore)

    @property
    def strict(self) -> bool:
        """Whether also what is often innocent is reported."""
        return is_strict(self.preset)

    @property
    def laws(self) -> tuple[str, ...]:
        """The jurisdictions of this config and of its presets."""
        return tuple(dict.fromkeys((*self.jurisdictions, *jurisdictions_in(self.preset))))

    def where(self, key: str, item: str) -> str:
        """Say where an item of a list or table stands, as `file:line: key`; `key` is written with hyphens."""
        for name in (key, f"extend-{key}"):
            held: Any = getattr(self, name.replace("-", "_"), ())
            if item in held:
                origin = self.origins.of(name, item if isinstance(held, dict) else held.index(item))
                if origin is not None:
                    return str(origin)
        return key if self.path is None else f"{shown(self.path)}: {key}"

    def where_in_table(self, number: int, key: str, item: str) -> str:
        """Say where an item stands in a table of `per-file`, as `where` does."""
        held: Any = getattr(self.per_file[number], key) or ()
        at = item if isinstance(held, dict) else held.index(item)
        return str(self.origins.of("per-file", number, key, at) or key)


FIELDS = tuple(Config.__annotations__)
_OF_THIS_RUN = frozenset(("files", "origins", "covering", "variant"))  # whence it is, and what for
# What the engine reads itself.
KEYS = frozenset(FIELDS) - {
    "path", "root", "settings", "files", "origins", "covering", "variant"
}  # fmt: skip
_KEYS_PER_FILE = frozenset(PerFile._fields) - {"pattern", "settings"}


def config_of(path: Path | None, layers: Iterable[Written], known: Known, warnings: list[str]) -> Config:
    """Return the config of a file, or of none, that stands on others; the last of them has the last word.

    `known` is what may stand in them; what rules let be set becomes `settings`. Keys may be written with
    hyphens or underscores. Raises UsageError: one sentence that names file, line, key, fault and remedy.
    """
    home = None if path is None else path.absolute()
    root = Path.cwd() if home is None else home.parent
    said = [(written, _checked(written, known, warnings)) for written in layers]
    whole = merged(((written, values) for written, values in said if values), str(root))
    fields, settings = _parted(whole.values, KEYS, known.options)
    per_file = tuple(_per_file(pattern, keys, known.options) for pattern, keys in whole.per_file)
    if per_file:
        fields["per_file"] = per_file
    for key in ("extends", "preset"):  # one, or a list
        if isinstance(fields.get(key), str):
            fields[key] = (fields[key],)
    files = tuple(written.name for written, _ in said)
    return Config(path=home, root=root, settings=settings, files=files, origins=whole.origins, **fields)


def _checked(written: Written, known: Known, warnings: list[str]) -> dict[str, Any]:
    if not written.table:
        return {}
    from healthlint.run.config.check import checked

    return checked(written, known, warnings)


def _per_file(pattern: str, keys: Mapping[str, Any], options: Mapping[str, Any]) -> PerFile:
    fields, settings = _parted(keys, _KEYS_PER_FILE, options)
    return PerFile(pattern, settings=settings, **fields)


def _parted(
    values: Mapping[str, Any], own: Iterable[str], options: Mapping[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the engine reads itself, by field, and what rules read."""
    fields: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    for key, value in values.items():
        name = key.replace("-", "_")
        if name in own:
            fields[name] = tuple(value) if isinstance(value, list) else value
        else:
            settings[key] = value
    for key in options:  # a rule finds its option under the name that it has for it
        if hyphened(key) in settings:
            settings[key] = settings[hyphened(key)]
    return fields, settings
