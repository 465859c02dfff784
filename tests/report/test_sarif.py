"""A SARIF log is as the standard has it, and GitHub takes it as it is."""

from __future__ import annotations

import datetime
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sarif_pydantic import Sarif
from tests.report.builders import NASTY, TOOL, article_of, finding_at, report_over
from tests.report.sarif_schema import LOG

from healthlint.report.base import DescribedRule, Report
from healthlint.report.sarif import code_scanning, log
from healthlint.rule.coverage import Skipped
from healthlint.rule.finding import Edit, Fix
from healthlint.rule.withheld import Withheld
from healthlint.run.engine import engine_finding

SOURCE = "# Sleep\n\nA long night 💊 is 长夜 best, a long night.\n"
OWN = DescribedRule("PRO102", "miracle-term", "error", "high", "A miracle.", "Nobody can.", ("A code, 1",))
THEIRS = DescribedRule("ABC123", "example-name", "warning", "medium", "Long.", "It is.", owner="abc-rules")
MORE_OF_THEIRS = THEIRS._replace(code="ABC124", name="another-name", confidence="low", severity="info")
DECLARED = DescribedRule("TEA101", "tea-word", "info", "high", "Tea.", "Hot.", owner="rules/tea.toml")
VALID = jsonschema.Draft202012Validator(LOG)
RULES = (THEIRS, MORE_OF_THEIRS, OWN, DECLARED)


def log_of(report: Report) -> dict[str, Any]:
    """Return the log of a report, held before the schemas."""
    data: dict[str, Any] = json.loads("".join(log.show(report)))
    VALID.validate(data)
    return data


def run_of(report: Report) -> dict[str, Any]:
    run: dict[str, Any] = log_of(report)["runs"][0]
    return run


def results_of(*findings: Any, **changes: Any) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = run_of(
        report_over(article_of(SOURCE, *findings, **changes), rules=lambda: RULES)
    )["results"]
    return results


def rich_report() -> Report:
    """Return a report in which everything occurs that a log may have."""
    fix = Fix("shorten it", (Edit(11, 15, "short"), Edit(16, 21, "")))
    accepted = finding_at(SOURCE, "长夜", code="PRO102", fingerprint="b" * 16)
    until = datetime.date(2027, 3, 1)
    withheld = (
        Withheld(accepted, "suppression", "a quotation", "Mei Lan", until, 2),
        Withheld(accepted._replace(fingerprint="c" * 16), "baseline"),
    )
    article = article_of(
        SOURCE,
        finding_at(SOURCE, "long", fixes=(fix,), fingerprint="a" * 16, suggestions=("short",)),
        finding_at(
            SOURCE,
            "长夜",
            code="PRO102",
            severity="error",
            related=("repeated on line 9",),
            evidence=("DOI 10.5555/a{b}: found in Crossref (2026-01-12)", "not asked: doi.org"),
        ),
        finding_at(SOURCE, "", scope="document", code="TEA101", severity="info"),
        path="docs/长 夜.md",
        withheld=withheld,
    )
    unread = engine_finding("HL902", "unreadable-file", "broken.md", "cannot be read")
    return report_over(
        article,
        article_of("", unread, path="broken.md"),
        left_out=(Skipped("README.md", "left out by default"), Skipped("x.md", "no right", failed=True)),
        rules=lambda: RULES,
        exit_code=lambda: 2,
    )


def test_a_log_with_all_that_occurs_is_valid() -> None:
    assert len(run_of(rich_report())["results"]) == 6


def test_a_log_without_findings_is_valid_and_has_an_empty_list() -> None:
    run = run_of(report_over(article_of(SOURCE), rules=lambda: RULES))
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 0}]


def test_the_official_schema_takes_all_that_ours_takes() -> None:
    place = os.environ.get("SARIF_SCHEMA", "")
    if not place:
        pytest.skip("SARIF_SCHEMA names no copy of the schema that OASIS publishes")
    official = json.loads(Path(place).read_text(encoding="utf-8"))
    jsonschema.Draft4Validator.check_schema(official)
    for report in (rich_report(), report_over(article_of(SOURCE))):
        jsonschema.Draft4Validator(official).validate(log_of(report))


