"""What does a process do that lints for another?"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from healthlint.run.errors import UsageError
from healthlint.run.workers import become_worker

if TYPE_CHECKING:
    from healthlint.app.corpus.work import Work


def serve(pipe: Connection, foreign: Sequence[Connection], made: Callable[[], Work]) -> None:
    """Lint what comes through a pipe until it breaks."""
    for other in foreign:
        other.close()
    become_worker()
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
