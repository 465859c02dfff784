"""What are fields, sources and the like called in either language?"""

from __future__ import annotations

import datetime
from typing import Final, Literal

from healthlint.references.comparing.compared import Field
from healthlint.references.identifiers.kinds import kind_name
from healthlint.references.judging.evidence import Note
from healthlint.references.works import IdentifierKind, Nature

Language = Literal["en", "zh"]
_LONG = 160  # code points

FIELDS: Final[dict[Language, dict[Field, str]]] = {
    "en": {
        "title": "title",
        "first-author": "first author",
        "authors": "authors",
        "year": "year",
        "container": "journal",
        "volume": "volume",
        "issue": "issue",
        "pages": "pages",
        "doi": "DOI",
        "pmid": "PMID",
        "pmcid": "PMCID",
    },
    "zh": {
        "title": "题名",
        "first-author": "第一作者",
        "authors": "作者",
        "year": "年份",
        "container": "刊名",
        "volume": "卷",
        "issue": "期",
        "pages": "页码",
        "doi": "DOI",
        "pmid": "PMID",
        "pmcid": "PMCID",
    },
}
NATURES: Final[dict[Language, dict[Nature, str]]] = {
    "en": {
        "retraction": "retraction",
        "concern": "expression of concern",
        "correction": "correction",
        "reinstatement": "reinstatement",
    },
    "zh": {"retraction": "撤稿", "concern": "关注声明", "correction": "更正", "reinstatement": "恢复"},
}
SOURCES: Final[dict[str, str]] = {
    "crossref": "Crossref",
    "pubmed": "PubMed",
    "datacite": "DataCite",
    "retraction-watch": "Retraction Watch",
    "clinicaltrials": "ClinicalTrials.gov",
}
NOTES: Final[dict[Language, dict[Note, str]]] = {
    "en": {
        "no-identifier": "no DOI, PMID or other identifier is given",
        "malformed-identifier": "an identifier in it cannot be right",
        "same-year": "it is of this year, so that registers may not hold it yet",
        "future-year": "its date lies in the future",
        "fewer-authors": "some authors are left out without “et al.”",
        "script-variant": "the two differ in Traditional and Simplified characters only",
        "part-of-title": "only a part of the title is given on one side",
        "title-not-comparable": "the title could not be compared; the register gives none in this language",
        "nothing-to-compare": "the identifier is registered; no title is cited to compare it with",
        "identifiers-disagree": "its identifiers lead to different works",
        "other-version": "another publication of the same text may be meant",
        "possible-retraction": (
            "a work of this title was retracted; no identifier ties it to this reference, please check"
        ),
        "possible-concern": "a work of this title is under an expression of concern; please check",
        "cites-notice": "it cites a notice about a work, and not the work",
        "nearest-form": "a similar identifier is registered",
        "notices-unchecked": "whether it was retracted could not be learnt from all who may know",
        "journal-not-listed": "its journal is in none of the lists at hand, as many sound ones are",
    },
    "zh": {
        "no-identifier": "没有给出 DOI、PMID 等标识符",
        "malformed-identifier": "其中有标识符书写有误",
        "same-year": "为今年的文献，登记库可能尚未收录",
        "future-year": "所标日期晚于今天",
        "fewer-authors": "作者未列全，也未注“等”",
        "script-variant": "两者仅有繁简之别",
        "part-of-title": "其中一方只给出部分题名",
        "title-not-comparable": "登记库没有同语种的题名，题名未能比对",
        "nothing-to-compare": "标识符已登记；文中未列题名，无从比对",
        "identifiers-disagree": "几个标识符指向不同的文献",
        "other-version": "所指可能是同一文章的另一版本",
        "possible-retraction": "有同题文献已撤稿；因无标识符，不能确定即为所引文献，请核对",
        "possible-concern": "有同题文献附有关注声明，请核对",
        "cites-notice": "所引为关于某文献的声明，而非该文献本身",
        "nearest-form": "有一个相近的标识符已登记",
        "notices-unchecked": "是否撤稿未能从所有来源查到",
        "journal-not-listed": "刊名不在手头的期刊名录中，许多正规期刊也是如此",
    },
}


def named_source(source: str) -> str:
    """Return a source by the name under which readers know it."""
    return SOURCES.get(source, source)


def named_identifier(kind: IdentifierKind, value: str) -> str:
    """Return an identifier with its kind, unless it tells that itself, as trial numbers do."""
    name = kind_name(kind)
    return value if value.upper().startswith(name.upper()) else f"{name} {value}"


def told_date(when: datetime.date | None, language: Language) -> str:
    """Return a date in brackets as ISO 8601 writes it; nothing where there is none."""
    if when is None:
        return ""
    return f" ({when.isoformat()})" if language == "en" else f"（{when.isoformat()}）"


def quoted(text: str, language: Language) -> str:
    """Return a text in quotation marks, cut where it is long, or the word for nothing."""
    if not text:
        return "nothing" if language == "en" else "无"
    return f"“{text}”" if len(text) <= _LONG else f"“{text[: _LONG - 1].rstrip()}…”"
