"""The line under a report, and the statement of coverage, say what a run comes to."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from tests.report.builders import finding_at

from healthlint.report.coverage import line_of, statement_of, told_of_named
from healthlint.report.data.counts import counts_of
from healthlint.report.summary import Summary
from healthlint.rule.coverage import Coverage, Skipped, Unapplied
from healthlint.rule.finding import Edit, Finding, Fix, Severity
from healthlint.rule.withheld import Ground, Withheld

EXCLUDED = "left out by exclude"
BY_NAME = "left out by default, as no article has such a name"


def found(*severities: Severity) -> list[Finding]:
    return [finding_at("", severity=severity) for severity in severities]


def accepted(*grounds: Ground) -> list[Withheld]:
    return [Withheld(finding_at(""), ground) for ground in grounds]


@pytest.mark.parametrize(
    ("articles", "line"),
    [
        pytest.param([[], [], []], "no findings in 3 files", id="clean"),
        pytest.param([["warning"]], "1 warning in 1 of 1 file", id="one"),
        pytest.param(
            [["error", "warning"], [], ["error", "info", "info"]],
            "2 errors, 1 warning, 2 infos in 2 of 3 files",
            id="the most severe first",
        ),
    ],
)
def test_findings_are_counted_by_severity(articles: list[list[Severity]], line: str) -> None:
    summary = Summary()
    for severities in articles:
        summary.add(found(*severities))
    assert line_of(summary) == line


def test_what_is_not_shown_is_mentioned() -> None:
    summary = Summary()
    summary.add(found("error"), found("info", "warning", "info"))
    assert line_of(summary) == (
        "1 error in 1 of 1 file; 1 warning, 2 infos not shown (--min-severity info shows them)"
    )


BESIDES: list[Any] = [
    pytest.param({"coverage": Coverage(38, 38)}, "38 references judged by form", id="references"),
    pytest.param({"coverage": Coverage(1, 1)}, "1 reference judged by form", id="one reference"),
    pytest.param(
        {"coverage": Coverage(5, 0)}, "5 references, none judged", id="references, no rule for them"
    ),
    pytest.param(
        {"coverage": Coverage(unsure=2)},
        "2 of low confidence not shown (--preset strict shows them)",
        id="findings of low confidence",
    ),
    pytest.param(
        {"withheld": accepted("suppression", "suppression")},
        "2 findings accepted by suppressions",
        id="suppressions",
    ),
    pytest.param({"withheld": accepted("baseline")}, "1 finding accepted by the baseline", id="a baseline"),
    pytest.param(
        {"withheld": accepted("baseline", "suppression", "baseline")},
        "3 findings accepted (1 by suppressions, 2 by the baseline)",
        id="both",
    ),
]


@pytest.mark.parametrize(("counted", "phrase"), BESIDES)
def test_what_stands_behind_the_findings_is_said_where_there_is_any(
    counted: dict[str, Any], phrase: str
) -> None:
    summary = Summary()
    summary.add([], **counted)
    assert line_of(summary) == f"no findings in 1 file; {phrase}"


def test_references_of_several_articles_are_added_up() -> None:
    summary = Summary()
    summary.add([], coverage=Coverage(30, 30))
    summary.add([], coverage=Coverage(8, 0))
    assert line_of(summary) == "no findings in 2 files; 38 references, 30 judged by form"
    assert "38 references seen, 30 of them judged by form; none was looked up." in statement_of(summary)


def test_findings_that_a_fix_mends_are_counted() -> None:
    summary = Summary()
    fix = Fix("write it out", (Edit(0, 0, "a"),))
    summary.add([finding_at("", fixes=(fix, fix)), finding_at("")])
    assert line_of(summary) == "2 warnings in 1 of 1 file; 1 fixable with --fix"


def test_where_only_changes_are_asked_about_the_rest_is_counted() -> None:
    summary = Summary(rules=5)
    summary.add([])
    summary.compared, summary.untouched, summary.unchanged = "since main", 41, 7
    assert line_of(summary) == (
        "no findings in 1 file; 7 findings on unchanged lines; 41 files unchanged and not read"
    )
    assert statement_of(summary)[1] == (
        "Only what is due to changes since main is reported; 41 files unchanged and not read."
    )
    assert counts_of(summary)["files"]["untouched"] == 41


@pytest.mark.parametrize(
    ("reasons", "phrase"),
    [
        pytest.param([EXCLUDED], "1 left out (by exclude)", id="one"),
        pytest.param([BY_NAME] * 3, "3 left out (by default)", id="several for one reason"),
        pytest.param(
            ["no reader for .docx", EXCLUDED, EXCLUDED],
            "3 left out (2 by exclude, 1 no reader for .docx)",
            id="the most frequent reason first",
        ),
        pytest.param(
            [*["no reader for .pdf"] * 5, *"abcdef"],
            "11 left out (5 no reader for .pdf, 1 a, 1 b, 1 c, 3 for other reasons)",
            id="a line names a few reasons",
        ),
        pytest.param(
            ["the folder cannot be read: Permission denied"],
            "1 left out (the folder cannot be read: Permission denied)",
            id="a folder that cannot be read",
        ),
    ],
)
def test_a_clean_run_tells_what_it_left_out(reasons: list[str], phrase: str) -> None:
    summary = Summary(left_out=[Skipped(f"{number}.md", reason) for number, reason in enumerate(reasons)])
    summary.add([])
    assert line_of(summary) == f"no findings in 1 file; {phrase}"


def test_what_could_not_be_read_is_no_part_of_what_was_checked() -> None:
    summary = Summary(rules=4, left_out=[Skipped("a.md", EXCLUDED), Skipped("b.md", EXCLUDED)])
    summary.add([])
    summary.add([finding_at("", code="HL902", severity="error")])
    assert statement_of(summary)[0] == (
        "4 rules read 1 of 2 files; 1 could not be read; 2 left out (by exclude)."
    )
    assert counts_of(summary)["files"] == {
        "checked": 1,
        "with_findings": 1,
        "unreadable": 1,
        "skipped": 2,
        "untouched": 0,
    }


def test_the_statement_ends_with_what_it_cannot_say() -> None:
    summary = Summary(rules=1)
    summary.add([], found("info"), accepted("baseline"), Coverage(1, 1, 2))
    assert " ".join(statement_of(summary)) == (
        "1 rule read 1 of 1 file. 1 reference seen, judged by form; none was looked up."
        " Found besides: 1 info not shown (--min-severity info shows them);"
        " 2 of low confidence not shown (--preset strict shows them);"
        " 1 finding accepted by the baseline."
        " What no rule looks for is not reported: no finding is no certificate."
    )


@pytest.mark.parametrize(
    ("unapplied", "sentence"),
    [
        pytest.param(
            Unapplied(unfit=1),
            "1 rule read none (for profiles or jurisdictions that no article has).",
            id="for one reason",
        ),
        pytest.param(
            Unapplied(2, 3, 4, 5),
            "14 rules read none (2 for profiles or jurisdictions that no article has,"
            " 3 for the strict preset, 4 not selected, 5 without a registry or --online).",
            id="for several",
        ),
    ],
)
def test_rules_that_read_nothing_are_told_with_the_reason(unapplied: Unapplied, sentence: str) -> None:
    summary = Summary(rules=5)
    summary.unapplied = lambda: unapplied
    assert statement_of(summary)[1] == sentence
    assert counts_of(summary)["rules"] == {"applied": 5, **unapplied._asdict()}


def test_data_name_every_file_that_was_left_out() -> None:
    left_out = [
        Skipped("drafts", EXCLUDED),
        Skipped("说明.docx", "no reader for .docx", named=True),
        Skipped("notes.docx", "no reader for .docx"),
    ]
    assert counts_of(Summary(left_out=left_out))["left_out"] == [
        {"reason": "no reader for .docx", "count": 2, "named": 1, "paths": ["说明.docx", "notes.docx"]},
        {"reason": EXCLUDED, "count": 1, "named": 0, "paths": ["drafts"]},
    ]


def test_every_ground_for_accepting_a_finding_is_counted() -> None:
    summary = Summary()
    summary.add([], withheld=accepted(*get_args(Ground)))
    data = counts_of(summary)
    assert data["suppressed"] + data["baselined"] == len(get_args(Ground))


@pytest.mark.parametrize(
    ("left_out", "told"),
    [
        pytest.param([Skipped("a.md", EXCLUDED)], None, id="nothing that was named"),
        pytest.param(
            [Skipped("README.md", BY_NAME, named=True)],
            "left out although named: README.md (by default)",
            id="one",
        ),
        pytest.param(
            [
                *(Skipped(f"{number}.md", EXCLUDED, named=True) for number in range(5)),
                Skipped("README.md", BY_NAME, named=True),
                Skipped("drafts", EXCLUDED),
            ],
            "left out although named: 0.md, 1.md, 2.md and 2 more (by exclude); README.md (by default)",
            id="many",
        ),
        pytest.param(
            [Skipped("pipe.md", "not an ordinary file", failed=True, named=True)],
            None,
            id="what could not be read is told with its reason elsewhere",
        ),
    ],
)
def test_files_left_out_although_named_are_told_in_a_sentence(
    left_out: list[Skipped], told: str | None
) -> None:
    assert told_of_named(left_out) == told
