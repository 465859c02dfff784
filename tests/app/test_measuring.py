"""Are articles measured as their annotations say?"""

from __future__ import annotations

from pathlib import Path

import pytest

from healthlint.rule.finding import Finding
from measuring.gold import Gold, GoldError, read_gold
from measuring.scores import Scores, scores_of
from spelling import samples

SOURCE = "A miracle cure.\nIt may help.\nStudies show that\nit works. Book now.\n"
HEAD = "# language: en\n# kind: news\n# quality: poor\nline\tverdict\tcodes\twords\tnote\n"
ROWS = (
    "1\tmust\tPRO102 CLM101\tmiracle cure\n"
    "2\tmust-not\tCLM101\tmay help\thedged\n"
    "3\tmust\tCIT102\tStudies show that it\n"
    "4\tsoft\tCTA101\tBook now\n"
    "0\tmust\tTRN101\t\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tea.md"
    path.write_text(SOURCE, encoding="utf-8", newline="\n")
    path.with_name("tea.gold.tsv").write_text(HEAD + ROWS, encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def gold(article: Path) -> Gold:
    return read_gold(article)


def found(code: str, words: str = "", *, severity: str = "warning", related: tuple[str, ...] = ()) -> Finding:
    start = SOURCE.index(words)
    line = SOURCE.count("\n", 0, start) + 1
    return Finding(
        path="tea.md",
        scope="text" if words else "document",
        line=line,
        column=1,
        end_line=line + words.count("\n"),
        end_column=1,
        offset=start,
        end_offset=start + len(words),
        code=code,
        name="rule",
        severity="info" if severity == "info" else "warning",
        confidence="high",
        status="asserted",
        language="en",
        message="",
        text=words,
        related=related,
    )


def measure(gold: Gold, *findings: Finding) -> Scores:
    return scores_of([(gold, findings)])


def test_words_that_share_something_with_a_wanted_row_of_their_group_are_right(gold: Gold) -> None:
    scores = measure(gold, found("CLM101", "cure"), found("CIT102", "Studies show"))
    assert (scores.found["PRO", "en"], scores.right["CLM", "en"], scores.right["CIT", "en"]) == (1, 1, 1)
    assert not scores.false


def test_several_findings_of_a_family_on_a_line_count_once(gold: Gold) -> None:
    assert measure(gold, found("PRO102", "miracle"), found("PRO101", "cure")).right["PRO", "en"] == 1


def test_a_finding_beside_the_wanted_words_is_right_but_does_not_find_them(gold: Gold) -> None:
    scores = measure(gold, found("PRO102", "A "))
    assert (scores.found["PRO", "en"], scores.right["PRO", "en"]) == (0, 1)


def test_a_finding_that_nobody_wants_is_wrong(gold: Gold) -> None:
    scores = measure(gold, found("CTA104", "Studies"), found("BAL101"))
    assert (scores.wrong["CTA", "en"], scores.wrong["BAL", "en"]) == (1, 1)
    assert [each.code for _, each in scores.false] == ["CTA104", "BAL101"]


def test_protected_words_are_hit_by_their_group_alone(gold: Gold) -> None:
    assert measure(gold, found("PRO101", "help")).hits("en") == 1
    assert measure(gold, found("CTA101", "help")).hits("en") == 0


def test_what_is_soft_counts_neither_way(gold: Gold) -> None:
    scores = measure(gold, found("CTA101", "Book now"))
    assert (scores.right["CTA", "en"], scores.wrong["CTA", "en"], scores.wanted["CTA", "en"]) == (0, 0, 0)


def test_what_is_said_of_the_whole_article_meets_by_its_code(gold: Gold) -> None:
    assert measure(gold, found("TRN101")).found["TRN", "en"] == 1
    scores = measure(gold, found("TRN103"))
    assert (scores.found["TRN", "en"], scores.wrong["TRN", "en"]) == (0, 1)


def test_what_weighs_least_finds_nothing_and_is_told(gold: Gold) -> None:
    scores = measure(gold, found("TRN101", severity="info"))
    assert scores.found["TRN", "en"] == 0
    assert [at_info for _, row, at_info in scores.missed if row.family == "TRN"] == ["TRN101"]


def test_a_finding_speaks_for_the_rules_that_it_names_as_related(gold: Gold) -> None:
    assert measure(gold, found("SAF103", "miracle", related=("CIT102 vague-attribution",))).found["PRO", "en"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("2\tmust\tPRO102\tmiracle cure\n", "stands on line 1, not 2"),
        ("1\tmust\tPRO102\tmiracle tea\n", "does not stand in the article"),
        ("1\tmight\tPRO102\tmiracle cure\n", "this is no row"),
        ("1\tmust\t\tmiracle cure\n", "this is no row"),
    ],
    ids=["another line", "other words", "no verdict", "no code"],
)
def test_a_row_that_does_not_fit_the_article_is_refused(article: Path, row: str, said: str) -> None:
    article.with_name("tea.gold.tsv").write_text(HEAD + row, encoding="utf-8", newline="\n")
    with pytest.raises(GoldError, match=said):
        read_gold(article)


@pytest.mark.parametrize(
    ("term", "texts"),
    [
        ("miracle cure", ["miracle cure"]),
        ("^(buy|order) (it |)now|", ["buy it now", "order it now", "buy now"]),
        ("first ... patient*", ["first so patient"]),
        ("治愈...患者", ["治愈那个患者"]),
        ("#% of (patients|people)", ["12% of patients", "12% of people"]),
    ],
    ids=["words", "choices", "a gap", "a Chinese gap", "a number"],
)
def test_a_term_is_written_out(term: str, texts: list[str]) -> None:
    assert samples(term) == texts
