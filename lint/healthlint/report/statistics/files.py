"""Which form have figures in a file of some name?"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from healthlint.report.statistics.counts import Counts

_MODULES = {
    ".html": "page",
    ".htm": "page",
    ".svg": "svg",
    ".json": "json_object",
    ".txt": "text",
}
SUFFIXES = tuple(_MODULES)


def form_of(name: str) -> Callable[[Counts], Iterator[str]] | None:
    """Return what makes the content of such a file; None where its suffix says nothing."""
    module = _MODULES.get(os.path.splitext(name)[1].lower())  # noqa: PTH122  names are no paths yet
    if module is None:
        return None
    show: Callable[[Counts], Iterator[str]] = import_module(f"healthlint.report.statistics.{module}").show
    return show
