"""How do processes share the work, so that results come in order and nothing piles up?

Each worker has a pipe of its own and one unit at a time, which it asks for by handing in the one before. A
pipe breaks when its other end dies, so that no worker outlives a run that is killed. A worker that dies is
replaced; its unit is tried again in halves, until the one article is known that kills it.
"""

from __future__ import annotations

import multiprocessing
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, NamedTuple

from healthlint.app.corpus.serving import serve
from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

    from healthlint.app.corpus.reading.unit import Unit
    from healthlint.app.corpus.work import Outcome, Work

_AHEAD = 2  # units a worker that may be done and wait for an earlier one
_PATIENCE = 2.0  # seconds for a worker to end by itself


class Piece:
    """A unit, or a part of one, and what was found in it."""

    def __init__(self, unit: Unit) -> None:
        self.unit = unit
        self.outcome: Outcome | None = None


class _Worker(NamedTuple):
    process: BaseProcess
    pipe: Connection


class Pool:
    """Processes that lint units; to be used in a `with`, which ends them whatever happens."""

    def __init__(
        self, jobs: int, work: Work, again: Callable[[], Work], *, forks: bool = sys.platform == "linux"
    ) -> None:
        """Take how many processes there are; `again` makes the work anew where a process is not a fork."""
        self._jobs = jobs
        self._work = work
        self._again = again
        self._forks = forks
        self._context: Any = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._workers: list[_Worker] = []
        self._pieces: dict[Connection, Piece] = {}
        self._free: deque[_Worker] = deque()
        self._retried: deque[Piece] = deque()

    def __enter__(self) -> Pool:
        """Start the processes."""
        try:
            for _ in range(self._jobs):
                self._start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End them."""
        self.close()

    def outcomes(self, units: Iterable[Unit]) -> Iterator[tuple[Unit, list[Outcome]]]:
        """Yield each unit with what was found in it, in order.

        Units are taken only as fast as outcomes are: who is slow to take them holds the reader back.
        """
        coming = iter(units)
        order: deque[tuple[Unit, list[Piece]]] = deque()
        left = True
        while True:
            while left and self._free and not self._retried and len(order) < self._jobs * (_AHEAD + 1):
                unit = next(coming, None)
                if unit is None:
                    left = False
                    break
                piece = Piece(unit)
                order.append((unit, [piece]))
                self._give(piece)
            while self._retried and self._free:
                self._give(self._retried.popleft())
            while order and all(piece.outcome is not None for piece in order[0][1]):
                unit, pieces = order.popleft()
                yield unit, [piece.outcome for piece in pieces if piece.outcome is not None]
            if not order and not left:
                return
            if self._pieces and (not self._free or not left or len(order) >= self._jobs * (_AHEAD + 1)):
                self._take(order)

    def close(self) -> None:
        """End all processes at once."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()
        self._free.clear()
        self._pieces.clear()

    def _start(self) -> None:
        own, theirs = self._context.Pipe()
        # A fork has the ends of all pipes that are open here; while it holds them, they do not break.
        foreign = [own, *(worker.pipe for worker in self._workers)] if self._forks else []
        made = (lambda: self._work) if self._forks else self._again
        process = self._context.Process(target=serve, args=(theirs, foreign, made), daemon=True)
        with warnings.catch_warnings():
            # Those that may have threads by now, Arrow and numpy, look after them in a fork.
            warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
            process.start()
        theirs.close()
        worker = _Worker(process, own)
        self._workers.append(worker)
        try:
            said = own.recv()
        except (EOFError, OSError) as error:
            raise UsageError("a worker ended before it began; with --jobs 1 it can be seen why") from error
        if said is not None:
            raise UsageError(said)
        self._free.append(worker)

    def _give(self, piece: Piece) -> None:
        worker = self._free.popleft()
        self._pieces[worker.pipe] = piece
        try:
            worker.pipe.send(piece.unit)
        except OSError:  # it has died while it had nothing to do; that is seen when its answer is waited for
            return

    def _take(self, order: Sequence[tuple[Unit, list[Piece]]]) -> None:
        """Wait until somebody is done, and take what is there."""
        for pipe in wait([*self._pieces]):
            assert isinstance(pipe, Connection)  # no other things were waited for
            worker = next(each for each in self._workers if each.pipe is pipe)
            piece = self._pieces.pop(pipe)
            try:
                piece.outcome = pipe.recv()
            except (EOFError, OSError):
                self._replace(worker)
                self._retry(piece, order)
            else:
                self._free.append(worker)

    def _replace(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join(_PATIENCE)
        self._start()

    def _retry(self, piece: Piece, order: Sequence[tuple[Unit, list[Piece]]]) -> None:
        size = piece.unit.size
        if size <= 1:
            piece.outcome = self._work.given_up(piece.unit)
            return
        halves = [Piece(piece.unit.part(0, size // 2)), Piece(piece.unit.part(size // 2, size))]
        for _, pieces in order:
            if piece in pieces:
                at = pieces.index(piece)
                pieces[at : at + 1] = halves
        self._retried.extend(halves)
