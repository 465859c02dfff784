"""What is wrong with the suppressions of an article (HL911 to HL916)?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.rule.finding import Edit, Finding, Fix
from healthlint.run.engine import OWN
from healthlint.run.suppressions.states import States, is_blanket, loose_reason
from healthlint.run.suppressions.wording import worded
from healthlint.run.suppressions.writing.removal import Removal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from healthlint.run.suppressions.reading.directive import Directive
    from healthlint.run.suppressions.uses import Uses
    from healthlint.run.suppressions.writing.removal import Reader
    from healthlint.text.model import Document
    from healthlint.text.prose import Span

_MOST_CODES = 4  # that a message lists


class Faults:
    """Looks at the directives of one article after its findings have met them."""

    def __init__(
        self,
        document: Document,
        uses: Uses,
        states: States,
        reader: Reader,
        *,
        language: str,
        require_reason: bool,
    ) -> None:
        """Take what has been found out about them; `language` is that of the messages."""
        self._document = document
        self._uses = uses
        self._states = states
        self._codes = uses.codes
        self._language = language
        self._require_reason = require_reason
        self._going = [
            directive
            for number, directive in enumerate(uses.directives)
            if number in self._states.idle or uses.is_expired(number)
        ]
        self._removal = Removal(document, reader, [each.span for each in self._going])

    def found(self) -> Iterator[Finding]:
        """Yield the findings, in no order."""
        for number, directive in enumerate(self._uses.directives):
            if directive.faults:
                yield from self._malformed(directive)
                continue
            yield from self._of_codes(directive)
            if loose_reason(directive, self._uses) is not None:
                continue
            if directive.action == "enable":
                if number in self._uses.stray:
                    yield self._finding("HL916", directive, *directive.span, self._say("stray-enable"))
                continue
            if is_blanket(directive):
                yield self._blanket(number, directive)
            if self._require_reason and not directive.reason:
                key = "no-reason" if directive.form == "comment" else "no-entry-reason"
                yield self._finding("HL915", directive, *directive.span, self._say(key))
            if self._uses.is_expired(number):
                yield self._expired(number, directive)
            else:
                yield from self._unused(number, directive)

    def _malformed(self, directive: Directive) -> Iterator[Finding]:
        for fault in directive.faults:
            words = list(fault.words)
            if fault.key == "unclosed" and words:
                words = [worded("close", self._language, *words)]
            key = fault.key
            if key == "unknown-key" and directive.form == "entry":
                key = "unknown-entry-key"
            yield self._finding("HL916", directive, fault.start, fault.end, self._say(key, *words))

    def _of_codes(self, directive: Directive) -> Iterator[Finding]:
        """Yield what is wrong with codes that no rule has."""
        unknown = [each for each in directive.selectors if not self._codes.is_known(each.key)]
        loose = loose_reason(directive, self._uses)
        if loose is not None:
            yield self._finding("HL916", directive, *loose[1:], self._say("loose-reason", loose.text))
            return
        for selector in unknown:
            own = self._codes.own(selector.key)
            if own is not None:
                message = self._say("own-code", own)
            else:
                meant = self._codes.meant(selector.key)
                message = self._say(
                    "unknown-code", selector.text, worded("mean", self._language, meant) if meant else ""
                )
            yield self._finding("HL914", directive, selector.start, selector.end, message)

    def _blanket(self, number: int, directive: Directive) -> Finding:
        hits = self._listed(sorted(self._uses.hits.get(number, ())))
        return self._finding(
            "HL911",
            directive,
            *directive.span,
            self._say("blanket", worded("which", self._language, hits) if hits else ""),
        )

    def _expired(self, number: int, directive: Directive) -> Finding:
        codes = self._listed([each.text for each in directive.selectors] or ["ALL"])
        day = directive.until.isoformat() if directive.until else ""
        if number in self._uses.lapsed or not self._states.is_judged(directive):
            message = self._say("expired", codes, day)
        else:
            message = self._say("expired-idle", codes, day, self._part(directive))
        return self._finding("HL913", directive, *directive.span, message, self._removed(directive))

    def _unused(self, number: int, directive: Directive) -> Iterator[Finding]:
        unused = list(self._states.unused_selectors(number))
        if number in self._states.idle:
            missed = sorted(code for held, code in self._uses.missed if held == number)
            names = self._listed([each.text for each in directive.selectors])
            if missed:
                message = self._say("whole-article", self._listed(missed))
            elif directive.action == "line" and self._stands_alone(directive):
                message = self._say("unused-line", names or "ALL")
            elif names:
                message = self._say("unused", names, self._part(directive))
            else:
                message = self._say("unused-blanket", self._part(directive))
            fix = () if missed else self._removed(directive)
            yield self._finding("HL912", directive, *directive.span, message, fix)
            return
        for selector in unused:
            missed = [
                code
                for held, code in self._uses.missed
                if held == number and code in self._codes.named_by(selector.key)
            ]
            fixes: tuple[Fix, ...] = ()
            if missed:
                message = self._say("whole-article", self._listed(missed))
            else:
                message = self._say("unused", selector.text, worded("code", self._language))
                edit = self._removal.of_selector(directive, selector)
                fixes = self._fix(worded("remove-code", self._language, selector.text), edit)
            yield self._finding("HL912", directive, selector.start, selector.end, message, fixes)

    def _stands_alone(self, directive: Directive) -> bool:
        document = self._document
        first, _ = document.lines.position(directive.span.start)
        last, _ = document.lines.position(directive.span.end)
        start = document.lines.starts[first - 1]
        end = start + len(document.lines.text(first)) if first == last else directive.span.end
        around = document.source[start : directive.span.start] + document.source[directive.span.end : end]
        return not around.strip(" \t>")

    @cached_property
    def _edits(self) -> dict[Span, Edit]:
        return self._removal.of_all(self._going)

    def _removed(self, directive: Directive) -> tuple[Fix, ...]:
        message = worded("remove", self._language, self._part(directive))
        return self._fix(message, self._edits.get(directive.span))

    def _fix(self, message: str, edit: Edit | None) -> tuple[Fix, ...]:
        return () if edit is None else (Fix(message, (edit,)),)

    def _part(self, directive: Directive) -> str:
        return worded(directive.form, self._language)

    def _listed(self, codes: Sequence[str]) -> str:
        more = ["…"] if len(codes) > _MOST_CODES else []
        return worded("and", self._language).join([*codes[:_MOST_CODES], *more])

    def _say(self, key: str, *words: str) -> str:
        return worded(key, self._language, *words)

    def _finding(
        self,
        code: str,
        directive: Directive,
        start: int,
        end: int,
        message: str,
        fixes: tuple[Fix, ...] = (),
    ) -> Finding:
        own = OWN[code]
        document = self._document
        return Finding(
            path=document.path,
            scope="text",
            **document.lines.extent(start, end)._asdict(),
            offset=start,
            end_offset=end,
            code=code,
            name=own.name,
            severity=own.severity,
            confidence="high",
            status="asserted",
            language=self._language,
            message=message,
            text=document.source[start:end],
            anchor=directive.span.start,
            fixes=fixes,
        )
