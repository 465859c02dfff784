"""What do all rules share?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from healthlint.rule.effects import Context, deciding_status, severity_in_context
from healthlint.rule.finding import Confidence, Finding, Fix, Severity
from healthlint.rule.place import place_of
from healthlint.rule.publication import Setting
from healthlint.rule.scope import scope_of
from healthlint.rule.terms import Terms
from healthlint.text.model import Block, Document, Match, Sentence
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from healthlint.references.answers import Answers
    from healthlint.references.judging.judge import Judge, JudgedReference
    from healthlint.rule.dropped import Dropped, Reason


class Rule:
    """One fault that an article may have.

    The first line of a rule's docstring says what it flags, the rest says why that harms a reader.
    `bad` and `good` are its tests and its manual: ⟦ and ⟧ stand where the finding must stand.
    """

    code: ClassVar[str]  # the letters of the family (two to four capitals) and three digits; never re-used
    name: ClassVar[str]  # kebab case
    message: ClassVar[str | Mapping[str, str]]  # {match} is filled in; one a language, or one for all
    why: ClassVar[str] = ""  # where the docstring does not say it
    severity: ClassVar[Severity] = "warning"  # where `severity_in` says nothing else
    # By profiles and jurisdictions, several with a blank between where all must hold: what it weighs
    # there, or `off`. The most conditions win, then a jurisdiction, then the gravest.
    severity_in: ClassVar[Mapping[str, Setting]] = {}
    strict: ClassVar[bool] = False  # only for those who asked for the strict preset
    confidence: ClassVar[Confidence] = "high"  # how often it is right
    rank: ClassVar[int] = 0  # where words of one family overlap, the higher rank speaks
    # Codes of rules of other families (in the same sentence) and other families (where words overlap)
    # that ask for the same repair: an editor is told once, by the graver, of equals by this rule.
    supersedes: ClassVar[Sequence[str]] = ()
    context: ClassVar[Context] = "document"  # which row of the effect matrix applies
    sources: ClassVar[Sequence[str]]  # the standards the rule rests on
    bad: ClassVar[Sequence[str]]  # examples of the fault, marked where the finding must stand
    good: ClassVar[Sequence[str]]  # examples without a finding
    example_settings: ClassVar[Mapping[str, Any]] = {}  # what the config says for the examples, by option
    terms: ClassVar[Terms | Mapping[str, Terms] | None] = None  # what it looks for; several lists by name
    # Lists of its terms, by name, without any of which an article has nothing that it could report: it is not
    # asked about such an article. () is a rule that must be asked about each.
    needs: ClassVar[Sequence[str]] = ()
    scope: ClassVar[Sequence[str]] = ()  # where words count: `heading`, `~quote`; () is all prose
    languages: ClassVar[Sequence[str]] = ()  # in whose sentences words count; () is all languages
    ignore_statuses: ClassVar[Sequence[str]] = ()  # meanings that excuse, besides those of the effect matrix
    suggestions: ClassVar[Mapping[str, Sequence[str]]] = {}  # by term, as it is declared: what to write
    removable: ClassVar[bool] = (
        False  # an article loses nothing without the sentence: its removal is proposed
    )
    # It asks for `judged` references: a run with a registry, or one that may use the network, looks them up.
    looks_up: ClassVar[bool] = False
    # What it finds depends on the article, the settings, its own files and the day alone, so that it need not
    # read again what is as it was. False of one that looks at other files, other articles or the machine.
    cacheable: ClassVar[bool] = True
    by_form: ClassVar[bool] = False  # of one that looks up: it speaks where nobody may be asked, too
    profiles: ClassVar[Sequence[str]] = ()  # the profiles of articles that it is for; () is all
    jurisdictions: ClassVar[Sequence[str]] = ()  # where its law holds; () is everywhere
    options: ClassVar[Mapping[str, Any]] = {}  # JSON Schema properties with defaults
    origin: ClassVar[str] = ""  # the file that declares it, as messages show it; a Python rule has none

    # What the run says, once the rule is made.
    _severity: Severity | None = None  # in articles of the profile and jurisdictions at hand
    _owner: str = ""  # whom to ask about it where it fails: its plugin, or the file that declares it
    _speaks: str | None = None  # the language of all messages; None: that of the words
    _judge: Judge | None = None  # where somebody may be asked about references
    _dropped: list[Dropped] | None = None  # where it is to be told what is not reported

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
        self,
        match: Match,
        message: str | None = None,
        severity: Severity | None = None,
    ) -> Iterator[Finding]:
        """Yield the finding of a match, or nothing where its block or its context excuses it.

        `severity` is what the context may lower, instead of that of the rule.
        """
        block = match.block
        if not self.reads(block):
            self._drop(match, "scope", block.kind)
            return
        if block.repeats is not None:
            return
        if self.languages and match.sentence.language not in self.languages:
            self._drop(match, "language", match.sentence.language)
            return
        statuses = match.statuses
        if self.ignore_statuses and not set(self.ignore_statuses).isdisjoint(statuses):
            self._drop(match, next(status for status in statuses if status in self.ignore_statuses))
            return
        in_title = block.kind in ("title", "heading")
        given = severity or self.severity_here
        left = severity_in_context(given, self.context, statuses, in_title=in_title)
        if left != given and self._dropped is not None:
            self._drop(match, deciding_status(self.context, statuses, in_title=in_title), left=left)
        if left is not None:
            yield self.finding(match, message, severity=left)

    def judged(self, document: Document) -> tuple[JudgedReference, ...]:
        """Return the references of a document with what a registry or the services say of each.

        There are none where neither may be asked: what can be said of a reference by its form alone is for
        rules that ask for `references_of`. The rule says `looks_up = True`.
        """
        return () if self._judge is None else self._judge.judged(document)

    def known_works(self) -> Answers | None:
        """Return who is asked about the references of the examples of this rule; None: nobody.

        `healthlint.testing` and `healthlint test` ask it instead of a registry and the network: some invented
        works, told as `healthlint.references.KnownWorks`.
        """
        return None

    @property
    def severity_here(self) -> Severity:
        """What a finding weighs in articles of the profile and jurisdictions at hand, before any context."""
        return self._severity or self.severity

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
        fixes: Sequence[Fix] = (),
        proposals: Sequence[Fix] = (),
        evidence: Iterable[str] = (),
        **fields: object,
    ) -> Finding:
        """Return the finding of this rule at a place; of a whole document it speaks on line 1.

        `message`: instead of the rule's own; `worded` chooses among languages. `severity`: as it shall be
        shown, whatever the context. `fixes`: changes that mend it and leave the meaning as it is.
        `proposals`: changes of words, for a person to accept. `evidence`: what the finding rests on, a line
        each, in the language of the message.
        `fields` fill the braces of the message, besides {match}, the words. A Span needs its document,
        else TypeError is raised.
        """
        home, span, status, language, anchor, related = place_of(where, document)
        text = home.source[span.start : span.end]
        shown = text if isinstance(where, Span | Document) else where.text
        line, column, end_line, end_column = home.lines.extent(*span)
        template = message or self.message_in(language)
        suggestions: tuple[str, ...] = ()
        if isinstance(where, Match):
            if self.suggestions and (suggestions := tuple(self.suggestions.get(where.term, ()))):
                fields.setdefault("suggestion", _OR[self._speaks or language].join(suggestions))
            if self.removable:
                from healthlint.rule.removal import MESSAGE, removals_of

                proposals = (*proposals, *removals_of(where.sentence, self.worded(MESSAGE, language)))
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
            severity=severity or self.severity_here,
            confidence=self.confidence,
            status=status,
            language=language,
            message=_filled(template, {"match": shown, **fields}),
            text=text,
            anchor=anchor,
            related=related,
            suggestions=suggestions,
            fixes=tuple(fixes),
            proposals=tuple(proposals),
            evidence=tuple(evidence),
        )

    def message_in(self, language: str) -> str:
        """Return the message for words in a language, as `worded` chooses it."""
        return self.worded(self.message, language)

    def worded(self, message: str | Mapping[str, str], language: str) -> str:
        """Return a message for words in a language, of one a language, or one for all.

        It is in the language that the run wants for all messages, or else in that of the words, or else
        in the first there is.
        """
        if isinstance(message, str):
            return message
        return message.get(self._speaks or language) or message.get(language) or next(iter(message.values()))

    def _drop(self, match: Match, reason: Reason, detail: str = "", left: Severity | None = None) -> None:
        """Tell, where the run wants to know, why a match is not reported, or only as what is `left`."""
        if self._dropped is not None:
            from healthlint.rule.dropped import dropped_match

            self._dropped.append(dropped_match(self, match, reason, detail, left))

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


def _filled(message: str, fields: Mapping[str, object]) -> str:
    return message.format_map(_Fields(fields)) if "{" in message or "}" in message else message


class _Fields(dict[str, object]):
    """Fills a message; braces that nobody fills stay as they are written."""

    def __missing__(self, key: str) -> str:
        return "{" + key + "}"
