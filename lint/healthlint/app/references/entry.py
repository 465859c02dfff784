"""What is there to show of one reference, and of one article with all of them?"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from healthlint.references.answers import Page
    from healthlint.references.judging.judge import JudgedReference
    from healthlint.references.judging.judgement import Verdict
    from healthlint.references.wording import Language
    from healthlint.references.works import Cited
    from healthlint.text.lines import Extent
    from healthlint.text.model import Document
    from healthlint.text.prose import Span

# By where an entry begins and ends: the line of each mark that points to it, and by what that does.
_Marks = dict[tuple[int, int], list[tuple[int, str]]]
_WORST_FIRST = ("dead", "moved", "reachable")


class Entry(NamedTuple):
    """A reference with the verdict on it, and where all of that stands."""

    path: str  # of its article, as reports show it
    language: Language  # of what is said of it
    judged: JudgedReference
    span: Span  # in the source, in code points from 0
    extent: Extent
    mark: str  # by which the text calls it: `[1]`, `[^a]`; empty where it has none
    cited_at: tuple[int, ...]  # the lines of those marks, in order
    by_marks: bool  # whether the article points to its references by marks

    @property
    def verdict(self) -> Verdict:
        """What is said of it."""
        return self.judged.judgement.verdict

    @property
    def page(self) -> Page | None:
        """What there is to say of it in place of a verdict, where it is a page: the worst of its pages."""
        if self.verdict != "unchecked" or self.judged.is_looked_up:
            return None
        answered = [page for page in self.judged.pages if page.state in _WORST_FIRST]
        return min(answered, key=lambda page: _WORST_FIRST.index(page.state), default=None)

    @property
    def cited(self) -> Cited:
        """What the article says of the work."""
        return self.judged.reference.cited

    @property
    def text(self) -> str:
        """The words of the article, without the mark before them."""
        reference = self.judged.reference
        text = reference.text.strip()
        if not reference.printed or reference.number is None:
            return text
        number = str(reference.number)
        for before, after in (("[", "]"), ("［", "］"), ("【", "】"), ("", "."), ("", ")"), ("", "、")):
            if text.startswith(before + number + after):
                return text[len(before + number + after) :].lstrip()
        return text

    @property
    def is_uncited(self) -> bool:
        """Tell whether it is an entry that no mark of the article points to, where others are cited so."""
        return self.by_marks and self.judged.reference.listed and not self.cited_at


class ListedArticle(NamedTuple):
    """The references of one article."""

    path: str
    language: Language  # of what is said of it
    entries: tuple[Entry, ...]  # in the order of its prose, as far as they are asked for
    found: int  # all of them


def entries_of(
    document: Document, judged: Sequence[JudgedReference], language: Language
) -> tuple[Entry, ...]:
    """Return what there is to show of the references of a document."""
    from healthlint.references import citations_of

    marks: _Marks = defaultdict(list)
    for citation in citations_of(document) if judged else ():
        at = citation.span or document.span(citation.start, citation.end)
        line = document.lines.position(at.start)[0]
        for reference in citation.references:
            marks[reference.start, reference.end].append((line, citation.by))
    return tuple(_entry(document, each, marks, language) for each in judged)


def _entry(document: Document, judged: JudgedReference, marks: _Marks, language: Language) -> Entry:
    reference = judged.reference
    pointing = marks.get((reference.start, reference.end), [])
    mark = ""
    if reference.label:
        mark = f"[^{reference.label}]"
    elif reference.number is not None and (reference.printed or any(by == "number" for _, by in pointing)):
        mark = f"[{reference.number}]"
    span = reference.span
    return Entry(
        document.path,
        language,
        judged,
        span,
        document.lines.extent(*span),
        mark,
        tuple(dict.fromkeys(line for line, _ in pointing)),
        bool(marks),
    )
