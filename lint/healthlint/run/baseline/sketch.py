"""What is remembered of a finding, so that it is known again in an article that has changed?

Its sentence with the words marked in it, which a person can read in a diff; a hash of both; and hashes of
the sentences beside it. Of one about the whole article the smallest hashes of its sentences (a bottom-k
sketch, Broder 1997, "On the resemblance and containment of documents").
"""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from healthlint.report.visible import in_one_line
from healthlint.rule.digest import digest
from healthlint.run.engine import TROUBLE
from healthlint.run.fingerprints import Seen, identity, letters, seen
from healthlint.text.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from healthlint.rule.finding import Finding
    from healthlint.text.model import Document, Sentence

OPENING, CLOSING = "⟦", "⟧"  # around the words, as in the examples of rules
_CUT = "…"
_AROUND = 80  # code points of the sentence that are kept before the words, and as many behind
_WORDS = 120  # code points of the words
_NEAR = 3  # bytes of the hash of a neighbour
_SMALLEST = 16  # hashes of sentences
_SHORT = 6  # letters; what is shorter ("Yes.", "Sources") stands in many an article


class Sketch(NamedTuple):
    """A finding as a baseline remembers it."""

    code: str
    hash: str  # of code, words and sentence: 16 hexadecimal digits
    text: str = ""  # the sentence, words marked; empty where the finding is about the whole article
    near: tuple[str, ...] = ()  # of the sentences before and behind: 6 hexadecimal digits each
    article: str = ""  # of a finding about the whole article: up to 16 times 6 hexadecimal digits


def sketches_of(findings: Iterable[Finding], document: Document) -> Mapping[str, Sketch]:
    """Return sketches by the fingerprints of findings, without those of trouble, which nobody accepts."""
    made = {}
    article: str | None = None
    for finding in findings:
        if finding.code in TROUBLE:
            continue
        place = seen(finding, document)
        key = digest(identity(finding, place))
        if finding.scope == "document":
            article = _article(document) if article is None else article
            made[finding.fingerprint] = Sketch(finding.code, key, article=article)
        else:
            text = _marked(finding, place, document)
            made[finding.fingerprint] = Sketch(finding.code, key, text, tuple(_near(place.sentence)))
    return made


def _marked(finding: Finding, place: Seen, document: Document) -> str:
    prose, sentence = document.prose, place.sentence
    words = prose[place.start : place.end]
    words = _plain(words if words.strip() else finding.text)
    if len(words) > _WORDS:
        words = words[: _WORDS * 2 // 3] + _CUT + words[-_WORDS // 3 :]
    before = behind = ""
    if sentence is not None:
        start, end = max(sentence.start, place.start - _AROUND), min(sentence.end, place.end + _AROUND)
        before, behind = prose[start : place.start], prose[place.end : end]
        before = _CUT * (start > sentence.start) + before
        behind += _CUT * (end < sentence.end)
    return f"{_plain(before)}{OPENING}{words}{CLOSING}{_plain(behind)}"


def _plain(text: str) -> str:
    return in_one_line(text).replace(OPENING, "[").replace(CLOSING, "]")


def _near(sentence: Sentence | None) -> Iterator[str]:
    """Yield the hashes of the sentences before and behind, those of other blocks included."""
    if sentence is None:
        return
    block = sentence.block
    blocks, index = block.document.blocks, block.index
    sentences = block.sentences
    at = bisect_left(sentences, sentence.start, key=attrgetter("start"))
    before = sentences[max(0, at - 1) : at]
    if not before and index:
        before = blocks[index - 1].sentences[-1:]
    behind = sentences[at + 1 : at + 2]
    if not behind and index + 1 < len(blocks):
        behind = blocks[index + 1].sentences[:1]
    for each in (*before, *behind):
        yield digest(letters(each.folded), _NEAR)


def _article(document: Document) -> str:
    told = {letters(sentence.folded) for sentence in document.sentences}
    return "".join(sorted({digest(each, _NEAR) for each in told if len(each) >= _SHORT})[:_SMALLEST])
