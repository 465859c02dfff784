"""Which reports is a run to write, and where do they go?

`FORMAT:FILE` goes to a file, a FORMAT alone to --output-file or stdout.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from healthlint.app.outputs.actions import on_actions
from healthlint.run.errors import UsageError
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

VARIABLE = "HEALTHLINT_OUTPUT_FORMAT"
_OPTION = "--output-format"
_STDOUT = "-"
# A comma begins another format only where what follows looks like one: names of files have commas, too.
_ANOTHER = r",(?=[ ]*[A-Za-z][\w-]*(?:[ ]*(?:,|$)|:))"


class Output(NamedTuple):
    """One report of a run."""

    format: str
    file: Path | None = None  # None: stdout


class Outputs(NamedTuple):
    """The reports of a run, and where they were asked for, as messages name it."""

    wanted: tuple[Output, ...]
    origin: str = _OPTION

    @property
    def formats(self) -> frozenset[str]:
        """The names of the formats."""
        return frozenset(output.format for output in self.wanted)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that reports go to."""
        return tuple(str(output.file) for output in self.wanted if output.file is not None)


def outputs_of(
    given: Sequence[str], output_file: Path | None, paths: Sequence[str], environ: Mapping[str, str]
) -> Outputs:
    """Return the reports that the command line asks for, or else the environment, or else `text`.

    On GitHub Actions `github` is the report that nobody has asked for. Raises UsageError for two reports
    that go to one place, a file that cannot be written, one that is among the `paths` to be checked, and one
    that is a registry.
    """
    origin = _OPTION
    if not given and environ.get(VARIABLE, "").strip():
        given, origin = (environ[VARIABLE],), VARIABLE
    asked = list(dict.fromkeys(item for value in given for item in _items(value, origin)))
    if given and not asked:
        raise UsageError(f"{origin}: is empty; it takes names of formats, as in text,sarif:report.sarif")
    to = None if output_file is None or str(output_file) == _STDOUT else output_file
    if asked:
        wanted = _placed(asked, to, origin)
    elif not on_actions(environ):
        wanted = [Output("text", to)]
    else:
        wanted = [Output("github"), *([Output("text", to)] if to is not None else [])]
    _check_places(wanted, paths)
    return Outputs(tuple(wanted), origin)


def _items(value: str, origin: str) -> Iterator[tuple[str, str | None]]:
    """Yield each format of a list, with the file that it names."""
    for item in re.split(_ANOTHER, value) if "," in value else (value,):
        name, colon, file = item.strip().strip(",").partition(":")
        if colon and not file.strip():
            raise UsageError(f"{origin}: {name}: names no file; write {name}:FILE, or {name} for stdout")
        if name.strip():
            yield name.strip(), file.strip() if colon else None
        elif colon:
            raise UsageError(f"{origin}: {item.strip()} names no format; write FORMAT:FILE")


def _placed(asked: Sequence[tuple[str, str | None]], to: Path | None, origin: str) -> list[Output]:
    plain = [name for name, file in asked if file is None]
    if len(plain) > 1:
        raise UsageError(
            f"{origin}: {plain[0]} and {plain[1]} would both go to {to or 'stdout'}; give one of them a"
            f" file of its own: {plain[1]}:FILE"
        )
    if to is not None and not plain:
        raise UsageError(
            f"--output-file {to}: each format has a file of its own already; leave one of the two out"
        )
    return [
        Output(name, to if file is None else None if file == _STDOUT else Path(file)) for name, file in asked
    ]


def _check_places(wanted: Sequence[Output], paths: Sequence[str]) -> None:
    """Raise UsageError where a report could not be written, or would be written over something."""
    if not any(output.file for output in wanted) and len(wanted) == 1:
        return
    from healthlint.app.streams import check_file

    articles = {_real(path) for path in paths if path != _STDOUT}
    taken: dict[str, Output] = {}
    for output in wanted:
        place = _STDOUT if output.file is None else _real(output.file)
        if place in taken:
            where = output.file or "stdout"
            raise UsageError(f"{taken[place].format} and {output.format} would both go to {where}")
        taken[place] = output
        if output.file is None:
            continue
        check_file(output.file)
        if place in articles:
            raise UsageError(
                f"{output.file}: is to be checked, and the report would be written over it; name another file"
            )
        if output.file.is_file() and _is_registry(output.file):
            raise UsageError(
                f"{output.file}: is a registry, and the report would be written over it; name another file"
            )


def _is_registry(file: Path) -> bool:
    from healthlint.registry.opening import is_registry

    return is_registry(file)


def _real(path: Path | str) -> str:
    return os.path.normcase(os.path.realpath(path))
