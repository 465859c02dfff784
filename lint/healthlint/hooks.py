"""What may a plugin add?

A plugin is a module or package that an entry point of the group `healthlint` names. It implements one
or more of these hooks; each is asked once, at the start of a run, and takes nothing. With

    HEALTHLINT_API = 1

it says for which generation of this page it was written, and healthlint refuses one of another
generation before it asks it anything. `API` is raised where such a plugin would fail or mean something
else than it was written to: a public name, parameter, field, attribute or value goes, gets another type
or another place; something must be given that could be left out; a hook is asked for something else.
It stays where something is added that a plugin may leave alone: a name, a parameter or field with a
default at the end, an attribute, a hook, a value (a new status, a new kind of block). `API` has
nothing to do with which words the rules find: those change with any version.

    HEALTHLINT_FIXED_RULES = True

says that the rules of a plugin are made of the files of its package alone (the whole one, up to its first
dot), and not, say, of the environment, the clock or what else is installed. A check then imports the
module of a rule only when an article concerns it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, TypeVar

from healthlint.rule.finding import Finding
from healthlint.text.model import Document

if TYPE_CHECKING:
    from healthlint.rule.base import Rule

__all__ = [
    "API",
    "GROUP",
    "Reader",
    "Reporter",
    "healthlint_readers",
    "healthlint_reporters",
    "healthlint_rules",
    "hookimpl",
]

API = 1
GROUP = "healthlint"  # of the entry points; the name of each is the family of its plugin
HOOKS = ("healthlint_rules", "healthlint_readers", "healthlint_reporters")
MARK = "_healthlint_hook"
FIXED = "HEALTHLINT_FIXED_RULES"

Reader = Callable[[str, str], Document]
Reporter = Callable[[Iterable[Finding]], str | Iterable[str]]

if TYPE_CHECKING:
    _Hook = TypeVar(
        "_Hook",
        bound="Callable[[], Iterable[type[Rule]] | Mapping[str, Reader] | Mapping[str, Reporter]]",
    )


def hookimpl(function: _Hook) -> _Hook:
    """Mark a function of a plugin as the implementation of the hook of its name, and return it.

    It only leaves a mark: pluggy, to whom the function is handed when plugins are looked for, takes
    longer to import than the rest of a rule. A name that is no hook stops the run.
    """
    setattr(function, MARK, True)
    return function


def healthlint_rules() -> Iterable[type[Rule]]:  # type: ignore[empty-body]
    """Return rules; their codes begin with the name of the entry point.

    No two plugins may bring the same code or name.
    """


def healthlint_readers() -> Mapping[str, Reader]:  # type: ignore[empty-body]
    """Return readers by suffix, which is a dot and lower-case signs: `.rst`.

    A reader is a function `(source, path) -> Document`. It gets the decoded text of an article and
    its path as messages show it, and hands both on to a `DocumentBuilder`. What it raises, or a
    document of another source or path, is the finding HL902 of that article; the others are linted.
    Suffixes that healthlint reads itself, or another plugin does, stop the run.
    """


def healthlint_reporters() -> Mapping[str, Reporter]:  # type: ignore[empty-body]
    """Return report formats by name in kebab case: `--output-format my-format`.

    A format is a function that makes a text, or pieces of it one after another, of the findings that
    are shown, in the order of the report. They come while articles are linted and can be gone through
    once: a generator that yields as it goes keeps memory bounded and shows the first finding early.
    Pieces are written as they are, so lines bring their own line feeds. What it raises stops the run
    with exit code 2. Names of healthlint's own formats, or of another plugin's, stop the run.
    """
