"""How fast is a registry built and looked into, and how large is it?

Works are made up from a seed: words and names of an invented language, as frequent as those of real titles
are (by Zipf's law), some 13 to a title of English length; every tenth title is of Chinese characters, as
frequent likewise.

    python tests/benchmarks/registry.py [--works 1000000] [--form full|compact|both] [--jobs 2]

What a build takes of all processors is told beside the time on the clock: where they have nothing else to do,
two of them need half of it. Look-ups are timed by the clock, so that they tell of a machine at rest only.

On two virtual processors with Python 3.11 and SQLite 3.40, a million works, which a test cannot hold:
- full: 21,000 flat records a second of both processors, while others used them too; 303 MB; at most 320 MB of
  memory and 45 in each process that reads; compact: 35,000, 52.3 MB; of PubMed's XML 11,000 a second;
- an identifier 0.04 ms, a title that is there 0.06 ms, and 95 of 100 within 0.1 ms;
- a title with one word changed 2.5 ms, one that is not there 7 ms, 95 of 100 within 12 ms; words that are all
  of the commonest 12 ms, 95 of 100 within 19 ms. All that were changed were found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from healthlint.references.works import Cited, Name
from healthlint.registry.building.builder import Builder
from healthlint.registry.building.plan import plan
from healthlint.registry.reading.kinds import Input
from healthlint.registry.registry import Registry

SEED = 20_261_121
ASKED = 2_000  # look-ups of each sort
GRAMMAR = "of in the and a for with on to by from as at".split()


class Made:
    """Invented works, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        syllables = [
            a + b for a in "bcdfghklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "on")
        ]
        taken: dict[str, None] = {}
        while len(taken) < 200_000:
            taken["".join(self._random.choices(syllables, k=self._random.choice((2, 3, 3, 4, 4, 5))))] = None
        self._words = list(taken)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self._words))))
        self._families = [word.title() for word in self._words[-60_000:]]
        self._family_weights = list(accumulate(1 / (rank + 10) for rank in range(len(self._families))))
        self._signs = [chr(0x4E00 + number) for number in self._random.sample(range(5_000), 3_000)]
        self._sign_weights = list(accumulate(1 / (rank + 20) for rank in range(len(self._signs))))
        self._journals = [" ".join(self._picked(4)).title() for _ in range(5_000)]

    def works(self, count: int) -> Iterator[dict[str, Any]]:
        """Yield flat records."""
        choose = self._random
        for number in range(count):
            families = choose.choices(
                self._families, cum_weights=self._family_weights, k=choose.randint(1, 8)
            )
            yield {
                "doi": f"10.{1000 + number % 4000}/{self._words[number % 199_999]}.{number}",
                "pmid": str(number + 1),
                "title": self.chinese() if number % 10 == 9 else self.title(),
                "authors": "; ".join(f"{family}, {chr(65 + number % 26)}." for family in families),
                "journal": choose.choice(self._journals),
                "year": choose.randint(1970, 2026),
                "volume": str(choose.randint(1, 400)),
                "issue": str(choose.randint(1, 12)),
                "page": f"{number % 3000 + 1}-{number % 3000 + 9}",
                "issn": "",
                "type": "journal-article",
            }

    def title(self) -> str:
        """Return a title of some 97 characters."""
        parts = []
        for word in self._picked(self._random.randint(6, 13)):
            parts += [word, self._random.choice(GRAMMAR)] if self._random.random() < 0.45 else [word]
        return " ".join(parts).capitalize()

    def chinese(self) -> str:
        """Return a title of some 20 Chinese characters."""
        length = self._random.randint(10, 30)
        return "".join(self._random.choices(self._signs, cum_weights=self._sign_weights, k=length))

    def common(self) -> str:
        """Return a title of nothing but the commonest words."""
        return " ".join(self._random.sample(self._words[:40], 5))

    def _picked(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._weights, k=count)


