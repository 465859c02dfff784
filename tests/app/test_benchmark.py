"""Is what is measured what is said, and do the figures come to what they should?"""

from __future__ import annotations

import json
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from benchmarking import corpus, plot, table
from benchmarking.prose import ENGLISH, SIMPLIFIED, TRADITIONAL, Prose
from benchmarking.running import Figures, Program, Sample, State, measure
from benchmarking.term_list import literals
from commands import succeed
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.text.language.detection import language_of
from healthlint.text.readers import read_html, read_markdown

SOME = range(24)  # each language in each format


@pytest.mark.parametrize("number", [0, 2, 3, 5, 11])
def test_an_article_has_the_same_words_each_time(number: int) -> None:
    assert corpus.article(number) == corpus.article(number)
    assert corpus.article(number) != corpus.article(number + 12)


def test_what_is_written_are_the_articles_by_their_names(tmp_path: Path) -> None:
    corpus.write(tmp_path, 52)
    written = {path.relative_to(tmp_path).as_posix(): path for path in tmp_path.rglob("*") if path.is_file()}
    assert sorted(written) == [corpus.name_of(number) for number in range(52)]
    assert written[corpus.name_of(51)].read_text(encoding="utf-8") == corpus.article(51)


def test_a_third_is_chinese_in_two_scripts_and_a_quarter_html() -> None:
    assert [corpus.prose_of(number) for number in SOME].count(SIMPLIFIED) == 4
    assert [corpus.prose_of(number) for number in SOME].count(TRADITIONAL) == 4
    assert [corpus.markup_of(number).suffix for number in SOME].count(".html") == 6
    seen = {(corpus.prose_of(number).tag, corpus.markup_of(number).suffix) for number in SOME}
    assert len(seen) == 6


@pytest.mark.parametrize("number", SOME)
def test_an_article_is_of_about_six_kilobytes_and_of_its_language(number: int) -> None:
    text = corpus.article(number)
    assert 5_500 <= len(text.encode()) <= 8_000
    read = read_html if corpus.name_of(number).endswith(".html") else read_markdown
    document = read(text, corpus.name_of(number))
    assert language_of(document.prose) == corpus.prose_of(number).tag[:2]
    kinds = {block.kind for block in document.blocks}
    assert {"title", "heading", "paragraph", "list-item", "table-cell", "reference"} <= kinds
    assert document.links
    assert document.metadata


def test_some_sentences_are_at_fault_and_most_are_not() -> None:
    session = Session(Request(isolated=True))
    articles = [session.lint_text(corpus.article(number), corpus.name_of(number)) for number in SOME]
    found = [sum(finding.severity != "info" for finding in article.findings) for article in articles]
    assert 1 <= sum(found) / len(found) <= 10


@pytest.mark.parametrize("prose", [ENGLISH, SIMPLIFIED, TRADITIONAL], ids=lambda prose: prose.tag)
def test_no_sentence_is_there_twice(prose: Prose) -> None:
    sentences = (*prose.sentences, *prose.faults)
    assert len(set(sentences)) == len(sentences)


def figures(*walls: float, cpu: float = 0.5, memory: float = 30, estimated: bool = False) -> Figures:
    return Figures([Sample(wall, cpu, memory) for wall in walls], estimated)


def scenario(articles: int, *, again: bool = False, **results: Figures) -> table.Scenario:
    return table.Scenario(articles, again, results)


def test_a_ratio_is_the_median_of_the_rounds() -> None:
    # 1 / 2, 2 / 2 and 9 / 3: a round in which the machine was slow counts as one of them
    assert table.ratio([1, 2, 9], [2, 2, 3]) == 1
    assert table.ratio([1], []) is None


def test_a_table_shows_medians_extremes_and_ratios() -> None:
    shown = [*table.lines(scenario(100, ours=figures(1, 2, 6), peer=figures(2, 4, 4)), "ours", {"peer": "!"})]
    assert shown[0] == "100 articles"
    assert shown[2].split() == ["ours", "2.000", "1.000", "6.000", "0.500", "5.00", "30"]
    assert shown[3].split() == [
        "peer", "4.000", "2.000", "4.000", "0.500", "5.00", "30", "0.50", "1.00", "!",
    ]  # fmt: skip


def test_what_was_not_measured_has_a_dash() -> None:
    shown = [*table.lines(scenario(1, ours=Figures([Sample(1, None, None)])), "ours")]
    assert shown[2].split() == ["ours", "1.000", "1.000", "1.000", "–", "–", "–"]


def test_more_articles_are_worked_out_from_the_start_and_what_each_takes() -> None:
    one, hundred = scenario(1, peer=figures(1, cpu=1)), scenario(100, peer=figures(3, cpu=2))
    guess = table.estimate(hundred, one, "peer", 2000)
    assert guess is not None
    assert guess.estimated
    assert guess.samples == [Sample(41, 21, None)]
    assert table.estimate(one, one, "peer", 100) is None  # of one article nothing can be said


