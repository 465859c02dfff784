"""When is a regular expression compiled, and is there a quicker way?

When it is first used: compiling those of all rules costs more than linting an article, and most articles
need only a few of them. What `re` has made of an expression are numbers, so that a run may also take
them over from an earlier one of the same interpreter (`keep`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from healthlint.text.packed_numbers import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Key = tuple[str, int]  # the text of an expression and the flags that it was given
Form = tuple[int, bytes, int, dict[str, int]]  # all flags, the code, the number of groups and their names

_kept: dict[Key, Form | None] = {}  # None: it has been used, and need not be held twice
_compiled: dict[Key, re.Pattern[str]] = {}


class Expression:
    """A regular expression of `re` that is compiled when it is first used."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[Any]]
    split: Callable[..., list[str]]
    sub: Callable[..., str]
    subn: Callable[..., tuple[str, int]]

    def __init__(self, text: str, flags: int = 0) -> None:
        self.pattern = text
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile; from then on the methods are those of the compiled expression."""
        if name not in Expression.__annotations__:
            raise AttributeError(name)
        ready = compiled(self.pattern, self.flags)
        for method in Expression.__annotations__:
            setattr(self, method, getattr(ready, method))
        return getattr(ready, name)

    def __repr__(self) -> str:
        return f"Expression({self.pattern!r})"


def compiled(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return an expression, compiled; raises re.error."""
    key = (text, int(flags))
    ready = _compiled.get(key)
    if ready is None:
        form = _kept.get(key)
        if form is not None:
            ready = _of_form(text, form)
            _kept[key] = None
        if ready is None:
            ready = re.compile(text, flags)
        _compiled[key] = ready
    return ready


def keep(forms: Mapping[Key, Form]) -> None:
    """Take over what an earlier run of this interpreter has compiled."""
    _kept.update(forms)


def forms_made(most: int) -> dict[Key, Form]:
    """Return what this run has compiled and no earlier one has, so many expressions at most."""
    made: dict[Key, Form] = {}
    for (text, flags), ready in list(_compiled.items()):
        if len(made) == most:
            break
        if (text, flags) not in _kept:
            form = _form_of(text, flags)
            # Patterns are equal that have the same code.
            if form is not None and _of_form(text, form) == ready:
                made[text, flags] = form
    return made


def _form_of(text: str, flags: int) -> Form | None:
    """Return what `re` makes of an expression; nothing where its insides are not those of CPython 3.11 on."""
    try:
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(text, flags)
        code = packed(_compiler._code(parsed, flags))
        return flags | parsed.state.flags, code, parsed.state.groups - 1, parsed.state.groupdict
    except (ImportError, AttributeError, TypeError, ValueError):
        return None


def _of_form(text: str, form: Form) -> re.Pattern[str] | None:
    """Return the expression of a form; nothing where the interpreter refuses it, which looks at all of it."""
    try:
        import _sre  # type: ignore[import-not-found]

        flags, code, groups, names = form
        by_number: list[str | None] = [None] * (groups + 1)
        for name, number in names.items():
            by_number[number] = name
        numbers = unpacked(code).tolist()
        pattern: re.Pattern[str] = _sre.compile(text, flags, numbers, groups, names, tuple(by_number))
    except (ImportError, AttributeError, TypeError, ValueError, IndexError, RuntimeError, OverflowError):
        return None
    return pattern
