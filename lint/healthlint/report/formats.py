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
    "grouped": _in("grouped"),
    "json": _in("json_object"),
    "json-lines": _in("json_lines"),
    "github": _in("github"),
    "gitlab": _in("gitlab"),
    "azure": _in("azure"),
    "sarif": _in("sarif.log"),
    "code-scanning": _in("sarif.code_scanning"),
    "junit": _in("junit"),
    "checkstyle": _in("checkstyle"),
    "rdjson": _in("rdjson"),
    "rdjsonl": _in("rdjsonl"),
    "markdown": _in("markdown.document"),
}
FOR_PEOPLE = frozenset(("text", "full", "grouped", "github", "markdown"))
# These need the source of an article.
QUOTING = frozenset(("full", "sarif", "code-scanning", "rdjson", "rdjsonl", "markdown"))