def test_the_budget_says_what_is_met() -> None:
    scenarios = [
        scenario(1, healthlint=figures(5), codespell=figures(10)),
        scenario(2000, healthlint=figures(2, cpu=4), rumdl=figures(1), typos=figures(1, estimated=True)),
        scenario(2000, again=True, healthlint=figures(1), rumdl=figures(2)),
        scenario(20000, healthlint=figures(40, memory=80)),
    ]
    lines = table.budget(scenarios, "healthlint")
    assert {(line.what, line.measured, line.met) for line in lines} == {
        ("one article, cold start, wall against codespell", 0.5, "yes"),
        ("2,000 articles, wall against codespell", None, "not measured"),
        ("2,000 articles, wall against rumdl", 2.0, "no"),
        ("2,000 articles, wall against typos", None, "not measured"),
        ("20,000 articles, time an article against 2,000", 2.0, "no"),
        ("20,000 articles, the largest process", 80, "no"),
        ("20,000 articles, wall against rumdl", None, "not measured"),
        ("2,000 articles again, wall against rumdl", 0.5, "yes"),
        ("2,000 articles, processor time an article", 2.0, "no"),
    }
    assert "| 2,000 articles, wall against rumdl | ≤ 1× | 2.00× (processor time 8.00×) | no |" in [
        *table.budget_lines(lines)
    ]


def test_programs_take_turns_and_begin_with_what_a_first_run_has(tmp_path: Path) -> None:
    log, first = tmp_path / "log", tmp_path / "first"
    first.mkdir()
    (first / "plan").write_text("", encoding="utf-8")
    script = (
        "import pathlib, sys; here = pathlib.Path(sys.argv[2]); here.mkdir(exist_ok=True)\n"
        "print(sys.argv[1], *sorted(p.name for p in here.iterdir()), file=open(sys.argv[3], 'a'))\n"
        "(here / 'results').touch()"
    )
    programs = [
        Program(
            name,
            [sys.executable, "-c", script, name, str(tmp_path / name), str(log)],
            state=State(tmp_path / name, first if name == "a" else None),
        )
        for name in "ab"
    ]
    results = measure(programs, tmp_path, 2)
    assert log.read_text(encoding="utf-8").splitlines() == ["a plan", "b"] * 3
    assert {name: len(each.samples) for name, each in results.items()} == {"a": 2, "b": 2}
    log.unlink()
    measure(programs, tmp_path, 2, again=True)
    assert log.read_text(encoding="utf-8").splitlines() == [
        "a plan", "b", *["a plan results", "b results"] * 2,
    ]  # fmt: skip


def test_the_plot_has_a_bar_for_each_and_says_in_words_what_it_shows() -> None:
    panels = [plot.Panel("One <article>", {"healthlint": 40, "slow & old": 4000, "fast": 8}, "ms")]
    picture = ET.fromstring(plot.svg(panels, "healthlint"))
    space = {"svg": "http://www.w3.org/2000/svg"}
    bars = picture.findall("svg:rect", space)
    assert [bar.get("class") for bar in bars] == ["peer", "ours", "peer"]
    lengths = [float(bar.get("width", 0)) for bar in bars]
    assert lengths == sorted(lengths)
    assert picture.get("aria-label") == "One <article>, ms: fast 8.00, healthlint 40.0, slow & old 4,000."
    assert "prefers-color-scheme: dark" in plot.svg(panels, "healthlint")


def test_the_small_form_of_the_command_runs(repository: Path, tmp_path: Path) -> None:
    printed = succeed(
        sys.executable,
        repository / "tests" / "benchmarks" / "compare.py",
        *("--sizes", "1", "--rounds", "1", "--peers", "none", "--here", "--build", tmp_path),
        cwd=tmp_path,
    )
    assert "one article, cold start" in printed
    assert "| 2,000 articles, wall against rumdl | ≤ 1× | – | not measured |" in printed
    data = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    (one,) = data["scenarios"]
    assert set(one["programs"]) == {"healthlint", "healthlint --no-cache"}
    assert (tmp_path / "speed.svg").is_file()


def test_each_rule_is_told_what_it_costs(repository: Path) -> None:
    printed = succeed(
        sys.executable,
        repository / "tests" / "benchmarks" / "parts.py",
        *("--articles", "2", "--rounds", "1", "--most", "3"),
    )
    rows = [row.split() for row in printed.partition("\nrule ")[2].splitlines()[1:]]
    assert len(rows) == 4
    times = [float(row[2]) for row in rows[:3]]
    assert times == sorted(times, reverse=True)
    assert int(rows[3][0]) == int(printed.split(" rules, ")[0].split()[-1]) - 3
    assert "the whole" in printed


def test_a_peer_is_given_terms_of_both_languages() -> None:
    terms = literals()
    assert len(terms) == len(set(terms)) > 10_000
    assert {"miracle cure", "包治百病"} < set(terms)


def test_a_crawl_that_is_killed_is_whole_in_the_end(repository: Path) -> None:
    pytest.importorskip("pyarrow")
    crawl = repository / "tests" / "benchmarks" / "crawl.py"
    said = succeed(sys.executable, crawl, "--articles", "200", "--kills", "1", cwd=repository)
    assert "0 differences" in said
    assert "left behind besides the output: nothing" in said
