"""All that is known of references as one JSON object, which references.schema.json describes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from healthlint.app.references.escaped import dumped_safely
from healthlint.references.answers import PageState
from healthlint.references.judging.judgement import VERDICTS
from healthlint.report.data.lookups import asked_data

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.app.references.entry import Entry, ListedArticle
    from healthlint.app.references.formats import Listed
    from healthlint.app.references.listing import Listing
    from healthlint.references.judging.evidence import Evidence
    from healthlint.references.judging.judgement import Judgement
    from healthlint.references.works import Cited, Name, Notice, Record

SCHEMA_VERSION = 1


def show(listed: Listed) -> Iterator[str]:
    """Yield the object, once the last article is there."""
    from importlib.metadata import version

    articles = [_article(article) for article in listed.articles]
    listing = listed.listing
    data = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "healthlint", "version": version("healthlint")},
        **asked_data(listing.asked),
        "not_asked": list(listing.not_asked),
        "articles": articles,
        "unreadable": [{"path": path, "reason": reason} for path, reason in listing.unreadable.items()],
        "counts": _counts(listing),
    }
    yield dumped_safely(data, indent=2) + "\n"


def _counts(listing: Listing) -> dict[str, Any]:
    return {
        "articles": listing.articles,
        "references": listing.found,
        "shown": listing.shown,
        "looked_up": listing.looked_up,
        "verdicts": {verdict: listing.counts[verdict] for verdict in VERDICTS},
        "pages": {state: listing.pages[state] for state in get_args(PageState)},
    }


def _article(article: ListedArticle) -> dict[str, Any]:
    return {
        "path": article.path,
        "message_language": article.language,
        "found": article.found,
        "references": [_reference(entry) for entry in article.entries],
    }


def _reference(entry: Entry) -> dict[str, Any]:
    reference, judgement = entry.judged.reference, entry.judged.judgement
    return {
        "line": entry.extent.line,
        "column": entry.extent.column,
        "end_line": entry.extent.end_line,
        "end_column": entry.extent.end_column,
        "offset": entry.span.start,
        "end_offset": entry.span.end,
        "origin": reference.origin,
        "mark": entry.mark or None,
        "cited_at": list(entry.cited_at),
        "further_reading": reference.further,
        "text": reference.text,
        "cited": _cited(entry.cited),
        "verdict": judgement.verdict,
        "hard": judgement.hard,
        "slight": judgement.slight,
        "looked_up": entry.judged.is_looked_up,
        "message": entry.judged.message(entry.language),
        "evidence": _evidence(judgement),
        "record": None if judgement.record is None else _record(judgement.record),
        "journal": list(entry.judged.journal),
        "pages": [{**page._asdict(), "when": _day(page.when)} for page in entry.judged.pages],
    }


def _cited(cited: Cited) -> dict[str, Any]:
    return {
        "title": cited.title,
        "authors": _names(cited.authors),
        "et_al": cited.et_al,
        "year": cited.year,
        "date": _day(cited.date),
        "container": cited.container,
        "volume": cited.volume,
        "issue": cited.issue,
        "pages": cited.pages,
        "publisher": cited.publisher,
        "kind": cited.kind,
        "identifiers": _pairs(cited.identifiers),
        "addresses": list(cited.addresses),
        "malformed": [each._asdict() for each in cited.malformed],
    }


def _evidence(judgement: Judgement) -> dict[str, Any]:
    evidence: Evidence = judgement.evidence
    return {
        "asked": [{**each._asdict(), "when": _day(each.when)} for each in evidence.asked],
        "fields": [each._asdict() for each in evidence.fields],
        "notices": [_notice(each) for each in evidence.notices],
        "notes": list(evidence.notes),
        "suggestions": [
            {"reason": each.reason, "title_ratio": each.ratio, "record": _record(each.record)}
            for each in judgement.suggestions
        ],
        "not_asked": list(evidence.not_asked),
    }


def _record(record: Record) -> dict[str, Any]:
    return {
        "source": record.source,
        "doi": record.doi,
        "pmid": record.pmid,
        "pmcid": record.pmcid,
        "title": record.title,
        "other_titles": list(record.other_titles),
        "authors": _names(record.authors),
        "years": list(record.years),
        "container": record.container,
        "containers": list(record.containers),
        "volume": record.volume,
        "issue": record.issue,
        "pages": record.pages,
        "kind": record.kind,
        "identifiers": _pairs(record.identifiers),
        "notices": [_notice(each) for each in record.notices],
        "is_notice": record.is_notice,
        "digests_only": record.digests is not None,
    }


def _names(names: Iterable[Name]) -> list[dict[str, str]]:
    return [{"family": name.family, "given": name.given} for name in names]


def _pairs(identifiers: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"kind": kind, "value": value} for kind, value in identifiers]


def _notice(notice: Notice) -> dict[str, Any]:
    return {**notice._asdict(), "date": _day(notice.date)}


def _day(day: Any) -> str | None:
    return None if day is None else day.isoformat()
