"""How often are altered references noticed, and sound ones accused?

    PYTHONPATH=tests python -m measuring.verdicts REGISTRY_DATA

REGISTRY_DATA: a folder with `hallmark/dev_public.jsonl` (HALLMARK, MIT), whose valid entries are taken for
the register, and `crossref_records/*.jsonl`. Register and references are made from the same fields: what is
measured is the lattice, and neither the reading of entries nor the coverage of a register.
"""

from __future__ import annotations

import datetime
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from healthlint.references.comparing.normal import comparable_title
from healthlint.references.judging.judgement import SOUND, Judgement
from healthlint.references.judging.verdict import judge
from healthlint.references.known import KnownWorks
from healthlint.references.works import Cited, Name, Record

TODAY = datetime.date(2026, 6, 1)
_SEEDS = 5
_CHANGED = 10  # every tenth title
_ORIGINAL = re.compile(r"original: '(.+)'\)|from the real '(.+?)' \(")
_ARXIV = "10.48550/arxiv."


class Entry(NamedTuple):
    """A reference of the benchmark."""

    cited: Cited
    record: Record
    kind: str  # of the alteration; empty of a valid one
    original: str  # the title before the alteration, where it is told


def hallmark(folder: Path) -> list[Entry]:
    """Return the entries of the benchmark."""
    lines = (folder / "hallmark" / "dev_public.jsonl").read_text(encoding="utf-8").splitlines()
    return [_entry(json.loads(line)) for line in lines]


def altered_in_reach(entries: Iterable[Entry]) -> list[Entry]:
    """Return the altered entries whose original is a valid entry, by identifier or title."""
    entries = list(entries)
    valid = [entry for entry in entries if not entry.kind]
    titles = {comparable_title(entry.cited.title) for entry in valid}
    dois = {entry.record.doi for entry in valid if entry.record.doi}
    return [
        entry
        for entry in entries
        if entry.kind
        and (
            entry.record.doi in dois
            or comparable_title(entry.cited.title) in titles
            or comparable_title(entry.original) in titles
        )
    ]


def register_of(entries: Iterable[Entry]) -> KnownWorks:
    """Return a register of the works of these entries."""
    return register_of_records([entry.record for entry in entries])


def register_of_records(records: list[Record]) -> KnownWorks:
    """Return a register of these works and of the journals in which they stand."""
    return KnownWorks(records, journals={(record.container,) for record in records if record.container})


