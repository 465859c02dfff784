"""Is what a rule yields a finding of its own about this article?

A finding that is wrong about its place, its rule or its words would falsify the report, or fail
far from the rule that made it, in a report format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from healthlint.rule.finding import SEVERITIES, Confidence, Finding, Scope
from healthlint.run.failure import shown
from healthlint.text.language.detection import Language

if TYPE_CHECKING:
    from healthlint.text.lines import Lines

_CONFIDENCES: tuple[str, ...] = get_args(Confidence)
_SCOPES: tuple[str, ...] = get_args(Scope)
_LANGUAGES: tuple[str, ...] = get_args(Language)
_KINDS = {"int": int, "tuple": tuple}
# By the name of each field: just this type, for subclasses may do anything when they are shown.
_TYPES = {
    name: _KINDS.get(str(getattr(note, "__forward_arg__", note)).partition("[")[0], str)
    for name, note in Finding.__annotations__.items()
}
_SHAPE = tuple(_TYPES.values())


class Validator:
    """Judges the findings of one rule about one article."""

    __slots__ = ("_code", "_end", "_lines", "_name", "_path", "_source")

    def __init__(self, code: str, name: str, path: str, source: str, lines: Lines) -> None:
        self._code = code
        self._name = name
        self._path = path
        self._source = source
        self._lines = lines
        self._end = len(source)

    def fault(self, finding: object) -> str | None:
        """Say what is wrong with something that the rule has yielded, or nothing."""
        if type(finding) is not Finding:
            return f"it yielded {shown(finding)}, which is not a Finding"
        if tuple(map(type, finding)) != _SHAPE:
            return _mistyped(finding)
        return (
            self._wrong_place(finding)
            or self._wrong_word(finding)
            or _mistyped_item("related", finding.related)
            or _mistyped_item("suggestions", finding.suggestions)
            or _mistyped_item("evidence", finding.evidence)
            or (self._wrong_change(finding) if finding.fixes or finding.proposals else None)
        )

    def _wrong_change(self, finding: Finding) -> str | None:
        from healthlint.run.fixing.soundness import fault_of

        for change in (*finding.fixes, *finding.proposals):
            fault = fault_of(change, self._source)
            if fault is not None:
                return fault
        return None

    def _wrong_place(self, finding: Finding) -> str | None:
        start, end = finding.offset, finding.end_offset
        if finding.path != self._path:
            return f"a finding of it is about {shown(finding.path)}, not about this article"
        if not 0 <= start <= end <= self._end:
            return (
                f"a finding of it runs from offset {start} to {end} in an article of {self._end} code points"
            )
        if self._lines.position(start) != (finding.line, finding.column):
            return (
                f"a finding of it says {finding.line}:{finding.column}, but its offset {start}"
                " is {}:{}".format(*self._lines.position(start))
            )
        if self._lines.position(end) != (finding.end_line, finding.end_column):
            return (
                f"a finding of it says that it ends at {finding.end_line}:{finding.end_column}, but its"
                f" offset {end}" + " is {}:{}".format(*self._lines.position(end))
            )
        if self._source[start:end] != finding.text:
            return (
                f"a finding of it has the text {shown(finding.text)}, but from offset {start} to {end}"
                f" stands {shown(self._source[start:end])}"
            )
        return None

    def _wrong_word(self, finding: Finding) -> str | None:
        if finding.code != self._code or finding.name != self._name:
            return f"a finding of it has the code and name of another rule: {finding.code} {finding.name}"
        if finding.status != "asserted":
            # Most runs have it by now, some never need it.
            from healthlint.text.context.status import STATUSES

            if finding.status not in STATUSES:
                return _unknown("status", finding.status, STATUSES)
        if finding.severity not in SEVERITIES:
            return _unknown("severity", finding.severity, SEVERITIES)
        if finding.confidence not in _CONFIDENCES:
            return _unknown("confidence", finding.confidence, _CONFIDENCES)
        if finding.scope not in _SCOPES:
            return _unknown("scope", finding.scope, _SCOPES)
        if finding.language not in _LANGUAGES:
            return _unknown("language", finding.language, _LANGUAGES)
        return None if finding.message.strip() else "a finding of it has no message"


def _mistyped(finding: Finding) -> str:
    for (name, wanted), value in zip(_TYPES.items(), finding, strict=True):
        if type(value) is not wanted:
            return (
                f"a finding of it has the {name} {shown(value)}, of the type {type(value).__name__};"
                f" it must be of the type {wanted.__name__}"
            )
    return ""


def _mistyped_item(name: str, values: tuple[object, ...]) -> str | None:
    for value in values:
        if type(value) is not str:
            return f"a finding of it has {shown(value)} among its {name}, which must be texts"
    return None


def _unknown(what: str, value: str, known: tuple[str, ...]) -> str:
    return f"a finding of it has the {what} {shown(value)}; it must be one of {', '.join(known)}"
