"""How is a change of an article shown before it is made?

As a unified diff that `git apply` and `patch -p1` read, UTF-8 whatever the article is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.report.visible import in_one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_COLORS = {"-": "red", "+": "green", "@": "cyan"}
_NO_END = "\\ No newline at end of file\n"
_CONTEXT = 3  # lines before and behind a change
_FEW = 2_000  # lines that may be compared one with each


def diff_of(path: str, before: str, after: str, *, color: bool = False) -> Iterator[str]:
    """Yield the lines of the difference between two states of an article, with their line ends.

    Only line feeds end a line, so that a carriage return is part of it. On a terminal, which is coloured,
    signs that would act on it are shown instead.
    """
    name = in_one_line(path).lstrip("/")
    if " " in name:
        name += "\t"  # where a name ends that has blanks
    head = (f"--- a/{name}\n", f"+++ b/{name}\n")
    for number, line in enumerate((*head, *_hunks(_lines(before), _lines(after)))):
        whole = line.endswith("\n")
        if not color:
            yield line if whole else line + "\n"
        else:
            yield _colored(line.rstrip("\r\n"), head=number < len(head)) + "\n"
        if not whole:
            yield _NO_END


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    from difflib import SequenceMatcher

    # Lines that are many times there are no hindrance where there are few: an article has blank ones.
    matcher = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > _FEW)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        yield f"@@ -{_range(first[1], last[2])} +{_range(first[3], last[4])} @@\n"
        for kind, start, end, begin, stop in group:
            if kind == "equal":
                yield from (f" {line}" for line in old[start:end])
            else:
                yield from (f"-{line}" for line in old[start:end])
                yield from (f"+{line}" for line in new[begin:stop])


def _range(start: int, end: int) -> str:
    """Return a stretch of lines as diffs write it: one of no lines begins at the line before."""
    length = end - start
    return f"{start + 1}" if length == 1 else f"{start + bool(length)},{length}"


def _lines(text: str) -> list[str]:
    lines = [line + "\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _colored(line: str, *, head: bool) -> str:
    import click

    shown = line[:1] + visible(line[1:])
    return click.style(shown, bold=True) if head else click.style(shown, fg=_COLORS.get(line[:1]))
