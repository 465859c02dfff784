"""What a type checker must refuse: each line that ends in `# refused`, and no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from healthlint import Block, Document, DocumentBuilder, Finding, Match, Rule, Sentence, Terms, hookimpl
from healthlint.hooks import Reader, Reporter
from healthlint.testing import findings_of, marked_by


class WrongAttributes(Rule):
    """What a rule says of itself is not what the engine asks."""

    severity = "fatal"  # refused
    confidence = 0.9  # refused
    context = "hype"  # refused
    code = 101  # refused
    message = ["a", "b"]  # refused
    rank = "high"  # refused
    bad = 3  # refused
    terms = ["tea"]  # refused
    options = ["most"]  # refused


class WrongCheck(Rule):
    """It returns texts."""

    def check(self, document: Document) -> list[str]:  # refused
        """Return what is wrong."""
        return [document.path]


class WrongParameter(Rule):
    """It wants a text."""

    def check(self, document: str) -> Iterator[Finding]:  # refused
        """Yield nothing."""
        yield from self.report(document)  # refused


class WrongCalls(Rule):
    """It misuses what it is given."""

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what is no finding."""
        yield "a fault"  # refused
        yield self.finding("tea")  # refused
        yield self.finding(document, severity="fatal")  # refused
        yield self.finding(document, 3)  # refused
        yield from self.report(document.blocks[0])  # refused
        document.title.text  # noqa: B018  # refused
        for match in document.matches(self, 1):  # refused
            match.statuses.append("quoted")  # refused
        for block in document.blocks:
            if block.next.kind == "heading":  # refused
                yield self.finding(block.sentences)  # refused
        document._sells()  # refused


Terms(en=[1])  # refused
Terms(zh=3)  # refused
Terms(["tea"], ["茶"], ["tea towel"])  # refused
Terms(["tea"], sideways=["tea"])  # refused


def as_bytes(findings: Iterable[Finding]) -> bytes:
    """Return no text."""
    return b"".join(finding.message.encode() for finding in findings)


def of_source(source: str) -> Document:
    """Forget the path."""
    builder = DocumentBuilder(source, "a.tea")  # refused
    builder.open("chapter", 0)  # refused
    builder.text(0)  # refused
    builder.kind = "chapter"  # refused
    builder.close()  # refused
    builder.position = 3  # refused
    return builder  # refused


def of_list(findings: list[Finding]) -> str:
    """Want a list, where findings come one by one."""
    return str(len(findings))


reader: Reader = of_source  # refused
reporter: Reporter = as_bytes  # refused
other: Reporter = of_list  # refused


@hookimpl  # refused
def healthlint_rules() -> list[Rule]:
    """Return rules instead of their classes."""
    return [WrongCalls()]


@hookimpl  # refused
def healthlint_readers() -> Mapping[str, Callable[[str], Document]]:
    """Return readers that take no path."""
    return {".tea": of_source}


@hookimpl  # refused
def healthlint_reporters() -> list[str]:
    """Return names alone."""
    return ["tea"]


@hookimpl  # refused
def with_an_argument(config: object) -> list[type[Rule]]:
    """Want what no hook is given."""
    return [type(config)]  # refused


def other_members(match: Match, sentence: Sentence, block: Block, finding: Finding) -> None:
    """Reach for what is not there."""
    match.status = "asserted"  # refused
    block.span = sentence.span  # refused
    finding.line = 3  # refused
    findings_of("PRO102", "tea")  # refused
    marked_by(WrongCalls(), 3)  # refused
    match.reading  # noqa: B018  # refused
