"""Does an article tell its readers that a work it cites was retracted, is in doubt, or was corrected?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from healthlint import Document, Expression, Sentence

if TYPE_CHECKING:
    from healthlint.references import Reference

# Lids, gums and clots retract as well, and drugs are withdrawn: of those words only the ways in which one
# speaks of papers.
_RETRACTED = Expression(
    r"\bretracted\b|\bretracts\b|\bretract (?:the|this|that|their|its|his|her)\b"
    r"|\bretraction (?:notice|watch|published)\b|\bretraction in:|\b(?:notice|statement) of retraction\b"
    r"|\b(?:the|its|their|this|that|a|after|before|since) retraction\b(?! of)"
    r"|\bretraction of (?:the|this|that|their|its|his|her|an?) \w*\s?"
    r"(?:paper|article|study|trial|work|report|review)"
    r"|\bwithdr(?:awn|ew|aws?) (?:by|from) the (?:journal|publisher|authors?|editors?)"
    r"|\b(?:paper|article|study|report|review|preprint) (?:was|has been|had been|is)"
    r" (?:since |later )?withdrawn\b"
    r"|\bwithdrew (?:the|this|that|their|its) (?:paper|article|study|report|review|preprint)"
    r"|撤稿|撤销发表|撤(?:回|下|销)了?(?:该文|这篇|此文|那篇)"
    r"|(?:论文|文章|文献|该文|此文|该研究|这项研究|此研究|期刊|杂志|编辑部)[^。;；,，]{0,10}撤(?:回|下|销)"
)
_DOUBTED = Expression(
    r"\b(?:expressions?|statements?|notices?) of concern\b|\beditorial concerns?\b"
    r"|\b(?:journal|publisher|editors?)\b[^.;]{0,40}\b(?:investigat|concerns?\b|doubts?\b)"
    r"|(?:关注|关切|存疑|质疑)声明|关注说明|表达关切"
    r"|(?:期刊|杂志|编辑部|出版社)[^。;]{0,12}(?:调查|存疑|质疑)"
)

_AMENDED = Expression(
    r"\b(?:corrected|corrections?|errat(?:um|a)|corrigend(?:um|a)|reinstated|republished)\b"
    r"|更正|勘误|修订版|恢复发表|重新发表"
)
# What publishers and lists set before a title, or behind it in brackets: `[Retracted in: …]`, `(已撤稿)`.
_MARK = Expression(
    r"(?:^|[\[(【〔])\s*"
    r"(?:retracted\b|withdrawn(?: (?:article|paper|publication))?\s?[:\])】〕]|已?撤(?:稿|回|销))"
    r"|[\[(【〔]\s*retraction (?:published|in|of)\b"
)
_REMARK = Expression(
    r"[\[(【〔]\s*(?:(?:published )?(?:corrections?|corrected|errat|corrigend|reinstated|retracted and)"
    r"|(?:editorial )?expressions? of concern|关注|更正|勘误|恢复发表)[^\])】〕]*"
)
_LOCATOR = Expression(r"(?:\bhttps?://|\b10\.\d{4,9}/)[^\s⺀-￿]+")  # words in it are those of a site
_TELLING: Mapping[str, tuple[Expression, ...]] = {
    "retracted": (_RETRACTED,),
    "concern": (_RETRACTED, _DOUBTED),
    "corrected": (_RETRACTED, _DOUBTED, _AMENDED),
    "reinstated": (_RETRACTED, _AMENDED),
}


def entry_tells(reference: Reference, verdict: str) -> bool:
    """Tell whether an entry, beside its title, or the heading of its list says what happened to the work."""
    document = reference.block.document
    over = [block for block in document.headings if block.start < reference.start] if reference.listed else []
    if over and over[-1].kind == "heading" and _tells(over[-1].folded, verdict):
        return True
    # What the title is about says nothing of the work, but for the marks that publishers set beside it.
    folded, title = reference.folded, reference.cited.title
    at = reference.text.find(title) if title else -1
    if at >= 0:
        written = folded[at : at + len(title)]
        if _MARK.search(written):
            return True
        remarks = " ".join(found.group() for found in _REMARK.finditer(written))
        folded = f"{folded[:at]}{remarks}{folded[at + len(title) :]}"
    return _tells(_LOCATOR.sub(" ", folded), verdict)


def text_tells(document: Document, reference: Reference, verdict: str) -> bool:
    """Tell whether a sentence that cites a work, or the sentence of its link, says so."""
    return any(_tells(sentence.folded, verdict) for sentence in _citing(document, reference))


def title_tells(document: Document, verdict: str) -> bool:
    """Tell whether that is what the article is about."""
    return document.title is not None and _tells(document.title.folded, verdict)


def _citing(document: Document, reference: Reference) -> Iterator[Sentence]:
    """Yield the sentences that cite a work, each with the next one of its block that cites nothing else."""
    from healthlint.references import citations_of, references_of

    citations = citations_of(document)
    marks = [citation.start for citation in citations]
    marks += [each.start for each in references_of(document) if not each.listed]
    if not reference.listed:
        yield from _with_next(document, reference.start, marks)
        return
    for citation in citations:
        if reference in citation.references:
            yield from _with_next(document, citation.start, marks)


def _with_next(document: Document, at: int, marks: list[int]) -> Iterator[Sentence]:
    block = document.block_at(at)
    # A mark may stand behind the full stop, and then before the next sentence.
    sentences = [each for each in block.sentences if each.start <= at <= each.end]
    yield from sentences
    after = sentences[-1].next if sentences else None
    if after is not None and not any(after.start < mark <= after.end for mark in marks):
        yield after


def _tells(folded: str, verdict: str) -> bool:
    return any(words.search(folded) for words in _TELLING[verdict])
