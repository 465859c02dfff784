"""A finding weighs what its article's profile and jurisdictions make of it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from declaring import HEAD, TERMS, declared
from healthlint import Document, Match, Rule, Terms
from healthlint.rule.base import Rule as Base
from healthlint.rule.declared.check import checked
from healthlint.rule.publication import OFF, PROFILES, Publication, fault_of_key, severity_for
from healthlint.rule.scan import Scanner
from healthlint.rule.toml_file import TomlFileError
from healthlint.run.plugins.declaration import fault_of
from healthlint.run.plugins.installed import load_plugins
from healthlint.text.readers import read_markdown


def weight(settings: dict[str, str], profile: str | None, *jurisdictions: str) -> str:
    rule = type("R", (Rule,), {"severity": "warning", "severity_in": settings})
    return severity_for(rule, Publication(profile, jurisdictions)) or OFF


@pytest.mark.parametrize(
    ("settings", "profile", "jurisdictions", "expected"),
    [
        pytest.param({}, "clinic", "CN", "warning", id="nothing-is-set"),
        pytest.param({"clinic": "error"}, None, "", "warning", id="no-profile"),
        pytest.param({"clinic": "error"}, "clinic", "", "error", id="profile"),
        pytest.param({"clinic": "error"}, "blog", "CN", "warning", id="another-profile"),
        pytest.param({"CN": "error"}, None, "UK CN", "error", id="one-of-the-jurisdictions"),
        pytest.param({"CN clinic": "error"}, "clinic", "UK", "warning", id="half-of-the-conditions"),
        pytest.param({"CN clinic": "info", "CN": "error"}, "clinic", "CN", "info", id="more-conditions-win"),
        pytest.param({"clinic CN": "info", "CN": "error"}, "clinic", "CN", "info", id="in-any-order"),
        pytest.param(
            {"clinic": "error", "CN": "info"}, "clinic", "CN", "info", id="jurisdiction-before-profile"
        ),
        pytest.param({"CN": "info", "UK": "error"}, "clinic", "CN UK", "error", id="the-gravest-of-equals"),
        pytest.param({"CN": "off", "UK": "info"}, "clinic", "CN UK", "info", id="off-is-the-least-of-equals"),
        pytest.param(
            {"UK clinic": "error", "UK EU": "info"}, "clinic", "UK EU", "info", id="two-laws-before-one"
        ),
        pytest.param({"product": "off"}, "product", "", "off", id="off"),
        pytest.param({"product": "off", "CN": "error"}, "product", "CN", "error", id="law-switches-on"),
    ],
)
def test_the_most_particular_setting_decides(
    settings: dict[str, str], profile: str | None, jurisdictions: str, expected: str
) -> None:
    assert weight(settings, profile, *jurisdictions.split()) == expected


TABLE = list(
    csv.DictReader(Path(__file__).with_name("severities.tsv").read_text().splitlines(), delimiter="\t")
)
RULES = {rule.code: rule for rule in load_plugins().rules}


@pytest.mark.parametrize("row", [row for row in TABLE if row["code"] in RULES], ids=lambda row: row["code"])
def test_each_rule_weighs_what_the_table_says(row: dict[str, str]) -> None:
    rule = RULES[row["code"]]
    given = {
        profile: severity_for(rule, Publication(profile)) or OFF
        if not rule.profiles or profile in rule.profiles
        else OFF
        for profile in PROFILES
    }
    assert given == {profile: row[profile] for profile in PROFILES}


@pytest.mark.parametrize(
    ("code", "profile", "jurisdictions", "expected"),
    [
        ("CTA103", "product", "", "warning"),
        ("CTA102", "clinic", "CN", "error"),
        ("CTA102", "product", "CN", "info"),
        ("CTA104", None, "CN", "error"),
        ("CTA106", "clinic", "AU", "error"),
        ("PRO103", "clinic", "", "warning"),
        ("PRO103", "clinic", "CN", "error"),
        ("PRO110", "clinic", "EU", "error"),
        ("CLM114", "news", "UK", "error"),
        ("CLM114", "news", "US", "warning"),
    ],
)
def test_a_jurisdiction_raises_what_its_law_forbids(
    code: str, profile: str | None, jurisdictions: str, expected: str
) -> None:
    publication = Publication(profile, tuple(jurisdictions.split()))
    assert severity_for(RULES[code], publication) == expected


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("clinics", "there is no profile or jurisdiction 'clinics'; did you mean clinic?"),
        ("cn", "there is no profile or jurisdiction 'cn'; did you mean CN?"),
        ("CN,clinic", "there is no profile or jurisdiction 'CN,clinic'; did you mean clinic?"),
        ("news blog", "names two profiles, and an article has one; write a line for each"),
        ("CN clinic CN", "says something twice; remove one of the two"),
    ],
)
def test_a_key_that_is_none_is_refused(key: str, said: str) -> None:
    assert fault_of_key(key) == said
    with pytest.raises(TomlFileError) as caught:
        checked(f'{HEAD}{TERMS}[severity-in]\nnews = "info"\n"{key}" = "error"\n'.encode(), "house.toml")
    assert str(caught.value) == f"house.toml:13: severity-in.{key}: {said}"


def test_a_rule_file_refuses_a_severity_that_is_none() -> None:
    with pytest.raises(TomlFileError) as caught:
        checked(f'{HEAD}{TERMS}[severity_in]\npress_release = "fatal"\n'.encode(), "house.toml")
    assert str(caught.value) == (
        "house.toml:12: severity_in.press_release: must be one of error, warning, info, off,"
        ' not "fatal"; choose one of them'
    )


def test_a_declared_rule_has_the_table_of_its_file() -> None:
    rule = declared(f'{TERMS}[severity-in]\npress_release = "off"\n"CN  clinic" = "error"\n')
    assert severity_for(rule, Publication("press-release")) is None
    assert severity_for(rule, Publication("clinic", ("CN",))) == "error"


class Tea(Rule):
    """Tea is mentioned."""

    code = "TEA101"
    name = "tea"
    message = {"en": "no tea", "zh": "不要茶"}
    context = "style"
    sources = ["House style"]
    bad = ["⟦tea⟧"]
    good = ["milk"]
    terms = Terms(en=["tea"])


@pytest.mark.parametrize(
    ("attributes", "said"),
    [
        ({"severity_in": {"clinics": "error"}}, "its severity_in: clinics: there is no profile or"),
        ({"severity_in": {"clinic": "fatal"}}, "its severity_in says 'fatal' for clinic; it must be one of"),
        ({"severity_in": {"clinic": None}}, "its severity_in says None for clinic; it must be one of"),
        ({"severity_in": {3: "error"}}, "which is no name"),
        ({"severity_in": ["clinic"]}, "its severity_in is ['clinic']; write {"),
        ({"severity_in": {"CN clinic": "off"}}, ""),
        ({"severity_in": {}}, ""),
        ({"strict": "yes"}, "its strict is 'yes'; it must be True or False"),
        ({"strict": True}, ""),
        ({"severityin": {}}, "its severityin says nothing to healthlint; did you mean severity_in?"),
    ],
)
def test_a_rule_in_python_is_examined(attributes: dict[str, Any], said: str) -> None:
    fault = fault_of(type("Tea", (Tea,), {"__doc__": Tea.__doc__, **vars(Tea), **attributes}))
    assert said in fault if fault and said else fault is None


def matched(rule: Base, text: str) -> tuple[Document, Match]:
    document = read_markdown(text, "a.md")
    Scanner([rule]).scan(document)
    return document, document.matches(rule)[0]


def test_a_finding_starts_from_the_severity_of_the_profile() -> None:
    rule = Tea()
    rule._severity = "error"
    document, match = matched(rule, "We like tea.")
    assert rule.severity_here == "error"
    assert [finding.severity for finding in rule.check(document)] == ["error"]
    assert rule.finding(match).severity == "error"


def test_the_effect_matrix_lowers_the_severity_of_the_profile() -> None:
    rule = Tea()
    rule._severity = "error"
    document, _ = matched(rule, "“We love tea,” said Jonas Weber of Northgate.")
    assert [finding.severity for finding in rule.check(document)] == ["warning"]


@pytest.mark.parametrize(
    ("speaks", "text", "said"),
    [
        (None, "tea", "no tea"),
        ("zh", "tea", "不要茶"),
        ("en", "我们喝tea。", "no tea"),
        ("zh", "喝tea。", "不要茶"),
    ],
)
def test_a_message_is_in_the_language_that_the_run_wants(speaks: str | None, text: str, said: str) -> None:
    rule = Tea()
    rule._speaks = speaks
    document, _ = matched(rule, text)
    assert [finding.message for finding in rule.check(document)] == [said]


def test_a_message_that_the_language_lacks_is_in_that_of_the_words() -> None:
    rule = Tea()
    rule._speaks = "zh"
    assert rule.worded({"en": "lukewarm"}, "en") == "lukewarm"
    assert rule.worded("one for all", "en") == "one for all"
