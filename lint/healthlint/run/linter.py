"""What is wrong with one article?"""

from __future__ import annotations

import re
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING, Any

from healthlint.rule.pattern import TermError
from healthlint.rule.scan import Memory, Scanner
from healthlint.run.containment import asked
from healthlint.run.engine import engine_finding
from healthlint.run.errors import UsageError
from healthlint.run.failure import failure, shown
from healthlint.run.merging import merged
from healthlint.run.printing import PrintsToStderr
from healthlint.run.superseding import settled, superseded_by
from healthlint.text.model import Document
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from healthlint.references.judging.judge import Judge, JudgedReference
    from healthlint.rule.base import Rule
    from healthlint.rule.dropped import Dropped
    from healthlint.rule.finding import Finding
    from healthlint.run.severities import Weighed
    from healthlint.run.timing import Clock

    Reader = Callable[[str, str], Document]


class Looked(NamedTuple):
    """An article that rules have read; what its reader failed on has no document."""

    document: Document | None
    findings: list[Finding]  # in the order of the source
    unsure: int = 0  # those of low confidence that are left out
    judged: tuple[JudgedReference, ...] = ()  # where somebody was asked about them


class Linter:
    """A set of rules, ready to look at articles one after another."""

    def __init__(
        self,
        rules: Sequence[Rule],
        *,
        names: Collection[str] = (),
        memory: Memory | None = None,
        sure: Collection[str] = (),
        severities: Mapping[str, Weighed] | None = None,
        judge: Judge | None = None,
        clock: Clock | None = None,
        among_ours: bool = False,
    ) -> None:
        """Take the rules to apply.

        `names` are accepted as they are written, exactly those words. `sure` are the codes of rules whose
        findings of low confidence are left out. `severities` are what rules weigh, by code, where the
        config gives them another severity. `judge` asks about references, where it may.
        `clock` measures what each part of the work takes, where that is wanted. `among_ours`: no stranger
        has written a rule or reader, so that nothing of what they print need be kept off stdout.
        """
        self.rules = tuple(rules)
        self._scanner = Scanner(self.rules, memory)
        self._ranks = {rule.code: rule.rank for rule in self.rules}
        self._superseded = superseded_by(self.rules)
        self._sure = frozenset(sure)
        self._severities = severities or {}
        self.judge = judge
        self._clock = clock
        self._printing: AbstractContextManager[None] = nullcontext() if among_ours else PrintsToStderr()
        if clock is not None:
            for rule in self.rules:
                clock.watch(rule)
        for rule in self.rules:
            rule._judge = judge
        self.cacheable = all(rule.cacheable is True for rule in self.rules)
        # Whether any of them reads the entries of reference lists.
        self.reads_references = any("reference" in rule._scope.kinds for rule in self.rules)
        longest_first = sorted(names, key=len, reverse=True)
        self._names = re.compile("|".join(map(re.escape, longest_first))) if names else None

    def lint(
        self, source: str, path: str, reader: Reader, dropped: list[Dropped] | None = None
    ) -> list[Finding]:
        """Return the findings of an article, in the order of its source; as `look` does."""
        return self.look(source, path, reader, dropped).findings

    def prepare(self) -> None:
        """Make ready now what many articles need."""
        self._scanner.prepare()

    def look(
        self,
        source: str,
        path: str,
        reader: Reader,
        dropped: list[Dropped] | None = None,
        *,
        accepted: Callable[[Finding], bool] | None = None,
    ) -> Looked:
        """Return an article as it was read, and what is wrong with it.

        `dropped` receives what was found and is not reported, or more mildly, with what excused it. What is
        `accepted` is left out before findings are merged, so that it speaks for no other.

        What a stranger's rule or reader does wrong is a finding of its own (HL901, HL902, HL903), and
        the others still report. Raises TermError, KeyboardInterrupt, which is the user's, and UsageError
        for a registry that is damaged.
        """
        with self._printing:
            try:
                document = self._timed("document", reader, source, path)
                fault = _foreign(document, source, path, reader)
                if fault is None:
                    self._timed("scanning", self._scanner.scan, document)
            except (KeyboardInterrupt, TermError):
                raise
            except BaseException as error:  # SystemExit, too, must not end the run
                fault = f"{_called(reader)} failed: {failure(error)}"
            if fault is not None:
                return Looked(None, [engine_finding("HL902", "unreadable-file", path, fault)])
            judged: tuple[JudgedReference, ...] = ()
            if self.judge is not None:
                judged = self._timed("looking up", _looked_up, self.judge, document)
            with _telling(self.rules, dropped):
                findings, troubles = asked(self._scanner.concerned(document), document, source, path)
        if self._clock is not None:
            self._clock.count(findings)
        if self._severities:
            from healthlint.run.severities import reweighed

            findings = list(reweighed(findings, self._severities))
            if dropped:
                dropped[:] = reweighed(dropped, self._severities)
        unsure = self._unsure(findings)
        if findings:
            findings = self._kept(findings, source, dropped)
        if accepted is not None:
            findings = [finding for finding in findings if not accepted(finding)]
        reported = settled(merged(findings, self._ranks), self._superseded) if findings else []
        if dropped:
            dropped[:] = _worth_telling(dropped, findings)
        return Looked(
            document, sorted([*reported, *troubles], key=lambda finding: finding.order), unsure, judged
        )

    def _timed(self, part: str, work: Callable[..., Any], *arguments: object) -> Any:
        return work(*arguments) if self._clock is None else self._clock.call(part, work, *arguments)

    def _unsure(self, findings: Iterable[Finding]) -> int:
        """Return how many findings are left out for their low confidence, one a rule and sentence."""
        if not self._sure:
            return 0
        return len(
            {
                (finding.code, finding.anchor)
                for finding in findings
                if finding.confidence == "low" and finding.code in self._sure
            }
        )

    def _kept(self, findings: list[Finding], source: str, dropped: list[Dropped] | None) -> list[Finding]:
        """Return the findings that neither a name excuses nor a low confidence."""
        kept = [
            finding for finding in findings if finding.confidence != "low" or finding.code not in self._sure
        ]
        if self._names is not None:
            kept = list(_outside(self._names, source, kept))
        if dropped is not None and len(kept) < len(findings):
            from healthlint.rule.dropped import dropped_finding

            left = set(map(id, kept))
            for finding in findings:
                if id(finding) not in left:
                    unsure = finding.confidence == "low" and finding.code in self._sure
                    dropped.append(dropped_finding(finding, "low-confidence" if unsure else "accepted-name"))
        return kept


