"""What will the verdicts on some references want to know, and in which order is it asked?

Works with identifiers, works that must be searched for, and pages are asked about side by side; of each kind
many at once where a service allows it. What is asked here is at hand when the verdicts are made, one after
another, so that they do not depend on which thread was quicker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from healthlint.online.agencies import likely
from healthlint.online.answers import Known
from healthlint.online.crew import Gang, Question, side_by_side
from healthlint.online.ladder import CROSSREF, DATACITE
from healthlint.online.learning import Learning
from healthlint.online.online import AT_ONCE, Online
from healthlint.online.tally import Tally
from healthlint.references.answers import Found, Missing, NoAnswers
from healthlint.references.judging.binding import held_against, is_same_work, likeliest
from healthlint.references.works import Cited, IdentifierKind, Record

_WORKS_AT_ONCE = 8
_SEARCHES_AT_ONCE = 3

Identifier = tuple[IdentifierKind, str]


class Asked(Protocol):
    """What is asked of the services alone, about one thing."""

    def identified(self, kind: IdentifierKind, value: str) -> Found | Missing | None:
        """Return what an identifier leads to."""

    def searched(self, cited: Cited) -> Sequence[Found]:
        """Return the works that could be meant."""

    def told_of(self, record: Record) -> object:
        """Return the notices on a work."""


class Here(NamedTuple):
    """What a registry on this machine knows already."""

    records: Mapping[Identifier, Record]
    works: Mapping[Cited, Record | None]  # of works without identifiers: which it is, None where none is


class Ahead:
    """Learns of some references and pages together."""

    def __init__(self, online: Online, asked: Asked) -> None:
        self._online = online
        self._asked = asked
        self._learning = Learning(online)

    def learn(self, works: Sequence[Cited], addresses: Sequence[str], here: Here) -> None:
        """Ask about all of them, and return when that is done or the time is used up."""
        works, addresses = [*dict.fromkeys(works)], [*dict.fromkeys(addresses)]
        tally = Tally(len(works) + len(addresses))
        pages = [partial(tally.counting, self._online.link, address) for address in _spread(addresses)]
        named = [work for work in works if work.identifiers]
        others = [work for work in works if not work.identifiers]
        chains: list[Question] = [
            partial(self._identified, named, here, tally),
            partial(self._titled, others, here, tally),
        ]
        watch = self._online.watch
        side_by_side(
            [Gang(AT_ONCE, pages), Gang(len(chains), chains)],
            None if watch is None else lambda: watch(tally.done, tally.total),
        )

    def _identified(self, works: Sequence[Cited], here: Here, tally: Tally) -> None:
        """Learn of works that have identifiers."""
        online, learning = self._online, self._learning
        each = dict.fromkeys(identifier for work in works for identifier in work.identifiers)
        dois = [value.lower() for kind, value in each if kind == "doi"]
        pmids = [value for kind, value in each if kind == "pmid"]
        pmcids = [value for kind, value in each if kind == "pmcid"]
        known = list(here.records.values())
        side_by_side(
            [
                Gang(3, learning.crossref(_dois(dois, known))),
                Gang(2, self._of_pubmed(dois, pmids, known)),
                Gang(
                    1, learning.agencies(doi for doi in dois if likely(doi) not in ("", CROSSREF, DATACITE))
                ),
                Gang(1, learning.pmc(pmcids) or [partial(online.pmc, "pmcid", value) for value in pmcids]),
                Gang(1, [partial(online.trial, value) for kind, value in each if kind == "nct"]),
            ]
        )
        # What the lists did not hold is looked for by itself, and what numbers lead to has a DOI.
        missed = [
            doi for doi in dois if likely(doi) in ("", CROSSREF) and not online.is_known("crossref", doi)
        ]
        known = [*self._of_numbers(each)]
        side_by_side(
            [
                Gang(
                    3,
                    [
                        *learning.crossref(_dois((), known)),
                        *(partial(online.crossref, doi) for doi in missed),
                    ],
                ),
                Gang(2, self._of_pubmed((), (), known)),
                Gang(1, learning.agencies(missed)),
            ]
        )
        questions = [partial(tally.counting, self._work, work, here) for work in works]
        side_by_side([Gang(_WORKS_AT_ONCE, questions)])

    def _of_pubmed(
        self, dois: Sequence[str], pmids: Sequence[str], known: Sequence[Record]
    ) -> list[Question]:
        """Return what asks PubMed about identifiers, and about records, by their numbers where it can."""
        numbered = [record for record in known if record.pmid]
        others = [record for record in known if not record.pmid]
        summaries = self._learning.summaries([*pmids, *(record.pmid for record in numbered)])
        return [*self._learning.pubmed(_dois(dois, others)), *summaries]

    def _of_numbers(self, identifiers: Iterable[Identifier]) -> Iterable[Record]:
        for kind, value in identifiers:
            if kind in ("pmid", "pmcid"):
                service = "pubmed" if kind == "pmid" else "pmc pmcid"
                if self._online.is_known(service, value):
                    answer = self._online.pmid(value) if kind == "pmid" else self._online.pmc("pmcid", value)
                    if isinstance(answer, Known):
                        yield answer.record

    def _work(self, work: Cited, here: Here) -> None:
        """Ask what the verdict on one work will want and nobody has answered yet."""
        found: list[Record] = []
        is_registered = True
        for identifier in work.identifiers:
            record = here.records.get(identifier)
            if record is None:
                answer = self._asked.identified(*identifier)
                record = answer.record if isinstance(answer, Found) else None
                is_registered &= not (isinstance(answer, Missing) and answer.why == "not-registered")
            if record is not None:
                found.append(record)
        if not found and (same := self._bound(work)) is not None and is_registered:
            found.append(same)
        for record in found:
            self._asked.told_of(record)

    def _titled(self, works: Sequence[Cited], here: Here, tally: Tally) -> None:
        """Learn of works that only their titles lead to."""
        bound: list[Record] = [record for work in works if (record := here.works.get(work)) is not None]

        def search(work: Cited) -> None:
            if work.title and work not in here.works and (record := self._bound(work)) is not None:
                bound.append(record)

        side_by_side([Gang(_SEARCHES_AT_ONCE, [partial(tally.counting, search, work) for work in works])])
        side_by_side([Gang(2, self._of_pubmed((), (), bound))])
        side_by_side([Gang(_WORKS_AT_ONCE, [partial(self._asked.told_of, record) for record in bound])])

    def _bound(self, work: Cited) -> Record | None:
        """Return the record that a search shows to be the work, as a verdict will see it."""
        nobody = NoAnswers()
        held = [held_against(work, found, nobody) for found in self._asked.searched(work)]
        same = likeliest([each for each in held if is_same_work(each)])
        return None if same is None else same.record


def _spread(addresses: Iterable[str]) -> list[str]:
    """Return addresses so that those of one host, which is asked for one at a time, hold up no other."""
    turns: Counter[str] = Counter()
    placed: list[tuple[int, str]] = []
    for address in addresses:
        host = address.partition("://")[2].partition("/")[0].lower()
        placed.append((turns[host], address))
        turns[host] += 1
    return [address for _, address in sorted(placed, key=lambda place: place[0])]


def _dois(dois: Sequence[str], records: Iterable[Record]) -> list[str]:
    return [*dois, *(record.doi for record in records if record.doi)]
