"""What may a plugin add?

A plugin is a module or package that an entry point of the group `healthlint` names. It says with
`HEALTHLINT_API = 1` for which generation of this page it was written, and implements one or more of
these hooks; each is asked once, at the start of a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document

API = 1
GROUP = "healthlint"

hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)


@hookspec
def healthlint_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """Return rules; their codes begin with the name of the entry point."""


@hookspec
def healthlint_readers() -> Mapping[str, Callable[[str, str], Document]]:  # type: ignore[empty-body]
    """Return readers by suffix (`.rst`): functions that make a document of a source and its path."""


@hookspec
def healthlint_reporters() -> Mapping[str, Callable[[Iterable[Finding]], str]]:  # type: ignore[empty-body]
    """Return report formats by name: functions that make a text of findings."""
