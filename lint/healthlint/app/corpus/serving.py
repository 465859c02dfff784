"""What does a process do that lints for another?"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError

if TYPE_CHECKING:
    from healthlint.app.corpus.work import Work


def serve(pipe: Connection, foreign: Sequence[Connection], made: Callable[[], Work]) -> None:
    """Lint what comes through a pipe until it breaks."""
    for other in foreign:
        other.close()
    # Ctrl-C goes to all processes of a terminal; the first one ends the others, in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A worker makes documents, which point in circles, and keeps nothing of them: what was there before
    # need not be gone through again and again.
    gc.freeze()
    gc.set_threshold(20_000)
    try:
        lint = made()
    except UsageError as error:
        pipe.send(str(error))
        return
    try:
        pipe.send(None)
        while True:
            unit = pipe.recv()
            pipe.send(lint(unit))
    except (EOFError, OSError):  # nobody is there any more
        os._exit(0)
