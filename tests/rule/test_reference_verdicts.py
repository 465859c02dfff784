"""Each verdict on a reference is reported by one rule, as gravely as it is sure."""

from __future__ import annotations

import datetime
import re

import pytest

from healthlint.references import KnownWorks
from healthlint.references.answers import Found
from healthlint.references.judging.judge import Judge
from healthlint.rule.base import Rule
from healthlint.rule.edits import applied
from healthlint.rule.finding import Finding, Fix
from healthlint.run.linter import Linter
from healthlint.text.language.han import count_han
from healthlint.text.readers import BY_FORMAT
from healthlint_rules.citation import healthlint_rules
from healthlint_rules.citation.example_entries import (
    BAKERS,
    BAKERS_BARE,
    EYES,
    EYES_BARE,
    FLOUR,
    LIST,
    LIST_ZH,
    NAPS,
    NAPS_BARE,
    OVENS,
    SNOW,
    SNOW_BARE,
)
from healthlint_rules.citation.known_works import known_works, pages, services

TODAY = datetime.date(2025, 3, 3)
ALL = healthlint_rules()
VERDICTS = [rule for rule in ALL if rule.looks_up and rule.code >= "CIT110"]
FOREIGN = "Brandt K. Cold baths and the mood of sailors. Sea. 2018;3:1-4."
ACCUSING = re.compile(
    r"\bfake|fabricat|predatory|does not exist|bogus|fraud|虚假|伪造|造假|掠夺|不存在|捏造|编造"
)

APA = "Moreau, C. (2019). Gene therapy of a rare disease of the eye. Ann Inv Ophthalmol, 12, 7–19."

CASES = {
    "retracted": (f"{LIST}{BAKERS}", "CIT110", "error", "was retracted (2023-05-04"),
    "concern": (f"{LIST}{FLOUR}", "CIT110", "warning", "under an expression of concern (2022-02-03"),
    "corrected": (f"{LIST}{OVENS}", "CIT110", "info", "was corrected (2020-09-01"),
    "retracted, by its title only": (f"{LIST}{BAKERS_BARE}", "CIT110", "info", "if it is the one"),
    "the notice": (
        f"{LIST}Retraction: {BAKERS_BARE[20:]} doi:10.1234/notice.1",
        "CIT110",
        "info",
        "this is the notice",
    ),
    "retracted, in Chinese": (f"{LIST_ZH}{NAPS}", "CIT110", "error", "该文献已被撤稿（2023-05-04"),
    "by its title only, in Chinese": (f"{LIST_ZH}{NAPS_BARE}", "CIT110", "info", "仅凭题名不能断定"),
    "another work": (
        f"{LIST}{FOREIGN} doi:10.1234/eyes.1",
        "CIT113",
        "error",
        "leads to another work: “Gene",
    ),
    "another work, in Chinese": (
        f"{LIST_ZH}张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.DOI:10.1234/xue.1.",
        "CIT113",
        "error",
        "指向另一文献",
    ),
    "another year": (
        f"{LIST}{EYES}".replace("2019", "2011"),
        "CIT114",
        "warning",
        "cited “2011”, registered “2019”",
    ),
    "no subtitle": (
        f"{LIST}{FLOUR}".replace("doubted", "corrected"),
        "CIT114",
        "warning",
        "title cited “Flour dust and the dreams of bakers”, registered “Heat of ovens",
    ),
    "another year, in Chinese": (
        f"{LIST_ZH}{SNOW}".replace("2021", "2012"),
        "CIT114",
        "warning",
        "文中“2012”，登记“2021”",
    ),
    "another name of a link": (
        "## Sources\n\n- [A trial of gene therapy](https://doi.org/10.1234/eyes.1)",
        "CIT114",
        "info",
        "title cited “A trial of gene therapy”, registered “Gene therapy of a rare disease of the eye”",
    ),
    "never given out": (f"{LIST}{FOREIGN} doi:10.1234/never.1", "CIT115", "warning", "(checked 2025-03-02)"),
    "never given out, in Chinese": (
        "该试验（NCT01234567）未见差异。",
        "CIT115",
        "warning",
        "ClinicalTrials.gov 查不到这个 NCT（查询于 2025-03-02）",
    ),
    "not held": (f"{LIST}{FOREIGN}", "CIT116", "info", "snapshot 2025-03-01, 7 records); could not verify"),
    "no answer": (f"{LIST}{FOREIGN} doi:10.1234/slow.1", "CIT116", "info", "not checked: Crossref: 429"),
    "not held, in Chinese": (
        f"{LIST_ZH}张明远.冬泳与船员情绪[J].海员健康,2018,3(1):1-4.",
        "CIT116",
        "info",
        "未收录，未能核实",
    ),
    "without its identifier": (f"{LIST}{EYES_BARE}", "CIT118", "info", "registered as DOI 10.1234/eyes.1"),
    "without its identifier, in Chinese": (
        f"{LIST_ZH}{SNOW_BARE}",
        "CIT118",
        "info",
        "登记为 DOI 10.1234/xue.1",
    ),
}