def test_another_reader_of_sarif_understands_it() -> None:
    read = Sarif.model_validate(log_of(rich_report()))
    (run,) = read.runs
    assert [result.rule_id for result in run.results][:3] == ["ABC123", "PRO102", "TEA101"]
    assert run.results[0].fixes[0].artifact_changes[0].replacements[0].inserted_content.text == "short"
    assert run.results[3].suppressions[0]["justification"] == "a quotation"


def test_no_text_in_it_is_empty() -> None:
    def texts(value: Any) -> Any:
        if isinstance(value, dict):
            for each in value.values():
                yield from texts(each)
        elif isinstance(value, list):
            for each in value:
                yield from texts(each)
        elif isinstance(value, str):
            yield value

    assert all(text for text in texts(log_of(rich_report())))


def rule_of(result: dict[str, Any], tool: dict[str, Any]) -> dict[str, Any]:
    """Return the rule to which a result leads (SARIF 2.1.0, 3.52)."""
    reference = result.get("rule", {"index": result.get("ruleIndex")})
    extension = reference.get("toolComponent", {}).get("index")
    component = tool["driver"] if extension is None else tool["extensions"][extension]
    rule: dict[str, Any] = component["rules"][reference["index"]]
    return {**rule, "of": component["name"]}


def test_each_result_leads_to_its_rule() -> None:
    run = run_of(rich_report())
    led = [(rule["id"], rule["of"]) for rule in (rule_of(each, run["tool"]) for each in run["results"])]
    assert led == [
        ("ABC123", "abc-rules"),
        ("PRO102", "healthlint"),
        ("TEA101", "rules of this repository"),
        ("PRO102", "healthlint"),
        ("PRO102", "healthlint"),
        ("HL902", "healthlint"),
    ]
    assert [each["ruleId"] for each in run["results"]] == [code for code, _ in led]


def test_each_distribution_is_one_extension_with_its_version() -> None:
    tool = run_of(rich_report())["tool"]
    assert tool["driver"]["version"] == "1.0"
    assert [(each["name"], each.get("version"), len(each["rules"])) for each in tool["extensions"]] == [
        ("abc-rules", "2.1", 2),
        ("rules of this repository", None, 1),
    ]


@pytest.mark.parametrize(
    ("version", "semantic"),
    [
        pytest.param("1.2.3", "1.2.3", id="three numbers"),
        pytest.param("1.2", None, id="two numbers"),
        pytest.param("1.2.3.dev4", None, id="a development version"),
        pytest.param("1.2.3rc1", None, id="a candidate"),
    ],
)
def test_only_a_semantic_version_is_called_one(version: str, semantic: str | None) -> None:
    report = report_over(article_of(SOURCE))._replace(tool=lambda: {**TOOL, "version": version})
    driver = run_of(report)["tool"]["driver"]
    assert (driver["version"], driver.get("semanticVersion")) == (version, semantic)


def test_a_rule_that_nobody_has_described_is_described_all_the_same() -> None:
    run = run_of(report_over(article_of(SOURCE, finding_at(SOURCE, "long", code="ZZZ999"))))
    assert rule_of(run["results"][0], run["tool"])["shortDescription"]["text"] == "Example name"


def test_a_rule_that_two_configs_declare_is_there_once() -> None:
    rules = (DECLARED, DECLARED._replace(owner="other/tea.toml"))
    tool = run_of(report_over(article_of(SOURCE), rules=lambda: rules))["tool"]
    assert [len(each["rules"]) for each in tool["extensions"]] == [1]


def test_the_page_of_a_rule_has_code_reason_sources_and_what_to_do() -> None:
    (rule,) = run_of(report_over(article_of(SOURCE), rules=lambda: (OWN,)))["tool"]["driver"]["rules"]
    for page in rule["help"].values():
        for part in ("PRO102", "Nobody can", "A code, 1", "healthlint-disable-next-line PRO102"):
            assert part in page
    assert rule["properties"] == {
        "precision": "high",
        "problem.severity": "error",
        "tags": ["health-content", "PRO"],
    }


def test_places_are_lines_and_code_points_with_the_words() -> None:
    (result,) = results_of(finding_at(SOURCE, "长夜"))
    assert result["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "startColumn": SOURCE.splitlines()[2].index("长夜") + 1,
        "endLine": 3,
        "endColumn": SOURCE.splitlines()[2].index("长夜") + 3,
        "snippet": {"text": "长夜"},
    }


