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
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

    from healthlint.run.article import Article
    from healthlint.run.changes.changes import Changes
    from healthlint.run.request import Request
    from healthlint.run.session import Session

_SAFE_PATH = "PYTHONSAFEPATH"
_session: Session | None = None


def lint_in_workers(session: Session, units: Sequence[Sequence[str]], jobs: int) -> Iterator[Article]:
    """Yield the articles of all units in order, linted by `jobs` processes.

    Raises UsageError where one of them ends before its work is done.
    """
    global _session
    _session = session
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    others = {*multiprocessing.active_children()}
    with (
        _safe_path(),
        ProcessPoolExecutor(
            jobs, context, _start, (session.request._replace(trusted=True), session.changes)
        ) as pool,
    ):
        try:
            with without_interruption():  # a pool that has half begun cannot be ended, and waits for ever
                results = pool.map(_lint_unit, units)
            for articles in results:
                yield from articles
        except BrokenProcessPool as error:
            raise UsageError(
                "a worker ended before its work was done: something killed it, or a plugin ended it;"
                " with --jobs 1 it can be seen which article it was about"
            ) from error
        except BaseException:
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


def _start(request: Request, changes: Changes | None) -> None:
    global _session
    # A worker makes documents, which point in circles, and keeps nothing of them: what was there before
    # need not be gone through again and again.
    gc.freeze()
    gc.set_threshold(20_000)
    # Ctrl-C goes to all processes of a terminal; the first one ends the others, in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _session is None:  # spawned, not forked
        from healthlint.run.session import Session

        _session = Session(request)
        _session.changes = changes


def _lint_unit(paths: Sequence[str]) -> list[Article]:
    assert _session is not None  # the initializer of the pool has run
    return list(_session.lint_files(paths))