def complete_records(folder: Path) -> Iterator[Record]:
    """Yield the records of Crossref that have title, year and author, once for each DOI."""
    seen: set[str] = set()
    for path in sorted((folder / "crossref_records").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if not (row["title"] and row["authors"] and row["year"]) or row["doi"] in seen:
                continue
            seen.add(row["doi"])
            names = (each.partition(",") for each in row["authors"].split(";"))
            yield Record(
                "crossref",
                doi=row["doi"],
                title=row["title"],
                authors=tuple(
                    Name(family.strip(), given.strip()) for family, _, given in names if family.strip()
                ),
                years=(row["year"],),
                container=row["journal"] or "",
                containers=tuple(filter(None, (row["issn"] or "").split(";"))),
                volume=row["volume"] or "",
                issue=row["issue"] or "",
                pages=row["page"] or "",
                kind="preprint" if row["type"] == "posted-content" else "article",
            )


def cited_as(record: Record, title: str, *, identified: bool) -> Cited:
    """Return a reference to a work, with or without its identifier."""
    return Cited(
        f"{'; '.join(name.family for name in record.authors)}. {title}. {record.container} {record.years[0]}",
        title=title,
        authors=record.authors,
        container=record.container,
        year=record.years[0],
        volume=record.volume,
        issue=record.issue,
        pages=record.pages,
        kind=record.kind,
        identifiers=(("doi", record.doi),) if identified else (),
    )


def longer_words(titles: Iterable[str]) -> list[str]:
    """Return the longer words of all titles."""
    return re.findall(r"\b[A-Za-z]{4,}\b", " ".join(titles))


def with_one_word_changed(title: str, words: list[str], dice: random.Random) -> str:
    """Return a title with one of its words replaced by another title's; as it is where it has no word."""
    places = [found.span() for found in re.finditer(r"\b[A-Za-z]{4,}\b", title)]
    if not places:
        return title
    start, end = dice.choice(places)
    other = dice.choice([word for word in dice.sample(words, 8) if word.lower() != title[start:end].lower()])
    return title[:start] + other + title[end:]


def _entry(row: dict[str, Any]) -> Entry:
    fields = {name: value.replace("{", "").replace("}", "") for name, value in row["fields"].items()}
    names = tuple(
        _name(each) for each in fields["author"].split(" and ") if each.strip() not in ("", "others")
    )
    container = fields.get("booktitle") or fields.get("journal") or ""
    doi = fields.get("doi", "").lower()
    kind = "preprint" if doi.startswith(_ARXIV) and not container else "article"
    found = _ORIGINAL.search(row["explanation"] or "")
    cited = Cited(
        f"{fields['author']}. {fields['title']}. {container}, {fields['year']}. {doi}",
        title=fields["title"],
        authors=names,
        et_al=fields["author"].endswith(" and others"),
        container=container,
        year=int(fields["year"]),
        kind=kind,
        identifiers=(("doi", doi),) if doi else (),
    )
    record = Record(
        "benchmark",
        doi=doi,
        title=fields["title"],
        authors=names,
        years=(int(fields["year"]),),
        container=container,
        kind=kind,
    )
    original = (found[1] or found[2]) if found else ""
    return Entry(cited, record, row["hallucination_type"] or "" if row["label"] != "VALID" else "", original)


def _name(text: str) -> Name:
    if "," in text:
        family, _, given = text.partition(",")
    else:
        given, _, family = text.strip().rpartition(" ")
    return Name(family.strip(), given.strip())


def _share(judgements: Iterable[Judgement], test: Callable[[Judgement], bool]) -> str:
    tested = [test(judgement) for judgement in judgements]
    return f"{sum(tested)}/{len(tested)} = {sum(tested) / max(1, len(tested)):.4f}"


def _is_sound(judgement: Judgement) -> bool:
    return judgement.verdict in SOUND


def report_on_hallmark(folder: Path) -> Iterator[str]:
    """Yield lines on the benchmark with a whole register, and with halves of it."""
    entries = hallmark(folder)
    valid = [entry for entry in entries if not entry.kind]
    altered = [entry for entry in entries if entry.kind]
    reach = altered_in_reach(entries)
    known = register_of(valid)
    judged = {id(entry): judge(entry.cited, known, today=TODAY) for entry in entries}
    yield f"detected            {_share((judged[id(e)] for e in altered), lambda j: not _is_sound(j))}"
    yield f"false positives     {_share((judged[id(e)] for e in valid), lambda j: not _is_sound(j))}"
    yield f"hard, all altered   {_share((judged[id(e)] for e in altered), lambda j: j.hard)}"
    yield f"hard, in reach      {_share((judged[id(e)] for e in reach), lambda j: j.hard)}"
    yield f"hard, valid         {_share((judged[id(e)] for e in valid), lambda j: j.hard)}"
    for kind, number in Counter(entry.kind for entry in reach).most_common():
        of_kind = [judged[id(entry)] for entry in reach if entry.kind == kind]
        verdicts = Counter(f"{j.verdict}{'' if j.hard else ' (soft)'}" for j in of_kind)
        yield f"  {kind:24}{number:4}  {dict(verdicts)}"
    accused = total = 0
    for seed in range(_SEEDS):
        dice = random.Random(seed)
        half = register_of(dice.sample(valid, len(valid) // 2))
        accused += sum(judge(entry.cited, half, today=TODAY).hard for entry in valid)
        total += len(valid)
    yield f"hard, valid, half   {accused}/{total} = {accused / total:.5f}  ({_SEEDS} draws)"


def report_on_crossref(folder: Path) -> Iterator[str]:
    """Yield lines on references made of Crossref's records, half of them without identifier."""
    records = list(complete_records(folder))
    known = register_of_records(records)
    dice = random.Random(1)
    words = longer_words(record.title for record in records)
    same: list[Judgement] = []
    changed: list[Judgement] = []
    for number, record in enumerate(records):
        title = record.title if number % _CHANGED else with_one_word_changed(record.title, words, dice)
        cited = cited_as(record, title, identified=dice.random() < 0.5)
        (same if title == record.title else changed).append(judge(cited, known, today=TODAY))
    yield f"complete records    {len(records)}"
    yield f"unchanged, sound    {_share(same, _is_sound)}  {dict(Counter(each.verdict for each in same))}"
    yield f"changed, noticed    {_share(changed, lambda j: not _is_sound(j))}"
    yield f"changed, hard       {_share(changed, lambda j: j.hard)}"
    verdicts: Counter[str] = Counter()
    for seed in range(_SEEDS):
        dice = random.Random(seed)
        half = register_of_records(dice.sample(records, len(records) // 2))
        for record in records:
            cited = cited_as(record, record.title, identified=dice.random() < 0.5)
            judgement = judge(cited, half, today=TODAY)
            verdicts[f"{judgement.verdict}{' hard' if judgement.hard else ''}"] += 1
    yield f"unchanged, half     {dict(verdicts)}  ({_SEEDS} draws)"


def main() -> None:
    """Print the figures."""
    folder = Path(sys.argv[1])
    for line in (*report_on_hallmark(folder), *report_on_crossref(folder)):
        print(line)


if __name__ == "__main__":
    main()
