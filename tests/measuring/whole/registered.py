"""How are works of a register judged that are written in five styles, half of them without identifier?"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from measuring.references.styles import STYLES, Work, work_of
from measuring.verdicts import longer_words, with_one_word_changed
from measuring.whole.articles import entry_of, write_articles
from measuring.whole.command import Told, build, told_of, verdicts_of, write_records

_CHANGED = 10  # every tenth title


class Registered(NamedTuple):
    """What is said of the works as they are, and of those whose title has another word."""

    style: str
    same: list[Told]
    changed: list[Told]


def complete(data: Path) -> list[dict[str, Any]]:
    """Return the records that have title, year and author, once for each DOI."""
    found: dict[str, dict[str, Any]] = {}
    for path in sorted((data / "crossref_records").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if work_of(record) is not None:
                found.setdefault(record["doi"], record)
    return list(found.values())


def judged_works(
    data: Path, folder: Path, form: str, styles: tuple[str, ...] = STYLES
) -> Iterator[Registered]:
    """Yield for each style what is said of all works against a registry that is built of them."""
    records = complete(data)
    registry = build(folder / f"works-{form}", write_records(folder / "works.jsonl", records), form=form)
    works: list[Work] = [work for record in records if (work := work_of(record)) is not None]
    words = longer_words(work.title for work in works)
    for style in styles:
        dice = random.Random(style)
        entries, changed = [], set()
        for number, work in enumerate(works):
            title = work.title if number % _CHANGED else with_one_word_changed(work.title, words, dice)
            if title != work.title:
                changed.add(work.doi)
            cited = work._replace(title=title)
            entries.append(entry_of(work.doi, cited, style, identifier=dice.random() < 0.5))
        dice.shuffle(entries)
        told = told_of(list(write_articles(folder / style, entries, style, seed=7)), registry)
        yield Registered(
            style,
            [each for each in told if each.entry.key not in changed],
            [each for each in told if each.entry.key in changed],
        )


def report(data: Path, folder: Path, form: str) -> Iterator[str]:
    """Yield the lines of the table."""
    for style, same, changed in judged_works(data, folder, form):
        sound = sum(each.is_sound for each in same)
        noticed = sum(each.is_noticed for each in changed)
        other = sum(each.verdict == "other-work" for each in same)
        yield (
            f"{style:10} sound {sound}/{len(same)} = {sound / len(same):.4f}  other-work {other}  "
            f"changed title noticed {noticed}/{len(changed)} = {noticed / len(changed):.4f}"
        )
        missed = [each for each in same if not each.is_sound]
        if missed:
            yield f"           not sound: {verdicts_of(missed)}"
            yield f"           {'  '.join(sorted(each.entry.key for each in missed))}"
