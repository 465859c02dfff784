"""A report says who was asked about references and what came of it, and a miss is no word against a work."""

from __future__ import annotations

from typing import Any, get_args

import jsonschema
import pytest
from hypothesis import given
from tests.report.builders import NASTY

from healthlint.online.endpoints import Endpoints
from healthlint.references.answers import PageState
from healthlint.references.judging.judgement import VERDICTS, Verdict
from healthlint.registry.info import Info, Source
from healthlint.report.coverage import line_of, statement_of
from healthlint.report.data.lookups import asked_data, references_data
from healthlint.report.lookups import asked_in_short
from healthlint.report.summary import Network, Summary
from healthlint.rule.coverage import Coverage
from healthlint_schemas import schema

HELD = "No service on the network was asked."
SERVICES = {
    "crossref": "Crossref",
    "doi_org": "doi.org",
    "datacite": "DataCite",
    "eutils": "PubMed,",
    "pmc": "PubMed Central",
    "trials": "ClinicalTrials.gov",
}


def summed(coverage: Coverage, *infos: Info, network: Network = "none", idle: bool = False) -> Summary:
    summary = Summary(rules=3)
    summary.add([], coverage=coverage)
    summary.registries, summary.network, summary.idle = infos, network, idle
    return summary


def verdicts(**numbers: int) -> tuple[Verdict, ...]:
    """Return so many verdicts of each kind; `_` stands for a hyphen."""
    return tuple(verdict for verdict in VERDICTS for _ in range(numbers.get(verdict.replace("-", "_"), 0)))


SOME = verdicts(not_in_registry=2, retracted=1, verified=28)
CASES: list[Any] = [
    pytest.param(
        Coverage(34, 34, verdicts=SOME),
        "34 references, 31 looked up (28 verified, 1 retracted, 2 not in the registry)",
        "34 references seen, judged by form; 31 looked up: 28 verified, 1 retracted, 2 not in the registry."
        " What those asked do not hold may well exist.",
        id="some",
    ),
    pytest.param(
        Coverage(2, 2, verdicts=verdicts(matched=2)),
        "2 references looked up (2 matched)",
        "2 references seen, judged by form and looked up: 2 matched.",
        id="all",
    ),
    pytest.param(
        Coverage(1, 0, verdicts=verdicts(unchecked=1)),
        "1 reference looked up (1 left open)",
        "1 reference seen and looked up: 1 left open.",
        id="one that no rule has judged by its form",
    ),
    pytest.param(
        Coverage(5, 3, verdicts=verdicts(other_work=5)),
        "5 references looked up (5 leading to another work)",
        "5 references seen, 3 of them judged by form; 5 looked up: 5 leading to another work.",
        id="all, and some judged by form",
    ),
    pytest.param(
        Coverage(3, 3),
        "3 references judged by form, none looked up",
        "3 references seen, judged by form; none was looked up.",
        id="none",
    ),
]


@pytest.mark.parametrize(("coverage", "line", "sentence"), CASES)
def test_what_was_looked_up_is_told_with_its_verdicts(
    info: Info, coverage: Coverage, line: str, sentence: str
) -> None:
    summary = summed(coverage, info)
    assert line_of(summary) == f"no findings in 1 file; {line}"
    assert f" {sentence} Registry works.registry" in " ".join(statement_of(summary))


def test_without_registry_and_network_nothing_is_said_of_either() -> None:
    summary = summed(Coverage(34, 34))
    assert line_of(summary) == "no findings in 1 file; 34 references judged by form"
    assert statement_of(summary)[1:-1] == ("34 references seen, judged by form; none was looked up.",)
    assert asked_in_short(summary) == ""
    assert asked_data(summary) == {"registries": [], "network": "none"}


@pytest.mark.parametrize(
    ("coverage", "line", "sentence"),
    [
        pytest.param(
            Coverage(2, 2),
            "2 references judged by form, none looked up (no rule that does so is on)",
            "2 references seen, judged by form; none was looked up, as no rule that does so was on.",
            id="judged by form",
        ),
        pytest.param(
            Coverage(2, 0),
            "2 references, none judged, none looked up (no rule that does so is on)",
            "2 references seen; none was looked up, as no rule that does so was on.",
            id="not judged",
        ),
    ],
)
def test_a_registry_that_no_rule_asks_is_told_of_as_such(
    coverage: Coverage, line: str, sentence: str
) -> None:
    summary = summed(coverage, idle=True)
    assert line_of(summary) == f"no findings in 1 file; {line}"
    assert statement_of(summary)[1] == sentence


