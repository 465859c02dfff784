"""Are the plugins there that a config cannot do without?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from packaging.requirements import InvalidRequirement, Requirement
from packaging.version import InvalidVersion

from healthlint.run.errors import UsageError
from healthlint.run.plugins.switches import normalized

if TYPE_CHECKING:
    from collections.abc import Iterable

    from healthlint.run.config.written import Written
    from healthlint.run.plugins.installed import Installed

_KEY = "required-plugins"


def check_required(required: Iterable[str], installed: Installed, file: Written) -> None:
    """Raise UsageError for the first plugin that is missing, of a wrong version, or no plugin's name.

    `required` are names and versions (PEP 508). A plugin that the command line or the environment
    switches off is there all the same; that the config itself does both is refused.
    """
    plugins = (*installed.plugins, *(off.plugin for off in installed.off))
    versions = {normalized(plugin.distribution): plugin.version for plugin in plugins}
    families = {plugin.family.lower(): plugin.distribution for plugin in plugins}
    disabled = {normalized(name) for name in file.items("disable-plugins")}
    for text in required:
        if not text.strip():
            continue  # the schema refuses it
        place = file.place_of_item(_KEY, text)
        wanted = _requirement(text, place)
        if wanted.marker is not None and not wanted.marker.evaluate():
            continue
        name = normalized(wanted.name)
        spelled = f"{wanted.name}{wanted.specifier}"
        if name not in versions:
            family = families.get(name)
            if family is not None:
                raise UsageError(
                    f'{place}: {text} is a family; name the distribution it comes from: "{family}"'
                )
            raise UsageError(f"{place}: {spelled} is required, {_instead(name)}; {_remedy(spelled)}")
        version = versions[name]
        try:
            fits = wanted.specifier.contains(version, prereleases=True)
        except InvalidVersion:
            fits = False
        if not fits:
            raise UsageError(
                f"{place}: {spelled} is required, and {version} is installed; {_remedy(spelled)}"
            )
        if name in disabled:
            raise UsageError(
                f"{place}: {wanted.name} is required and yet switched off by disable-plugins;"
                " remove it from one of the two"
            )


def _requirement(text: str, place: str) -> Requirement:
    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        requirement = None
    if requirement is None or requirement.url is not None:
        raise UsageError(f'{place}: "{text}" is no name with versions; write it as in "healthlint-acme>=1.2"')
    return requirement


def _instead(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return f"and the {name} {version(name)} that is installed is no plugin of healthlint"
    except PackageNotFoundError:
        return "and it is not installed"


def _remedy(spelled: str) -> str:
    return f'pip install "{spelled}", or in pre-commit: additional_dependencies: ["{spelled}"]'
