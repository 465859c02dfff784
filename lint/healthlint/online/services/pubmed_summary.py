"""What does a summary of PubMed say of a work?"""

from __future__ import annotations

import re
from typing import Any

from healthlint.online.services import shape
from healthlint.online.services.pubmed_notices import NATURES, NOTICE_KINDS, RETRACTED, notice, relation
from healthlint.references.works import Name, Notice, Record

_SUFFIXES = frozenset({"jr", "sr", "2nd", "3rd", "4th", "ii", "iii", "iv"})
_KINDS = {"preprint": "preprint", "dataset": "data"}
_CONTAINERS = ("fulljournalname", "booktitle", "source")
_TRANSLATED = re.compile(r"\[(.+?)\.?\]\.?")


def record_of(pmid: str, summary: dict[str, Any]) -> Record:
    """Return what a summary (esummary, JSON, version 0.3) says of a work.

    Of an article in another language PubMed gives the title translated, in brackets, and at times its own.
    """
    told = shape.text(summary.get("title"))
    translated = _TRANSLATED.fullmatch(told)
    title = translated[1] if translated else told
    kinds = shape.texts(summary.get("pubtype"))
    notices = _notices(summary, kinds)
    numbers = {
        shape.text(item.get("idtype")): shape.text(item.get("value"))
        for item in shape.mappings(summary.get("articleids"))
    }
    names = [shape.text(summary.get(key)) for key in ("source", "issn", "essn")]
    related = {
        relation(shape.text(item.get("reftype"))) for item in shape.mappings(summary.get("references"))
    }
    dates = (shape.year(summary.get(key)) for key in ("pubdate", "epubdate", "sortpubdate"))
    return Record(
        source="pubmed",
        doi=numbers.get("doi", "").lower(),
        pmid=pmid,
        pmcid=numbers.get("pmc", "").upper(),
        title=title.removesuffix("."),
        other_titles=shape.unique([shape.text(summary.get("vernaculartitle")).removesuffix(".")]),
        authors=tuple(filter(None, (_name(item) for item in shape.mappings(summary.get("authors"))))),
        years=tuple(dict.fromkeys(year for year in dates if year)),
        container=shape.text(summary.get("fulljournalname"))
        or shape.text(summary.get("booktitle"))
        or names[0],
        containers=shape.unique(names),
        volume=shape.text(summary.get("volume")),
        issue=shape.text(summary.get("issue")),
        pages=shape.text(summary.get("pages")) or shape.text(summary.get("elocationid")),
        kind=next((_KINDS[kind.lower()] for kind in kinds if kind.lower() in _KINDS), "article"),
        notices=notices,
        is_notice=any(kind.lower() in NOTICE_KINDS for kind in kinds)
        or any(kind.endswith("of") and NATURES.get(kind[:-2] + "in") for kind in related),
    )


def _notices(summary: dict[str, Any], kinds: list[str]) -> tuple[Notice, ...]:
    found = []
    for item in shape.mappings(summary.get("references")):
        nature = NATURES.get(relation(shape.text(item.get("reftype"))))
        if nature is not None:
            found.append(notice(nature, shape.text(item.get("refsource")), shape.text(item.get("pmid"))))
    if RETRACTED in (kind.lower() for kind in kinds) and not any(one.nature == "retraction" for one in found):
        found.append(Notice("retraction", "pubmed"))
    return tuple(found)


def _name(author: dict[str, Any]) -> Name | None:
    """Return the name of `Rivera-Lund JA Jr`: the initials are the last word in capitals."""
    name = shape.text(author.get("name"))
    if not name:
        return None
    if shape.text(author.get("authtype")).lower() == "collectivename":
        return Name(name)
    words = name.split(" ")
    if len(words) > 2 and words[-1].lower().rstrip(".") in _SUFFIXES:
        words.pop()
    if len(words) > 1 and words[-1].isupper() and len(words[-1]) <= 4:
        return Name(" ".join(words[:-1]), words[-1])
    return Name(" ".join(words))