def pubmed_xml(work: dict[str, Any], filler: str) -> str:
    """Return a work as PubMed has it, with as long an abstract and as many headings as usual."""
    authors = "".join(
        "<Author ValidYN='Y'><LastName>{}</LastName><ForeName>{}</ForeName><AffiliationInfo><Affiliation>{}"
        "</Affiliation></AffiliationInfo></Author>".format(*author.split(", "), filler[:120])
        for author in work["authors"].split("; ")
    )
    return (
        f"<PubmedArticle><MedlineCitation><PMID Version='1'>{work['pmid']}</PMID><Article><Journal>"
        f"<ISSN>1234-5679</ISSN><JournalIssue><Volume>{work['volume']}</Volume><Issue>{work['issue']}</Issue>"
        f"<PubDate><Year>{work['year']}</Year></PubDate></JournalIssue><Title>{work['journal']}</Title>"
        f"<ISOAbbreviation>{work['journal'][:12]}</ISOAbbreviation></Journal><ArticleTitle>{work['title']}"
        f"</ArticleTitle><Pagination><MedlinePgn>{work['page']}</MedlinePgn></Pagination><Abstract><AbstractText>"
        f"{filler}</AbstractText></Abstract><AuthorList>{authors}</AuthorList><PublicationTypeList>"
        "<PublicationType UI='D016428'>Journal Article</PublicationType></PublicationTypeList></Article>"
        + "<MeshHeadingList>"
        + "<MeshHeading><DescriptorName UI='D000001'>Example</DescriptorName></MeshHeading>" * 12
        + "</MeshHeadingList></MedlineCitation><PubmedData><ArticleIdList><ArticleId IdType='pubmed'>"
        f"{work['pmid']}</ArticleId><ArticleId IdType='doi'>{work['doi']}</ArticleId></ArticleIdList>"
        "</PubmedData></PubmedArticle>\n"
    )


