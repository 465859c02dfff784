"""How is shown what a survey tells?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from healthlint.report.counted import thousands
from healthlint.report.visible import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from healthlint.app.trying.overlaps import Overlap
    from healthlint.app.trying.survey import Survey
    from healthlint.app.trying.survey_facts import Excused, Facts, Noise, Unmatched
    from healthlint.rule.base import Rule

_FEW = 10  # lines of each part unless all are asked for
_FEW_TERMS = 5  # of a rule, in its line
_LONGEST = 40  # code points of a term in such a line


def as_text(survey: Survey, facts: Facts, owner_of: Callable[[Rule], str], *, verbose: bool) -> Iterator[str]:
    """Yield the lines; the first ones of each part unless `verbose`."""
    named = {code: f"{rule!r} ({owner_of(rule)})" for code, rule in survey.rules.items()}
    yield (
        f"{thousands(survey.articles, 'article')}, {thousands(survey.sentences, 'sentence')},"
        f" {thousands(len(survey.rules), 'rule')}\n"
    )
    terms = sum(len(each.terms) for each in facts.unmatched)
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        ("Rules that never fired", [named[rule.code] for rule in facts.silent]),
        (
            f"Terms that never matched: {terms:,}",
            [line for each in facts.unmatched for line in _unmatched(each, verbose=verbose)],
        ),
        ("Terms that matched and were always excused", [_excused(each) for each in facts.excused]),
        ("Noisiest rules, by findings", [_noisy(each) for each in facts.noise]),
        (
            "Overlaps between plugins or rule files",
            [_overlapping(each, named) for each in facts.between_owners],
        ),
        (
            "Overlaps between families of one plugin",
            [_overlapping(each, named) for each in facts.between_families],
        ),
    )
    for heading, lines in parts:
        yield f"\n{heading}{'' if lines else ': none'}\n"
        shown = lines if verbose else lines[:_FEW]
        for line in shown:
            yield f"  {in_one_line(line)}\n"
        if len(lines) > len(shown):
            yield f"  … and {len(lines) - len(shown):,} more; --verbose lists all\n"


def _unmatched(each: Unmatched, *, verbose: bool) -> Iterator[str]:
    shown = each.terms if verbose else each.terms[:_FEW_TERMS]
    words = ", ".join(f'"{_short(key.term)}"' for _, key in shown)
    more = f", … and {len(each.terms) - len(shown):,} more" if len(each.terms) > len(shown) else ""
    yield f"{each.rule!r}: {len(each.terms):,} of {each.of:,}" + ("" if verbose else f": {words}{more}")
    if verbose:
        for place, key in shown:
            yield f"  {place}: {key}"


def _short(term: str) -> str:
    return term if len(term) <= _LONGEST else term[: _LONGEST - 1] + "…"


def _excused(each: Excused) -> str:
    by = ", ".join(f"{kind} {count:,}" for kind, count in each.by.items())
    matches = sum(each.by.values())
    times = "1 match" if matches == 1 else f"{matches:,} matches"
    return f"{each.place}: {each.rule!r}: {each.term}: {times}: {by}"


def _noisy(each: Noise) -> str:
    return (
        f"{each.rule!r}: {thousands(each.findings, 'finding')} in {thousands(each.articles, 'article')},"
        f" {each.per_thousand:,} per 1,000 sentences"
    )


def _overlapping(each: Overlap, named: dict[str, str]) -> str:
    one, other = (named[code] for code in each.codes)
    times = "once" if each.times == 1 else f"{each.times:,} times"
    return f"{one} and {other}: {times}, {each.shares[0]}% of the first and {each.shares[1]}% of the second"


def as_json(
    survey: Survey, facts: Facts, owner_of: Callable[[Rule], str], errors: Sequence[str]
) -> Iterator[str]:
    """Yield the whole as JSON."""
    from healthlint.report.data.record import dumped

    def rule_data(rule: Rule) -> dict[str, Any]:
        return {"code": rule.code, "name": rule.name, "owner": owner_of(rule)}

    def overlap_data(each: Overlap) -> dict[str, Any]:
        return {
            "times": each.times,
            "rules": [
                {
                    **rule_data(survey.rules[code]),
                    "shared": each.shared[number],
                    "findings": each.findings[number],
                    "percent": each.shares[number],
                }
                for number, code in enumerate(each.codes)
            ],
        }

    data: dict[str, Any] = {
        "articles": survey.articles,
        "sentences": survey.sentences,
        "rules": len(survey.rules),
        "never_fired": [rule_data(rule) for rule in facts.silent],
        "never_matched": [
            {
                **rule_data(each.rule),
                "of": each.of,
                "terms": [
                    {"path": place.path, "line": place.line, "term": key.term} for place, key in each.terms
                ],
            }
            for each in facts.unmatched
        ],
        "always_excused": [
            {
                **rule_data(each.rule),
                "path": each.place.path,
                "line": each.place.line,
                "term": each.term.term,
                "by": dict(each.by),
            }
            for each in facts.excused
        ],
        "noise": [
            {
                **rule_data(each.rule),
                "findings": each.findings,
                "articles": each.articles,
                "per_1000_sentences": each.per_thousand,
            }
            for each in facts.noise
        ],
        "overlaps": {
            "between_owners": [overlap_data(each) for each in facts.between_owners],
            "between_families": [overlap_data(each) for each in facts.between_families],
        },
        "errors": list(errors),
    }
    yield dumped(data, indent=2) + "\n"
