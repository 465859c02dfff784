"""Writes a corpus of invented health articles: seeded, so that every machine lints the same words.

    python tests/benchmarks/corpus.py FOLDER --articles 2000

What they look like tells tests/benchmarking/corpus.py.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarking.corpus import write


def main() -> None:
    """Write a corpus."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=2000)
    arguments = parser.parse_args()
    write(arguments.folder, arguments.articles)


if __name__ == "__main__":
    main()
