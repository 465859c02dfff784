"""Which sentences name nobody whom a reader could look up?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.rule.base import Rule
from healthlint.testing import findings_of
from healthlint_rules.citation.unsourced_statistic import UnsourcedStatistic
from healthlint_rules.citation.vague_attribution import VagueAttribution

RULES: list[Rule] = [VagueAttribution(), UnsourcedStatistic()]
CASES = [
    line.split("\t")
    for line in Path(__file__).with_name("citation_cases.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


# Where nothing is at stake, cautious words and mere counts are no more than worth a look.
SELLING = "\n\n## Offer\n\nOur formula is a breakthrough."


def reported(text: str, more: str = SELLING) -> list[str]:
    return [
        finding.text
        for rule in RULES
        for finding in findings_of(rule, text + more)
        if finding.severity != "info"
    ]


@pytest.mark.parametrize("text", [text for wanted, text in CASES if wanted == "report"])
def test_who_cannot_be_looked_up_is_reported(text: str) -> None:
    assert reported(text)


@pytest.mark.parametrize("text", [text for wanted, text in CASES if wanted == "leave"])
def test_who_can_be_looked_up_or_claims_nothing_is_left_alone(text: str) -> None:
    assert reported(text) == []


def test_a_leaflet_with_sources_may_give_frequencies_under_its_side_effects() -> None:
    body = "## Side effects\n\nAbout 1 in 6 people feel sick."
    assert reported(body) == ["1 in 6"]
    assert reported(f"Read [the trial](https://doi.org/10.1234/nap.1).\n\n{body}") == []


def test_a_survey_that_the_section_names_covers_its_other_figures() -> None:
    named = "The 2022 National Sleep Survey asked 4,000 adults."
    figure = "About 40% of adults nap."
    assert reported(f"{figure}\n\nRest is good.\n\n{named}") == []
    assert reported(f"{figure}\n\n## Other work\n\n{named}") == ["40%"]


def test_a_survey_does_not_cover_what_sellers_count_themselves() -> None:
    named = "The 2022 National Sleep Survey asked 4,000 adults."
    assert reported(f"About 90% of our patients sleep better.\n\nRest.\n\n{named}") == ["90%"]


def test_an_example_that_is_named_next_covers_several_studies() -> None:
    claim = "Several studies have linked naps to longer life."
    assert reported(f"{claim} One study appeared in the Journal of Sleep in 2019.") == []
    assert reported(f"{claim} One study was small.") == ["Several studies have linked"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Researchers think that the disease begins in the gut.", id="who thinks"),
        pytest.param("About 1 in 6 people have it.", id="how common"),
        pytest.param("研究人员认为，该病始于肠道。", id="who thinks, in Chinese"),
        pytest.param("全球有3亿哮喘患者。", id="how common, in Chinese"),
    ],
)
def test_where_nothing_is_at_stake_a_leaflet_may_say_what_is_thought_and_how_common_it_is(text: str) -> None:
    assert reported(text)
    assert reported(text, more="") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Studies show that naps cure migraine.", id="studies"),
        pytest.param("The operation has a success rate of 95%.", id="success"),
        pytest.param("About 90% of our patients sleep better.", id="what sellers count"),
        pytest.param("研究表明午睡能治愈偏头痛。", id="studies, in Chinese"),
        pytest.param("该手术成功率高达95%。", id="success, in Chinese"),
    ],
)
def test_what_is_claimed_to_work_needs_a_source_in_every_article(text: str) -> None:
    assert reported(text, more="")


def test_a_picture_credit_is_no_more_than_worth_a_look() -> None:
    from healthlint_rules.citation.placeholder_citation import PlaceholderCitation

    [finding] = findings_of(PlaceholderCitation(), "（图片来源：网络，侵删）")
    assert finding.severity == "info"


def test_a_study_that_was_named_in_the_paragraph_before_may_be_taken_up() -> None:
    named = "The trial was published in the May issue of the Lancet."
    taken_up = "Nappers lived longer, according to the study."
    assert reported(f"{named}\n\n{taken_up}") == []
    assert reported(taken_up) == ["according to the study"]
    assert reported(f"{named}\n\nNappers lived longer, according to many studies.")
