"""Lints very many articles through `healthlint corpus`, kills it on the way, and looks at what comes out.

    python tests/benchmarks/crawl.py [--articles 1000000] [--kills 3] [--jobs auto] [--bytes 1000]

The articles are in one Parquet file; some thousand texts of invented words come again and again under other
addresses, so that what must be found in each article is known by linting each text once. The whole group of
processes is killed with SIGKILL at random moments, and the same command is given again. At the end every row
is compared. Memory is that of the largest process, sampled twice a second (Linux).
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarking.corpus import article, name_of
from healthlint.arrow import lint_batch

# Seconds, articles put by, memory of the first process and of its largest worker in KiB.
Look = tuple[float, int, tuple[int, int]]

DISTINCT = 3_000  # texts
SITES = 997
GROUP = 5_000  # rows of a row group


def texts(size: int, articles: int) -> list[str]:
    """Return the texts of so many articles, each of about so many bytes."""
    made = []
    for number in range(min(DISTINCT, articles)):
        text = article(number)
        end = text.encode()[:size].decode("utf-8", "ignore")
        made.append(end[: end.rindex("\n") + 1])
    return made


def path_of(number: int) -> str:
    """Return what a row is called; its suffix is that of its text."""
    return f"{number:09}{Path(name_of(number % DISTINCT)).suffix}"


def number_of(path: str) -> int:
    """Return the number of a row."""
    return int(Path(path).stem)


def write_articles(path: Path, distinct: list[str], articles: int) -> None:
    """Write the Parquet file, a row group at a time."""
    schema = pa.schema([("path", pa.string()), ("url", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for start in range(0, articles, GROUP):
            numbers = range(start, min(start + GROUP, articles))
            columns = [
                [path_of(number) for number in numbers],
                [f"https://site-{number % SITES}.example/{number}" for number in numbers],
                [distinct[number % DISTINCT] for number in numbers],
            ]
            writer.write_table(pa.table(columns, schema=schema))


def run(command: list[str], kill_at: int | None, articles: int, watched: list[Look]) -> int:
    """Run a command to its end, or kill it once so many articles are put by; return its exit code."""
    folder = Path(command[command.index("-o") + 1] + ".parts")
    process = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
    try:
        while process.poll() is None:
            time.sleep(0.5)
            done = put_by(folder)
            watched.append((time.monotonic(), done, most_memory(process.pid)))
            if kill_at is not None and done >= kill_at:
                time.sleep(random.random() * 8)
                print(f"  killed behind {put_by(folder):,} of {articles:,} articles", flush=True)
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return -signal.SIGKILL
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    return process.returncode


def put_by(folder: Path) -> int:
    """Return how many articles a run has put by."""
    try:
        told = json.loads((folder / "standing.json").read_bytes())
    except (OSError, ValueError):
        return 0
    return int(told["standing"]["counts"]["articles"])


def most_memory(group: int) -> tuple[int, int]:
    """Return the resident memory of the first process of a group and of its largest worker, in KiB.

    Where nobody tells it, it is 0.
    """
    first, largest = 0, 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            pid = int(status.parent.name)
            if os.getpgid(pid) == group:
                lines = status.read_text().splitlines()
                held = next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)
                first, largest = (held, largest) if pid == group else (first, max(largest, held))
        except (OSError, ValueError):
            continue
    return first, largest


def faults(output: Path, distinct: list[str], articles: int) -> list[str]:
    """Return what is wrong with the findings, a sentence each."""
    numbers = range(len(distinct))
    table = pa.table({"path": [path_of(number) for number in numbers], "text": distinct})
    expected: dict[int, list[tuple[Any, ...]]] = {number: [] for number in numbers}
    for row in lint_batch(table, isolated=True).to_pylist():
        expected[number_of(row.pop("path"))].append(tuple(row[name] for name in row if name != "url"))
    at, seen, wrong = 0, 0, []
    with pq.ParquetFile(output) as file:
        found: list[tuple[Any, ...]] = []

        def settle(until: int) -> None:
            nonlocal at, found
            while at < until:
                if found != expected[at % DISTINCT]:
                    wrong.append(f"article {at}: {len(found)} findings, not {len(expected[at % DISTINCT])}")
                at, found = at + 1, []

        for batch in file.iter_batches():
            for row in batch.to_pylist():
                number = number_of(row.pop("path"))
                if number < at:
                    wrong.append(f"article {number} comes again")
                    continue
                settle(number)
                if row["url"] != f"https://site-{number % SITES}.example/{number}":
                    wrong.append(f"article {number} has another address")
                found.append(tuple(row[name] for name in row if name != "url"))
                seen += 1
        settle(articles)
    print(f"{seen:,} findings compared with what {len(distinct):,} texts give: {len(wrong)} differences")
    return wrong


def main() -> None:
    """Make the articles, lint and kill, and compare."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--jobs", default="auto")
    parser.add_argument("--bytes", type=int, default=1_000)
    arguments = parser.parse_args()
    articles, kills = arguments.articles, arguments.kills
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder, "articles.parquet"), Path(folder, "findings.parquet")
        distinct = texts(arguments.bytes, articles)
        write_articles(source, distinct, articles)
        each = sum(len(text.encode()) for text in distinct) / len(distinct)
        size = source.stat().st_size
        print(f"{articles:,} articles of {each:,.0f} bytes on average, {size:,} bytes of Parquet")
        command = [sys.executable, "-m", "healthlint", "corpus", str(source), "-o", str(output), "--isolated"]
        command += ["--jobs", arguments.jobs, "--exit-zero"]
        watched: list[Look] = []
        began = time.monotonic()
        for number in range(kills):
            share = (number + random.random()) / (kills + 0.5)
            run(command, int(share * articles), articles, watched)
        code = run(command, None, articles, watched)
        seconds = time.monotonic() - began
        rate = articles / seconds
        print(f"exit code {code}, {seconds:,.0f} s with {kills} kills, {rate:,.0f} articles a second")
        for quarter in range(4):
            part = [memory for _, done, memory in watched if quarter <= done * 4 / articles < quarter + 1]
            if part:
                first, others = (max(kib) / 1024 for kib in zip(*part, strict=True))
                memory = f"first process {first:,.0f} MiB, largest worker {others:,.0f} MiB"
                print(f"  quarter {quarter + 1}: {memory}")
        wrong = faults(output, distinct, articles)
        for each_wrong in wrong[:10]:
            print(f"  {each_wrong}")
        left = [path.name for path in Path(folder).iterdir() if path not in (source, output)]
        print(f"left behind besides the output: {left or 'nothing'}")
    sys.exit(bool(wrong or code))


if __name__ == "__main__":
    main()
