"""How right is what is said of references, from the text of articles to the verdict?

Works of public data are cited in five styles, in articles in Markdown, in HTML and in plain text, in English
and in Chinese; `healthlint registry build` makes the registries, `healthlint references` judges.

    python tests/benchmarks/verdicts.py [--data ../shared/registry-data] [--form full|compact]
        [hallmark] [works] [retractions] [lookalikes]

The data is no part of the project: HALLMARK's public development split, records of Crossref, and the DOIs
of the Retraction Watch Database.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from measuring.whole import benchmark, lookalikes, registered, retractions  # noqa: E402

Report = Callable[[Path, Path, str], Iterator[str]]
PARTS: dict[str, tuple[str, Report]] = {
    "hallmark": ("HALLMARK, its valid entries registered", benchmark.report),
    "works": ("works of Crossref, all of them registered", registered.report),
    "retractions": (
        "a hundred retracted works among others",
        lambda data, folder, _: retractions.report(data, folder),
    ),
    "lookalikes": ("works cited without identifier, and only others registered", lookalikes.report),
}


def main() -> int:
    """Print the figures of the parts that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "registry-data")
    parser.add_argument("--form", choices=("full", "compact"), default="full")
    given = parser.parse_args()
    if not given.data.is_dir():
        print(f"{given.data}: the public data is not here; there is nothing to measure", file=sys.stderr)
        return 2
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}")
    with tempfile.TemporaryDirectory() as folder:
        for name in given.parts or PARTS:
            title, report = PARTS[name]
            began = time.perf_counter()
            print(f"== {title} ({given.form} registry)")
            for line in report(given.data, Path(folder) / name, given.form):
                print(line, flush=True)
            print(f"   {time.perf_counter() - began:.0f} s\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
