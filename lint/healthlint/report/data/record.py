"""Which keys has a finding for other programs, and in which order?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from healthlint.rule.finding import Finding, Fix

if TYPE_CHECKING:
    from healthlint.rule.dropped import Dropped

# JSON leaves these as they are, yet many programs that read lines end one here.
_LINE_ENDS = {"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def record(finding: Finding) -> dict[str, Any]:
    """Return a finding as data; its keys and their order are an agreement with those who read them."""
    data: dict[str, Any] = {
        "path": finding.path,
        "scope": finding.scope,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "offset": finding.offset,
        "end_offset": finding.end_offset,
        "code": finding.code,
        "name": finding.name,
        "family": finding.family,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "status": finding.status,
        "language": finding.language,
        "message": finding.message,
        "text": finding.text,
    }
    if finding.fingerprint:
        data["fingerprint"] = finding.fingerprint
    if finding.fixes:
        data["fixes"] = [_fix(fix) for fix in finding.fixes]
    if finding.proposals:
        data["proposals"] = [_fix(fix) for fix in finding.proposals]
    if finding.related:
        data["related"] = list(finding.related)
    if finding.suggestions:
        data["suggestions"] = list(finding.suggestions)
    if finding.evidence:
        data["evidence"] = list(finding.evidence)
    return data


def _fix(fix: Fix) -> dict[str, Any]:
    return {"message": fix.message, "edits": [edit._asdict() for edit in fix.edits]}


def dropped_record(dropped: Dropped) -> dict[str, Any]:
    """Return what was dropped as data, with the names that a finding has for the same things."""
    return dropped._asdict()


def dumped(data: Any, indent: int | None = None) -> str:
    """Return data as JSON in which only line feeds end lines; Chinese stays readable."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    for sign, escaped in _LINE_ENDS.items():
        if sign in text:
            text = text.replace(sign, escaped)
    return text
