"""Which comments of an article speak to healthlint?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.run.suppressions.reading.directive import Directive, Fault
from healthlint.run.suppressions.reading.head import head_of
from healthlint.run.suppressions.reading.parsing import said_in
from healthlint.text.expression import Expression
from healthlint.text.prose import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from healthlint.text.model import Document

_OPENING = Expression(
    r"<!--+|\{\{-?\s*/\*+|\{\s*/\*+|\{#-?|\{%-?\s*comment\s*-?%\}|\[[^\[\]]*\]:\s*\S*\s*[\"'(]|[#/;%*]+",
    re.DOTALL,
)
_CLOSING = Expression(
    r"(?:--!?>|\*+/\s*-?\}\}?|-?#\}|\{%-?\s*endcomment\s*-?%\}|[\"')])\s*\Z",
)
_LINE = Expression(r"[^\r\n]*")
# Of several definitions with one label a parser of Markdown tells the first only.
_DEFINITION = Expression(
    r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(\[(?://|comment)\]:[ \t]*\S*[ \t]*"
    r"(?:\((?:[^()\\\r\n]|\\.)*\)|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'))[ \t]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)
_INDENTED = {"CodeBlock": "Indented"}
_META = Expression(r"<meta\b", re.IGNORECASE)


def in_comments(document: Document) -> Iterator[Directive]:
    """Yield the directives that stand in comments, and those with the fault that they cannot be read."""
    source = document.source
    comments = list(document.comments)
    if document.format == "markdown":
        comments = _of_markdown(document, comments)
    for start, end in sorted(set(comments)):
        directive = directive_in(source, start, end)
        if directive is not None:
            yield directive


def directive_in(source: str, start: int, end: int) -> Directive | None:
    """Return the directive of a comment with its marks, or None where it speaks to nobody or others."""
    opening = _OPENING.match(source, start, end)
    inner = opening.end() if opening else start
    if head_of(source, inner, end) is None:
        return None
    closing = _CLOSING.search(source, inner, end)
    faults: tuple[Fault, ...] = ()
    if opening and closing:
        stop = closing.start()
    elif opening and source[start] in "<{":
        line = _LINE.match(source, inner)
        stop = min(end, line.end() if line else end)
        end = stop
        faults = (Fault(start, stop, "unclosed", ("-->" if source[start] == "<" else "*/}",)),)
    else:
        stop = end
    return _read(source, inner, stop, Span(start, end), faults)


def _read(source: str, start: int, end: int, span: Span, faults: tuple[Fault, ...]) -> Directive | None:
    head = head_of(source, start, end)
    if head is None:
        return None
    if head.action is None:
        fault = head.fault or Fault(*span, "unclosed")
        return Directive(head.meant or "line", span, faults=(fault, *faults))
    said = said_in(source, head.end, end)
    return Directive(
        head.action, span, "comment", said.selectors, said.reason, said.owner, said.until,
        (*faults, *said.faults),
    )  # fmt: skip


def in_meta(document: Document) -> Iterator[Directive]:
    """Yield what `<meta name="healthlint" content="ignore PRO101">` says."""
    from healthlint.text.readers.html.tokens import Attributes, tokens

    source = document.source
    for found in _META.finditer(source):
        if any(start <= found.start() < end for start, end in document.comments):
            continue
        stop = source.find(">", found.start())
        for token in tokens(source, found.start(), stop + 1 if stop >= 0 else len(source)):
            attributes = Attributes(source, token) if token.type == "start" else None
            place = attributes.place("content") if attributes is not None else None
            if attributes is None or attributes["name"].strip().lower() != "healthlint" or place is None:
                continue
            word = re.compile(r"\s*ignore\b:?", re.IGNORECASE).match(source, *place)
            span = Span(token.start, token.end)
            if word is None:
                fault = Fault(*place, "meta-content", (source[place.start : place.end].strip(),))
                yield Directive("file", span, "meta", faults=(fault,))
                continue
            said = said_in(source, word.end(), place.end)
            yield Directive(
                "file", span, "meta", said.selectors, said.reason, said.owner, said.until, said.faults
            )


def _of_markdown(document: Document, comments: Iterable[Span]) -> list[Span]:
    """Return the comments, and the definitions among them that repeat a label; none that code shows."""
    source = document.source
    known = set(comments)
    found = [Span(*each.span(1)) for each in _DEFINITION.finditer(source) if "healthlint" in each[0].lower()]
    asked = [each for each in found if each not in known]
    shown_marks = [each for each in known if source[each.start] == "{"]
    if not asked and not shown_marks:
        return list(known)
    words, code = _words_and_code(document)
    kept = {each for each in known if each not in shown_marks or not _within(each, code)}
    return [*kept, *(each for each in asked if not _within(each, [*words, *code]))]


def _within(span: Span, places: Iterable[tuple[int, int]]) -> bool:
    return any(start <= span.start < end for start, end in places)


def _words_and_code(document: Document) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return which stretches of a Markdown source the parser takes for words or HTML, and which for code."""
    from healthlint.text.frontmatter import reader as frontmatter
    from healthlint.text.readers.markdown.byte_offsets import ByteOffsets
    from healthlint.text.readers.markdown.parser import PARSER
    from healthlint.text.readers.markdown.reader import without_foreign_markup

    front = frontmatter.find(document.source)
    mdx = document.path.endswith(".mdx")
    shown, _ = without_foreign_markup(document.source, front.end if front else 0, mdx=mdx)
    at = ByteOffsets(shown).point_at
    words = [(0, front.end)] if front else []
    code: list[tuple[int, int]] = []
    for event, place in PARSER.events_with_range(shown):
        if event.__class__ is not dict:
            continue
        key = next(iter(event))
        if key in ("Text", "Html", "InlineHtml"):
            words.append((at(place["start"]), at(place["end"])))
        elif key == "Code" or (key == "Start" and "CodeBlock" in event[key]):
            if mdx and event[key] == _INDENTED:  # MDX has no such code
                continue
            code.append((at(place["start"]), at(place["end"])))
    return words, code