def look(source: str, known: KnownWorks, rules: list[type[Rule]], *, html: bool = False) -> list[Finding]:
    linter = Linter([rule() for rule in rules], judge=Judge(lambda: known, lambda: TODAY))
    return linter.lint(source, "a", BY_FORMAT["html" if html else "markdown"])


@pytest.mark.parametrize(("source", "code", "severity", "said"), CASES.values(), ids=CASES)
def test_a_verdict_is_reported_by_its_rule(source: str, code: str, severity: str, said: str) -> None:
    (finding,) = look(source, services(), VERDICTS)
    assert (finding.code, finding.severity) == (code, severity)
    assert said in finding.message
    assert finding.evidence
    assert finding.status == "asserted"
    assert (finding.language == "zh") is bool(count_han(source))


@pytest.mark.parametrize("source", [case[0] for case in CASES.values()], ids=CASES)
def test_no_word_of_a_finding_accuses(source: str) -> None:
    for finding in look(source, services(), VERDICTS):
        assert not ACCUSING.search("\n".join((finding.message, *finding.evidence)).lower())


@pytest.mark.parametrize("source", [case[0] for case in CASES.values()], ids=CASES)
def test_all_rules_of_the_family_together_say_a_thing_of_a_reference_once(source: str) -> None:
    found = look(source, services(), [rule for rule in ALL if rule.code != "CIT104"])
    assert len(found) == 1, found


@pytest.mark.parametrize("source", [f"{LIST}{EYES}", f"{LIST_ZH}{SNOW}"], ids=["English", "Chinese"])
def test_of_a_work_that_is_cited_as_it_is_registered_nothing_is_said(source: str) -> None:
    assert look(source, services(), VERDICTS) == []


@pytest.mark.parametrize("source", [case[0] for case in CASES.values()], ids=CASES)
def test_where_nobody_may_be_asked_nothing_is_said(source: str) -> None:
    assert Linter([rule() for rule in VERDICTS]).lint(source, "a", BY_FORMAT["markdown"]) == []


WHERE = {
    "a link": "A trial found [⟦better sleep⟧](https://doi.org/10.1234/withdrawn.1).",
    "an address": "A trial (⟦https://doi.org/10.1234/withdrawn.1⟧) found better sleep.",
    "an identifier": "A trial (doi:⟦10.1234/withdrawn.1⟧) found better sleep.",
    "two in a sentence": "Trials ([⟦one⟧](https://doi.org/10.1234/withdrawn.1), doi:⟦10.1234/xiu.1⟧) agree.",
    "a remark in a footnote": "It helps.[^1]\n\n[^1]: So [⟦they⟧](https://doi.org/10.1234/withdrawn.1) say.",
    "a footnote": f"Bakers sleep better.[^1]\n\n[^1]: ⟦{BAKERS}⟧",
    "a source line": "Bakers sleep better.\n\nSource: ⟦doi:10.1234/withdrawn.1⟧",
    "a table": "| claim | source |\n|---|---|\n| sleep | [⟦trial⟧](https://doi.org/10.1234/withdrawn.1) |",
    "a quotation": "> A trial found [⟦better sleep⟧](https://doi.org/10.1234/withdrawn.1).",
}


