"""What do those who are asked know of the invented works that the examples of these rules cite?"""

from __future__ import annotations

import datetime

from healthlint.references import KnownWorks, Missing, Name, Notice, Page, Record

_RETRACTED = datetime.date(2023, 5, 4)
_EYES = Record(
    "crossref",
    doi="10.1234/eyes.1",
    pmid="22222222",
    title="Gene therapy of a rare disease of the eye",
    authors=(Name("Moreau", "Claire"),),
    years=(2019,),
    container="Annals of Invented Ophthalmology",
    containers=("Ann Inv Ophthalmol",),
    volume="12",
    pages="7-19",
    kind="article",
)
_BAKERS = Record(
    "crossref",
    doi="10.1234/withdrawn.1",
    title="Sugar before bed: a trial among forty bakers",
    authors=(Name("Okafor", "Tobi"), Name("Lind", "Sara")),
    years=(2021,),
    container="Sleep Examples",
    containers=("Sleep Ex",),
    volume="4",
    issue="2",
    pages="1-9",
    kind="article",
    notices=(Notice("retraction", "retraction-watch", "10.1234/notice.1", date=_RETRACTED),),
)
_NOTICE = Record(
    "crossref",
    doi="10.1234/notice.1",
    title="Retraction: Sugar before bed: a trial among forty bakers",
    years=(2023,),
    container="Sleep Examples",
    is_notice=True,
)
_FLOUR = _BAKERS._replace(
    doi="10.1234/doubted.1",
    title="Flour dust and the dreams of bakers",
    years=(2020,),
    volume="3",
    notices=(Notice("concern", "crossref", "10.1234/concern.1", date=datetime.date(2022, 2, 3)),),
)
_OVENS = _BAKERS._replace(
    doi="10.1234/corrected.1",
    title="Heat of ovens and fatigue in bakers",
    authors=(Name("Okafor", "Tobi"),),
    years=(2020,),
    volume="3",
    pages="21-30",
    notices=(Notice("correction", "crossref", "10.1234/erratum.1", date=datetime.date(2020, 9, 1)),),
)
_SNOW = Record(
    "pubmed",
    doi="10.1234/xue.1",
    title="雪天步行对老年人平衡能力的影响",
    authors=(Name("林若安"), Name("周立新")),
    years=(2021,),
    container="中华睡眠示例杂志",
    volume="19",
    issue="2",
    pages="101-106",
    kind="article",
)
_NAPS = Record(
    "pubmed",
    doi="10.1234/xiu.1",
    title="午睡对面包师血糖水平影响的随机对照试验",
    authors=(Name("林若安"), Name("周立新")),
    years=(2020,),
    container="中华睡眠示例杂志",
    volume="18",
    issue="3",
    pages="201-206",
    kind="article",
    notices=(Notice("retraction", "retraction-watch", date=_RETRACTED),),
)


_ALL = (_EYES, _BAKERS, _NOTICE, _FLOUR, _OVENS, _SNOW, _NAPS)


def known_works() -> KnownWorks:
    """Return a register of those works."""
    return KnownWorks(_ALL)


def services() -> KnownWorks:
    """Return what the services answer: that some identifiers were never given out, or nothing usable."""
    asked = datetime.date(2025, 3, 2)
    return KnownWorks(
        _ALL,
        missing={
            "10.1234/never.1": Missing("not-registered", "doi.org", asked),
            "39999999": Missing("not-registered", "pubmed", asked),
            "NCT01234567": Missing("not-registered", "clinicaltrials", asked),
            "10.1234/slow.1": Missing("unchecked", "crossref", asked, "429"),
        },
    )


def pages() -> KnownWorks:
    """Return what has become of some pages."""
    asked = datetime.date(2025, 3, 2)
    folder = "https://clinic.example/leaflets"
    return KnownWorks(
        pages=(
            Page(f"{folder}/gone", "dead", "404", asked),
            Page(f"{folder}/moved", "moved", "https://clinic.example/", asked),
            Page(f"{folder}/barred", "unchecked", "403", asked),
            Page(f"{folder}/here", "reachable", "", asked),
        )
    )
