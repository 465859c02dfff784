"""Measures healthlint side by side with its peers, over the same articles.

    python tests/benchmarks/compare.py [--sizes 1,100,2000,20000] [--rounds 5] [--peers typos,rumdl|none]

Whole commands, each in its own process, A B C A B C …: all rules and default settings. Programs are installed
into build/benchmarks, healthlint as users install it; with --here those beside this Python are taken. What
would take longer than --limit seconds a run is worked out from fewer articles, and marked (≈).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarking import corpus, plot, results, table
from benchmarking.peers import NODE, OURS, PYTHON, ROOT, UNCACHED, Programs
from benchmarking.running import Figures, Program, measure, run_once

_COUNTING = ("codespell", "write-good")  # their exit code is the number of what they find
OTHERS = 1_000_000  # the number of the first article that is linted before and not measured
FEWER = 2000  # above so many articles there are no more than 3 rounds


def main() -> int:
    """Measure, print, and write the results."""
    asked = _asked()
    build: Path = asked.build.resolve()
    build.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:  # outside the repository, whose configs would be heeded
        folder = Path(name).resolve()
        (folder / "state").mkdir()
        programs = Programs(build, folder / "state", say, here=asked.here)
        try:
            ours = programs.ours()
        except RuntimeError as error:
            say(str(error))
            return 2
        peers = list(programs.peers(asked.peers))
        _remember_the_plan(ours, folder)
        run_once(["true"] if os.name != "nt" else ["cmd", "/c", "exit"], floor := Figures())
        scenarios: list[table.Scenario] = []
        notes: dict[str, str] = {}
        for size in asked.sizes:
            for scenario in _scenarios(size, ours, peers, folder, asked, scenarios, notes):
                scenarios.append(scenario)
                results.write(
                    build, scenarios, programs.versions
                )  # so that a run that is broken off leaves some
        results.show(scenarios, notes, floor)
    panels = results.panels_of(scenarios)
    say(f"\n{build / 'speed.svg'}: {plot.alt_text(panels)}")
    if asked.publish:
        target = ROOT / "tests" / "benchmarks" / "results"
        target.mkdir(exist_ok=True)
        for file in ("results.json", "speed.svg", "budget.md"):
            shutil.copy(build / file, target)
        say(f"published to {target.relative_to(ROOT)}")
    return 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    numbers = lambda text: sorted({int(part) for part in text.split(",")})  # noqa: E731  one word for argparse
    parser.add_argument("--sizes", type=numbers, default=[1, 100, 2000, 20000], help="numbers of articles")
    parser.add_argument("--rounds", type=int, default=5, help="20,000 articles have at most 3")
    parser.add_argument("--peers", default=",".join((*PYTHON, *NODE)), help="their names, or none")
    parser.add_argument("--limit", type=float, default=60, help="seconds that one run of a peer may take")
    parser.add_argument("--here", action="store_true", help="install nothing")
    parser.add_argument("--build", type=Path, default=ROOT / "build" / "benchmarks", help="what to write to")
    parser.add_argument("--publish", action="store_true", help="put results where the README shows them")
    asked = parser.parse_args()
    asked.peers = [] if asked.peers == "none" else asked.peers.split(",")
    if unknown := set(asked.peers) - {*PYTHON, *NODE}:
        parser.error(
            f"there is no peer {', '.join(sorted(unknown))}; there are {', '.join((*PYTHON, *NODE))}"
        )
    if min(asked.sizes) < 1 or asked.rounds < 1:
        parser.error("sizes and rounds are 1 or more")
    return asked


def _remember_the_plan(ours: Program, folder: Path) -> None:
    """Let healthlint remember what it does of an earlier run over articles of which none is measured."""
    others = folder / "others"
    others.mkdir()
    for number in range(OTHERS, OTHERS + 24):  # each language in each format
        page = others / Path(corpus.name_of(number)).name
        page.write_text(corpus.article(number), encoding="utf-8", newline="\n")
    for _ in range(2):
        code = run_once([*ours.command, str(others)], cwd=folder, environment=ours.environment)
        if code not in (0, 1):
            raise SystemExit(f"{OURS} ended with {code}")
    assert ours.state is not None
    if ours.state.folder.is_dir():
        shutil.copytree(ours.state.folder, folder / "state" / "healthlint-first")


def _scenarios(
    size: int,
    ours: Program,
    peers: Sequence[Program],
    folder: Path,
    asked: argparse.Namespace,
    before: Sequence[table.Scenario],
    notes: dict[str, str],
) -> Iterator[table.Scenario]:
    """Yield what is measured over so many articles."""
    place = folder / f"corpus-{size}"
    corpus.write(place, size)
    where = place / corpus.name_of(0) if size == 1 else place
    programs, estimated = [ours], {}
    if size == 1:
        uncached = [*ours.command, "--no-cache"]
        programs.append(ours._replace(name=UNCACHED, command=uncached, state=None))
    single = next((each for each in before if each.articles == 1), None)
    last = next((each for each in reversed(before) if not each.again), None)
    for peer in peers:
        guess = table.estimate(last, single, peer.name, size) if last is not None else None
        if guess is not None and guess.wall[0] > asked.limit:
            estimated[peer.name] = guess
        else:
            programs.append(peer)
    for program in programs:
        if program.name not in notes:
            notes[program.name] = _note(program, where, folder)
    rounds = min(asked.rounds, 3) if size > FEWER else asked.rounds
    say("1 article" if size == 1 else f"{size:,} articles")
    measured = measure(programs, where, rounds, warm_up=size <= FEWER, tell=say)
    yield table.Scenario(size, again=False, results={**measured, **estimated})
    if size == results.AGAIN:
        say(f"{size:,} articles again")
        remembering = [each for each in programs if each.state is not None]
        measured = measure(remembering, where, asked.rounds, again=True, tell=say)
        yield table.Scenario(size, again=True, results=measured)
    shutil.rmtree(place)


def _note(program: Program, where: Path, folder: Path) -> str:
    """Run a program once and return what is to be said of it; that it says something shows that it works."""
    output = folder / "output.txt"
    code = run_once(
        program.arguments(where), cwd=where.parent, output=output, environment=program.environment
    )
    said = output.read_text(encoding="utf-8", errors="replace").splitlines()
    if code not in (0, 1, 2) and program.name not in _COUNTING:
        say(f"{program.name} ended with {code}: {said[-1] if said else 'without a word'}")
    return f"reads only {' '.join(program.reads)}" if program.reads else ""


def say(sentence: str) -> None:
    """Say on stderr how far it is, and what was left out."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
