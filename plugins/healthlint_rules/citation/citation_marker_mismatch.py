"""CIT104: do the marks in the text and the entries of the list belong together?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from healthlint import Document, Finding, Match, Rule, Span

from .author_year import NamedMark, named_marks
from .entries import Entry, entries_of, heading_over
from .markers import Mark, footnotes, marks_of, undefined_footnotes
from .spoken_of import is_named_by, is_spoken_of, links_of_the_body, words_of_the_body

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
        for note in undefined_footnotes(document):
            yield self._dangling(note, note.start, document)
        entries = [entry for entry in entries_of(document) if not entry.further]
        if not entries:
            return
        numbered = [entry for entry in entries if entry.number is not None]
        marks = list(marks_of(document))
        if not any(mark.certain for mark in marks) and not any(entry.printed for entry in numbered):
            marks = []
        named = list(named_marks(document))
        if numbered:
            yield from self._without_entry(document, marks, numbered)
        yield from self._named_without_entry(document, named, entries)
        yield from self._uncited(document, entries, marks, named)

    def _without_entry(
        self, document: Document, marks: Sequence[Mark], entries: list[Entry]
    ) -> Iterator[Finding]:
        known = {entry.number for entry in entries}
        # Where no mark at all meets an entry, the numbers count something else.
        if not any(known.intersection(mark.numbers) for mark in marks):
            return
        seen: set[object] = set()
        for mark in marks:
            if mark.certain and mark.where not in seen and not known.issuperset(mark.numbers):
                seen.add(mark.where)
                yield self._dangling(mark.where, mark.position, document)

    def _named_without_entry(
        self, document: Document, named: list[NamedMark], entries: list[Entry]
    ) -> Iterator[Finding]:
        met = [mark for mark in named if is_named_by(mark, entries)]
        if not met:
            return
        for mark in named:
            if mark.bracketed and not mark.name.isupper() and mark not in met:
                yield self._dangling(mark.match, mark.match.start, document)

    def _uncited(
        self, document: Document, entries: list[Entry], marks: list[Mark], named: list[NamedMark]
    ) -> Iterator[Finding]:
        cited = {number for mark in marks for number in mark.numbers}
        left = [entry for entry in entries if entry.number is not None and entry.number not in cited]
        left = [entry for entry in left if not any(is_named_by(mark, [entry]) for mark in named)]
        if left:
            body = words_of_the_body(document)
            linked = links_of_the_body(document)
            left = [entry for entry in left if not is_spoken_of(entry, body, linked)]
        listed = [entry for entry in entries if entry.number is not None]
        head = heading_over(listed[0]) if listed else None
        if not left or (len(listed) < 2 or (footnotes(document) and len(left) == len(listed))):
            return
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

    def _dangling(self, where: Match | Span, position: int, document: Document) -> Finding:
        return self.finding(
            where,
            self.worded(self.no_entry, document.block_at(position).language),
            severity="warning",
            document=document,
        )
