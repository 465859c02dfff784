"""Are retracted works found among sound ones, however their DOIs are written?

An article of a thousand references cites a hundred works that the lists know as retracted, sixty on which
they hold another notice, and sound ones of a register. The DOIs of the lists come without titles, so that
these entries have titles of nobody.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from measuring.references.styles import work_of
from measuring.whole.articles import LANGUAGES, SUFFIXES, Entry, entry_of, link_to, write_article
from measuring.whole.command import Told, build, told_of, verdicts_of, write_records
from measuring.whole.registered import complete

RETRACTED, OTHERWISE, ALL = 100, 20, 1_000
NATURES = {"Expression of concern": "concern", "Correction": "corrected", "Reinstatement": "reinstated"}
_ACCUSING = frozenset(
    ("retracted", "concern", "corrected", "reinstated", "other-work", "not-registered", "malformed")
)
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}

NOTATIONS: dict[str, Callable[[str], str]] = {
    "doi:": lambda doi: f"doi:{doi}",
    "doi: with a stop": lambda doi: f"doi: {doi}.",
    "DOI with a blank": lambda doi: f"DOI {doi}",
    "https://doi.org": lambda doi: f"https://doi.org/{doi}",
    "http://dx.doi.org with a stop": lambda doi: f"http://dx.doi.org/{doi}.",
    "doi.org": lambda doi: f"doi.org/{doi}",
    "percent-encoded": lambda doi: f"https://doi.org/{quote(doi, safe='')}",
    "of full width": lambda doi: f"ｄｏｉ：{doi.translate(_WIDE)}",
    "GB/T 7714": lambda doi: f"DOI:{doi}.",
    "GB/T 7714 of full width": lambda doi: f"DOI：{doi}。",
    "alone": lambda doi: doi,
    "in brackets": lambda doi: f"({doi})",
    "with a semicolon": lambda doi: f"doi:{doi}; accessed 2 May 2024",
    "in capitals": lambda doi: f"DOI: {doi.upper()}",
    "an address in capitals": lambda doi: f"HTTPS://DOI.ORG/{doi.upper()}",
    "with what counts clicks": lambda doi: f"https://doi.org/{doi}?utm_source=letter",
    "behind a link": lambda doi: link_to(f"https://doi.org/{doi}"),
    "a publisher's page": lambda doi: f"https://onlinelibrary.wiley.com/doi/full/{doi}",
    "behind a link to a publisher's page": lambda doi: link_to(f"https://www.tandfonline.com/doi/abs/{doi}"),
    "in a sentence in Chinese": lambda doi: f"，{doi}，全文可读",
}


class Lists(NamedTuple):
    """What the lists know, by DOI."""

    natures: dict[str, frozenset[str]]
    paths: tuple[Path, ...]

    def only(self, nature: str) -> list[str]:
        """Return the DOIs of which nothing but this is said."""
        return sorted(doi for doi, natures in self.natures.items() if natures == {nature})


def lists_in(data: Path) -> Lists:
    """Return what both lists know."""
    folder = data / "retraction_watch"
    paths = tuple(sorted(folder.glob("rw_doi_*.csv")))
    natures: dict[str, set[str]] = {}
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                told = row.get("retraction_natures") or row["kind"].replace("_", " ").capitalize()
                natures.setdefault(row["original_paper_doi"].lower(), set()).update(told.split(";"))
    return Lists({doi: frozenset(told) for doi, told in natures.items()}, paths)


class Cited(NamedTuple):
    """What an article cites, and what is then said of it."""

    expected: str  # `retracted`, `concern`, `corrected`, `reinstated`, or empty of a sound work
    notation: str
    told: Told


def judged_citations(data: Path, folder: Path, seed: int, suffix: str, language: str) -> list[Cited]:
    """Return what is said of the references of an article."""
    registry = folder / "registry"
    lists = lists_in(data)
    if not registry.exists():
        folder.mkdir(parents=True, exist_ok=True)
        build(registry, *lists.paths, write_records(folder / "works.jsonl", complete(data)))
    dice = random.Random(seed)
    expected = dict.fromkeys(dice.sample(lists.only("Retraction"), RETRACTED), "retracted")
    for nature, verdict in NATURES.items():
        expected |= dict.fromkeys(dice.sample(lists.only(nature), OTHERWISE), verdict)
    sound = [record for record in complete(data) if record["doi"].lower() not in lists.natures]
    cited: list[tuple[Entry, str, str]] = []
    for at, doi in enumerate(expected):
        notation = list(NOTATIONS)[at % len(NOTATIONS)]
        shown = f"Nobody N. A title that nobody wrote, number {at}. Nap Med. 2019;{at}(2):1-9."
        cited.append((Entry(doi, f"{shown} {NOTATIONS[notation](doi)}"), expected[doi], notation))
    for at, record in enumerate(dice.sample(sound, ALL - len(expected))):
        notation = list(NOTATIONS)[at % len(NOTATIONS)]
        cited.append((_sound(record, NOTATIONS[notation]), "", notation))
    dice.shuffle(cited)
    article = write_article(
        folder / f"cited-{seed}-{language}{suffix}", [entry for entry, *_ in cited], language
    )
    told = told_of([article], registry)
    return [Cited(*each[1:], said) for each, said in zip(cited, told, strict=True)]


def _sound(record: dict[str, Any], notation: Callable[[str], str]) -> Entry:
    work = work_of(record)
    if work is None:
        raise ValueError(f"{record['doi']}: no title, year or author")
    entry = entry_of(work.doi, work, "vancouver", identifier=False)
    return entry._replace(text=f"{entry.text} {notation(work.doi)}")


def report(data: Path, folder: Path) -> Iterator[str]:
    """Yield the lines of the table."""
    for seed, (suffix, language) in enumerate(
        (suffix, language) for suffix in SUFFIXES for language in LANGUAGES
    ):
        cited = judged_citations(data, folder, seed, suffix, language)
        found = {
            verdict: [each for each in cited if each.expected == verdict]
            for verdict in ("retracted", *NATURES.values())
        }
        sound = [each for each in cited if not each.expected]
        accused = [each for each in sound if each.told.verdict in _ACCUSING]
        yield (
            f"{suffix[1:]:5}{language}  "
            + "  ".join(
                f"{verdict} {sum(each.told.verdict == verdict for each in some)}/{len(some)}"
                for verdict, some in found.items()
            )
            + f"  sound accused {len(accused)}/{len(sound)}"
        )
        yield f"         sound: {verdicts_of(each.told for each in sound)}"
        for each in accused + [
            each for some in found.values() for each in some if each.told.verdict != each.expected
        ]:
            yield f"         {each.notation}: {each.told.shown}: {each.told.entry.text}"
