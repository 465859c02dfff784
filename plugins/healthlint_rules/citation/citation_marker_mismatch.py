"""CIT104: do the marks in the text and the entries of the list belong together?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint import Document, Expression, Finding, Match, Rule
from healthlint.references import Citation, Reference, citations_of, references_of

from .spoken_of import is_spoken_of, links_of_the_body, words_of_the_body

_UNDEFINED = Expression(r"\[\^([^\]\s]{1,30})\]")

_ONE_BY_ONE = 3  # so many uncited entries are shown singly


class CitationMarkerMismatch(Rule):
    """A mark in the text has no entry in the list of references, or an entry is cited nowhere.

    A reader who follows a mark must find its source, and can only tell what a source is for where the
    text cites it.
    """

    code = "CIT104"
    name = "citation-marker-mismatch"
    severity = "info"
    scope = ("prose",)
    message = {
        "en": (
            "nothing in the text cites this entry; put its mark where the claim is, or list it as "
            "further reading"
        ),
        "zh": "正文没有引用这条文献；请在相应论断处标注，或把它移到“延伸阅读”",
    }
    sources = (
        "ICMJE Recommendations: references",
        "JAMA benchmarks: attribution",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        "Naps help ⟦[4]⟧. Tea does not [1].\n\n## References\n\n1. Lind S. Naps. Sleep. 2020;43(2):1-9.",
        (
            "Naps help [1].\n\n## References\n\n1. Lind S. Naps. Sleep. 2020;43(2):1-9.\n"
            "2. ⟦Okafor T. Tea. Sleep. 2021;44(2):1-9.⟧"
        ),
        (
            "Naps help.\n\n## ⟦References⟧\n\n1. Lind S. Naps. Sleep. 2020;43(2):1-9.\n"
            "2. Okafor T. Tea. Sleep. 2021;44(2):1-9."
        ),
        "Naps help.⟦[^nap]⟧ Tea does not.",
        (
            "Naps help (Lind, 2020). Tea does not (⟦Okafor et al., 2019⟧).\n\n## References\n\n"
            "- Lind, S. (2020). Naps. Sleep, 43(2), 1–9.\n"
            "- ⟦Ruiz, A. (2018). Dreams. Sleep, 41(2), 1–9.⟧"
        ),
        "午睡有益⟦[3]⟧，喝茶无益[1]。\n\n## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9.",
        (
            "午睡有益[1]。\n\n## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9.\n\n"
            "⟦[2]周立新.喝茶[J].睡眠医学,2021,4(2):1-9.⟧"
        ),
        (
            "午睡有益。\n\n## ⟦參考文獻⟧\n\n[1]林若安.午睡[J].睡眠醫學,2020,3(2):1-9.\n\n"
            "[2]周立新.喝茶[J].睡眠醫學,2021,4(2):1-9."
        ),
        "午睡有益⟦³⟧，喝茶无益¹。\n\n## 参考文献\n\n1. 林若安.午睡[J].睡眠医学,2020,3(2):1-9.",
    )
    good = (
        (
            "Naps help [1–2].\n\n## References\n\n1. Lind S. Naps. Sleep. 2020;43(2):1-9.\n"
            "2. Okafor T. Tea. Sleep. 2021;44(2):1-9."
        ),
        "Naps help.\n\n## Further reading\n\n- Lind S. The sleeping brain. 2019.\n- Okafor T. Tea. 2020.",
        "Naps help (Lind, 2020).\n\n## References\n\n- Lind, S. (2020). Naps. Sleep, 43(2), 1–9.",
        "A room of 12 m² is enough.¹\n\n## References\n\n1. Lind S. Rooms. Sleep. 2020;43(2):1-9.",
        "Naps help.[^1]\n\n[^1]: Lind S. Naps. Sleep. 2020;43(2):1-9.",
        (
            "The difference was 4 points (95% CI [2, 7]) [1].\n\n## References\n\n"
            "1. Lind S. Naps. Sleep. 2020;43(2):1-9."
        ),
        "Set `naps[3]` to zero.",
        "Naps help.\n\n## Source\n\nLind S. Naps. Sleep. 2020;43(2):1-9.",
        (
            "午睡有益[1,2]。\n\n## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):1-9.\n\n"
            "[2]周立新.喝茶[J].睡眠医学,2021,4(2):1-9."
        ),
        "午睡有益①。\n\n## 参考文献\n\n① 林若安.午睡[J].睡眠医学,2020,3(2):1-9.",
        "午睡有三个好处：①放松；②补觉；③护心。",
        "午睡有益（林若安等，2020）。\n\n## 参考文献\n\n- 林若安,周立新.午睡[J].睡眠医学,2020,3(2):1-9.",
        "午睡有益。\n\n## 延伸閱讀\n\n- 林若安.午睡.2019.\n- 周立新.喝茶.2020.",
        "体重指数24kg/m²以下为宜¹。\n\n## 参考文献\n\n1. 林若安.体重[J].营养,2020,3(2):1-9.",
    )
    no_entry = {
        "en": "“{match}” has no entry in the list of references; add the source or take out the mark",
        "zh": "“{match}”在参考文献中没有对应条目；请补上出处，或删去标注",
    }
    none_cited = {
        "en": (
            "the text cites none of these {count} sources; put a mark where each claim is, or call "
            "the list further reading"
        ),
        "zh": "正文没有引用这{count}条文献中的任何一条；请在相应论断处标注，或改称“延伸阅读”",
    }
    some_uncited = {
        "en": (
            "the text does not cite entries {entries}; put a mark where each claim is, or list them "
            "as further reading"
        ),
        "zh": "正文没有引用第{entries}条文献；请在相应论断处标注，或移到“延伸阅读”",
    }

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield the marks without an entry as warnings, and the entries without a mark as `info`."""
        yield from self._undefined(document)
        entries = [entry for entry in references_of(document) if entry.is_entry and not entry.further]
        if entries:
            citations = citations_of(document)
            yield from self._without_entry(document, citations)
            yield from self._uncited(document, entries, citations)

    def _undefined(self, document: Document) -> Iterator[Finding]:
        """Yield the marks of footnotes that stand as words, because the article has no such note."""
        if document.format != "markdown" or "[^" not in document.prose:
            return
        for found in _UNDEFINED.finditer(document.prose):
            match = Match(document, *found.span())
            code = any(start <= match.start < end for start, end in document.code)
            if self.reads(match.block) and match.block.section != "references" and not code:
                yield self._dangling(document, match.start, match.end)

    def _without_entry(self, document: Document, citations: Sequence[Citation]) -> Iterator[Finding]:
        # Where no mark of a kind meets an entry, it stands for something else.
        met = {citation.by for citation in citations if citation.references}
        for citation in citations:
            if not citation.certain or citation.by == "footnote" or citation.by not in met:
                continue
            known = {reference.number for reference in citation.references}
            if not known.issuperset(citation.numbers) or not known:
                yield self._dangling(document, citation.start, citation.end, citation)

    def _uncited(
        self, document: Document, entries: list[Reference], citations: Sequence[Citation]
    ) -> Iterator[Finding]:
        cited = {reference for citation in citations for reference in citation.references}
        # What a line of its own names is for what stands above it.
        listed = [entry for entry in entries if entry.number is not None and not entry.is_labelled]
        left = [entry for entry in listed if entry not in cited]
        if left:
            body = words_of_the_body(document)
            linked = links_of_the_body(document)
            left = [entry for entry in left if not is_spoken_of(entry, body, linked)]
        footnotes = any(citation.by == "footnote" for citation in citations)
        if not left or len(listed) < 2 or (footnotes and len(left) == len(listed)):
            return
        head = listed[0].heading
        language = (head or left[0].block).language
        if len(left) == len(listed):
            yield self.finding(head or left[0].block, self.worded(self.none_cited, language), count=len(left))
        elif len(left) > _ONE_BY_ONE:
            numbers = ("、" if language == "zh" else ", ").join(str(entry.number) for entry in left)
            yield self.finding(
                head or left[0].block, self.worded(self.some_uncited, language), entries=numbers
            )
        else:
            for entry in left:
                yield self.finding(entry.where)

    def _dangling(
        self, document: Document, start: int, end: int, citation: Citation | None = None
    ) -> Finding:
        span = citation.span if citation is not None else None
        return self.finding(
            span or Match(document, start, end),
            self.worded(self.no_entry, document.block_at(start).language),
            severity="warning",
            document=document,
        )
