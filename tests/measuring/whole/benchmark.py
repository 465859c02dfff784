"""How are the references of HALLMARK judged once they stand in articles?

Its valid entries are the registry, or a half of them; its altered ones are what should be noticed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from measuring.references.styles import STYLES, work_of
from measuring.verdicts import Entry as Known
from measuring.verdicts import altered_in_reach, hallmark
from measuring.whole.articles import entry_of, write_articles
from measuring.whole.command import Told, build, told_of, verdicts_of, write_records

SEEDS = 5


class Case(NamedTuple):
    """One reference of the benchmark."""

    key: str
    kind: str  # of the alteration; empty of a valid one
    in_reach: bool  # whether the work that was altered is a valid entry, too
    record: dict[str, Any]


def cases(data: Path) -> list[Case]:
    """Return the references of the benchmark as flat records."""
    known = hallmark(data)
    reach = set(map(id, altered_in_reach(known)))
    return [Case(str(at), each.kind, id(each) in reach, _record(each)) for at, each in enumerate(known)]


def judged_cases(some: Sequence[Case], registered: Sequence[Case], folder: Path, form: str) -> list[Told]:
    """Return what is said of references, in the order of the articles, against a registry of others."""
    folder.mkdir(parents=True, exist_ok=True)
    records = write_records(folder / "works.jsonl", [case.record for case in registered])
    registry = build(folder / "registry", records, form=form)
    entries = []
    for at, case in enumerate(some):
        work = work_of(case.record)
        if work is None:
            raise ValueError(f"{case.key}: no title, year or author")
        style = STYLES[at % len(STYLES)]
        entries.append(entry_of(case.key, work, style, identifier=bool(work.doi)))
    random.Random(3).shuffle(entries)
    return told_of(list(write_articles(folder, entries, "case", seed=11)), registry)


def halves(some: Sequence[Case], folder: Path, form: str) -> Iterator[list[Told]]:
    """Yield what is said of the valid references against halves of them, drawn with several seeds."""
    valid = [case for case in some if not case.kind]
    for seed in range(SEEDS):
        half = random.Random(seed).sample(valid, len(valid) // 2)
        yield judged_cases(valid, half, folder / str(seed), form)


def report(data: Path, folder: Path, form: str) -> Iterator[str]:
    """Yield the lines of the table."""
    some = cases(data)
    valid = [case for case in some if not case.kind]
    told = {each.entry.key: each for each in judged_cases(some, valid, folder / "all", form)}
    sound = [told[case.key] for case in valid]
    altered = [told[case.key] for case in some if case.kind]
    reach = [told[case.key] for case in some if case.kind and case.in_reach]
    yield f"altered, detected    {_share([each.is_noticed for each in altered])}"
    yield f"                     {verdicts_of(altered)}"
    yield f"valid, reported      {_share([not each.is_sound for each in sound])}"
    yield f"                     {verdicts_of(sound)}"
    yield f"valid, hard          {_share([each.hard for each in sound])}"
    yield f"in reach, hard       {_share([each.hard for each in reach])}"
    for kind in sorted({case.kind for case in some if case.kind and case.in_reach}):
        of_kind = [told[case.key] for case in some if case.kind == kind and case.in_reach]
        yield f"  {kind:26} {verdicts_of(of_kind)}"
    halved = [each for half in halves(some, folder, form) for each in half]
    yield f"half registry, hard  {_share([each.hard for each in halved])}"
    yield f"                     {verdicts_of(halved)}"


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits)}/{len(hits)} = {sum(hits) / max(1, len(hits)):.5f}"


def _record(known: Known) -> dict[str, Any]:
    record = known.record
    return {
        "doi": record.doi,
        "title": record.title,
        "authors": "; ".join(f"{name.family}, {name.given}" for name in record.authors),
        "journal": record.container,
        "year": record.years[0],
        "volume": "",
        "issue": "",
        "page": "",
        "issn": "",
        "type": "posted-content" if record.kind == "preprint" else "proceedings-article",
    }
