"""The findings as tests that failed, for what shows test reports: Jenkins, GitLab, Azure.

There is no standard; these are the elements that all of them read. An article is a suite, a finding a test
of it, and an article without any a test that passed: a report without tests is an error for many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from healthlint.report import lookups
from healthlint.report.base import Report, ShownArticle
from healthlint.report.notes import notes_of
from healthlint.report.summary import Summary
from healthlint.report.visible import in_one_line
from healthlint.report.xml.text import allowed, document
from healthlint.rule.coverage import Skipped
from healthlint.rule.finding import TROUBLE, Finding

_TALLIES = ("tests", "failures", "errors", "skipped")
_TOOL = "healthlint"
_TOLD = ("instead", "--fix", "proposal")  # of the notes


def show(report: Report) -> Iterator[str]:
    """Yield the document, once the last article is there: its head counts all of it."""
    version = str(report.tool().get("version", ""))
    root = ET.Element("testsuites", name=_TOOL)
    total: Counter[str] = Counter()
    for article in report.articles:
        total += _add_suite(root, article.path, version, _tests_of(article, report.placed(article.path)))
    left_out = [_left_out(each, report.placed(each.path)) for each in report.summary.left_out]
    if left_out or not len(root):
        total += _add_suite(root, _TOOL, version, left_out or [_nothing()])
    for properties in root.iter("properties"):
        for name, value in _who_was_asked(report.summary):
            ET.SubElement(properties, "property", name=f"{_TOOL}.{name}", value=allowed(value))
    root.attrib.update({tally: str(total[tally]) for tally in _TALLIES})
    root.set("time", str(report.summary.duration))
    yield document(root)


def _who_was_asked(summary: Summary) -> Iterator[tuple[str, str]]:
    """Yield by name what every article of the run was held against."""
    yield from (("registry", told) for told in lookups.registries(summary))
    yield "network", summary.network


def _add_suite(root: ET.Element, name: str, version: str, tests: Iterable[ET.Element]) -> Counter[str]:
    """Add a suite and return its counts."""
    suite = ET.SubElement(root, "testsuite", name=allowed(name))
    properties = ET.SubElement(suite, "properties")
    ET.SubElement(properties, "property", name=f"{_TOOL}.version", value=allowed(version))
    suite.extend(tests)
    tests = suite.findall("testcase")
    tally = Counter(
        tests=len(tests),
        failures=sum(test.find("failure") is not None for test in tests),
        errors=sum(test.find("error") is not None for test in tests),
        skipped=sum(test.find("skipped") is not None for test in tests),
    )
    suite.attrib.update({key: str(tally[key]) for key in _TALLIES})
    return tally


def _tests_of(article: ShownArticle, file: str) -> Iterator[ET.Element]:
    """Yield a test a finding; a name stands once, as GitLab shows only the first of several."""
    if not article.findings:
        yield _test(_TOOL, article.path, file)
    seen: Counter[str] = Counter()
    for finding in article.findings:
        seen[finding.code] += 1
        number = f" ({seen[finding.code]})" if seen[finding.code] > 1 else ""
        test = _test(f"{_TOOL}.{finding.code}{number}", article.path, file)
        test.set("line", str(finding.line))
        test.set("column", str(finding.column))
        kind = "error" if finding.code in TROUBLE else "failure"
        result = ET.SubElement(test, kind, type=finding.severity, message=allowed(finding.message))
        result.text = allowed("\n".join(_told(finding)))
        yield test


def _told(finding: Finding) -> Iterator[str]:
    place = f"{finding.path}:{finding.line}:{finding.column}"
    yield f"{place}: {finding.code} {finding.name}: {finding.message}"
    if finding.text:
        yield f"words: {finding.text}"
    yield from (f"= {in_one_line(told)}" for told in finding.evidence)
    for note in notes_of(finding):
        if note.kind in _TOLD:
            yield f"{note.kind}: {note.text}"


def _left_out(skipped: Skipped, file: str) -> ET.Element:
    test = _test(_TOOL, skipped.path, file)
    if skipped.failed:
        ET.SubElement(test, "error", type="error", message=allowed(skipped.reason))
    else:
        ET.SubElement(test, "skipped", message=allowed(skipped.reason))
    return test


def _nothing() -> ET.Element:
    test = ET.Element("testcase", name=_TOOL, classname=_TOOL)
    ET.SubElement(test, "skipped", message="nothing to check")
    return test


def _test(name: str, article: str, file: str) -> ET.Element:
    return ET.Element("testcase", name=name, classname=allowed(article), file=allowed(file))
