"""Which formats are there?

A format is a module of this folder whose `show` takes a Report and yields text. Each is imported when it
is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from healthlint.report.base import Format, Report


def _in(module: str) -> Format:
    def show(report: Report) -> Iterator[str]:
        format_: Format = import_module(f"healthlint.report.{module}").show
        return format_(report)

    return show


BY_NAME: dict[str, Format] = {
    "text": _in("text"),
    "full": _in("full"),
    "json": _in("json_object"),
    "json-lines": _in("json_lines"),
    "github": _in("github"),
    "gitlab": _in("gitlab"),
    "azure": _in("azure"),
    "sarif": _in("sarif.log"),
}
FOR_PEOPLE = frozenset(("text", "full", "github"))
QUOTING = frozenset(("full", "sarif"))  # these need the source of an article
