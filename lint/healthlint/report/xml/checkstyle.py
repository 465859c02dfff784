"""The findings in the form of Checkstyle, which Jenkins, reviewdog and many an editor read.

What the run covers has no place of its own in it, and is a comment.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from healthlint.report.base import Report
from healthlint.report.coverage import statement_of
from healthlint.report.xml.text import allowed, comment, document

_VERSION = "4.3"  # of Checkstyle, whose form this is; readers look for some number


def show(report: Report) -> Iterator[str]:
    """Yield the document; its severities are called as ours, its columns count from 1."""
    root = ET.Element("checkstyle", version=_VERSION)
    for article in report.articles:
        file = ET.SubElement(root, "file", name=allowed(article.path))
        for finding in article.findings:
            ET.SubElement(
                file,
                "error",
                line=str(finding.line),
                column=str(finding.column),
                severity=finding.severity,
                message=allowed(finding.message),
                source=f"healthlint.{finding.code}",
            )
    root.insert(0, comment(" ".join(statement_of(report.summary))))
    yield document(root)
