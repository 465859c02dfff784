"""What does a run say of what it looked at, and of what it did not?

Exit code 0 means that nothing was found in what was read. What was not read, not looked up or not shown
belongs beside it, or a clean run would be taken for a certificate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from healthlint.report import lookups
from healthlint.report.counted import counted
from healthlint.rule.coverage import Skipped
from healthlint.rule.finding import SEVERITIES

if TYPE_CHECKING:
    from healthlint.report.summary import Summary

_MOST_REASONS = 4  # that a line names
_MOST_EXAMPLES = 3


def line_of(summary: Summary) -> str:
    """Return what a run comes to, in a line: `3 errors in 2 of 7 files; 1 left out (by exclude)`."""
    parts = [result_of(summary)]
    if summary.fixable:
        parts.append(f"{summary.fixable} fixable with --fix")
    parts += _kept_back(summary)
    if summary.untouched:
        parts.append(f"{counted(summary.untouched, 'file')} unchanged and not read")
    if summary.left_out:
        parts.append(_left_out(summary))
    if summary.references:
        parts.append(lookups.in_short(summary))
    return "; ".join(parts)


def result_of(summary: Summary) -> str:
    """Return what was found: `3 errors, 1 warning in 2 of 7 files`."""
    counts = [counted(summary.of(severity), severity) for severity in SEVERITIES if summary.of(severity)]
    files = counted(summary.files, "file")
    return (
        f"{', '.join(counts)} in {summary.with_findings} of {files}" if counts else f"no findings in {files}"
    )


def statement_of(summary: Summary) -> tuple[str, ...]:
    """Return what was looked at and what was not, a sentence each."""
    read = [f"{counted(summary.rules, 'rule')} read {summary.checked} of {counted(summary.files, 'file')}"]
    if summary.unreadable:
        read.append(f"{summary.unreadable} could not be read")
    if summary.left_out:
        read.append(_left_out(summary))
    sentences = ["; ".join(read)]
    if summary.compared:
        sentences.append(
            f"Only what is due to changes {summary.compared} is reported;"
            f" {counted(summary.untouched, 'file')} unchanged and not read"
        )
    sentences += [*_unapplied(summary), *lookups.sentences(summary)]
    kept_back = [*_kept_back(summary)]
    if kept_back:
        sentences.append(f"Found besides: {'; '.join(kept_back)}")
    sentences.append("What no rule looks for is not reported: no finding is no certificate")
    return tuple(f"{sentence}." for sentence in sentences)


def told_of_named(left_out: Sequence[Skipped]) -> str | None:
    """Return a sentence about the files that the user named and that were left out all the same, or None.

    >>> told_of_named([Skipped("README.md", "left out by exclude", named=True)])
    'left out although named: README.md (by exclude)'
    """
    groups: dict[str, list[str]] = {}
    for each in left_out:
        if each.named and not each.failed:
            groups.setdefault(in_short(each.reason), []).append(each.path)
    if not groups:
        return None
    told = [f"{_some(paths)} ({reason})" for reason, paths in groups.items()]
    return f"left out although named: {'; '.join(told)}"


def in_short(reason: str) -> str:
    """Return why something was left out as it stands behind a number: `by exclude`."""
    return reason.removeprefix("left out ").split(", ", 1)[0].split("; ", 1)[0]


def _unapplied(summary: Summary) -> Iterator[str]:
    unapplied = summary.unapplied()
    reasons = (
        (unapplied.unfit, "for profiles or jurisdictions that no article has"),
        (unapplied.strict, "for the strict preset"),
        (unapplied.unselected, "not selected"),
        (unapplied.unasked, "without a registry or --online"),
    )
    said = [(count, reason) for count, reason in reasons if count]
    if said:
        told = ", ".join(f"{count} {reason}" if len(said) > 1 else reason for count, reason in said)
        yield f"{counted(unapplied.total, 'rule')} read none ({told})"


def _kept_back(summary: Summary) -> Iterator[str]:
    """Yield what was found and is not among the findings shown, a phrase each."""
    hidden = [severity for severity in SEVERITIES if summary.hidden[severity]]
    if hidden:
        counts = ", ".join(counted(summary.hidden[severity], severity) for severity in hidden)
        yield f"{counts} not shown (--min-severity {hidden[-1]} shows them)"
    if summary.unsure:
        yield f"{summary.unsure} of low confidence not shown (--preset strict shows them)"
    if summary.unchanged:
        yield f"{counted(summary.unchanged, 'finding')} on unchanged lines"
    grounds = (
        (summary.withheld["suppression"], "by suppressions"),
        (summary.withheld["baseline"], "by the baseline"),
    )
    accepted = [(count, by) for count, by in grounds if count]
    if len(accepted) == 1:
        yield f"{counted(accepted[0][0], 'finding')} accepted {accepted[0][1]}"
    elif accepted:
        parts = ", ".join(f"{count} {by}" for count, by in accepted)
        yield f"{summary.withheld.total()} findings accepted ({parts})"


def _left_out(summary: Summary) -> str:
    groups = [(len(group), in_short(reason)) for reason, group in summary.by_reason.items()]
    if len(groups) == 1:
        return f"{groups[0][0]} left out ({groups[0][1]})"
    told = [f"{count} {reason}" for count, reason in groups[:_MOST_REASONS]]
    others = sum(count for count, _ in groups[_MOST_REASONS:])
    if others:
        told.append(f"{others} for other reasons")
    return f"{summary.skipped} left out ({', '.join(told)})"


def _some(paths: Sequence[str]) -> str:
    """Return a few of some paths, and how many there are besides."""
    if len(paths) <= _MOST_EXAMPLES:
        return ", ".join(paths)
    return f"{', '.join(paths[:_MOST_EXAMPLES])} and {len(paths) - _MOST_EXAMPLES} more"
