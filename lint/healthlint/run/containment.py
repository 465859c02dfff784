"""How far does it reach when a rule does something wrong?

As far as the rule itself: the findings of it that are right are kept, the others become one that
says what was wrong, and the next rule is asked.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from healthlint.rule.finding import Finding
from healthlint.run.engine import engine_finding
from healthlint.run.failure import failure, shown
from healthlint.run.validity import Validator

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.rule.base import Rule
    from healthlint.text.model import Document

# A rule is stopped at so many findings an article, or at as many as words of two signs have room in it:
# even a page of nothing but faults, without blanks as in Chinese, stays below.
MOST_FINDINGS = 10_000
_SHORTEST_WORD = 2


def asked(
    rules: Sequence[Rule], document: Document, source: str, path: str
) -> tuple[list[Finding], list[Finding]]:
    """Return what the rules find, and what they do wrong: HL901 and HL903.

    Raises KeyboardInterrupt, which is the user's.
    """
    findings: list[Finding] = []
    troubles: list[Finding] = []
    most = max(MOST_FINDINGS, len(source) // _SHORTEST_WORD)
    found: object = ()
    for rule in rules:
        own: list[Finding] | None = None
        try:
            found = rule.check(document)
            for finding in found:  # what comes before an exception is kept
                if own is None:  # most rules find nothing, and this is asked of each about each article
                    own = []
                elif len(own) == most:
                    troubles.append(_too_many(rule, path, most))
                    break
                own.append(finding)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            troubles.append(_rule_crashed(rule, path, _complaint(found, error)))
            found = ()
        if own is not None:
            if len(own) == most:
                _close(found)
            right, fault = _valid(rule, own, source, document)
            findings += right
            if fault is not None:
                troubles.append(_rule_crashed(rule, path, _misreturned(found) or fault))
    return findings, troubles


def _rule_crashed(rule: Rule, path: str, fault: str) -> Finding:
    """Return the finding that says that a rule failed on an article."""
    return engine_finding("HL901", "rule-crashed", path, f"{_label(rule)} failed here: {fault}{_whose(rule)}")


def _valid(
    rule: Rule, findings: list[Finding], source: str, document: Document
) -> tuple[list[Finding], str | None]:
    """Return the findings that are right, and what is wrong with the first of the others."""
    validator = Validator(rule.code, rule.name, document.path, source, document.lines)
    right = []
    wrong = []
    for finding in findings:
        fault = validator.fault(finding)
        if fault is not None:
            wrong.append(fault)
        elif finding.anchor < 0:  # a Finding made by hand is about its own place
            right.append(finding._replace(anchor=finding.offset))
        else:
            right.append(finding)
    if len(wrong) > 1:
        return right, f"{wrong[0]} (and {len(wrong) - 1} more of its findings are wrong)"
    return right, wrong[0] if wrong else None


def _misreturned(found: object) -> str | None:
    if isinstance(found, Finding):  # a tuple, which was gone through field by field
        return "its check returned a Finding; it must yield findings, or return a list of them"
    return None


def _complaint(found: object, error: BaseException) -> str:
    if isinstance(error, TypeError) and not hasattr(found, "__iter__"):
        return f"its check returned {shown(found)}; it must yield findings, or return a list of them"
    return failure(error)


def _close(found: object) -> None:
    """End a generator that was not heard to its end; what it does on its way out is of no interest."""
    with suppress(BaseException):
        found.close()  # type: ignore[attr-defined]  # the others have nothing to close


def _too_many(rule: Rule, path: str, most: int) -> Finding:
    return engine_finding(
        "HL903",
        "too-many-findings",
        path,
        f"{_label(rule)} found more than {most:,} faults here and was stopped;"
        f" the first {most:,} are kept; tell its authors, or leave it out with --ignore {rule.code}"
        f"{_whose(rule)}",
    )


def _whose(rule: Rule) -> str:
    return f"; the rule is of {rule._owner}" if rule._owner else ""


def _label(rule: Rule) -> str:
    return f"{rule.code} {rule.name}"
