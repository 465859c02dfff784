"""The strict preset shows what is often innocent, and the recommended one leaves it out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from healthlint import Document, Finding, Rule, Terms
from healthlint.run.errors import UsageError
from healthlint.run.linter import Linter
from healthlint.run.request import Request
from healthlint.run.selection import selected
from healthlint.run.session import Session
from healthlint.text.readers import read_markdown
from house import house_rule, write

SURE = house_rule("HOU101", "no-detox", "detox") + '[strict]\nen = ["cleanse"]\n'
UNSURE = house_rule("HOU102", "no-flush", "flush", 'confidence = "low"\n')
STRICT = house_rule("HOU103", "no-purge", "purge").replace("[terms]", "[strict]")
PROSE = "A detox. A cleanse. A flush. A purge.\n"
ZH = 'message = { en = "no {match}", zh = "不要{match}" }\n'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number, text in enumerate((SURE, UNSURE, STRICT)):
        write(tmp_path / "rules" / f"{number}.toml", text)
    write(tmp_path / "a.md", PROSE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(site: Path, config: str = "", **request: Any) -> str:
    write(site / ".healthlint.toml", f'rule-paths = ["rules"]\nselect = ["HOU"]\n{config}')
    (article,) = Session(Request(("a.md",), **request)).lint()
    return " ".join(finding.text for finding in article.findings)


def test_the_recommended_preset_leaves_out_strict_words_strict_rules_and_low_confidence(site: Path) -> None:
    assert found(site) == "detox"
    assert found(site, 'preset = "recommended"\n') == "detox"


def test_the_strict_preset_reports_all_of_it(site: Path) -> None:
    assert found(site, 'preset = "strict"\n') == "detox cleanse flush purge"
    assert found(site, preset=("strict",)) == "detox cleanse flush purge"


def test_the_command_line_goes_before_the_config(site: Path) -> None:
    assert found(site, 'preset = "strict"\n', preset=("recommended",)) == "detox"


def test_a_rule_that_is_selected_by_its_code_or_name_is_meant_to_speak(site: Path) -> None:
    assert found(site, select=("HOU103",)) == "purge"
    assert found(site, select=("no-flush",)) == "flush"
    assert found(site, select=("HOU", "HOU102")) == "detox flush"
    assert found(site, select=("HOU101",)) == "detox"


def test_a_selection_of_strict_rules_says_what_would_apply_them() -> None:
    rule = type("R", (Rule,), {"code": "HOU104", "name": "x", "strict": True})
    with pytest.raises(UsageError, match='no rule is left: HOU104 is strict; set preset = "strict"'):
        selected([rule], ["HOU"], [])


class Unsure(Rule):
    """A rule that is sure of some of its findings."""

    code = "TEA101"
    name = "unsure"
    message = "tea"
    terms = Terms(en=["green tea", "tea"])

    def check(self, document: Document) -> Iterator[Finding]:
        for match in document.matches(self):
            yield self.finding(match)._replace(confidence="high" if "green" in match.text else "low")


def test_a_rule_may_be_unsure_of_some_findings() -> None:
    text = "A green tea.\n\nA cup of tea.\n"
    assert len(Linter([Unsure()]).lint(text, "a.md", read_markdown)) == 2
    (left,) = Linter([Unsure()], sure={"TEA101"}).lint(text, "a.md", read_markdown)
    assert left.text == "green tea"


def test_findings_left_out_for_their_low_confidence_are_counted_once_a_sentence() -> None:
    text = "A green tea.\n\nA cup of tea, and more tea.\n\nNo coffee, but tea.\n"
    assert Linter([Unsure()], sure={"TEA101"}).look(text, "a.md", read_markdown).unsure == 2
    assert Linter([Unsure()]).look(text, "a.md", read_markdown).unsure == 0


@pytest.mark.parametrize(
    ("config", "asked", "said"),
    [
        ("", None, ["no detox", "不要神药"]),
        ('message-language = "zh"\n', None, ["不要detox", "不要神药"]),
        ('message-language = "zh"\n', "en", ["no detox", "no 神药"]),
        ('message-language = "zh"\n', "auto", ["no detox", "不要神药"]),
    ],
    ids=["auto", "config", "command-line", "auto-again"],
)
def test_messages_may_all_be_in_one_language(
    site: Path, config: str, asked: str | None, said: list[str]
) -> None:
    text = house_rule().replace('message = "“{match}” says nothing"\n', ZH)
    write(site / "rules" / "0.toml", text.replace('en = ["detox"]', 'en = ["detox"]\nzh = ["神药"]'))
    write(site / "a.md", "A detox tea.\n\n这是神药。\n")
    write(site / ".healthlint.toml", f'rule-paths = ["rules"]\nselect = ["HOU101"]\n{config}')
    (article,) = Session(Request(("a.md",), message_language=asked)).lint()
    assert [finding.message for finding in article.findings] == said


@pytest.mark.parametrize(
    ("config", "request_", "expected"),
    [
        ('preset = "UK"\n', {}, ("detox", ("UK",))),
        ('preset = ["strict", "uk"]\n', {}, ("detox cleanse flush purge", ("UK",))),
        ('preset = ["Recommended", "Tw"]\njurisdictions = ["UK"]\n', {}, ("detox", ("TW", "UK"))),
        ('preset = ["strict", "UK"]\n', {"preset": ("recommended",)}, ("detox", ())),
        ('preset = "UK"\n', {"preset": ("strict", "EU")}, ("detox cleanse flush purge", ("EU",))),
        ('jurisdictions = ["UK"]\n', {"preset": ("EU",)}, ("detox", ("EU", "UK"))),
        ('preset = ["strict", "UK"]\n', {"jurisdictions": ("EU",)}, ("detox cleanse flush purge", ("EU",))),
        ('preset = "UK"\n', {"jurisdictions": ("EU",), "preset": ("TW",)}, ("detox", ("EU", "TW"))),
        ('preset = ["strict", "UK"]\nper-file."*.md" = { jurisdictions = [] }\n', {},
         ("detox cleanse flush purge", ())),
    ],
)  # fmt: skip
def test_jurisdictions_among_presets_are_added(
    site: Path, config: str, request_: dict[str, Any], expected: tuple[str, tuple[str, ...]]
) -> None:
    words = found(site, config, **request_)
    session = Session(Request((), **request_))
    publication, _ = session.publication_of(session.config_of("a.md"))
    assert (words, publication.jurisdictions) == expected


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (
            'preset = "strickt"\n',
            '3: preset: there is no "strickt"; did you mean strict?',
        ),
        (
            'preset = ["strict",\n"GB"]\n',
            "4: preset: must be one of recommended, strict, US, UK, EU, CN, TW, HK, AU,"
            ' not "GB"; choose one of them',
        ),
        (
            "preset = 1\n",
            "3: preset: must be text in quotes or a list, not 1; write text in quotes or a list",
        ),
    ],
)
def test_a_preset_that_there_is_not_is_refused(site: Path, config: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        found(site, config)
    assert str(caught.value) == f".healthlint.toml:{said}"
