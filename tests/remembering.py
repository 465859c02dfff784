"""Which answers are there to be remembered?"""

from __future__ import annotations

import datetime

from healthlint.online.answers import Absent, Exists, Known, Listed, Moved, Noticed, NotRegistered, Reachable
from healthlint.online.stored import Answer
from healthlint.references.works import Name, Notice, Record
from shapes import DOI

WHEN = datetime.datetime(2026, 3, 1, 9, 0, tzinfo=datetime.UTC)
NOTICE = Notice("retraction", "pubmed", "10.5555/r", "32", datetime.date(2023, 2, 6), "40")
RECORD = Record(
    source="crossref",
    doi=DOI,
    title="生姜茶 “warm”",
    other_titles=("a", "b"),
    authors=(Name("Quellin", "Mara"), Name("茶组")),
    years=(2021, 2020),
    notices=(NOTICE, NOTICE._replace(date=None)),
    is_notice=True,
    identifiers=(("nct", "NCT01234567"),),
)
ANSWERS: list[Answer] = [
    Known(RECORD, "https://a.example/", WHEN),
    Exists(DOI, "ISTIC", "https://a.example/", WHEN),
    Absent("https://a.example/", WHEN),
    NotRegistered("https://a.example/", WHEN),
    Noticed((NOTICE,), False, "https://a.example/", WHEN),
    Listed((RECORD, RECORD), "https://a.example/", WHEN),
    Reachable("https://a.example/", WHEN, "https://b.example/"),
    Moved("https://a.example/", WHEN, "https://b.example/"),
]
