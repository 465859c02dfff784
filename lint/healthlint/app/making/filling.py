"""How do templates become files, all of them or none?"""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from healthlint.rule.toml_file import shown
from healthlint.run.errors import UsageError
from healthlint.text.packaged import read_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def filled(template: str, **values: str) -> str:
    """Return a template of this package, by its path in `templates`, with its `$names` filled in.

    Raises KeyError for a name without a value.
    """
    from string import Template

    return Template(read_data(__package__ or "", f"templates/{template}.template")).substitute(values)


def write_all(files: Mapping[Path, str]) -> None:
    """Write new files, and the folders that they want; where one cannot be written none is left.

    Raises OSError, also where one of the files exists.
    """
    made: list[Path] = []
    try:
        for path, text in files.items():
            for folder in reversed([each for each in path.parents if not each.exists()]):
                folder.mkdir()
                made.append(folder)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException:
        for each in reversed(made):
            with suppress(OSError):
                each.rmdir() if each.is_dir() else each.unlink()
        raise


@contextmanager
def writing(path: Path | None = None) -> Iterator[None]:
    """Say in one sentence what the system has against a file: this one, or the one that it names.

    Raises UsageError.
    """
    try:
        yield
    except OSError as error:
        name = shown(path or error.filename or ".")
        if isinstance(error, FileExistsError):
            raise UsageError(f"{name} exists already, and nothing is overwritten") from error
        raise UsageError(f"{name} cannot be written: {error.strerror or error}") from error


def quoted(path: str) -> str:
    """Return a path as it is typed in a shell, be it sh or that of Windows."""
    return f'"{path}"' if " " in path else path
