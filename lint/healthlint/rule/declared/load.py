"""Which rules do the TOML files of a package or folder declare?

A file is parsed and checked when it is first met. Where the run has a memory, the tables of files
that have not changed come from there: checking takes many times longer than reading them back.
"""

from __future__ import annotations

import os
import zlib
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Any

from healthlint.rule.declared.table import rule_of
from healthlint.rule.toml_file import TomlFileError, shown
from healthlint.text.packaged import folder_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from healthlint.rule.base import Rule
    from healthlint.rule.scan import Memory

FORMAT = 2  # raised when files that were right come to be wrong, or mean something else
_SUFFIX = ".toml"
_NO_RULES = frozenset(("pyproject.toml", "healthlint.toml"))
_memory: ContextVar[Memory | None] = ContextVar("memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Let the rules that are loaded within be remembered from run to run."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def declared_rules(package: str) -> list[type[Rule]]:
    """Return the rules that the TOML files of a package declare, by file name.

    Raises RuleFileError (a ValueError): one sentence that names file, line, key and remedy.
    """
    folder = folder_of(package)
    found = [os.path.join(folder, name) for name in _rule_files(os.listdir(folder))]  # noqa: PTH118, PTH208  asked at each start
    if not found:
        raise TomlFileError(f"{package} has no .toml file; are its rules packed into the wheel?")
    return _rules(found)


def rules_in(path: Path) -> list[type[Rule]]:
    """Return the rules that a TOML file declares, or the TOML files in a folder and those below it.

    Hidden files, configs and links to folders are passed over. Raises RuleFileError as
    `declared_rules` does, and for a folder without any rule.
    """
    return _rules(rule_files(path))


def rule_files(path: Path) -> list[str]:
    """Return the files that `rules_in` reads, in its order; raises RuleFileError for a folder without any."""
    if not path.is_dir():
        return [os.fspath(path)]
    found: list[str] = []
    for folder, below, files in os.walk(path, onerror=_refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        found.extend(os.path.join(folder, name) for name in _rule_files(files))  # noqa: PTH118  os.walk gives text
    if not found:
        raise TomlFileError(
            f"{shown(path)}: there is no rule in this folder; a rule is a file that ends in .toml"
        )
    return found


def _refuse(error: OSError) -> None:
    raise TomlFileError(f"{shown(error.filename)}: the rule cannot be read: {error.strerror}") from error


def _rule_files(names: Iterable[str]) -> list[str]:
    return sorted(
        name
        for name in names
        if name.endswith(_SUFFIX) and not name.startswith(".") and name not in _NO_RULES
    )


def _rules(paths: Sequence[str]) -> list[type[Rule]]:
    contents = [_read(path) for path in paths]
    names = [shown(path) for path in paths]
    tables = _tables(names, contents)
    return [rule_of(table, name) for table, name in zip(tables, names, strict=True)]


def _tables(names: Sequence[str], contents: Sequence[bytes]) -> list[dict[str, Any]]:
    memory = _memory.get()
    key: list[object] = []
    if memory is not None:
        whole = b"\0".join(contents)
        key = [FORMAT, len(contents), len(whole), zlib.crc32(whole), zlib.adler32(whole)]
        known: list[dict[str, Any]] | None = memory.get("rules", key)
        if known is not None:
            return known
    from healthlint.rule.declared.check import checked

    tables = [checked(content, name) for content, name in zip(contents, names, strict=True)]
    if memory is not None:
        memory.put("rules", key, tables)
    return tables


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:  # noqa: PTH123  asked at each start
            return file.read()
    except OSError as error:
        raise TomlFileError(f"{shown(path)}: the rule cannot be read: {error.strerror}") from error
