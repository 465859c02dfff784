"""How are inputs read, by this process or by others that read ahead of it?

Parsing takes longer than storing. With several processes each reads one file, and waits when what it has
read is not fetched; entries come in the order of the files all the same, so that a build is the same.
"""

from __future__ import annotations

import multiprocessing
import zlib
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple, Protocol

from healthlint.registry.building.plan import Planned
from healthlint.registry.errors import RegistryError
from healthlint.registry.reading.items import Entry, Fault
from healthlint.registry.reading.kinds import READERS
from healthlint.registry.reading.opening import Counted, opened

TORN = (EOFError, zlib.error, OSError)  # what is raised where a file ends too early
_BATCH = 500  # entries that are sent at once; commits come after whole batches


class Reading(Protocol):
    """A file while it is read."""

    @property
    def count(self) -> int:
        """How many bytes of it are read."""

    def entries(self, fault: Fault) -> Iterator[Entry]:
        """Yield what its entries say; raises one of TORN, RegistryError."""

    def digest(self) -> str:
        """Return the SHA-256 of all of it in hexadecimal."""


class _Batch(NamedTuple):
    entries: list[Entry]
    faults: list[tuple[int, str]]
    read: int  # bytes
    digest: str = ""  # in the last one only
    torn: str = ""
    unusable: str = ""


class _Here:
    """Read by this process."""

    def __init__(self, counted: Counted, entries: Iterator[Entry], faults: list[Fault]) -> None:
        self._counted, self._entries, self._faults = counted, entries, faults

    @property
    def count(self) -> int:
        return self._counted.count

    def entries(self, fault: Fault) -> Iterator[Entry]:
        self._faults.append(fault)
        return self._entries

    def digest(self) -> str:
        return self._counted.digest()


class _Elsewhere:
    """Read by another process."""

    def __init__(self, path: Path, receiver: Connection) -> None:
        self.count = 0
        self._path, self._receiver = path, receiver
        self._digest = ""

    def entries(self, fault: Fault) -> Iterator[Entry]:
        while not self._digest:
            try:
                batch: _Batch = self._receiver.recv()
            except EOFError as error:
                raise RegistryError(f"{self._path}: the process that read it has ended") from error
            self.count, self._digest = batch.read, batch.digest
            if batch.unusable:
                raise RegistryError(batch.unusable)
            for line, why in batch.faults:
                fault(line, why)
            yield from batch.entries
            if batch.torn:
                raise OSError(batch.torn)

    def digest(self) -> str:
        return self._digest


class Readings:
    """Opens inputs one after the other; with several jobs, those that come next are read already."""

    def __init__(self, waiting: Sequence[tuple[Planned, int]], jobs: int) -> None:
        """Take the inputs that are not done, in their order, with the number of entries to leave out."""
        self._waiting = list(waiting)
        self._jobs = jobs
        self._begun: list[_Elsewhere] = []
        self._stack = ExitStack()

    def __enter__(self) -> Readings:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def next(self) -> AbstractContextManager[Reading]:
        """Return the next input, to be read."""
        return self._ahead() if self._jobs > 1 else self._here()

    @contextmanager
    def _here(self) -> Iterator[Reading]:
        planned, skip = self._waiting.pop(0)
        faults: list[Fault] = []
        with opened(planned.path) as (counted, stream):
            read = READERS[planned.source](stream, skip, lambda line, why: faults[0](line, why))
            yield _Here(counted, read, faults)

    @contextmanager
    def _ahead(self) -> Iterator[Reading]:
        while self._waiting and len(self._begun) < self._jobs - 1:
            self._begun.append(self._begin(*self._waiting.pop(0)))
        yield self._begun.pop(0)

    def _begin(self, planned: Planned, skip: int) -> _Elsewhere:
        context = multiprocessing.get_context("spawn")
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(
            target=_send, args=(planned.source, planned.path, skip, sender), daemon=True
        )
        process.start()
        sender.close()
        self._stack.callback(process.join)
        self._stack.callback(process.terminate)
        self._stack.callback(receiver.close)
        return _Elsewhere(planned.path, receiver)


def _send(source: str, path: Path, skip: int, sender: Connection) -> None:
    """Read a file in a process of its own."""
    import gc

    gc.disable()  # as the builder does
    entries: list[Entry] = []
    faults: list[tuple[int, str]] = []
    torn = ""

    def fault(line: int, why: str) -> None:
        faults.append((line, why))

    try:
        with opened(path) as (counted, stream):
            try:
                for entry in READERS[source](stream, skip, fault):
                    entries.append(entry)
                    if len(entries) == _BATCH:
                        sender.send(_Batch(entries, faults, counted.count))
                        entries.clear()
                        faults.clear()
            except TORN as error:
                if isinstance(error, BrokenPipeError):
                    return
                torn = str(error)
            digest = counted.digest()
            sender.send(_Batch(entries, faults, counted.count, digest, torn))
    except RegistryError as error:
        sender.send(_Batch([], [], 0, "-", unusable=str(error)))
    except BrokenPipeError:
        return
