"""Which sentences of an article does a source cover that stands outside them?

A marker or a named work in the first paragraph of a section covers the section; a source line covers
the paragraph, list or table above it; a marker later in a block covers what stands before it.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from healthlint import Block, Document, Sentence
from healthlint_rules.expression import Expression

from . import source

_SOURCE_LINE = Expression(
    r"(?:\*|†|\(|\[)?\s*(?:data |image |statistics |adapted )?(?:sources?|references?|from|(?:数据"
    r"|资料|文献|信息)?来源|出处|引自|摘自|数据引自)"
    r"\s*[:：]\s*(?P<named>\S.{3,})"
)
_NOWHERE = Expression(r"网络|互联网|internet|the web|online|various|multiple|不详|未知|unknown|整理")
# Shops, carts and social accounts are no sources.
_NO_SOURCE = Expression(
    r"^https?://(?:shop|store)\.|/(?:shop|store|cart|checkout|products?|basket|book|booking"
    r"|contact)(?:[/?#]|$)|amazon\.|amzn\.to"
    r"|taobao|tmall|jd\.com|facebook\.com|instagram\.com|twitter\.com|//x\.com|pinterest|linkedin"
    r"|wa\.me|t\.me/|line\.me|lin\.ee"
)
_ABROAD = ("http://", "https://", "//", "#cite", "#ref", "#fn")
_HEADINGS = ("title", "heading")
_SMALL = ("list-item", "table-cell", "caption")
# The study that an article is about, taken up again and named.
_TAKEN_UP = Expression(
    r"\b(?:the|this|their|these|his|her) (?:\w+ ){0,3}(?:study|research|findings?|results?|paper"
    r"|work|trial|report|analysis|review)\b"
    r"[^.;]{0,80}\b(?:published|appear(?:s|ed)|presented|reported|funded|led|registered|conducted)\b"
    r"|\b(?:published|presented)\b[^.;]{0,60}\b(?:the|this) (?:study|research|paper|trial)\b"
    r"|\b(?:lead|senior|study|first|co|corresponding) (?:study )?(?:author|investigator|researcher)"
    r"|(?:该|此|这项|这一|本|上述|相关)(?:项)?(?:新|最新|临床|随机|队列)?(?:研究|成果|论文|试验"
    r"|结果|报告)[^.;]{0,24}(?:发表|刊登|刊发|刊载|登上|公布)"
    r"|(?:研究|相关|上述)(?:成果|论文|结果)[^.;]{0,16}(?:发表|刊登|刊发|刊载|登上)"
    r"|(?:论文|研究|通讯|通信|第一)(?:的)?(?:通讯|通信|第一)?作者"
)
# A word of which one stands in every sentence of that kind.
_NAMING = Expression(
    r"publish|present|appear|report|fund|led by|led the|regist|conducted|author|investigator"
    r"|researcher|发表|刊|登上|公布|作者"
)


class Cover:
    """The sources of one document, looked for when they are asked about."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._cited: dict[int, bool] = {}  # by where the sentence starts

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
        if source.cites(sentence.folded):
            return True
        document = self._document
        if any(sentence.start <= start < sentence.end for start in self._links):
            return True
        if any(sentence.start <= start <= sentence.end + 1 for start in self._markers):
            return True
        tail = document.folded[sentence.end : min(sentence.end + 8, sentence.block.end)].lstrip()
        return bool(tail) and source.MARKER.match(tail) is not None

    def named(self, sentence: Sentence) -> bool:
        """Tell whether a sentence names a work, a public body or a person with a post."""
        text, folded = sentence.text, sentence.folded
        return source.names_a_work(text, folded) or source.names_an_author(text, folded)

    def later(self, sentence: Sentence) -> bool:
        """Tell whether the rest of the block cites, names the work, or a source line follows the block."""
        block = sentence.block
        if block.index in self._by_source_line:
            return True
        following = [other for other in block.sentences if other.start > sentence.start]
        if any(self.cited(other) for other in following):
            return True
        if following and self.named(following[0]) and _TAKEN_UP.search(following[0].folded):
            return True
        return block.text.rstrip().endswith((":", "：")) and self._list_cites(block)

    def earlier(self, sentence: Sentence) -> bool:
        """Tell whether a sentence before it, in the same section, cites or names a work."""
        for block in reversed(self._document.blocks[: sentence.block.index + 1]):
            for other in block.sentences:
                if other.start < sentence.start and (
                    self.cited(other) or source.names_a_work(other.text, other.folded)
                ):
                    return True
            if block.kind in _HEADINGS and block is not sentence.block:
                break
        return False

    def section(self, sentence: Sentence) -> bool:
        """Tell whether the first paragraph of the section cites, or a source line stands under the block."""
        return sentence.block.index in self._by_section or sentence.block.index in self._by_source_line

    @cached_property
    def identifies_its_study(self) -> bool:
        """Whether the article names, somewhere, the one study that it is about."""
        document = self._document
        tried = -1
        for hint in _NAMING.finditer(document.folded):
            if hint.start() < tried:
                continue
            sentence = document.sentence_at(hint.start())
            tried = sentence.end
            if _TAKEN_UP.search(sentence.folded) and self.sourced(sentence):
                return True
        return False

    @cached_property
    def empty(self) -> bool:
        """Whether the article has no source at all: no list, link, identifier, marker or named work."""
        document = self._document
        if self._links or self._markers or any(block.kind == "reference" for block in document.blocks):
            return False
        return not any(
            source.cites(sentence.folded)
            or source.names_a_work(sentence.text, sentence.folded)
            or ((line := _SOURCE_LINE.match(sentence.folded)) and not _NOWHERE.search(line["named"]))
            for sentence in document.sentences
        )

    @cached_property
    def _links(self) -> list[int]:
        return [
            link.start
            for link in self._document.links
            if not link.image and link.target.startswith(_ABROAD) and not _NO_SOURCE.search(link.target)
        ]

    @cached_property
    def _markers(self) -> list[int]:
        return [marker.position for marker in self._document.markers]

    @cached_property
    def _by_section(self) -> frozenset[int]:
        covered: set[int] = set()
        cited, first = False, True
        for block in self._document.blocks:
            if block.kind in _HEADINGS:
                cited, first = any(self.cited(sentence) for sentence in block.sentences), True
                continue
            if first:
                cited = cited or any(
                    self.cited(sentence) or source.names_a_work(sentence.text, sentence.folded)
                    for sentence in block.sentences
                )
                first = False
            if cited:
                covered.add(block.index)
        return frozenset(covered)

    @cached_property
    def _by_source_line(self) -> frozenset[int]:
        covered: set[int] = set()
        blocks = self._document.blocks
        for block in blocks:
            line = _SOURCE_LINE.match(block.folded)
            if line is None or _NOWHERE.search(line["named"]):
                continue
            covered.add(block.index)
            kind = None
            for above in reversed(blocks[: block.index]):
                if above.kind in _HEADINGS or (kind is not None and above.kind != kind):
                    break
                covered.add(above.index)
                kind = above.kind
                if kind not in _SMALL:
                    break
        return frozenset(covered)

    def _list_cites(self, block: Block) -> bool:
        below = block.next
        while below is not None and below.kind == "list-item":
            if any(self.cited(sentence) for sentence in below.sentences):
                return True
            below = below.next
        return False


@lru_cache(maxsize=1)
def cover_of(document: Document) -> Cover:
    """Return the sources of a document; rules that ask one after another share them."""
    return Cover(document)
