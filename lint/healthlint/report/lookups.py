"""What does a run say of who was asked about references, and with what result?

What those asked do not hold is told as just that: it says nothing against a work.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint.report.counted import counted, thousands
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from healthlint.references.answers import PageState
    from healthlint.references.judging.judgement import Verdict
    from healthlint.registry.info import Info, Source
    from healthlint.report.summary import Summary

_VERDICTS: dict[Verdict, str] = {
    "verified": "verified",
    "matched": "matched",
    "verified-with-differences": "found with differences",
    "other-work": "leading to another work",
    "retracted": "retracted",
    "concern": "under concern",
    "corrected": "corrected",
    "reinstated": "reinstated",
    "not-registered": "not registered",
    "malformed": "malformed",
    "not-in-registry": "not in the registry",
    "no-identifier": "without identifier",
    "organisation-only": "naming an organisation only",
    "homepage-only": "leading to a home page only",
    "no-source-named": "naming no source",
    "unchecked": "left open",
}
_PAGES: dict[PageState, str] = {
    "reachable": "reached",
    "moved": "moved",
    "dead": "gone",
    "unchecked": "left open",
}
_SERVICES = "Crossref, doi.org, DataCite, PubMed, PubMed Central and ClinicalTrials.gov"
_JOURNALS = "lists of journals"
_CAUTION = ". What those asked do not hold may well exist"


def in_short(summary: Summary) -> str:
    """Return what became of the references, for a line: `34 references, 31 looked up (31 verified)`."""
    seen, looked_up = counted(summary.references, "reference"), summary.verdicts.total()
    if not looked_up:
        return seen + _judged_in_short(summary) + _not_looked_up_in_short(summary)
    several = "" if looked_up == summary.references else f", {looked_up}"
    return f"{seen}{several} looked up ({', '.join(_verdicts(summary))})"


def sentences(summary: Summary) -> Iterator[str]:
    """Yield what became of the references, and who was asked about them, each without its full stop."""
    yield _references(summary)
    if summary.pages:
        told = [f"{summary.pages[state]} {word}" for state, word in _PAGES.items() if summary.pages[state]]
        yield f"{counted(summary.pages.total(), 'page')} asked for: {', '.join(told)}"
    yield from map(_registry, summary.registries)
    yield from _network(summary)


def asked_in_short(summary: Summary) -> str:
    """Return who was asked, in a line for people; nothing where nobody could be.

    `registry works.registry of 2026-01-12 (41,000,000 works, 12 notices); no service was asked`
    """
    told = [f"registry {each}" for each in registries(summary)]
    services = {
        "none": ["no service was asked"] if told else [],
        "remembered": ["no service was asked, only what they had answered before"],
        "online": ["services on the network could be asked"],
    }
    return "; ".join((*told, *services[summary.network]))


def registries(summary: Summary) -> Iterator[str]:
    """Yield the registries that were looked into: `works.registry of 2026-01-12 (41,000,000 works)`."""
    for info in summary.registries:
        day = f" of {in_one_line(info.snapshot)}" if info.snapshot else ""
        yield f"{in_one_line(info.name)}{day} ({_holding(info)})"


def _references(summary: Summary) -> str:
    seen, looked_up = counted(summary.references, "reference"), summary.verdicts.total()
    if not summary.references:
        return "No references were seen"
    some = f"{summary.judged} of them " if 0 < summary.judged < summary.references else ""
    judged = f", {some}judged by form" if summary.judged else ""
    if looked_up:
        all_of_them = looked_up == summary.references and not some
        how_many = " and looked up" if all_of_them else f"; {looked_up} looked up"
        caution = _CAUTION if summary.verdicts["not-in-registry"] else ""
        return f"{seen} seen{judged}{how_many}: {', '.join(_verdicts(summary))}{caution}"
    if summary.idle:
        return f"{seen} seen{judged}; none was looked up, as no rule that does so was on"
    return f"{seen} seen{judged}; none was looked up" if judged else f"{seen} seen; no rule judged them"


def _judged_in_short(summary: Summary) -> str:
    if not summary.judged:
        return ", none judged"
    return " judged by form" if summary.judged == summary.references else f", {summary.judged} judged by form"


def _not_looked_up_in_short(summary: Summary) -> str:
    if summary.idle:
        return ", none looked up (no rule that does so is on)"
    return ", none looked up" if summary.registries or summary.network != "none" else ""


def _verdicts(summary: Summary) -> Iterator[str]:
    for verdict, word in _VERDICTS.items():
        number = summary.verdicts[verdict]
        if number:
            elsewhere = verdict == "not-in-registry" and _is_beyond_a_registry(summary)
            yield f"{number} {'not held where asked' if elsewhere else word}"


def _is_beyond_a_registry(summary: Summary) -> bool:
    return summary.network != "none" or not summary.registries


def _registry(info: Info) -> str:
    sources = "; ".join(map(_source, info.sources))
    from_them = f", from {sources}" if sources else ""
    form = "" if info.form == "full" else ", as digests"
    built = f"built {in_one_line(info.built)[:10]}"
    return f"Registry {in_one_line(info.name)}, {built}: {_holding(info)}{form}{from_them}"


def _source(source: Source) -> str:
    from healthlint.references.wording.phrases import named_source

    name = _JOURNALS if source.name == "journals" else named_source(in_one_line(source.name))
    of_day = f" of {in_one_line(source.snapshot)}" if source.snapshot else ""
    return f"{name}{of_day} ({_holding(source)}; {in_one_line(source.licence)})"


def _holding(what: Info | Source) -> str:
    counts = ((what.works, "work"), (what.notices, "notice"), (what.journals, "journal"))
    return ", ".join(thousands(number, noun) for number, noun in counts if number) or "nothing"


def _network(summary: Summary) -> Iterator[str]:
    if summary.network == "online":
        yield f"{_SERVICES} could be asked, and whether the pages are there that references lead to"
        for sentence in map(in_one_line, summary.left_open):
            yield sentence[:1].upper() + sentence[1:]
    elif summary.network == "remembered":
        yield "No service was asked; what services answered earlier was taken as of its day (--offline)"
    elif summary.registries:
        yield "No service on the network was asked"
