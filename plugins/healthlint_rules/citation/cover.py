"""Which sentences of an article does a source cover that stands outside them?

Where such a source may stand, `healthlint.references` says; here a named work, body or person counts
beside marks, links and numbers. Asked of the few sentences that need a source.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from healthlint import Document, Expression, Match, NamedTuple, Sentence
from healthlint.references import Surroundings, gives_sources, own_sourcing_of

from . import source

_HEADINGS = ("title", "heading")
# The study that was spoken of is taken up again, or one of several is named.
_TAKEN_UP = Expression(
    r"\b(?:the|this|their|these|his|her|one|another) (?:\w+ ){0,3}(?:study|research|findings?|results?|paper"
    r"|work|trial|report|analysis|review)\b"
    r"|\b(?:published|presented)\b|\bfor (?:example|instance)\b"
    r"|\b(?:lead|senior|study|first|co|corresponding) (?:study )?(?:author|investigator|researcher)"
    r"|(?:该|此|这项|这一|本|上述|相关)(?:项)?(?:新|最新|临床|随机|队列)?(?:研究|成果|论文|试验|结果|报告)"
    r"|(?:研究|相关|上述)(?:成果|论文|结果)|例如|比如|其中|(?:论文|研究|通讯|通信|第一)(?:的)?(?:通讯|通信|第一)?作者"
)


class VagueClaim(NamedTuple):
    """An attribution that leads to no source, where it stands."""

    match: Match
    faint: bool


class Cover:
    """The sources of one document, looked for when they are asked about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.vague: list[VagueClaim] | None = None  # once one rule has asked
        self.figures: list[Match] | None = None
        self.at_stake: bool | None = None
        self._cited: dict[int, bool] = {}  # by where the sentence starts
        self._named: dict[int, bool] = {}
        self._works: dict[int, bool] = {}
        self._counting: dict[int, bool] = {}
        self._sections: dict[int, bool] = {}  # by the index of the block that begins the section

    def sourced(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names its own source: marker, link, work, body or person."""
        return self.cited(sentence) or self.named(sentence)

    def cited(self, sentence: Sentence) -> bool:
        """Tell whether a marker, an identifier or a link stands in a sentence or just behind it."""
        known = self._cited.get(sentence.start)
        if known is None:
            known = self._cited[sentence.start] = self._cites(sentence)
        return known

    def _cites(self, sentence: Sentence) -> bool:
        if own_sourcing_of(sentence).grade != "none" or source.cites(sentence.folded):
            return True
        folded = self._document.folded
        return source.marked_behind(folded[sentence.end : min(sentence.end + 8, sentence.block.end)].lstrip())

    def named(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names a work, a public body or a person with a post."""
        known = self._named.get(sentence.start)
        if known is None:
            known = self._names_a_work(sentence) or source.names_an_author(sentence.text, sentence.folded)
            self._named[sentence.start] = known
        return known

    def _names_a_work(self, sentence: Sentence) -> bool:
        known = self._works.get(sentence.start)
        if known is None:
            known = self._works[sentence.start] = source.names_a_work(sentence.text, sentence.folded)
        return known

    def later(self, sentence: Sentence) -> bool:
        """Tell whether the rest of the block cites, names the work, or a source line follows the block."""
        around = Surroundings(sentence)
        following = list(around.behind)
        if any(self.cited(other) for other in following):
            return True
        if following and _TAKEN_UP.search(following[0].folded) and self.named(following[0]):
            return True
        return bool(around.source_line) or any(self.cited(other) for other in around.announced)

    def earlier(self, sentence: Sentence) -> bool:
        """Tell whether a sentence before it, in the same section, cites or names a work."""
        for block in reversed(self._document.blocks[: sentence.block.index + 1]):
            for other in block.sentences:
                if other.start < sentence.start and (self.cited(other) or self._names_a_work(other)):
                    return True
            if block.kind in _HEADINGS and block is not sentence.block:
                break
        return False

    def section(self, sentence: Sentence) -> bool:
        """Tell whether the first paragraph of the section cites, or a source line stands under the block."""
        around = Surroundings(sentence)
        if around.source_line:
            return True
        return sentence.block.kind not in _HEADINGS and self._opens_with_source(around)

    def counted_nearby(self, sentence: Sentence) -> bool:
        """Tell whether another sentence of the section says where its figures are from."""
        from .counted import is_counted_nearby

        return is_counted_nearby(sentence, self._counts)

    def _counts(self, sentence: Sentence) -> bool:
        """Tell whether a sentence speaks of a count, and names its own source."""
        known = self._counting.get(sentence.start)
        if known is None:
            from .counted import speaks_of_a_count

            known = speaks_of_a_count(sentence) and self.sourced(sentence)
            self._counting[sentence.start] = known
        return known

    @cached_property
    def identifies_its_study(self) -> bool:
        """Whether the article names, somewhere, the one study that it is about."""
        from .identified import identifies_its_study

        return identifies_its_study(self._document, self.sourced)

    @cached_property
    def empty(self) -> bool:
        """Whether the article has no source at all: no list, link, identifier, marker or named work."""
        document = self._document
        if gives_sources(document) or any(block.kind == "reference" for block in document.blocks):
            return False
        if any(source.names_a_work(each.text, each.folded) for each in source.hinted(document)):
            return False
        return not source.cites(document.folded)

    def _opens_with_source(self, around: Surroundings) -> bool:
        """Tell whether the heading of a section cites, or its first paragraph cites or names a work."""
        head = around.head.index
        known = self._sections.get(head)
        if known is None:
            known = self._sections[head] = any(
                self.cited(sentence)
                or (sentence.block.kind not in _HEADINGS and self._names_a_work(sentence))
                for sentence in around.opening
            )
        return known


@lru_cache(maxsize=1)
def cover_of(document: Document) -> Cover:
    """Return the sources of a document; rules that ask one after another share them."""
    return Cover(document)
