"""Which invented works do tests of references speak of?"""

from __future__ import annotations

import datetime

from healthlint.references.answers import Missing
from healthlint.references.known import KnownWorks
from healthlint.references.works import Cited, Name, Notice, Record

TODAY = datetime.date(2026, 6, 1)
ASKED = datetime.date(2026, 5, 30)

SALT = Record(
    "crossref",
    doi="10.1234/salt.1",
    pmid="11111111",
    title="Salt intake and sleep in night nurses: a cohort study",
    authors=(Name("Okafor", "Tobi"), Name("Lind", "Sara"), Name("Sato", "Yui")),
    years=(2021,),
    container="Journal of Sleep Examples",
    containers=("J Sleep Ex", "1234-5679"),
    volume="4",
    issue="2",
    pages="101-110",
    kind="article",
)
EYES = Record(
    "crossref",
    doi="10.1234/eyes.1",
    pmid="22222222",
    title="Gene therapy of a rare disease of the eye",
    authors=(Name("Moreau", "Claire"),),
    years=(2019,),
    container="Annals of Invented Ophthalmology",
    volume="12",
    pages="7-19",
    kind="article",
)
BLOOD = Record(
    "pubmed",
    doi="10.1234/blood.1",
    title="高血压患者睡眠质量与钠摄入量的关系研究",
    authors=(Name("林若安"), Name("周立新")),
    years=(2022,),
    container="中华睡眠示例杂志",
    volume="55",
    issue="4",
    pages="301-306",
    kind="article",
)
PREPRINT = Record(
    "crossref",
    doi="10.1234/preprint.1",
    title="Early meals and the length of sleep in shift workers",
    authors=(Name("Sato", "Yui"),),
    years=(2018,),
    kind="preprint",
)
RETRACTION = Notice("retraction", "retraction-watch", doi="10.1234/notice.1", date=datetime.date(2022, 1, 2))
WITHDRAWN = SALT._replace(
    doi="10.1234/withdrawn.1",
    pmid="",
    title="Sugar before bed: a trial among forty bakers",
    notices=(RETRACTION,),
)
KNOWN = KnownWorks(
    (SALT, EYES, BLOOD, PREPRINT, WITHDRAWN),
    journals=(("Journal of Sleep Examples", "J Sleep Ex"), ("Annals of Invented Ophthalmology",)),
    missing={
        "10.1234/never.1": Missing("not-registered", "doi.org", ASKED, nearest=SALT),
        "10.1234/slow.1": Missing("unchecked", "crossref", ASKED, "429"),
    },
)


def citing(record: Record, *identifiers: str, **changes: object) -> Cited:
    """Return a reference to a work by these DOIs, with all that its record says but what is changed."""
    cited = Cited(
        f"{record.authors[0].family}. {record.title}. {record.container}. {record.years[0]}.",
        title=record.title,
        authors=record.authors,
        container=record.container,
        year=record.years[0],
        volume=record.volume,
        issue=record.issue,
        pages=record.pages,
        kind="article",
        identifiers=tuple(("doi", doi) for doi in identifiers),
    )
    changed = cited._replace(**changes)  # type: ignore[arg-type]
    return changed._replace(text=f"{changed.title}. {changed.container}. {changed.year}.")
