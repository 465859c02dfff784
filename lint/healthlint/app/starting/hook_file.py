"""How does an entry get into a .pre-commit-config.yaml without changing anything else in it?

The text is cut open and the entry laid in; what PyYAML then reads must be what it read before, and the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from healthlint.text.expression import Expression

if TYPE_CHECKING:
    from yaml.nodes import Node, SequenceNode

    from healthlint.app.starting.hook_entry import Entry

NAME = ".pre-commit-config.yaml"
_ODD_BREAK = Expression(r"[\r\x85\u2028\u2029]")
_BLANK_OR_COMMENT = Expression(r"[ \t]*(?:#|$)")


Reason = Literal["encoding", "yaml", "line-ends", "no-list", "brackets", "layout"]


class CannotInsertError(Exception):
    """The file is not one that can be added to."""

    def __init__(self, reason: Reason, line: int | None = None) -> None:
        """Take why, and the line that is to blame where one is known, from 1."""
        super().__init__(reason)
        self.reason: Reason = reason
        self.line = line


def has_hook(data: Any) -> bool:
    """Tell whether the content of the file names a hook of healthlint."""
    repos = data.get("repos") if isinstance(data, dict) else data
    for repo in repos if isinstance(repos, list) else ():
        for hook in (repo.get("hooks") if isinstance(repo, dict) else None) or ():
            if isinstance(hook, dict) and (
                hook.get("id") in ("healthlint", "healthlint-fix")
                or str(hook.get("entry", "")).startswith("healthlint ")
            ):
                return True
    return False


def new_file(entry: Entry, comment: str) -> str:
    """Return the text of a file with this entry only."""
    lines = [f"# {comment}", "repos:", *(f"  {line}" for line in entry.lines())]
    return "\n".join(lines) + "\n"


def with_entry(text: str, entry: Entry) -> str | None:
    """Return a file with the entry as the last of its repositories; None where it has such a hook already.

    Raises CannotInsertError.
    """
    import yaml

    order_mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(order_mark)
    try:
        before = yaml.safe_load(text)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise CannotInsertError("yaml", None if mark is None else mark.line + 1) from error
    if has_hook(before):
        return None
    newline = "\r\n" if "\r\n" in text else "\n"
    if _ODD_BREAK.search(text.replace("\r\n", "")) or text.count("\n") != text.count(newline):
        raise CannotInsertError("line-ends")
    whole = text + (newline if text and not text.endswith("\n") else "")
    result = newline.join(_inserted(whole.split(newline), node, entry))
    try:
        after = yaml.safe_load(result)
    except (yaml.YAMLError, ValueError, RecursionError):
        after = None
    if after != _expected(before, entry):
        raise CannotInsertError("layout")
    return order_mark + result


def _expected(before: Any, entry: Entry) -> Any:
    import yaml

    new = yaml.safe_load("\n".join(entry.lines()))
    if isinstance(before, list):  # as pre-commit had it before it had settings
        return before + new
    before = before or {}
    return {**before, "repos": [*(before.get("repos") or []), *new]}


def _inserted(lines: list[str], node: Node | None, entry: Entry) -> list[str]:
    import yaml

    if node is None:
        return [*_without_end(lines), "repos:", *_with_margin(entry.lines(), 2), ""]
    repos = _repos(node)
    if repos is None and isinstance(node, yaml.MappingNode) and not node.flow_style:
        return [*_without_end(lines), "repos:", *_with_margin(entry.lines(), 2), ""]
    if isinstance(repos, yaml.ScalarNode) and not repos.value:  # `repos:` and nothing
        return _opened(lines, repos.start_mark.line, entry)
    if not isinstance(repos, yaml.SequenceNode):
        raise CannotInsertError("no-list")
    if not repos.value:
        line = repos.start_mark.line
        head, tail = lines[line][: repos.start_mark.column], lines[line][repos.end_mark.column :]
        if repos.end_mark.line != line:
            raise CannotInsertError("layout")
        return _opened([*lines[:line], head.rstrip() + tail, *lines[line + 1 :]], line, entry)
    if repos.flow_style:
        raise CannotInsertError("brackets")
    return _appended(lines, repos, entry)


def _repos(node: Node) -> Node | None:
    import yaml

    if not isinstance(node, yaml.MappingNode):
        return node
    return next((value for key, value in node.value if key.value == "repos"), None)


def _opened(lines: list[str], line: int, entry: Entry) -> list[str]:
    """Return the lines with the entry below the one of `repos:`."""
    return [*lines[: line + 1], *_with_margin(entry.lines(), 2), *(lines[line + 1 :] or [""])]


def _appended(lines: list[str], repos: SequenceNode, entry: Entry) -> list[str]:
    import yaml

    if not all(isinstance(item, yaml.MappingNode) for item in repos.value):
        raise CannotInsertError("layout")
    column = repos.start_mark.column
    end = _last_line(repos) + 1
    # Notes that stand deeper than the dashes belong to the last repository.
    at = end
    while at < len(lines) and _BLANK_OR_COMMENT.match(lines[at]):
        if lines[at].strip() and len(lines[at]) - len(lines[at].lstrip()) > column:
            end = at + 1
        at += 1
    apart = [""] if _stand_apart(lines, repos) else []
    new = [*apart, *_with_margin(entry.lines(step=_step(repos)), column)]
    return [*lines[:end], *new, *(lines[end:] or [""])]


def _last_line(node: Node) -> int:
    """Return the last line of what a node holds, counted from 0."""
    import yaml

    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return max(map(_last_line, last)) if isinstance(last, tuple) else _last_line(last)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        return node.end_mark.line - 1
    return node.end_mark.line


def _stand_apart(lines: list[str], repos: SequenceNode) -> bool:
    """Tell whether blank lines part the repositories."""
    for item in repos.value[1:]:
        line = item.start_mark.line - 1
        while line >= 0 and lines[line].lstrip().startswith("#"):
            line -= 1
        if line >= 0 and lines[line].strip():
            return False
    return len(repos.value) > 1


def _step(repos: SequenceNode) -> int:
    """Return how many columns right of their key the last repository has its hooks: 2 or 0."""
    import yaml

    last = repos.value[-1]
    for key, value in last.value if isinstance(last, yaml.MappingNode) else ():
        if key.value == "hooks" and isinstance(value, yaml.SequenceNode) and not value.flow_style:
            return 0 if value.start_mark.column == key.start_mark.column else 2
    return 2


def _without_end(lines: list[str]) -> list[str]:
    """Return the lines without the blank ones at the end."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def _with_margin(lines: list[str], columns: int) -> list[str]:
    return [" " * columns + line for line in lines]
