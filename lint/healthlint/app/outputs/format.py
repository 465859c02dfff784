"""Which format is a report to have, and what does it say about the tool?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from healthlint.report.formats import BY_NAME
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.report.base import Format, Report
    from healthlint.rule.finding import Finding
    from healthlint.run.plugins.installed import Installed
    from healthlint.run.session import Session


def format_named(name: str, session: Session, origin: str) -> Format:
    """Return a format of healthlint's own or of a plugin of the session.

    `origin` is where the name was given. Raises UsageError for an unknown name.
    """
    if name in BY_NAME:
        return BY_NAME[name]
    reporters = session.installed.reporters
    if name in reporters:
        return _from_plugin(reporters[name])
    from healthlint.rule.suggest import did_you_mean

    known = (*BY_NAME, *reporters)
    meant = did_you_mean(name, known) or f"; choose from {', '.join(known)}"
    raise UsageError(f"{origin}: there is no format {name}{meant}")


def tool_data(installed: Installed) -> dict[str, Any]:
    """Return name and version of the tool and of its plugins."""
    from importlib.metadata import version

    plugins = [
        {
            "family": plugin.family,
            "distribution": plugin.distribution,
            "version": plugin.version,
            "module": plugin.module,
        }
        for plugin in installed.plugins
    ]
    return {"name": "healthlint", "version": version("healthlint"), "plugins": plugins}


def _from_plugin(reporter: Callable[[Iterable[Finding]], Iterator[str]]) -> Format:
    def show(report: Report) -> Iterator[str]:
        return reporter(report.findings)

    return show