@pytest.mark.parametrize("marked", WHERE.values(), ids=WHERE)
def test_a_retracted_work_is_found_wherever_it_is_cited(marked: str) -> None:
    found = look(marked.replace("⟦", "").replace("⟧", ""), known_works(), VERDICTS)
    assert [finding.text for finding in found] == re.findall("⟦(.*?)⟧", marked)
    assert {finding.code for finding in found} == {"CIT110"}


def test_a_retracted_work_is_found_in_html() -> None:
    source = (
        '<html lang="en"><body><p>Bakers <a href="https://doi.org/10.1234/withdrawn.1">sleep</a>.</p>'
        f"<h2>References</h2><ol><li>{BAKERS}</li></ol></body></html>"
    )
    found = look(source, known_works(), VERDICTS, html=True)
    assert [(finding.code, finding.text) for finding in found] == [("CIT110", "sleep"), ("CIT110", BAKERS)]


TOLD = {
    "over the list": f"Bakers slept [1].\n\n## References\n\n### Retracted papers\n\n1. {BAKERS}",
    "that it was corrected": f"Ovens tire bakers [1]; the table was corrected.\n\n{LIST}{OVENS}",
    "in the entry": f"Bakers slept [1].\n\n{LIST}{BAKERS} [retracted]",
    "before the title": f"Bakers slept [1].\n\n{LIST}{BAKERS}".replace("Sugar", "Retracted: Sugar"),
    "in the sentence": f"The trial was retracted [1].\n\n{LIST}{BAKERS}",
    "in the next sentence": f"Bakers slept [1]. The journal has retracted the trial.\n\n{LIST}{BAKERS}",
    "by author and year": f"Okafor and Lind (2021) have been retracted.\n\n{LIST}{BAKERS}",
}
NOT_TOLD = {
    "in an address": f"Bakers slept [1].\n\n{LIST}{BAKERS} https://sleep.example/retracted/1",
    "of another work": f"One trial was retracted [2]. Bakers slept [1].\n\n{LIST}{BAKERS}\n2. {EYES}",
    "with another work": f"Bakers slept [1]. One trial was retracted [2].\n\n{LIST}{BAKERS}\n2. {EYES}",
    "of a drug": f"The drug was withdrawn in 2019 [1].\n\n{LIST}{BAKERS}",
    "of a lid": f"The retraction of the eyelid was mild [1].\n\n{LIST}{BAKERS}",
    "of a drug, in Chinese": f"研究显示该药后被撤回[1]。\n\n{LIST_ZH}{NAPS}",
}


@pytest.mark.parametrize("source", TOLD.values(), ids=TOLD)
def test_an_article_that_tells_of_the_retraction_may_cite_the_work(source: str) -> None:
    assert look(source, known_works(), VERDICTS) == []


@pytest.mark.parametrize("source", NOT_TOLD.values(), ids=NOT_TOLD)
def test_other_words_about_retraction_excuse_nothing(source: str) -> None:
    (finding,) = look(source, known_works(), VERDICTS)
    assert (finding.code, finding.severity) == ("CIT110", "error")


def test_what_the_work_is_about_does_not_tell_that_it_was_retracted() -> None:
    lids = BAKERS.replace("Sugar before bed: a trial among forty bakers", "Lids retracted in sleep")
    found = known_works().record("doi", "10.1234/withdrawn.1")
    assert isinstance(found, Found)
    known = KnownWorks([found.record._replace(title="Lids retracted in sleep")])
    (finding,) = look(f"{LIST}{lids}", known, VERDICTS)
    assert finding.code == "CIT110"


def test_each_page_that_is_gone_is_told_at_its_link() -> None:
    source = (
        f"[The leaflet](https://clinic.example/leaflets/gone).\n\n{LIST}Example Clinic. Sleep well. 2021."
        " https://clinic.example/leaflets/moved https://clinic.example/leaflets/barred"
    )
    found = look(source, pages(), VERDICTS)
    assert [(finding.code, finding.severity, finding.text) for finding in found] == [
        ("CIT117", "warning", "The leaflet"),
        ("CIT117", "warning", "https://clinic.example/leaflets/moved"),
    ]


