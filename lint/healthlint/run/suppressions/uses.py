"""Which findings does each directive accept?

Of several that accept one, the narrowest speaks for it, and all of them are used.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from healthlint.run.engine import FAMILY
from healthlint.run.superseding import spoken_for
from healthlint.run.suppressions.codes import ALL, names
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterator, Sequence

    from healthlint.rule.finding import Finding
    from healthlint.run.suppressions.codes import Codes
    from healthlint.run.suppressions.reach import Reaches
    from healthlint.run.suppressions.reading.directive import Directive, Selector
    from healthlint.text.prose import Span

_NARROWEST = ("line", "next-line", "disable", "file")


class Closing(NamedTuple):
    """Where a `disable` ends, and by which `enable`; None: for everything that it accepts."""

    offset: int
    directive: Directive | None


class Uses:
    """What becomes of the findings of an article, and what each directive has done about it."""

    def __init__(
        self,
        directives: Sequence[Directive],
        reaches: Reaches,
        codes: Codes,
        today: datetime.date,
    ) -> None:
        """Take the directives in the order of the source."""
        self.directives = directives
        self.codes = codes
        self.today = today
        self.hits: dict[int, set[str]] = defaultdict(set)  # codes that a directive accepts, by its number
        self.spent: set[tuple[int, int]] = set()  # numbers of a directive and of its selector that is used
        self.missed: set[tuple[int, str]] = set()  # what it names and is about the whole article
        self.lapsed: set[int] = set()  # those past their day that would accept something still
        self.stray: set[int] = set()  # each `enable` without a `disable`
        self._reaches = [
            reaches.of(each) if self._accepting(each) or self._expired(each) else None for each in directives
        ]
        self._closed = self._closings()
        self._ranked = sorted(
            (number for number, reach in enumerate(self._reaches) if reach is not None),
            key=lambda number: (_NARROWEST.index(directives[number].action), number),
        )

    def mute(self, numbers: Collection[int]) -> None:
        """Let directives accept nothing."""
        self._ranked = [number for number in self._ranked if number not in numbers]

    def _expired(self, directive: Directive) -> bool:
        until = directive.until
        return (
            not directive.faults and directive.action != "enable" and until is not None and until < self.today
        )

    def _accepting(self, directive: Directive) -> bool:
        return not directive.faults and directive.action != "enable" and not self._expired(directive)

    def is_expired(self, number: int) -> bool:
        """Tell whether the day of a directive is over."""
        return self._expired(self.directives[number])

    def accepted_by(self, finding: Finding) -> Directive | None:
        """Return the directive that accepts a finding, and note what it makes of the others."""
        if finding.family == FAMILY:
            return None
        accepting = None
        others = list(spoken_for(finding))
        for number in self._ranked:
            directive, reach = self.directives[number], self._reaches[number]
            if reach is None:
                continue
            whole = finding.scope == "document"
            if not whole and not _touches(finding, reach, directive):
                continue
            named = any(True for _ in self._naming(directive, finding.code, finding.name))
            if whole and directive.action != "file":
                if named and directive.selectors:
                    self.missed.add((number, finding.code))
                continue
            if self._expired(directive):
                if named and self._open(number, finding.offset, finding.code, finding.name):
                    self.lapsed.add(number)
                continue
            for code, name in others:
                self._spend(number, directive, code, name)
            if named and self._open(number, finding.offset, finding.code, finding.name):
                self.hits[number].add(finding.code)
                self._spend(number, directive, finding.code, finding.name)
                accepting = accepting or directive
        return accepting

    def hides(self, finding: Finding) -> bool:
        """Tell whether a finding speaks for one of another rule that nothing accepts."""
        return any(
            self.accepted_by(finding._replace(code=code, name=name, related=())) is None
            for code, name in spoken_for(finding)
        )

    def _naming(self, directive: Directive, code: str, name: str) -> Iterator[Selector | None]:
        """Yield the selectors of a directive that name a rule, None for a blanket."""
        if not directive.selectors:
            yield None
        for selector in directive.selectors:
            if names(selector.key, code, name):
                yield selector

    def _spend(self, number: int, directive: Directive, code: str, name: str) -> None:
        for place, selector in enumerate(directive.selectors):
            if names(selector.key, code, name):
                self.spent.add((number, place))

    def _closings(self) -> dict[int, list[Closing]]:
        """Return for each `disable` where an `enable` ends it, and note those that end nothing.

        One that cannot be understood ends everything, so that no slip in it lets a `disable` go on.
        """
        closed: dict[int, list[Closing]] = defaultdict(list)
        opened: list[tuple[int, set[str] | None]] = []  # what is still disabled; None: everything
        for number, directive in enumerate(self.directives):
            if directive.action == "disable" and not directive.faults:
                opened.append((number, self._codes_of(directive)))
            elif directive.action == "enable":
                clear = not directive.faults and all(
                    self.codes.is_known(each.key) for each in directive.selectors
                )
                ended = self._codes_of(directive) if clear else None
                meant = [
                    (which, held) for which, held in opened if held is None or ended is None or held & ended
                ]
                if not meant and clear:
                    self.stray.add(number)
                for which, _ in meant:
                    closed[which].append(Closing(directive.span.start, directive if clear else None))
                opened = [
                    (which, held if held is None or ended is None else held - ended)
                    for which, held in opened
                    if ended is not None and (held is None or held - ended)
                ]
        return closed

    def _codes_of(self, directive: Directive) -> set[str] | None:
        """Return what a directive names: codes, and the letters of families that are switched off."""
        if not directive.selectors or any(each.key in ALL for each in directive.selectors):
            return None
        return {
            code for each in directive.selectors for code in (self.codes.named_by(each.key) or (each.key,))
        }

    def _open(self, number: int, offset: int, code: str, name: str) -> bool:
        """Tell whether no `enable` for a rule stands between a directive and a place."""
        return not any(
            at < offset and (enable is None or any(True for _ in self._naming(enable, code, name)))
            for at, enable in self._closed.get(number, ())
        )


def _touches(finding: Finding, reach: Span, directive: Directive) -> bool:
    """Tell whether a finding stands in a reach: on a line any part of it, elsewhere its beginning."""
    if directive.action == "line":
        return finding.offset < reach.end and max(finding.end_offset, finding.offset + 1) > reach.start
    return reach.start <= finding.offset < reach.end
