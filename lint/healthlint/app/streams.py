"""How do a report and what is said about it leave the process?

A report is UTF-8 with plain line feeds whatever the console says, because other programs read it.
Only a terminal that speaks UTF-8 gets text, which is what a Windows console wants.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TextIO

import click

from healthlint.run.errors import UsageError


class ClosedPipeError(Exception):
    """Nobody reads any further (`| head -1`); the command ends with `exit_code` and without a word."""

    def __init__(self, exit_code: int = 0) -> None:
        super().__init__()
        self.exit_code = exit_code


def say(sentence: str) -> None:
    """Say a sentence on stderr."""
    from healthlint.report.visible import in_one_line

    with suppress(OSError):
        click.echo(f"healthlint: {in_one_line(sentence)}", err=True)


def on_terminal(stream: TextIO | None) -> bool:
    """Tell whether a stream is a terminal."""
    return stream is not None and not stream.closed and stream.isatty()


def write(chunks: Iterable[str], before: Callable[[], None] | None = None) -> None:
    """Write to stdout; `before` is called ahead of each piece.

    Raises ClosedPipeError, and UsageError where stdout takes nothing.
    """
    out = sys.stdout
    if out is None:
        raise UsageError("there is no stdout to write to; name a file with --output-file")
    terminal = on_terminal(out)
    as_text = not hasattr(out, "buffer") or (terminal and _speaks_utf8(out))
    for chunk in chunks:  # what the making of a chunk raises is no fault of stdout
        if before is not None:
            before()
        try:
            if as_text:
                out.write(chunk.encode("utf-8", "backslashreplace").decode("utf-8"))
            else:
                out.buffer.write(_encoded(chunk))
            if terminal:
                out.flush()
        except OSError as error:  # a context manager for each article would take as long as the article
            raise _fault("stdout", error) from error
    with _writing("stdout"):
        out.flush()


def write_bytes(data: bytes) -> None:
    """Write to stdout what is no text of ours; raises as `write` does."""
    out = sys.stdout
    if out is None:
        raise UsageError("there is no stdout to write to")
    with _writing("stdout"):
        out.buffer.write(data)
        out.flush()


def write_file(chunks: Iterable[str], path: Path) -> None:
    """Write a file beside its place and put it there when it is whole; the old one stays till then.

    What is not a regular file (/dev/stdout, a pipe) is written to directly. Raises UsageError.
    """
    if not check_file(path):
        with _writing(str(path)), path.open("wb") as file:
            _drain(chunks, file)
        return
    from healthlint.run.files.replacement import replacing

    with _writing(str(path)), replacing(path) as file:
        _drain(chunks, file)


def append_file(chunks: Iterable[str], path: Path) -> None:
    """Write behind what stands in a file already; raises UsageError."""
    with _writing(str(path)), path.open("ab") as file:
        _drain(chunks, file)


def check_file(path: Path) -> bool:
    """Tell whether a file that can be written is a regular one, or none yet; raises UsageError."""
    with _writing(str(path)):
        mode = path.stat().st_mode if path.exists() else None
    if mode is not None and stat.S_ISDIR(mode):
        raise UsageError(f"{path}: is a folder; name a file in it")
    if mode is not None and not stat.S_ISREG(mode):
        return False
    folder = Path(os.path.realpath(path)).parent
    if not folder.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{path}: cannot be written: no file can be made in {path.parent}")
    return True


def leave_closed_pipe() -> None:
    """Keep the interpreter from complaining, on its way out, about a pipe that nobody reads."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_color(choice: str, *, to_file: bool) -> bool:
    """Tell whether a report is coloured: `always`, `never`, or `auto`, as terminal and environment want it.

    NO_COLOR and FORCE_COLOR count when they are not empty (no-color.org, force-color.org).
    """
    if choice != "auto":
        return choice == "always"
    if to_file or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return on_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"


def prepare_colors() -> None:
    """Let an old Windows console understand colours."""
    if sys.platform == "win32":
        import colorama

        colorama.just_fix_windows_console()


def _drain(chunks: Iterable[str], file: IO[bytes]) -> None:
    for chunk in chunks:
        file.write(_encoded(chunk))


def _encoded(chunk: str) -> bytes:
    return chunk.encode("utf-8", "backslashreplace")  # `\udc80` is right in JSON, too


def _speaks_utf8(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("_", "-") in ("utf-8", "utf8", "cp65001")


@contextmanager
def _writing(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _fault(name, error) from error


def _fault(name: str, error: OSError) -> ClosedPipeError | UsageError:
    # Windows says EINVAL where others say EPIPE.
    if error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL):
        return ClosedPipeError()
    return UsageError(f"{name}: cannot be written: {error.strerror or error}")
