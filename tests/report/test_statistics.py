"""Figures are counted rightly, and shown to eyes, ears and programs."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import hypothesis
import pytest
from hypothesis import strategies as st

from healthlint.report.statistics import json_object, page, svg, text
from healthlint.report.statistics.counts import Counts
from healthlint.report.statistics.files import form_of
from healthlint.report.statistics.tally import Tally
from healthlint.rule.finding import Finding
from healthlint.run.engine import engine_finding

HOSTILE = '<script>alert("x")</script>&\x1b[31m\n'


def finding(code: str, severity: str = "warning", language: str = "en") -> Finding:
    made = engine_finding(code, f"name-of-{code.lower()}", "a.md", "plain")
    return made._replace(severity=severity, language=language)  # type: ignore[arg-type]


@pytest.fixture
def counts() -> Counts:
    made = Counts()
    made.add("a.md", [finding("PRO102", "error"), finding("PRO102", "error"), finding("CIT102")], "a.example")
    made.add("茶.md", [finding("PRO102", "info", "zh")], "茶.example")
    made.add("clean.md", [])
    made.add(HOSTILE, [finding("HL902", "error")], HOSTILE)
    return made


def test_articles_findings_and_both_are_counted(counts: Counts) -> None:
    assert (counts.articles, counts.with_findings, counts.findings, counts.unreadable) == (4, 3, 5, 1)
    assert counts.severities() == {"error": 3, "warning": 1, "info": 1}
    assert counts.families()["PRO"] == {"error": 2, "info": 1}
    assert counts.family_articles == {"PRO": 2, "CIT": 1, "HL": 1}
    assert counts.rule_articles["PRO102"] == 2


def test_an_article_that_cannot_be_read_is_of_no_language() -> None:
    counts = Counts()
    counts.add("a.md", [finding("HL902", "error")])
    counts.add("b.md", [finding("PRO102", language="zh"), finding("HL901", "error")])
    assert dict(counts.languages.first(9)) == {"zh": (1, 1)}


def test_figures_survive_being_written_and_read(counts: Counts) -> None:
    again = Counts.of_data(json.loads(json.dumps(counts.data())))
    assert again.data() == counts.data()


_ARTICLES = st.lists(st.lists(st.sampled_from(["PRO102", "CIT102", "HL902"]), max_size=3), max_size=12)


@hypothesis.given(_ARTICLES, st.integers(0, 12))
@hypothesis.settings(max_examples=50)
def test_parts_add_up_to_the_whole(articles: list[list[str]], cut: int) -> None:
    whole, one, other = Counts(), Counts(), Counts()
    for number, codes in enumerate(articles):
        findings = [finding(code) for code in codes]
        for counts in (whole, one if number < cut else other):
            counts.add(f"{number}.md", findings, f"site-{number % 3}.example")
    one.take(other)
    assert json_object.data_of(one) == json_object.data_of(whole)


@hypothesis.given(st.lists(st.integers(0, 40), max_size=200))
@hypothesis.settings(max_examples=50)
def test_a_tally_of_many_names_stays_small_and_keeps_the_sum(names: list[int]) -> None:
    tally = Tally(5)
    for name in names:
        tally.add(str(name), 2)
    assert len(tally.findings) <= 10
    assert tally.findings.total() + tally.others.findings == 2 * len(names)
    shown = tally.first(3)
    assert sum(figure.findings for _, figure in shown) + tally.beyond(3).findings == 2 * len(names)


def test_figures_in_json_have_a_version_and_every_aspect(counts: Counts) -> None:
    data = json.loads("".join(json_object.show(counts)))
    assert data["schema_version"] == 1
    assert set(data["by"]) == {"severities", "families", "rules", "languages", "sites", "files"}
    assert data["by"]["rules"]["rows"][0] == {
        "name": "PRO102 name-of-pro102",
        "findings": 3,
        "articles": 2,
        "by_severity": {"error": 2, "warning": 0, "info": 1},
    }


def test_what_is_not_told_one_by_one_is_told_as_a_sum() -> None:
    counts = Counts()
    for number in range(101, 131):
        counts.add("a.md", [finding(f"PRO{number}")])
    shown = "".join(text.show(counts, most=10))
    assert re.search(r"^20 others +20 ", shown, re.MULTILINE)
    assert shown.endswith("30 findings in 30 of 30 articles\n")


def test_columns_stand_under_each_other_beside_chinese_names(counts: Counts) -> None:
    from wcwidth import wcswidth

    sites = "".join(text.show(counts)).split("\n\n")[4].splitlines()
    assert sites[0].startswith("Sites")
    assert len({wcswidth(line) for line in sites}) == 1


def test_nothing_of_an_article_acts_on_a_terminal(counts: Counts) -> None:
    assert "\x1b" not in "".join(text.show(counts))


def test_a_drawing_is_sound_and_says_all_in_words(counts: Counts) -> None:
    drawing = "".join(svg.show(counts))
    root = ElementTree.fromstring(drawing)
    assert root.get("role") == "img"
    told = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}title")]
    assert told[0] == "healthlint: 5 findings in 3 of 4 articles; 1 could not be read"
    assert "PRO102 name-of-pro102: 3 findings in 2 articles (2 error, 1 info)" in told
    assert "prefers-color-scheme:dark" in drawing


@pytest.mark.parametrize("sign", ["\ufffe", "\uffff", "\0", "\ud800", "\x1b", "\u2028"], ids=ascii)
def test_a_name_with_what_xml_cannot_hold_leaves_the_drawing_sound(sign: str) -> None:
    counts = Counts()
    counts.add(f"a{sign}b.md", [finding("PRO102")], f"{sign}.example")
    ElementTree.fromstring("".join(svg.show(counts)).encode("utf-8", "strict"))


def test_a_drawing_tells_what_two_figures_behind_a_bar_are(counts: Counts) -> None:
    for show in (svg.show, page.show):
        shown = "".join(show(counts))
        assert ">3 in 2</text>" in shown
        assert ">findings in articles</text>" in shown


def test_a_page_has_a_table_beside_each_drawing_and_no_script(counts: Counts) -> None:
    shown = "".join(page.show(counts))
    assert shown.count("<table>") == shown.count("aria-hidden") == 6
    assert "<script" not in shown
    assert "http" not in re.sub(r'xmlns="[^"]*"', "", shown)


@pytest.mark.parametrize("name", ["a.html", "a.svg"])
def test_without_findings_there_is_still_something_to_see(name: str) -> None:
    show = form_of(name)
    assert show is not None
    assert "0 findings in 0 of 0 articles" in "".join(show(Counts()))


@pytest.mark.parametrize("times", [1, 10_000_000])
def test_bars_and_figures_do_not_leave_the_drawing(counts: Counts, times: int) -> None:
    for counted in (counts.rules, counts.family_articles, counts.sites.findings, counts.sites.articles):
        for key in counted:
            counted[key] *= times
    root = ElementTree.fromstring("".join(svg.show(counts)))
    width = float(root.get("width", 0))
    for bar in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(bar.get("x", 0)) + float(bar.get("width", 0)) <= width
    for text_ in root.iter("{http://www.w3.org/2000/svg}text"):
        if text_.get("text-anchor") != "end":
            assert float(text_.get("x", 0)) + 6.6 * len(text_.text or "") <= width