def _looked_up(judge: Judge, document: Document) -> tuple[JudgedReference, ...]:
    """Return the verdicts on the references of a document, before any rule asks for them."""
    from healthlint.registry.errors import RegistryError

    try:
        return judge.judged(document)
    except RegistryError as error:
        raise UsageError(str(error)) from error


@contextmanager
def _telling(rules: Sequence[Rule], dropped: list[Dropped] | None) -> Iterator[None]:
    """Let rules tell what they drop, for as long as they read one article."""
    if dropped is None:
        yield
        return
    try:
        for rule in rules:
            rule._dropped = dropped
        yield
    finally:
        for rule in rules:
            rule._dropped = None


def _worth_telling(dropped: Iterable[Dropped], findings: Iterable[Finding]) -> list[Dropped]:
    """Return in the order of the article, each once, what is lowered and reported or is not reported.

    A rule may find the same words twice, and excuse after the context what that has lowered.
    """
    reported = {(finding.code, finding.offset, finding.end_offset) for finding in findings}
    once = {
        each: None
        for each in dropped
        if (each.severity is not None) is ((each.code, each.offset, each.end_offset) in reported)
    }
    return sorted(once, key=lambda each: each.order)


def _outside(names: re.Pattern[str], source: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    accepted = [match.span() for match in names.finditer(source)]
    for finding in findings:
        inside = any(start <= finding.offset and finding.end_offset <= end for start, end in accepted)
        if finding.scope == "document" or not inside:
            yield finding


def _foreign(document: object, source: str, path: str, reader: Reader) -> str | None:
    """Say why what a reader has returned is not the document of an article, or nothing."""
    if not isinstance(document, Document):
        return f"{_called(reader)} returned {shown(document)}, not a Document"
    if document.source is not source and document.source != source:
        return (
            f"{_called(reader)} returned a Document of another source; it must keep the one that it was given"
        )
    if document.path != path:
        return f"{_called(reader)} returned a Document of {shown(document.path)}"
    return None


def _called(reader: Reader) -> str:
    return str(reader) if hasattr(reader, "plugin") else "its reader"
