"""Where does a new rule belong: into which plugin, or into which folder of a repository of articles?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.hooks import GROUP
from healthlint.rule.suggest import did_you_mean
from healthlint.rule.toml_file import shown
from healthlint.run.config.file import find_config, read_config
from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FOLDER = "healthlint-rules"
_CONFIG = ".healthlint.toml"
_KEY = "rule-paths"


class Home(NamedTuple):
    """Where a rule is to be written."""

    folder: Path
    family: str | None = None  # of the plugin; None in a repository of articles
    hook: Path | None = None  # the module of the plugin that returns its rules
    config: Path | None = None  # that is to name the folder, where it does not yet
    line: str = ""  # what is to be written there
    others: tuple[Path, ...] = ()  # more files and folders whose rules are applied together with this one

    def file(self, name: str, suffix: str) -> Path:
        """Return the file of a rule; modules cannot have hyphens in their names."""
        return self.folder / ((name.replace("-", "_") if self.hook else name) + suffix)


def home_of(folder: Path, *, given: bool, family: str | None) -> Home:
    """Return where a rule that is asked for in a folder belongs.

    `given`: the user named the folder; in a repository of articles the rule then goes right there.
    `family`: chooses among the packages of a plugin project. Raises UsageError.
    """
    if not folder.is_dir():
        raise UsageError(f"there is no folder {shown(folder)}; make it first")
    folder = Path(os.path.abspath(folder))  # noqa: PTH100  `..` must go, links must stay
    for above in _upwards(folder):
        packages = _packages(above / "pyproject.toml")
        if packages:
            return _in_plugin(above, folder, packages, family)
    return _in_repository(folder, given=given)


def _upwards(folder: Path) -> Iterator[Path]:
    """Yield a folder and those above it, up to the one that holds `.git`."""
    for each in (folder, *folder.parents):
        yield each
        if (each / ".git").exists():
            return


def _packages(pyproject: Path) -> Mapping[str, str]:
    """Return the entry points of a project in our group: modules by family."""
    try:
        data = pyproject.read_bytes()
    except OSError:
        return {}
    if GROUP.encode() not in data:
        return {}
    import tomli

    try:
        table: Any = tomli.loads(data.decode("utf-8-sig"))
    except ValueError as error:
        raise UsageError(f"{shown(pyproject)}: cannot be read: {error}") from error
    for key in ("project", "entry-points", GROUP):
        table = table.get(key) if isinstance(table, dict) else None
    return table if isinstance(table, dict) else {}


def _in_plugin(project: Path, folder: Path, packages: Mapping[str, str], family: str | None) -> Home:
    chosen = family or _family_around(project, folder, packages)
    named = shown(project / "pyproject.toml")
    if chosen is None:
        raise UsageError(f"{named} has the families {', '.join(sorted(packages))}; choose one with --family")
    if chosen not in packages:
        meant = did_you_mean(chosen, packages) or f"; it has {', '.join(sorted(packages))}"
        raise UsageError(f"{named} has no entry point {chosen}{meant}")
    package = _folder_of(project, packages[chosen])
    if package is None:
        raise UsageError(f"{named}: {chosen} is {packages[chosen]}, but no such folder has an __init__.py")
    return Home(package, chosen, package / "__init__.py")


def _family_around(project: Path, folder: Path, packages: Mapping[str, str]) -> str | None:
    """Return the only family, or that of the package in which a folder lies."""
    if len(packages) == 1:
        return next(iter(packages))
    for family, module in packages.items():
        if _folder_of(project, module) in (folder, *folder.parents):
            return family
    return None


def _folder_of(project: Path, module: str) -> Path | None:
    """Return the folder of a package, at the top of a project or one folder below (src)."""
    path = Path(*module.partition(":")[0].strip().split("."))
    roots = [project, *sorted(each for each in project.iterdir() if each.is_dir() and each.name[0] != ".")]
    return next((root / path for root in roots if (root / path / "__init__.py").is_file()), None)


def _in_repository(folder: Path, *, given: bool) -> Home:
    config = find_config(folder)
    if config is None:
        top = _top(folder)
        rules = folder if given and folder != top else top / _FOLDER
        return Home(rules, config=top / _CONFIG, line=_line([_relative(rules, top)]))
    top = config.absolute().parent
    named = read_config(config).items(_KEY)
    paths = tuple(Path(os.path.normpath(top / each)) for each in named)
    folders = [each for each in paths if each.suffix != ".toml"]
    rules = folder if given and folder != top else next(iter(folders), top / _FOLDER)
    if any(each in (rules, *rules.parents) for each in folders):
        return Home(rules, others=paths)
    return Home(rules, config=config, line=_line([*named, _relative(rules, top)]), others=paths)


def _top(folder: Path) -> Path:
    """Return the folder that is to get a config: that of the repository, or else the current one."""
    above = list(_upwards(folder))
    if (above[-1] / ".git").exists():
        return above[-1]
    here = Path.cwd()
    return here if here in above else folder


def _relative(folder: Path, top: Path) -> str:
    return folder.relative_to(top).as_posix()


def _line(paths: list[str]) -> str:
    import json

    return f"{_KEY} = {json.dumps(paths, ensure_ascii=False)}"
