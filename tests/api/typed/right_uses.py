"""A plugin as a stranger writes it, checked strictly; nothing in it may be refused."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from healthlint import (
    Block,
    Document,
    DocumentBuilder,
    Finding,
    Match,
    Rule,
    Sentence,
    Span,
    Terms,
    declared_rules,
    hookimpl,
)
from healthlint.hooks import Reader, Reporter
from healthlint.testing import findings_of, marked_by

HEALTHLINT_API = 1


class LoudTea(Rule):
    """A sentence about tea is loud.

    A calm text lets a worried reader think.
    """

    code = "TEA101"
    name = "loud-tea"
    message = {"en": "“{match}” is loud about {what}", "zh": "“{match}”太吵"}
    severity = "info"
    confidence = "medium"
    context = "style"
    sources = ["The tea house: how we write"]
    bad = ["⟦Drink tea!!!⟧"]
    good = ["Drink tea."]
    terms = {"tea": Terms(en=["tea"], zh=["茶"], besides=["tea towel"]), "loud": Terms(["!!!"])}
    options = {"most": {"type": "integer", "default": 2, "minimum": 0, "description": "signs in a row"}}

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield each sentence that is loud."""
        most: int = self.settings["most"]
        about: list[Match] = document.matches(self, "tea")
        for match in about:
            if self.loudness(match.sentence) > most and match.status != "quoted":
                yield from self.report(match, severity="warning")
        for sentence in document.sentences:
            if self.loudness(sentence) > most:
                yield self.finding(sentence, what=sentence.block.kind)
        for block in document.blocks:
            if block.section == "disclaimer" and block.next is not None:
                yield self.finding(block.next, "“{match}” follows the notice", severity="error")
        for link in document.links:
            if link.target.endswith("/tea") and not link.image:
                line, column = document.lines.position(link.span.start)
                yield self.finding(link.span, document=document, line=line, column=column)
        for found in re.finditer("tea+", document.folded):
            yield from self.report(Match(document, *found.span()))

    @staticmethod
    def loudness(sentence: Sentence) -> int:
        """Return how many signs shout."""
        return sentence.text.count("!") if sentence.language == "en" else sentence.text.count("！")


class Untitled(Rule):
    """An article has no title."""

    code = "TEA102"
    name = "untitled"
    message = "give the article a title"
    sources = ("The tea house: how we write",)
    bad = ("⟦⟧Tea.",)
    good = ("# Tea",)

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield a finding about the whole."""
        if document.title is None and not document.metadata.get("title"):
            yield self.finding(document)


def read(source: str, path: str) -> Document:
    """Return the document of a text whose blocks are lines."""
    builder = DocumentBuilder(source, path, "tea-notes")
    builder.language = "en-GB"
    builder.metadata["author"] = "Ines Falk"
    for line in re.finditer(r"[^\n]+", source):
        start, end = line.span()
        if line[0].startswith("//"):
            builder.comment(start, end)
            continue
        builder.open("heading" if line[0].isupper() else "paragraph", start, 2 if line[0].isupper() else 0)
        if builder.kind == "paragraph" and line[0].endswith("?"):
            builder.kind = "question"
        since = builder.position
        builder.text(start, end - 1)
        builder.atom(end - 1, end, ".")
        builder.space(end, end)
        builder.link(since, "https://tea.example", start, end, image=False)
        builder.code(since)
        builder.marker("1", end, end)
        builder.close(end)
    return builder.build()


def as_json(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield an object for each finding."""
    for finding in findings:
        place: Span = Span(finding.offset, finding.end_offset)
        yield json.dumps([finding.path, finding.line, *place, finding.severity, finding.family]) + "\n"


def as_count(findings: Iterable[Finding]) -> str:
    """Return how many there are."""
    return f"{len(list(findings))}\n"


@hookimpl
def healthlint_rules() -> list[type[Rule]]:
    """Bring the rules of this plugin."""
    return [LoudTea, Untitled, *declared_rules(__name__)]


@hookimpl
def healthlint_readers() -> Mapping[str, Reader]:
    """Bring a reader."""
    return {".tea": read}


@hookimpl
def healthlint_reporters() -> dict[str, Reporter]:
    """Bring two formats."""
    return {"tea-json": as_json, "tea-count": as_count}


rules: list[type[Rule]] = healthlint_rules()  # the mark leaves the type as it is


def test_the_rules_find_what_they_say() -> None:
    """Try each example."""
    for rule in (LoudTea({"most": 1}), Untitled()):
        for example in (*rule.bad, *rule.good):
            assert marked_by(rule, example) == example
    first: Finding = findings_of(LoudTea(), "Tea!!!", format="plain")[0]
    assert first._replace(severity="error").severity == "error"


def test_the_reader_shows_lines() -> None:
    """Try the reader."""
    document = read("TEA\nWater?\n", "a.tea")
    blocks: tuple[Block, ...] = document.blocks
    assert [block.kind for block in blocks] == ["heading", "question"]
