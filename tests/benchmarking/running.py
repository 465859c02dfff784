"""What does a command take, from its start to its end, with all of its processes?"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple


class Sample(NamedTuple):
    """One run of a command."""

    wall: float  # seconds
    cpu: float | None  # seconds of user and system, its processes included
    memory: float | None  # MiB, of the largest of its processes


@dataclass
class Figures:
    """What was measured of one command, a sample a run."""

    samples: list[Sample] = field(default_factory=list)
    estimated: bool = False  # worked out from fewer articles

    @property
    def wall(self) -> list[float]:
        """Seconds, a run each."""
        return [sample.wall for sample in self.samples]

    @property
    def cpu(self) -> list[float]:
        """Seconds of processors, a run each, where the system tells."""
        return [sample.cpu for sample in self.samples if sample.cpu is not None]

    @property
    def memory(self) -> list[float]:
        """MiB, a run each, where the system tells."""
        return [sample.memory for sample in self.samples if sample.memory is not None]


class State(NamedTuple):
    """A folder in which a program remembers things, and with what in it a first run begins."""

    folder: Path
    first: Path | None = None  # None: with nothing

    def renew(self) -> None:
        """Make it what it is before a first run."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.first is not None and self.first.is_dir():
            shutil.copytree(self.first, self.folder)


class Program(NamedTuple):
    """A command and how it is run; what it is given is appended to it."""

    name: str
    command: Sequence[str]
    reads: tuple[str, ...] = ()  # the endings of the files that it looks at; () is all
    by_file: bool = False  # it takes files, no folders
    state: State | None = None
    environment: Mapping[str, str] = {}

    def arguments(self, corpus: Path) -> list[str]:
        """Return the whole command for a file or for a folder of articles."""
        if not self.by_file or corpus.is_file():
            return [*self.command, str(corpus)]
        return [*self.command, *map(str, sorted(path for path in corpus.rglob("*") if path.is_file()))]


def run_once(
    command: Sequence[str],
    figures: Figures | None = None,
    *,
    cwd: Path | None = None,
    output: Path | None = None,
    environment: Mapping[str, str] = {},
) -> int:
    """Run a command to its end, note its figures, and return its exit code."""
    # Peers are installed with their bytecode; a checkout writes its own in the first round.
    variables = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    with Path(output or os.devnull).open("wb") as target:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdout=target, stderr=target, cwd=cwd, env={**variables, **environment}
        )
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        else:  # Windows counts neither processor time nor memory here
            process.wait()
            usage = None
        wall = time.perf_counter() - start
    if figures is not None:
        cpu = memory = None
        if usage is not None:  # of its own children, too: of memory the largest process, of time the sum
            cpu = usage.ru_utime + usage.ru_stime
            memory = usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024)
        figures.samples.append(Sample(wall, cpu, memory))
    return process.returncode


def measure(
    programs: Sequence[Program],
    corpus: Path,
    rounds: int,
    *,
    again: bool = False,
    warm_up: bool = True,
    tell: Callable[[str], object] = lambda _: None,
) -> dict[str, Figures]:
    """Run programs in turn, A B C A B C …, so that a machine that slows down slows all of them down.

    `again`: nothing has changed since the last run, and what that has remembered is there. `warm_up`: a round
    that does not count goes before.
    """
    results = {program.name: Figures() for program in programs}
    for round_ in range(-1 if warm_up or again else 0, rounds):
        for program in programs:
            if program.state is not None and (not again or round_ < 0):
                program.state.renew()
            figures = results[program.name] if round_ >= 0 else None
            run_once(program.arguments(corpus), figures, cwd=corpus.parent, environment=program.environment)
        if round_ >= 0:
            tell(f"round {round_ + 1} of {rounds}")
    return results


def median(values: Sequence[float]) -> float | None:
    """Return the median, or None of nothing."""
    return statistics.median(values) if values else None
