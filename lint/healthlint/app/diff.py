"""How is a change of an article shown before it is made?

As a unified diff that `git apply` and `patch -p1` read, UTF-8 whatever the article is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.visible import in_one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_COLORS = {"-": "red", "+": "green", "@": "cyan"}
_NO_END = "\\ No newline at end of file\n"


def diff_of(path: str, before: str, after: str, *, color: bool = False) -> Iterator[str]:
    """Yield the lines of the difference between two states of an article, with their line ends.

    Only line feeds end a line, so that a carriage return is part of it. On a terminal, which is coloured,
    signs that would act on it are shown instead.
    """
    import difflib

    name = in_one_line(path).lstrip("/")
    if " " in name:
        name += "\t"  # where a name ends that has blanks
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    for number, line in enumerate(lines):
        whole = line.endswith("\n")
        if not color:
            yield line if whole else line + "\n"
        else:
            yield _colored(line.rstrip("\r\n"), head=number < 2) + "\n"
        if not whole:
            yield _NO_END


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _colored(line: str, *, head: bool) -> str:
    import click

    shown = line[:1] + visible(line[1:])
    return click.style(shown, bold=True) if head else click.style(shown, fg=_COLORS.get(line[:1]))