ADDED = {
    "Vancouver": (EYES_BARE, f"{EYES_BARE} doi:10.1234/eyes.1"),
    "Vancouver, no full stop": (EYES_BARE[:-1], f"{EYES_BARE} doi:10.1234/eyes.1"),
    "APA": (APA, f"{APA} https://doi.org/10.1234/eyes.1"),
    "GB/T 7714": (f"[1]{SNOW_BARE}", f"[1]{SNOW_BARE[:-1]}.DOI:10.1234/xue.1."),
    "GB/T 7714, no full stop": (f"[1]{SNOW_BARE[:-1]}", f"[1]{SNOW_BARE[:-1]}.DOI:10.1234/xue.1"),
    "in italics to the end": (f"*{EYES_BARE}*", None),
}


@pytest.mark.parametrize(("entry", "wanted"), ADDED.values(), ids=ADDED)
def test_an_identifier_is_proposed_in_the_style_of_the_entry(entry: str, wanted: str | None) -> None:
    source = f"## References\n\n{'' if entry.startswith('[') else '1. '}{entry}\n"
    (finding,) = look(source, known_works(), VERDICTS)
    assert finding.fixes == ()
    assert [made(source, each) for each in finding.proposals] == (
        [source.replace(entry, wanted)] if wanted else []
    )


def test_an_identifier_is_proposed_within_the_item_of_a_list_in_html() -> None:
    source = f"<h2>References</h2><ol><li>{EYES_BARE}</li>\n</ol>"
    (finding,) = look(source, known_works(), VERDICTS, html=True)
    (proposal,) = finding.proposals
    assert made(source, proposal) == source.replace(EYES_BARE, EYES)


def test_the_identifier_of_the_work_that_is_cited_is_proposed_instead_of_that_of_another() -> None:
    source = f"{LIST}{BAKERS_BARE} doi:10.1234/eyes.1\n"
    (finding,) = look(source, known_works(), VERDICTS)
    (proposal,) = finding.proposals
    assert made(source, proposal) == f"{LIST}{BAKERS}\n"


def made(source: str, change: Fix) -> str:
    return applied(source, [change]).text


def test_what_can_be_mended_in_a_reference_is_mended_whatever_its_verdict() -> None:
    source = f"{LIST}{BAKERS}".replace("doi:", "http://dx.doi.org/")
    found = look(source, known_works(), [rule for rule in ALL if rule.code != "CIT104"])
    assert [(finding.code, bool(finding.fixes)) for finding in found] == [("CIT110", False), ("CIT112", True)]


def test_an_entry_that_says_too_little_is_not_called_lost_where_its_work_is_found() -> None:
    entries = (
        "1. Moreau C. Gene therapy of a rare disease of the eye. 2019.",
        "2. Okafor T. Sugar before bed: a trial among forty bakers. 2021.",
        "3. Brandt K. Cold baths and the mood of sailors. 2018.",
    )
    source = "## References\n\n" + "\n".join(entries)
    rules = [rule for rule in ALL if rule.code in ("CIT103", "CIT110", "CIT118")]
    found = look(source, known_works(), rules)
    assert [(finding.code, finding.severity) for finding in found] == [
        ("CIT118", "info"),
        ("CIT110", "info"),
        ("CIT103", "warning"),
    ]
    unasked = Linter([rule() for rule in rules]).lint(source, "a", BY_FORMAT["markdown"])
    assert [finding.code for finding in unasked] == ["CIT103"] * 3


LACKING = {
    "an organisation": ("- International Asthma Council, 2023.", "only an organisation is named"),
    "a home page": ("- Asthma Council, https://www.asthma.example/en/", "leads to a home page only"),
    "a title and a year": ("- Brandt K. Cold baths and moods. 2018.", "cannot be looked up"),
    "an organisation, in Chinese": ("- 世界卫生组织官网", "只写了机构名称"),
    "a home page, in Chinese": ("- 世界卫生组织：https://www.who.example/zh", "网址只是网站首页"),
}


@pytest.mark.parametrize(("entry", "said"), LACKING.values(), ids=LACKING)
def test_it_is_said_what_an_entry_lacks(entry: str, said: str) -> None:
    (finding,) = look(f"## References\n\n{entry}", known_works(), ALL)
    assert finding.code == "CIT103"
    assert said in finding.message
