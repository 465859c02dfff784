"""Which lists are meant by the paths that a user gives?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.making.importing import vale, word_list
from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from healthlint.app.making.importing.draft import Draft, Left

_YAML = (".yml", ".yaml")


def drafts_of(sources: tuple[str, ...]) -> list[Draft | Left]:
    """Return what the lists in files and folders amount to. Raises UsageError."""
    found: dict[Path, Draft | Left] = {}
    for source in sources:
        for path in _files(Path(source)):
            key = path.resolve()
            if key not in found:
                read = vale.draft_of if path.suffix.lower() in _YAML else word_list.draft_of
                found[key] = read(Path(path.absolute()), shown(path))
    return list(found.values())


def _files(source: Path) -> Iterator[Path]:
    if not source.exists():
        raise UsageError(f"there is no {shown(source)}; give a Vale rule, a folder of them or a word list")
    known = (*_YAML, *word_list.SUFFIXES)
    if not source.is_dir():
        if source.suffix.lower() not in known:
            raise UsageError(f"{shown(source)}: is no list that can be imported; {', '.join(known)} are")
        yield source
        return
    files = sorted(
        path
        for path in source.rglob("*")
        if path.suffix.lower() in known
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(source).parts)
    )
    rules = [path for path in files if path.suffix.lower() in _YAML or word_list.is_vocabulary(path)]
    if not files:
        raise UsageError(f"{shown(source)}: holds no list that can be imported; {', '.join(known)} are")
    yield from rules or files
