"""Adopts a repository of articles, edits it, and tells whether just what is new is reported.

    python tests/benchmarks/baseline.py --articles 1000 --edits 50 --seeds 1-20

Then times the matching of many entries, and the size of the file that holds them.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from evolution.articles import Library
from evolution.trial import tried
from healthlint.rule.digest import digest
from healthlint.run.baseline.entry import Entry
from healthlint.run.baseline.file import read_baseline, write_baseline
from healthlint.run.baseline.matching import Found, Matching
from healthlint.run.baseline.sketch import Sketch


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--seeds", default="1-3", help="such as 1-20")
    parser.add_argument("--entries", type=int, nargs="*", default=[3_000, 100_000])
    arguments = parser.parse_args()
    first, _, last = arguments.seeds.partition("-")
    total: Counter[str] = Counter()
    for seed in range(int(first), int(last or first) + 1):
        with tempfile.TemporaryDirectory() as folder:
            outcome = tried(seed, Path(folder), articles=arguments.articles, edits=arguments.edits)
        counts = {
            "adopted": outcome.adopted,
            "new": outcome.expected,
            "missed": len(outcome.missed),
            "back": len(outcome.back),
        }
        total.update(counts)
        print(f"seed {seed}:", ", ".join(f"{number} {what}" for what, number in counts.items()), flush=True)
        for what, sentences in (("missed", outcome.missed), ("back", outcome.back)):
            for sentence in sentences:
                print(f"  {what}: {sentence}")
    print("all:", ", ".join(f"{number} {what}" for what, number in total.items()))
    for size in arguments.entries:
        measure(size)


def measure(size: int) -> None:
    """Time the reading, writing and matching of so many entries, a tenth of which match nothing exactly."""
    entries = []
    for number in range(size):
        if number % 1000 == 0:
            library = Library(number, 0)  # of which no sentence comes twice, so that it has but so many
        language = "zh" if number % 3 == 2 else "en"
        sentence = library.sentence(language, fault=True)
        text = sentence.text
        at = max(0, text.lower().find(sentence.frame.words))
        behind = at + len(sentence.frame.words)
        near = (digest(f"before {number}", 3), digest(f"behind {number}", 3))
        marked = f"{text[:at]}⟦{text[at:behind]}⟧{text[behind:]}"
        code = f"PRO{100 + len(sentence.frame.words)}"
        entries.append(
            Entry(f"articles/{number // 3}.md", Sketch(code, digest(f"{number} {text}"), marked, near))
        )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "baseline.jsonl"
        started = time.process_time()
        write_baseline(file, entries)
        written = time.process_time()
        again = read_baseline(file) or []
        read = time.process_time()
        length = file.stat().st_size
    found = [
        Found(
            entry.path,
            entry.sketch
            if number % 10
            else entry.sketch._replace(hash=digest(f"other {number}"), text=f"Now {entry.sketch.text}"),
        )
        for number, entry in enumerate(entries)
    ]
    begun = time.process_time()
    matching = Matching(again, found, lambda _path: "present")
    done = time.process_time()
    print(
        f"{size} entries: {length / size:.0f} bytes each, written in {written - started:.2f} s,"
        f" read in {read - written:.2f} s, matched in {done - begun:.2f} s"
        f" ({len(matching.entry_of)} of {size} known again)"
    )


if __name__ == "__main__":
    main()
