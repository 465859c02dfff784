"""Which notices does PubMed link to a work?

`…In` leads from a work to its notice, `…Of` from a notice to its work; to mix them up would call the notice
retracted.
"""

from __future__ import annotations

import datetime
import re
from typing import Any

from healthlint.online.services import shape
from healthlint.references.works import Nature, Notice

RETRACTED = "retracted publication"
NOTICE_KINDS = frozenset(
    {"retraction of publication", "retraction notice", "published erratum", "expression of concern"}
)
# `Comment in` and `Update in` say nothing against a work.
NATURES: dict[str, Nature] = {
    "retractionin": "retraction",
    "retractedandrepublishedin": "retraction",
    "partialretractionin": "correction",
    "expressionofconcernin": "concern",
    "erratumin": "correction",
    "correctedandrepublishedin": "correction",
}
_DOI = re.compile(r"\bdoi:\s*(10\.\d{4,9}/\S+?)[.;,]?(?=\s|$)", re.IGNORECASE)
_DATE = re.compile(r"\b((?:19|20)\d\d)(?: ([A-Z][a-z]{2}))?(?: (\d{1,2}))?(?=[;:. ]|$)")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def relation(told: str) -> str:
    """Return a relation in one form: `Retraction in` and `RetractionIn` are the same."""
    return told.replace(" ", "").lower()


def notice(nature: Nature, source: str, pmid: str) -> Notice:
    """Return a notice, from the words that PubMed describes it with: `J Tea. 2019 May 2;4(1):7. doi: …`."""
    doi = _DOI.search(source)
    return Notice(nature, "pubmed", doi=doi[1].lower() if doi else "", pmid=pmid, date=_date(source))


def notices_of(root: Any, pmid: str) -> tuple[tuple[Notice, ...], bool] | None:
    """Return the notices of a full record (efetch, XML), and whether it is one itself; None: not there."""
    for citation in root.iter("MedlineCitation"):
        if (citation.findtext("PMID") or "").strip() == pmid:
            break
    else:
        return None
    kinds = [
        _words(kind).lower() for kind in citation.iterfind("Article/PublicationTypeList/PublicationType")
    ]
    found = []
    is_notice = any(kind in NOTICE_KINDS for kind in kinds)
    for item in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        related = relation(item.get("RefType") or "")
        nature = NATURES.get(related)
        if nature is not None:
            source, number = item.find("RefSource"), item.findtext("PMID") or ""
            found.append(notice(nature, _words(source), shape.text(number)))
        elif related.endswith("of") and related[:-2] + "in" in NATURES:
            is_notice = True
    if RETRACTED in kinds and not any(one.nature == "retraction" for one in found):
        found.append(Notice("retraction", "pubmed"))
    return tuple(found), is_notice


def _words(element: Any) -> str:
    return shape.text("".join(element.itertext())) if element is not None else ""


def _date(source: str) -> datetime.date | None:
    found = _DATE.search(source)
    if found is None:
        return None
    month = _MONTHS.index(found[2]) + 1 if found[2] in _MONTHS else 1
    try:
        return datetime.date(int(found[1]), month, int(found[3] or 1))
    except ValueError:
        return None
