"""How are inputs read, by this process or by several others?

Reading takes longer than storing. One process cuts a file into parts and stores their rows in the order of
the file, while others read the parts between, so that a build is the same however many there are.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import IO, NamedTuple, TypeVar

from healthlint.registry.building.preparing import Prepared, Read, prepared, read_and_prepared
from healthlint.registry.errors import RegistryError
from healthlint.registry.reading.items import Entry, Fault
from healthlint.registry.reading.kinds import IN_PARTS, WHOLE
from healthlint.registry.reading.parts import TORN, Part, Place, parts
from healthlint.registry.schema import Form

_T = TypeVar("_T")
_ROWS = 2_000  # of a table, that are prepared at once
_AHEAD = 2  # parts that are on their way to or from each process


class Batch(NamedTuple):
    """The rows of a stretch of a file."""

    rows: Prepared
    end: Place | None  # where a build may go on; None: only behind the whole file


class Readings:
    """Reads files, one after the other."""

    def __init__(self, form: Form, jobs: int) -> None:
        """Take the form of the rows, and how many processes read them; 1: this one."""
        self._form = form
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readings:
        if self._jobs > 1:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, initializer=_begin)
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def batches(self, source: str, stream: IO[bytes], begin: Place, fault: Fault) -> Iterator[Batch]:
        """Yield what a file says from a place on; that it is cut short is told as its last fault.

        Raises RegistryError where a process that reads has ended.
        """
        torn: list[str] = []
        line = begin.line
        if source in WHOLE:
            for entries in _together(_till_torn(WHOLE[source](stream, fault), torn)):
                line += len(entries)
                yield Batch(prepared(entries, source, self._form), None)
        else:
            cut = _till_torn(parts(stream, begin, IN_PARTS[source].cut, fault), torn)
            for part, (rows, faults) in self._read(source, cut):
                line = part.end.line
                for each in faults:
                    fault(*each)
                yield Batch(rows, part.end)
        for why in torn:
            fault(line, f"or later: the file is not whole: {why}")

    def _read(self, source: str, cut: Iterable[Part]) -> Iterator[tuple[Part, Read]]:
        pool = self._pool
        if pool is None:
            for part in cut:
                yield part, read_and_prepared(source, self._form, part)
            return
        waiting: deque[tuple[Part, Future[Read]]] = deque()
        try:
            for part in cut:
                waiting.append((part, pool.submit(read_and_prepared, source, self._form, part)))
                if len(waiting) > self._jobs * _AHEAD:
                    first, read = waiting.popleft()
                    yield first, read.result()
            while waiting:
                first, read = waiting.popleft()
                yield first, read.result()
        except BrokenProcessPool as error:
            raise RegistryError(
                "a process that read for the build has ended; give the command again"
            ) from error


def _till_torn(entries: Iterator[_T], torn: list[str]) -> Iterator[_T]:
    try:
        yield from entries
    except TORN as error:
        torn.append(str(error))


def _together(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    some: list[Entry] = []
    for entry in entries:
        some.append(entry)
        if len(some) == _ROWS:
            yield some
            some = []
    if some:
        yield some


def _begin() -> None:
    """Prepare a process that reads for another: it ends with that one, whose the interrupts are."""
    import gc

    gc.disable()  # as the builder does
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: multiprocessing.process.BaseProcess) -> None:
    parent.join()
    os._exit(1)