def test_what_is_about_the_article_stands_at_its_beginning_and_quotes_nothing() -> None:
    (result,) = results_of(finding_at(SOURCE, "", scope="document", text="all of it"))
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("a.md", "a.md", id="plain"),
        pytest.param("a b/c#d.md", "a%20b/c%23d.md", id="a blank and a hash"),
        pytest.param("姜茶.md", "%E5%A7%9C%E8%8C%B6.md", id="Chinese"),
        pytest.param("a:b.md", "a%3Ab.md", id="a colon is no scheme"),
        pytest.param("a\\b.md", "a%5Cb.md", id="a backslash of a POSIX name"),
        pytest.param("100%.md", "100%25.md", id="a per cent sign"),
        pytest.param("what?.md", "what%3F.md", id="a question mark"),
        pytest.param("a\udcff.md", "a%FF.md", id="a byte that is no text"),
    ],
)
def test_a_path_becomes_a_relative_uri(path: str, uri: str) -> None:
    (result,) = run_of(report_over(article_of(SOURCE, finding_at(SOURCE), path=path)))["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.skipif(os.name == "nt", reason="absolute paths as POSIX has them")
def test_a_file_outside_of_the_repository_has_an_absolute_uri() -> None:
    (result,) = run_of(report_over(article_of(SOURCE, finding_at(SOURCE), path="/srv/a b.md")))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///srv/a%20b.md"}


def test_uris_count_from_the_root_of_the_repository() -> None:
    report = report_over(article_of(SOURCE, finding_at(SOURCE)), placed=lambda path: f"content/{path}")
    (result,) = run_of(report)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/sleep.md"


def test_two_findings_on_one_line_are_known_by_different_fingerprints() -> None:
    results = results_of(
        finding_at(SOURCE, "long", fingerprint="a" * 16),
        finding_at(SOURCE, "long night", fingerprint="b" * 16),
    )
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(hashes)) == 2


def test_a_fingerprint_has_no_line_in_it() -> None:
    moved = "\n\n" + SOURCE
    (before,) = results_of(finding_at(SOURCE, "long", fingerprint=""))
    (after,) = results_of(finding_at(moved, "long", fingerprint=""))
    assert before["locations"] != after["locations"]
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_what_is_accepted_is_there_with_the_reason_and_by_whom() -> None:
    results = run_of(rich_report())["results"]
    in_source, external = (each["suppressions"][0] for each in results if "suppressions" in each)
    assert in_source["kind"] == "inSource"
    assert in_source["justification"] == "a quotation"
    assert in_source["properties"] == {"owner": "Mei Lan", "until": "2027-03-01"}
    assert in_source["location"]["physicalLocation"]["region"] == {"startLine": 2}
    assert external == {"kind": "external", "status": "accepted"}


def test_code_scanning_is_not_given_what_is_accepted_but_told_of_it() -> None:
    data = json.loads("".join(code_scanning.show(rich_report())))
    VALID.validate(data)
    (run,) = data["runs"]
    assert [result["ruleId"] for result in run["results"]] == ["ABC123", "PRO102", "TEA101", "HL902"]
    assert not any("suppressions" in result for result in run["results"])
    told = run["invocations"][0]["toolExecutionNotifications"][-1]["message"]["text"]
    assert told.startswith("2 results that somebody has accepted are left out")


def test_a_fix_names_what_goes_and_what_comes() -> None:
    result = run_of(rich_report())["results"][0]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 3, "startColumn": 3, "endLine": 3, "endColumn": 7},
            "insertedContent": {"text": "short"},
        },
        {"deletedRegion": {"startLine": 3, "startColumn": 8, "endLine": 3, "endColumn": 13}},
    ]