def spent() -> float:
    """Return the seconds of the processor that this process has taken, and those that it has waited for."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def built(inputs: list[Input], form: Any, target: Path, count: int, jobs: int) -> None:
    """Build a registry, and print how long it took and how large it is."""
    began, cpu = time.perf_counter(), spent()
    Builder(target, plan(inputs, form, {}), lambda *fault: print(*fault), jobs=jobs).build()
    took, cpu = time.perf_counter() - began, spent() - cpu
    size = target.stat().st_size / 1e6
    memory = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(
        f"{inputs[0].source:9} {form:8} {count:>9,} works in {took:6.1f} s: {count / took:7,.0f} a second; "
        f"{cpu:.1f} s of processors: {count / cpu:7,.0f} a second of one; "
        f"{size:6.1f} MB, {size / count * 1e6:5.1f} a million; at most {memory[0]:.0f} MB of memory so far, "
        f"and {memory[1]:.0f} in each process that reads",
        flush=True,
    )


def timed(
    label: str, question: Callable[[Any], object], asked: list[Any], found: Callable[[Any, Any], bool]
) -> None:
    """Ask each question once, and print the times of one in milliseconds, and how many were right."""
    times, right = [], 0
    for each in asked:
        began = time.perf_counter()
        answer = question(each)
        times.append((time.perf_counter() - began) * 1e3)
        right += found(each, answer)
    cuts = statistics.quantiles(times, n=100)
    print(
        f"  {label:36} median {statistics.median(times):7.3f}  95th {cuts[94]:7.3f}  99th {cuts[98]:7.3f}  "
        f"most {max(times):7.3f} ms; right {right / len(asked):.1%}"
    )


def looked_into(path: Path, sample: list[dict[str, Any]], made: Made) -> None:
    """Print how long look-ups take."""
    choose = random.Random(SEED)
    with Registry.open(path) as registry:
        full = registry.info().form == "full"
        timed("a DOI", lambda w: registry.record("doi", w["doi"]), sample, lambda _, r: r is not None)
        timed(
            "a DOI that is not there",
            lambda w: registry.record("doi", w["doi"] + "x"),
            sample,
            lambda _, r: r is None,
        )
        timed(
            "a PMID", lambda w: registry.record("pmid", w["pmid"]), sample, lambda w, r: r.pmid == w["pmid"]
        )

        def meant(work: dict[str, Any], records: Any) -> bool:
            return any(work["pmid"] == record.pmid for record in records)

        def cited(work: dict[str, Any], title: str) -> Cited:
            family = work["authors"].partition(",")[0]
            return Cited("", title=title, authors=(Name(family),), year=work["year"])

        def one_changed(work: dict[str, Any]) -> str:
            words = work["title"].split()
            if len(words) == 1:  # Chinese
                at = choose.randrange(len(work["title"]) - 1)
                return f"{work['title'][:at]}{made.chinese()[:2]}{work['title'][at + 2 :]}"
            words[choose.randrange(len(words))] = made.title().split()[0].lower()
            return " ".join(words)

        def unknown(title: Callable[[], str]) -> list[Cited]:
            return [Cited("", title=title(), authors=(Name("Nobody"),), year=2020) for _ in sample]

        chinese = [work for work in sample if not work["title"].isascii()]
        timed("a title as it is", lambda w: registry.candidates(cited(w, w["title"])), sample, meant)
        timed("a Chinese title as it is", lambda w: registry.candidates(cited(w, w["title"])), chinese, meant)
        if full:
            for label, works in (
                ("a title with one word changed", sample),
                ("a Chinese title with one changed", chinese),
            ):
                timed(
                    label,
                    lambda each: registry.candidates(cited(*each)),
                    [(work, one_changed(work)) for work in works],
                    lambda each, records: meant(each[0], records),
                )
            halves = [
                (work, " ".join(work["title"].split()[: len(work["title"].split()) // 2])) for work in sample
            ]
            timed(
                "half a title",
                lambda each: registry.candidates(cited(*each)),
                halves,
                lambda each, records: meant(each[0], records),
            )
        for label, title in (
            ("a title that is not there", made.title),
            ("a Chinese title that is not there", made.chinese),
            ("a short title that is not there", lambda: " ".join(made.title().split()[:3])),
            ("common words that are not there", made.common),
        ):
            timed(label, registry.candidates, unknown(title), lambda *_: True)
        timed(
            "a journal",
            lambda w: registry.journal(w["journal"]),
            sample,
            lambda w, j: j.title == w["journal"],
        )


def main() -> None:
    """Make the works, build, and look up."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--works", type=int, default=1_000_000)
    parser.add_argument("--form", choices=("full", "compact", "both"), default="both")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="a folder for the files, which stay there")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        made = Made(SEED)
        flat, xml = folder / "made.jsonl", folder / "made.xml.gz"
        sample, every = [], max(1, given.works // ASKED - 1)  # so that all sorts of titles are among them
        in_xml = given.works // 10
        with flat.open("w", encoding="utf-8") as lines, gzip.open(xml, "wt", 5, encoding="utf-8") as records:
            records.write("<?xml version='1.0' encoding='utf-8'?>\n<PubmedArticleSet>\n")
            for number, work in enumerate(made.works(given.works)):
                lines.write(json.dumps(work) + "\n")
                if number < in_xml:
                    records.write(pubmed_xml(work, " ".join(made.title() for _ in range(15))))
                if number % every == 0:
                    sample.append(work)
            records.write("</PubmedArticleSet>\n")
        for form in ("full", "compact") if given.form == "both" else (given.form,):
            target = folder / f"{form}.registry"
            built([Input("pubmed", xml)], form, folder / f"{form}-pubmed.registry", in_xml, given.jobs)
            built([Input("crossref", flat)], form, target, given.works, given.jobs)
            looked_into(target, sample, made)


if __name__ == "__main__":
    main()