def test_a_registry_is_told_with_its_sources_their_days_and_terms(info: Info) -> None:
    sentences = statement_of(summed(Coverage(), info))
    assert sentences[1:4] == (
        "No references were seen.",
        "Registry works.registry, built 2026-02-01: 3 works, 1 notice, from Crossref of 2026-01-12 (2 works;"
        " facts, in which Crossref asserts no rights); Retraction Watch of 2026-01-12 (1 work, 1 notice;"
        " The Retraction Watch Database, The Center for Scientific Integrity / Crossref, to be named as"
        " source).",
        HELD,
    )
    large = info.sources[0]._replace(name="journals", works=0, journals=44_172, licence="as it says")
    summary = summed(Coverage(), info._replace(form="compact", works=41_000_000, sources=(large,)))
    assert statement_of(summary)[2] == (
        "Registry works.registry, built 2026-02-01: 41,000,000 works, 1 notice, as digests,"
        " from lists of journals of 2026-01-12 (44,172 journals; as it says)."
    )


def test_a_registry_that_holds_nothing_says_so(info: Info) -> None:
    empty = info._replace(works=0, notices=0, journals=0, sources=())
    summary = summed(Coverage(), empty)
    assert statement_of(summary)[2] == "Registry works.registry, built 2026-02-01: nothing."
    assert asked_in_short(summary) == "registry works.registry (nothing); no service was asked"


@pytest.mark.parametrize(
    ("network", "short", "sentence"),
    [
        pytest.param("none", "no service was asked", HELD, id="not at all"),
        pytest.param(
            "remembered",
            "no service was asked, only what they had answered before",
            "No service was asked; what services answered earlier was taken as of its day (--offline).",
            id="by what they have answered before",
        ),
        pytest.param(
            "online",
            "services on the network could be asked",
            "Crossref, doi.org, DataCite, PubMed, PubMed Central and ClinicalTrials.gov could be asked,"
            " and whether the pages are there that references lead to.",
            id="asked",
        ),
    ],
)
def test_how_services_came_into_a_run_is_told_apart(
    info: Info, network: Network, short: str, sentence: str
) -> None:
    summary = summed(Coverage(), info, network=network)
    assert asked_in_short(summary) == f"registry works.registry of 2026-01-12 (3 works, 1 notice); {short}"
    assert sentence in statement_of(summary)
    assert asked_data(summary)["network"] == network


def test_what_services_left_open_is_told_with_the_reason() -> None:
    summary = summed(Coverage(), network="online")
    summary.left_open = ["2 questions were left open by services, which says nothing of the works: a\u202e"]
    assert statement_of(summary)[3] == (
        "2 questions were left open by services, which says nothing of the works: a\ufffd."
    )


def test_every_service_that_can_be_asked_is_named() -> None:
    assert set(SERVICES) == set(Endpoints._fields)
    told = " ".join(statement_of(summed(Coverage(), network="online")))
    assert [name for name in SERVICES.values() if name not in told] == []


@pytest.mark.parametrize("network", ["remembered", "online"])
def test_beyond_a_registry_a_miss_is_told_of_all_who_were_asked(info: Info, network: Network) -> None:
    coverage = Coverage(1, 1, verdicts=verdicts(not_in_registry=1))
    assert line_of(summed(coverage, info, network=network)).endswith("looked up (1 not held where asked)")
    assert line_of(summed(coverage, network=network)).endswith("looked up (1 not held where asked)")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_words_of_its_own_and_a_count(info: Info, verdict: Verdict) -> None:
    summary = summed(Coverage(7, 7, verdicts=(verdict,) * 7), info)
    told = line_of(summary)
    assert "7 references looked up (7 " in told
    others = {line_of(summed(Coverage(7, 7, verdicts=(each,) * 7), info)) for each in VERDICTS}
    assert len(others) == len(VERDICTS)
    assert references_data(summary)["by_verdict"] == {verdict: 7}


@pytest.mark.parametrize("state", get_args(PageState))
def test_what_became_of_pages_is_told_beside_the_references(state: PageState) -> None:
    summary = summed(Coverage(1, 1, pages=(state, state)), network="online")
    (told,) = (sentence for sentence in statement_of(summary) if sentence.startswith("2 pages asked for: 2 "))
    assert len(told) > len("2 pages asked for: 2 .")
    assert references_data(summary)["pages"] == {state: 2}


def test_the_data_of_registries_keep_to_the_schema(info: Info) -> None:
    data = asked_data(summed(Coverage(), info))
    jsonschema.validate(data["registries"], schema("report")["properties"]["registries"])
    (registry,) = data["registries"]
    assert registry["sources"] == [source._asdict() for source in info.sources]
    assert "inputs" not in registry
    verdicts_known = schema("report")["properties"]["summary"]["properties"]["references"]["properties"]
    assert verdicts_known["by_verdict"]["propertyNames"]["enum"] == list(VERDICTS)
    assert verdicts_known["pages"]["propertyNames"]["enum"] == list(get_args(PageState))


@given(NASTY)
def test_nothing_in_a_registry_acts_on_a_terminal(text: str) -> None:
    source = Source(text, text, text, 1, 1, 1)
    info = Info(text, 1, "full", text, 1, 1, 1, (source,), ())
    summary = summed(Coverage(), info)
    told = " ".join((asked_in_short(summary), *statement_of(summary)))
    assert not set(told) & set("\x00\x0b\x1b\x7f\x85\r\n\t\u2028\u202e\ud800")
