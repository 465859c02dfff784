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
    "json": _in("data.json_object"),
    "json-lines": _in("data.json_lines"),
    "github": _in("hosts.github"),
    "gitlab": _in("hosts.gitlab"),
    "azure": _in("hosts.azure"),
    "sarif": _in("sarif.log"),
    "code-scanning": _in("sarif.code_scanning"),
    "junit": _in("xml.junit"),
    "checkstyle": _in("xml.checkstyle"),
    "rdjson": _in("reviewdog.rdjson"),
    "rdjsonl": _in("reviewdog.rdjsonl"),
    "markdown": _in("markdown.document"),
}
FOR_PEOPLE = frozenset(("text", "full", "grouped", "github", "markdown"))
# These need the source of an article.
QUOTING = frozenset(("full", "sarif", "code-scanning", "rdjson", "rdjsonl", "markdown"))
