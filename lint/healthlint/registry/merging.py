"""What do several sources say of one work?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from healthlint.references.works import Digests, Record
from healthlint.registry.schema import SOURCES


def merged(records: Sequence[Record]) -> Record:
    """Return one record of the work that several are of: the first source's words, and what others add."""
    if len(records) == 1:
        return records[0]
    first, *others = sorted(records, key=lambda record: (not record.title, SOURCES.index(record.source)))
    titles = dict.fromkeys(first.other_titles)
    containers = dict.fromkeys(first.containers)
    years = set(first.years)
    for other in others:
        titles.update(dict.fromkeys((other.title, *other.other_titles)))
        containers.update(dict.fromkeys((other.container, *other.containers)))
        years.update(other.years)
    everyone = (first, *others)
    return first._replace(
        doi=_first(record.doi for record in everyone),
        pmid=_first(record.pmid for record in everyone),
        pmcid=_first(record.pmcid for record in everyone),
        other_titles=tuple(title for title in titles if title and title != first.title),
        authors=max((record.authors for record in everyone), key=len) if not first.authors else first.authors,
        years=tuple(sorted(years)),
        container=_first(record.container for record in everyone),
        containers=tuple(name for name in containers if name and name != first.container),
        volume=_first(record.volume for record in everyone),
        issue=_first(record.issue for record in everyone),
        pages=_first(record.pages for record in everyone),
        kind=_first(record.kind for record in everyone),
        is_notice=any(record.is_notice for record in everyone),
        digests=_digests([record.digests for record in everyone if record.digests]),
    )


def _first(values: Iterable[str]) -> str:
    return next(filter(None, values), "")


def _digests(digests: Sequence[Digests]) -> Digests | None:
    if not digests:
        return None
    return Digests(
        titles=tuple(dict.fromkeys(title for each in digests for title in each.titles)),
        first_author=next((each.first_author for each in digests if each.first_author), b""),
        doi=next((each.doi for each in digests if each.doi), b""),
    )