def test_a_fix_without_the_source_counts_signs_from_the_beginning() -> None:
    finding = finding_at(SOURCE, "long", fixes=(Fix("shorten it", (Edit(11, 15, "short"),)),))
    article = article_of(SOURCE, finding)._replace(source=None)
    (result,) = run_of(report_over(article))["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"charOffset": 11, "charLength": 4}


def test_a_finding_without_a_fix_has_no_empty_one() -> None:
    (result,) = results_of(finding_at(SOURCE, "long", fixes=(Fix("nothing to do", ()),)))
    assert "fixes" not in result


def test_what_would_change_words_is_no_fix() -> None:
    proposal = Fix("write the effect", (Edit(11, 15, "short"),))
    (result,) = results_of(finding_at(SOURCE, "long", proposals=(proposal,)))
    assert "fixes" not in result
    assert result["properties"]["proposals"] == ["write the effect"]


def test_trouble_and_what_was_not_read_are_notifications() -> None:
    (invocation,) = run_of(rich_report())["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    told = [(each["level"], each["message"]["text"]) for each in invocation["toolExecutionNotifications"]]
    assert told == [
        ("error", "cannot be read (HL902)"),
        ("note", "not checked: left out by default"),
        ("error", "not checked: no right"),
    ]


def test_findings_are_no_failure_of_the_run() -> None:
    report = report_over(article_of(SOURCE, finding_at(SOURCE)), exit_code=lambda: 1)
    assert run_of(report)["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_more_than_github_takes_is_cut_with_the_gravest_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "MOST_RESULTS", 3)
    accepted = finding_at(SOURCE, "long", severity="error", message="accepted")
    findings = [
        finding_at(SOURCE, "long", severity=severity, message=str(number))
        for number, severity in enumerate(["info", "warning", "error", "warning", "error"])
    ]
    article = article_of(SOURCE, *findings, withheld=(Withheld(accepted, "baseline"),))
    run = run_of(report_over(article))
    assert [each["message"]["text"] for each in run["results"]] == ["1 (ABC123)", "2 (ABC123)", "4 (ABC123)"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("3 results are left out")


def test_many_files_that_were_not_read_do_not_swell_the_log() -> None:
    skipped = tuple(Skipped(f"{number}.md", "left out by exclude") for number in range(1_500))
    (invocation,) = run_of(report_over(left_out=skipped))["invocations"]
    told = invocation["toolExecutionNotifications"]
    assert len(told) == 1_001
    assert told[-1]["message"]["text"] == "500 more are not told"


@pytest.mark.parametrize(
    ("message", "written"),
    [
        pytest.param("a {0} b", "a {{0}} b (ABC123)", id="braces are no placeholder"),
        pytest.param("see [the label](1)", "see [the label] (1) (ABC123)", id="brackets are no link"),
        pytest.param("one\n two", "one two (ABC123)", id="one line"),
        pytest.param("好。", "好。 (ABC123)", id="Chinese"),
    ],
)
def test_a_message_is_what_it_says(message: str, written: str) -> None:
    (result,) = results_of(finding_at(SOURCE, "long", message=message))
    assert result["message"]["text"] == written


@given(path=NASTY, message=NASTY, text=NASTY, reason=NASTY)
@settings(max_examples=60)
def test_whatever_files_and_articles_are_called_the_log_is_valid(
    path: str, message: str, text: str, reason: str
) -> None:
    path = path.replace("\\", "/").strip("/.") or "a"
    finding = finding_at(SOURCE, "long", message=message, text=text)
    article = article_of(SOURCE, finding, path=path, withheld=(Withheld(finding, "baseline", reason),))
    result, accepted = run_of(report_over(article))["results"]
    place = result["locations"][0]["physicalLocation"]
    parts = urlsplit(place["artifactLocation"]["uri"])
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    half = [sign for sign in path if "\ud800" <= sign <= "\udfff"]  # the others stand for bytes of a name
    errors = "surrogateescape" if all("\udc80" <= sign <= "\udcff" for sign in half) else "surrogatepass"
    assert unquote(parts.path, errors=errors) == path
    assert place["region"]["snippet"]["text"] == text
    assert accepted["suppressions"][0]["justification"] == reason


@given(st.text(alphabet="{}[]()a 长", max_size=3_000))
@settings(max_examples=30)
def test_a_long_text_keeps_within_what_github_takes(text: str) -> None:
    rule = DECLARED._replace(summary=text, why=text * 2, sources=(text,))
    report = report_over(article_of(SOURCE, finding_at(SOURCE, "long", message=text)), rules=lambda: (rule,))
    written = run_of(report)["results"][0]["message"]["text"]
    assert "{" not in written.replace("{{", "")
