"""When is a regular expression compiled?

When it is first used: compiling the long ones takes longer than linting an article, and most articles
need few of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator


class Expression:
    """A regular expression that is compiled when it is first used."""

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile; from then on the methods are those of the compiled expression."""
        if name not in Expression.__annotations__:
            raise AttributeError(name)
        compiled = re.compile(self._text, self._flags)
        for method in Expression.__annotations__:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)

    def __repr__(self) -> str:
        return f"Expression({self._text!r})"
