"""--timings tells where the time of a run goes: by part, by rule, by article."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from healthlint.app.checking.timings import Timings
from healthlint.app.cli import cli
from healthlint.rule.base import Rule
from healthlint.rule.scan import Scanner
from healthlint.run.request import Request
from healthlint.run.session import Session
from healthlint.run.timing import Cost, Timing
from healthlint.text.context import status
from healthlint.text.model import Document
from house import house_rule, write

MILLION = 1_000_000  # nanoseconds of a millisecond


def check(*arguments: str, **more: Any) -> Result:
    done = CliRunner().invoke(cli, ["check", "--exit-zero", *arguments], catch_exceptions=False, **more)
    assert done.exit_code == 0, done.output
    return done


def rows(told: str, what: str) -> dict[str, list[str]]:
    """Return the rows of one table, by the first word of each."""
    _, _, behind = told.partition(f"\n{what} ")
    table = behind.partition("\n\n")[0].splitlines()[1:]
    return {row.split()[0]: row.split() for row in table}


@pytest.fixture
def whole_site(site: Path) -> Path:
    """Return a folder that all rules of the default read."""
    (site / ".healthlint.toml").unlink()
    return site


@pytest.mark.usefixtures("whole_site")
def test_each_rule_that_was_asked_has_a_row_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: Counter[str] = Counter()
    plain = Scanner.concerned

    def concerned(scanner: Scanner, document: Document) -> list[Rule]:
        rules = plain(scanner, document)
        asked.update(rule.code for rule in rules)
        return rules

    monkeypatch.setattr(Scanner, "concerned", concerned)
    table = rows(check("--timings", ".").stderr, "rule")
    assert {code: int(row[2]) for code, row in table.items()} == asked
    assert {"PRO102", "BAL101"} <= set(table)


@pytest.mark.usefixtures("site")
def test_the_findings_of_a_rule_are_counted() -> None:
    assert rows(check("--timings", ".").stderr, "rule")["PRO102"][-1] == "2"


@pytest.mark.usefixtures("site")
def test_the_report_is_the_same_with_the_table_and_without_it() -> None:
    assert check("--timings", ".").stdout == check(".").stdout


@pytest.mark.usefixtures("site")
def test_it_is_told_also_where_the_run_is_quiet() -> None:
    assert "2 articles took" in check("--timings", "-q", ".").stderr
    assert "took" not in check("-q", ".").stderr


@pytest.mark.usefixtures("site")
def test_text_on_stdin_is_timed() -> None:
    assert "1 article took" in check("--timings", "-", input="# Tea\n\nA miracle cure.\n").stderr


@pytest.mark.usefixtures("whole_site")
def test_parts_come_to_what_the_articles_took() -> None:
    told = check("--timings", ".").stderr
    total = re.search(r"articles took ([\d.]+) ms", told)
    assert total is not None
    parts = rows(told, "part")
    parts.pop("of")  # context, which is in the rules
    numbers = [float(row[3] if row[0] == "the" else row[2]) for row in parts.values()]
    assert sum(numbers) == pytest.approx(float(total[1]), abs=0.01)
    of_rules = sum(float(row[3]) for row in rows(told, "rule").values())
    assert of_rules == pytest.approx(float(parts["rules"][2]), abs=0.2)  # each row is rounded


@pytest.mark.usefixtures("site")
def test_the_dearest_rule_comes_first() -> None:
    (Path() / ".healthlint.toml").unlink()
    times = [float(row[3]) for row in rows(check("--timings", ".").stderr, "rule").values()]
    assert times == sorted(times, reverse=True)


def test_what_workers_took_is_summed(site: Path) -> None:
    for number in range(310):
        write(site / f"{number}.md", f"# Tea {number}\n\nA miracle cure.\n")
    told = check("--timings", "--jobs", "2", ".").stderr
    assert "312 articles took" in told
    assert rows(told, "part")["document"][1] == "312"
    assert rows(told, "rule")["PRO102"][-1] == "312"


@pytest.mark.usefixtures("site")
def test_articles_carry_no_times_where_nobody_asks() -> None:
    assert [article.timing for article in Session(Request(paths=(".",))).lint()] == [None, None]


@pytest.mark.usefixtures("site")
def test_what_was_put_in_place_is_taken_away_again() -> None:
    before = status.statuses_of
    articles = Session(Request(paths=(".",), timing=True)).lint()
    next(articles)
    assert status.statuses_of is not before
    articles.close()  # type: ignore[attr-defined]  # a generator
    assert status.statuses_of is before


def test_a_rule_that_fails_says_the_same_with_a_clock(site: Path) -> None:
    from healthlint.run.linter import Linter
    from healthlint.run.timing import Clock
    from healthlint.text.readers import read_markdown

    class Broken(Rule):
        """It yields one finding, and fails."""

        code, name, message, sources, bad, good = "HOU101", "broken", "no", ["House"], [], []

        def check(self, document: Any) -> Any:
            yield self.finding(document)
            raise ValueError("on purpose")

    class Wrong(Broken):
        """It returns what cannot be gone through."""

        code, name = "HOU102", "wrong"

        def check(self, document: Any) -> Any:
            return len(document.blocks)

    plain, timed = (
        Linter([Broken(), Wrong()], clock=clock).lint("# Tea\n\nTea.\n", "tea.md", read_markdown)
        for clock in (None, Clock())
    )
    assert timed == plain
    assert {finding.code for finding in plain} == {"HOU101", "HL901"}


def test_a_rule_of_a_file_is_called_by_its_name(site: Path) -> None:
    write(site / "rules" / "detox.toml", house_rule())
    (site / ".healthlint.toml").write_text('rule-paths = ["rules"]\nselect = ["HOU101"]\n', encoding="utf-8")
    write(site / "detox.md", "# Tea\n\nA detox tea.\n")
    assert "HOU101 no-detox" in check("--timings", ".").stderr


def test_sums_are_of_all_articles_and_the_longest_is_of_one() -> None:
    first = Timing(
        10 * MILLION,
        {"reading": Cost(1, 2 * MILLION, 0), "context": Cost(3, MILLION, 0)},
        {"PRO102": Cost(1, 5 * MILLION, MILLION)},
        {"PRO102": 2},
    )
    second = Timing(4 * MILLION, {}, {"PRO102": Cost(1, 3 * MILLION, 0)}, {})
    timings = Timings()
    articles = [
        SimpleNamespace(path="a.md", timing=first),
        SimpleNamespace(path="b.md", timing=second),
        SimpleNamespace(path="known.md", timing=None),
    ]
    assert list(timings.over(articles)) == articles  # type: ignore[arg-type]  # all that is asked of them
    told = "\n".join(timings.lines({"PRO102": "miracle-term"}))
    assert "1 article was not linted in this run" in told
    assert "2 articles took 14.000 ms" in told
    assert rows(told, "rule")["PRO102"] == [
        "PRO102", "miracle-term", "2", "8.000", "4.000", "5.000", "1.000", "2",
    ]  # fmt: skip
    assert rows(told, "part")["the"] == ["the", "rest", "2", "4.000", "2.000", "3.000"]
    assert told.index("a.md") < told.index("b.md")
