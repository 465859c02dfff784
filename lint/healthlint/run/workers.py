"""How do several processes share a run?

Units of articles go to workers and come back in order. On Linux a worker is a fork of this
process and has its rules already; elsewhere it loads its own from the same request.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from healthlint.rule.notation import literals_of
from healthlint.run.errors import UsageError
from healthlint.text.packaged import note

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.process import BaseProcess
    from multiprocessing.synchronize import Event

    from healthlint.run.article import Article
    from healthlint.run.changes.changes import Changes
    from healthlint.run.request import Request
    from healthlint.run.results.linted import Linted
    from healthlint.run.session import Session

_SAFE_PATH = "PYTHONSAFEPATH"
_M_MMAP_THRESHOLD, _LARGE = -3, 128 * 1024  # of glibc's `mallopt`, and as it is before it is moved
_AHEAD = 3  # units a process that are at work or done and not yet taken
_session: Session | None = None
_remembering = False
_stopping: Event | None = None  # once it is set, workers read no further article


def lint_in_workers(
    session: Session, units: Iterable[Sequence[str]], jobs: int, *, remembering: bool = False
) -> Iterator[Any]:
    """Yield the articles of all units in order, linted by `jobs` processes.

    `remembering`: in the form in which they are remembered. No more units are at work than keep all processes
    busy, so that few results are held however slowly they are taken. Raises UsageError where a process ends
    before its work is done.
    """
    global _session, _remembering
    _session, _remembering = session, remembering
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    with _safe_path():  # where processes are spawned, this begins one that keeps account of it
        stopping = context.Event()
    others = {*multiprocessing.active_children()}
    with (
        _safe_path(),
        ProcessPoolExecutor(
            jobs,
            context,
            _start,
            (session.request._replace(trusted=True), session.changes, remembering, stopping),
        ) as pool,
    ):
        try:
            coming = iter(units)
            at_work: deque[Future[list[Any]]] = deque()
            while True:
                # A pool that has half begun cannot be ended, and waits for ever.
                with without_interruption():
                    for unit in islice(coming, _AHEAD * jobs - len(at_work)):
                        at_work.append(pool.submit(_lint_unit, unit))
                if not at_work:
                    break
                yield from at_work.popleft().result()
        except BrokenProcessPool as error:
            raise UsageError(
                "a worker ended before its work was done: something killed it, or a plugin ended it;"
                " with --jobs 1 it can be seen which article it was about"
            ) from error
        except BaseException:
            stopping.set()
            started = {*multiprocessing.active_children()} - others
            # A pool that is left while it ends waits for ever, and so does a rule that comes to no end.
            with _on_interruption(partial(_end, started)):
                pool.shutdown(wait=True, cancel_futures=True)
            raise
        finally:
            _session = None


def _end(workers: Iterable[BaseProcess]) -> None:
    for worker in workers:
        worker.terminate()


def become_worker() -> None:
    """Let this process be one that lints for another until that ends it."""
    # A worker makes documents, which point in circles, and keeps nothing of them: what was there before
    # need not be gone through again and again.
    literals_of.cache_clear()  # the terms that are looked for have been read
    note(new=False)  # nobody would hand it on
    gc.freeze()
    gc.set_threshold(20_000)
    give_back_large_pieces()
    # Ctrl-C goes to all processes of a terminal; the first one ends the others, in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def give_back_large_pieces() -> None:
    """Let large pieces of memory go back to the system when they are freed.

    glibc keeps them once one of their size was freed, in a heap that has gaps then: some megabytes that it
    takes for a moment to build automata would stay with a worker.
    """
    if sys.platform == "linux":
        with suppress(ImportError, OSError, AttributeError):  # another C library has no such thing
            import ctypes

            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)


@contextmanager
def without_interruption() -> Iterator[None]:
    """Let Ctrl-C wait until this is over."""
    came: list[bool] = []
    with _on_interruption(lambda: came.append(True)):
        yield
    if came:
        raise KeyboardInterrupt


@contextmanager
def _on_interruption(act: Callable[[], object]) -> Iterator[None]:
    """Do this on Ctrl-C, and go on."""
    if threading.current_thread() is not threading.main_thread():  # which alone is interrupted
        yield
        return
    before = signal.signal(signal.SIGINT, lambda *_: act())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _safe_path() -> Iterator[None]:
    """Keep the current folder off the import path of spawned processes.

    They begin as `python -c`, which puts it first: a pickle.py in the folder that is checked would run
    before any code of ours does.
    """
    before = os.environ.get(_SAFE_PATH)
    os.environ[_SAFE_PATH] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_SAFE_PATH]
        else:
            os.environ[_SAFE_PATH] = before


def _start(request: Request, changes: Changes | None, remembering: bool, stopping: Event) -> None:
    global _session, _remembering, _stopping
    _stopping = stopping
    become_worker()
    if _session is None:  # spawned, not forked
        from healthlint.run.session import Session

        _session = Session(request)
        _session.changes = changes
        _remembering = remembering


def _lint_unit(paths: Sequence[str]) -> list[Article | Linted]:
    assert _session is not None  # the initializer of the pool has run
    if _remembering:
        from healthlint.run.results.linted import lint_to_remember

        session = _session
        return [*_until_stopped(lint_to_remember(session, path) for path in paths)]
    return [*_until_stopped(_session.lint_files(paths))]


def _until_stopped(articles: Iterator[Article | Linted]) -> Iterator[Article | Linted]:
    assert _stopping is not None  # the initializer of the pool has run
    while not _stopping.is_set():
        article = next(articles, None)
        if article is None:
            return
        yield article
