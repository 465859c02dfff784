"""What do all rules share?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from healthlint.rule.effects import Context, severity_in_context
from healthlint.rule.finding import Confidence, Finding, Severity
from healthlint.rule.scope import scope_of
from healthlint.rule.terms import Terms
from healthlint.text.model import Block, Document, Match, Sentence
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Rule:
    """One fault that an article may have.

    The first line of a rule's docstring says what it flags, the rest says why that harms a reader.
    `bad` and `good` are its tests and its manual: ⟦ and ⟧ stand where the finding must stand.
    """

    code: ClassVar[str]  # the letters of the family (two to four capitals) and three digits; never re-used
    name: ClassVar[str]  # kebab case
    message: ClassVar[str | Mapping[str, str]]  # {match} is filled in; one a language, or one for all
    why: ClassVar[str] = ""  # where the docstring does not say it
    severity: ClassVar[Severity] = "warning"  # of its findings, before the context of the words lowers it
    confidence: ClassVar[Confidence] = "high"  # how often it is right
    rank: ClassVar[int] = 0  # where words of one family overlap, the higher rank speaks
    context: ClassVar[Context] = "document"  # which row of the effect matrix applies
    sources: ClassVar[Sequence[str]]  # the standards the rule rests on
    bad: ClassVar[Sequence[str]]  # examples of the fault, marked where the finding must stand
    good: ClassVar[Sequence[str]]  # examples without a finding
    terms: ClassVar[Terms | Mapping[str, Terms] | None] = None  # what it looks for; several lists by name
    scope: ClassVar[Sequence[str]] = ()  # where words count: `heading`, `~quote`; () is all prose
    languages: ClassVar[Sequence[str]] = ()  # in whose sentences words count; () is all languages
    ignore_statuses: ClassVar[Sequence[str]] = ()  # meanings that excuse, besides those of the effect matrix
    suggestions: ClassVar[Mapping[str, Sequence[str]]] = {}  # by term, as it is declared: what to write
    profiles: ClassVar[Sequence[str]] = ()  # the profiles of articles that it is for; () is all
    jurisdictions: ClassVar[Sequence[str]] = ()  # where its law holds; () is everywhere
    options: ClassVar[Mapping[str, Any]] = {}  # JSON Schema properties with defaults
    origin: ClassVar[str] = ""  # the file that declares it, as messages show it; a Python rule has none

    def __init__(self, settings: Mapping[str, Any] | None = None) -> None:
        """Take the settings of a run; options that are not set have their defaults."""
        self._scope = scope_of(tuple(self.scope))
        given = settings or {}
        # The value of each option, by name.
        self.settings: Mapping[str, Any] = {
            key: given.get(key, schema.get("default")) for key, schema in self.options.items()
        }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what is wrong; this one reports each of the rule's terms, as its context allows."""
        for match in document.matches(self):
            yield from self.report(match)

    def report(
        self, match: Match, message: str | None = None, severity: Severity | None = None
    ) -> Iterator[Finding]:
        """Yield the finding of a match, or nothing where its block or its context excuses it.

        `severity` is what the context may lower, instead of that of the rule.
        """
        block = match.block
        if not self.reads(block) or block.repeats is not None:
            return
        if self.languages and match.sentence.language not in self.languages:
            return
        statuses = match.statuses
        if self.ignore_statuses and not set(self.ignore_statuses).isdisjoint(statuses):
            return
        in_title = block.kind in ("title", "heading")
        left = severity_in_context(severity or self.severity, self.context, statuses, in_title=in_title)
        if left is not None:
            yield self.finding(match, message, severity=left)

    def reads(self, block: Block) -> bool:
        """Tell whether the words of a block count for this rule, as its `scope` says."""
        return self._scope.admits(block)

    def finding(
        self,
        where: Match | Sentence | Block | Span | Document,
        message: str | None = None,
        *,
        severity: Severity | None = None,
        document: Document | None = None,
        **fields: object,
    ) -> Finding:
        """Return the finding of this rule at a place; of a whole document it speaks on line 1.

        `message`: instead of the rule's own. `severity`: as it shall be shown, whatever the context.
        `fields` fill the braces of the message, besides {match}, the words. A Span needs its document,
        else TypeError is raised.
        """
        home, span, status = _place(where, document)
        language = _language(where, home)
        text = home.source[span.start : span.end]
        shown = where.text if isinstance(where, Match | Sentence | Block) else text
        line, column = home.lines.position(span.start)
        end_line, end_column = home.lines.position(span.end)
        template = message or self.message_in(language)
        suggestions = tuple(self.suggestions.get(where.term, ())) if isinstance(where, Match) else ()
        if suggestions:
            fields.setdefault("suggestion", _OR[language].join(suggestions))
        return Finding(
            path=home.path,
            scope="document" if isinstance(where, Document) else "text",
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            offset=span.start,
            end_offset=span.end,
            code=self.code,
            name=self.name,
            severity=severity or self.severity,
            confidence=self.confidence,
            status=status,
            language=language,
            message=template.format_map(_Fields(fields, match=shown)),
            text=text,
            anchor=_anchor(where, span),
            related=_repetitions(where),
            suggestions=suggestions,
        )

    def message_in(self, language: str) -> str:
        """Return the message for a language, or the first one where it has none for that."""
        if isinstance(self.message, str):
            return self.message
        return self.message.get(language) or next(iter(self.message.values()))

    @property
    def summary(self) -> str:
        """What the rule flags, in one line."""
        return (self.__doc__ or "").strip().split("\n", 1)[0]

    @property
    def reason(self) -> str:
        """Why it harms a reader."""
        rest = (self.__doc__ or "").strip().partition("\n")[2]
        return self.why or " ".join(rest.split())

    def __repr__(self) -> str:
        return f"{self.code} {self.name}"


_OR = {"en": ", ", "zh": "、"}


class _Fields(dict[str, object]):
    """Fills a message; braces that nobody fills stay as they are written."""

    def __init__(self, fields: Mapping[str, object], **more: object) -> None:
        super().__init__(more, **fields)

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def _place(
    where: Match | Sentence | Block | Span | Document, document: Document | None
) -> tuple[Document, Span, str]:
    if isinstance(where, Document):
        return where, Span(0, 0), "asserted"
    if isinstance(where, Match):
        return where.document, where.span, where.status
    if isinstance(where, Sentence):
        return where.block.document, where.span, "asserted"
    if isinstance(where, Block):
        return where.document, where.span, "asserted"
    if document is None:
        raise TypeError("a finding at a Span needs its document: finding(span, document=document)")
    return document, where, "asserted"


def _anchor(where: object, span: Span) -> int:
    """Return the offset of what one rule speaks about once: the sentence of a match, or the place itself."""
    return where.sentence.span.start if isinstance(where, Match) else span.start


def _repetitions(where: object) -> tuple[str, ...]:
    """Say on which lines the page repeats the block for search engines and image texts."""
    if not isinstance(where, Match):
        return ()
    document, block = where.document, where.block
    lines = sorted({document.lines.position(each.span.start)[0] for each in document.repetitions_of(block)})
    return (f"repeated on line {', '.join(map(str, lines))}",) if lines else ()


def _language(where: object, document: Document) -> str:
    if isinstance(where, Match):
        return where.sentence.language
    if isinstance(where, Sentence | Block):
        return where.language
    return document.language
