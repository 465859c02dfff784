"""Runs healthlint and its peers in turn over the same corpus and prints medians and ratios.

    python tests/benchmarks/compare.py [--articles 2000] [--runs 7]

Whole commands, each in its own process, A B C A B C …, so that a machine that slows down slows all
of them down; the first round is not counted. Peers that are not installed are left out and named.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from corpus import write

PEERS = {
    "healthlint": ["healthlint", "check", "--exit-zero", "--output-format", "json-lines"],
    "typos": ["typos", "--format", "brief"],
    "codespell": ["codespell"],
    "proselint": ["proselint", "check"],
}


@dataclass
class Figures:
    """What was measured of one command: seconds and MiB, a value a run."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


def run_once(command: list[str], figures: Figures | None) -> None:
    """Run a command to its end, and note its figures."""
    # Peers are installed with their bytecode; a checkout writes its own in the first round.
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    with Path(os.devnull).open("wb") as nowhere:
        process = subprocess.Popen(command, stdout=nowhere, stderr=nowhere, env=environment)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        else:  # Windows counts neither processor time nor memory here
            process.wait()
            usage = None
    if figures is None:
        return
    figures.wall.append(time.perf_counter() - start)
    if usage is not None:
        figures.cpu.append(usage.ru_utime + usage.ru_stime)
        figures.memory.append(usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))


def measure(paths: list[str], runs: int, programs: dict[str, list[str]]) -> dict[str, Figures]:
    """Run every program over the paths, in turn."""
    results = {name: Figures() for name in programs}
    for round_ in range(runs + 1):
        for name, command in programs.items():
            run_once([*command, *paths], results[name] if round_ else None)
    return results


def show(title: str, results: dict[str, Figures]) -> None:
    """Print a table of medians, and how healthlint stands against each."""
    print(f"\n{title}")
    print(f"{'':12}{'wall s':>9}{'cpu s':>9}{'MiB':>7}   healthlint / peer (wall, pair by pair)")
    ours = results["healthlint"].wall
    for name, figures in results.items():
        ratios = [mine / theirs for mine, theirs in zip(ours, figures.wall, strict=True)]
        cpu = f"{statistics.median(figures.cpu):9.3f}" if figures.cpu else f"{'-':>9}"
        memory = f"{max(figures.memory):7.0f}" if figures.memory else f"{'-':>7}"
        print(
            f"{name:12}{statistics.median(figures.wall):9.3f}{cpu}{memory}   {statistics.median(ratios):.2f}"
        )


def main() -> None:
    """Measure cold start and throughput."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    beside = Path(sys.executable).parent
    programs = {}
    for name, command in PEERS.items():
        program = shutil.which(command[0], path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
        if program is None:
            print(f"{name} is not installed: left out", file=sys.stderr)
        else:
            programs[name] = [program, *command[1:]]
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), arguments.articles)
        one = str(next(Path(folder).rglob("article-00000.md")))
        show("one article, cold", measure([one], arguments.runs * 3, programs))
        show(f"{arguments.articles} articles", measure([folder], arguments.runs, programs))


if __name__ == "__main__":
    main()
