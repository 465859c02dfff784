"""Is a work ever taken for another one, where only works like it are registered?

Every second work is cited and the others are registered. For each that is cited, works are made up that
share most with it: the second part of a series, another year's report, another paper of the same authors,
the same title by others; nothing that is said of the cited work may be said firmly, or that it is sound.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from measuring.references.styles import STYLES, Work, work_of
from measuring.verdicts import longer_words, with_one_word_changed
from measuring.whole.articles import entry_of, write_articles
from measuring.whole.command import Told, build, told_of, verdicts_of, write_records
from measuring.whole.registered import complete

Record = dict[str, Any]
Twin = Callable[[Record, random.Random, list[Record], list[str]], Record]


def _next_part(record: Record, *_: object) -> Record:
    number = int(re.sub(r"\D", "", record["page"] or "")[:4] or 1)
    page = f"{number + 40}-{number + 49}"
    return {**record, "title": f"{record['title'].rstrip('.')} II", "page": page}


def _another_year(record: Record, *_: object) -> Record:
    volume = (record["volume"] or "1") + "4"
    return {
        **record,
        "title": f"{record['title']} {record['year'] - 4}",
        "year": record["year"] - 4,
        "volume": volume,
    }


def _same_title(record: Record, dice: random.Random, every: list[Record], _: list[str]) -> Record:
    other = dice.choice([each for each in dice.sample(every, 9) if each["authors"] != record["authors"]])
    return {**other, "title": record["title"]}


def _same_authors(record: Record, dice: random.Random, every: list[Record], _: list[str]) -> Record:
    return {**record, "title": dice.choice(every)["title"], "page": "9001-9009"}


def _one_word(record: Record, dice: random.Random, _: list[Record], words: list[str]) -> Record:
    title = with_one_word_changed(record["title"], words, dice)
    return {**record, "title": title, "volume": "77", "page": "9001-9009"}


TWINS: dict[str, Twin] = {
    "the next part of a series": _next_part,
    "the report of another year": _another_year,
    "the same title by others": _same_title,
    "another work of the same authors": _same_authors,
    "one word of the title apart, in another place": _one_word,
}


def judged_lookalikes(data: Path, folder: Path, form: str) -> Iterator[tuple[str, list[Told]]]:
    """Yield what is said of works while others like them are registered, for each kind of likeness."""
    folder.mkdir(parents=True, exist_ok=True)
    records = complete(data)
    words = longer_words(record["title"] for record in records)
    yield "other works", _judged(records[::2], records[1::2], folder / "others", form)
    for name, twin in TWINS.items():
        dice = random.Random(name)
        twins = [
            {**twin(record, dice, records, words), "doi": f"10.5555/twin.{at}"}
            for at, record in enumerate(records)
        ]
        apart = [
            (own, other)
            for own, other in zip(records, twins, strict=True)
            if own["title"] != other["title"] or twin is _same_title
        ]
        yield (
            name,
            _judged(
                [own for own, _ in apart],
                [other for _, other in apart],
                folder / name.replace(" ", "-"),
                form,
            ),
        )


def _judged(cited: list[Record], known: list[Record], folder: Path, form: str) -> list[Told]:
    folder.mkdir(parents=True)
    registry = build(folder / "registry", write_records(folder / "works.jsonl", known), form=form)
    works: list[Work] = [work for record in cited if (work := work_of(record)) is not None]
    entries = [
        entry_of(work.doi, work, STYLES[at % len(STYLES)], identifier=False) for at, work in enumerate(works)
    ]
    return told_of(list(write_articles(folder, entries, "like", seed=2)), registry)


def report(data: Path, folder: Path, form: str) -> Iterator[str]:
    """Yield the lines of the table."""
    for name, told in judged_lookalikes(data, folder, form):
        verdicts: defaultdict[str, int] = defaultdict(int)
        for each in told:
            verdicts[each.verdict] += 1
        hard = sum(each.hard and not each.slight for each in told)
        yield (
            f"{name:46} taken for it {sum(each.is_sound for each in told)}/{len(told)}  hard {hard}  "
            f"other-work {verdicts['other-work']}"
        )
        yield f"   {verdicts_of(told)}"
