"""What may a plugin add?

A plugin is a module or package that an entry point of the group `healthlint` names. It says with
`HEALTHLINT_API = 1` for which generation of this page it was written, and implements one or more of
these hooks; each is asked once, at the start of a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from healthlint.rule.base import Rule
    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document

API = 1
GROUP = "healthlint"
HOOKS = ("healthlint_rules", "healthlint_readers", "healthlint_reporters")
MARK = "_healthlint_hook"

_Function = TypeVar("_Function", bound="Callable[..., Any]")


def hookimpl(function: _Function) -> _Function:
    """Mark a function of a plugin as the implementation of the hook of its name.

    It only leaves a mark: pluggy, to whom the function is handed when plugins are looked for, takes
    longer to import than the rest of a rule.
    """
    setattr(function, MARK, True)
    return function


def healthlint_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """Return rules; their codes begin with the name of the entry point."""


def healthlint_readers() -> Mapping[str, Callable[[str, str], Document]]:  # type: ignore[empty-body]
    """Return readers by suffix (`.rst`): functions that make a document of a source and its path."""


def healthlint_reporters() -> Mapping[str, Callable[[Iterable[Finding]], str]]:  # type: ignore[empty-body]
    """Return report formats by name: functions that make a text of findings."""
