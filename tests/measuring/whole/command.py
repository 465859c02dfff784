"""What do the commands answer: that which builds a registry, and that which judges references?"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measuring.whole.articles import Entry, Written

UNREAD = "unread"
SOUND = frozenset(("verified", "matched"))
FORMS = ("full", "compact")
_DAY = "1793491200"  # 2026-11-01


class Told(NamedTuple):
    """What is said of one entry; where none was found, the verdict is `unread`."""

    entry: Entry
    verdict: str
    hard: bool
    slight: bool
    data: dict[str, Any]

    @property
    def is_sound(self) -> bool:
        """Tell whether the work is found and nothing contradicts it."""
        return self.verdict in SOUND

    @property
    def is_noticed(self) -> bool:
        """Tell whether anything else is said of the work; of what is not read nothing is."""
        return not self.is_sound and self.verdict != UNREAD

    @property
    def shown(self) -> str:
        """Return the verdict, and how firmly it is said."""
        return self.verdict + (" (slight)" if self.slight else " (hard)" if self.hard else "")


def write_records(path: Path, records: Iterable[Mapping[str, Any]]) -> Path:
    """Write flat records, one JSON object a line, as a registry is built from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as lines:
        lines.writelines(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    return path


def build(target: Path, *inputs: Path, form: str = "full") -> Path:
    """Build a registry with the command."""
    paths = [str(path) for path in inputs]
    _command("registry", "build", "-o", str(target), "--form", form, *paths)
    return target


def told_of(articles: Sequence[Written], registry: Path) -> list[Told]:
    """Return what the command says of each entry of the articles, in their order."""
    said = references([article.path for article in articles], registry)
    told = []
    for article in articles:
        listed = [each for each in said[str(article.path)] if each["origin"] not in ("link", "text")]
        if len(listed) == len(article.entries):
            by_number = dict(enumerate(listed, 1))
        else:  # the marks of the text still tell which is which
            by_number = {int(each["mark"].strip("[]")): each for each in listed if each["mark"]}
        for number, entry in enumerate(article.entries, 1):
            each = by_number.get(number, {})
            verdict, hard, slight = each.get("verdict", UNREAD), each.get("hard"), each.get("slight")
            told.append(Told(entry, verdict, bool(hard), bool(slight), each))
    return told


def references(paths: Sequence[Path], registry: Path) -> dict[str, list[dict[str, Any]]]:
    """Return what `healthlint references` says of the references of each article, by its path."""
    said = json.loads(
        _command(
            *("references", "-f", "json", "--isolated", "--quiet", "--registry", str(registry)),
            *map(str, paths),
        )
    )
    return {article["path"]: article["references"] for article in said["articles"]}


def verdicts_of(told: Iterable[Told]) -> str:
    """Return how often each verdict is said."""
    return ", ".join(f"{name} {count}" for name, count in Counter(each.shown for each in told).most_common())


def _command(*arguments: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "healthlint", *arguments],
        env={**os.environ, "SOURCE_DATE_EPOCH": _DAY},
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"healthlint {' '.join(arguments[:2])}: {done.stderr.decode()}")
    return done.stdout
