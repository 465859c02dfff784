"""CIT105: can the data of a reference be right at all?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from healthlint import Document, Finding, Fix, Match, Rule
from healthlint.references import identifiers_of, references_of
from healthlint_rules.today import TODAY, today

from .slips import damaged, future_years, may_be_wrong, reversed_pages

if TYPE_CHECKING:
    from healthlint.references import Fault, Identifier, Reference

_FAULTS: dict[Fault, dict[str, str]] = {
    "shape": {
        "en": "“{match}” is no {kind}: none is written so",
        "zh": "“{match}”不是有效的 {kind}：格式不对",
    },
    "length": {
        "en": "“{match}” is no {kind}: it has too few or too many digits",
        "zh": "“{match}”不是有效的 {kind}：位数不对",
    },
    "check-digit": {
        "en": "“{match}” is no {kind}: its check digit does not fit, so a digit is wrong",
        "zh": "“{match}”不是有效的 {kind}：校验码不符，有数字写错",
    },
    "broken": {
        "en": "a blank cuts the {kind} “{match}” in two",
        "zh": "{kind} “{match}”被空格断开",
    },
    "unsafe": {
        "en": "“{match}” is no {kind}: it climbs from folder to folder, and would lead elsewhere",
        "zh": "“{match}”不是有效的 {kind}：含有上级目录的写法，会指向别处",
    },
}
_ADVICE = {
    "en": "; copy it from the page of the publisher or register",
    "zh": "；请从出版方或登记平台原样复制",
}
_REPAIR = {"en": "; {repair} may be meant", "zh": "；可能应为 {repair}"}


class MalformedReferenceMetadata(Rule):
    """An identifier or date of a reference cannot be right: a broken DOI, reversed pages.

    What is miscopied leads nowhere, and identifiers that never existed are the mark of references that
    were made up.
    """

    code = "CIT105"
    name = "malformed-reference-metadata"
    scope = ("prose", "reference")
    options = TODAY
    message = {
        "en": "these data of the reference cannot be right; copy them from the page of the publisher",
        "zh": "这条文献的信息有误；请从出版方页面原样复制",
    }
    pages = {
        "en": "the pages “{match}” run backwards; {repair} may be meant",
        "zh": "页码“{match}”前后颠倒；可能应为 {repair}",
    }
    future = {
        "en": "the year {match} has not come yet; write when the work appeared",
        "zh": "{match} 年尚未到来；请写明实际发表年份",
    }
    damage = {
        "en": "a wrong encoding destroyed “{match}”; copy the reference anew, so that it can be searched",
        "zh": "“{match}”是编码错误造成的乱码；请重新复制这条文献，以便检索",
    }
    lost = {
        "en": "a blank became “?” here; copy the reference anew, so that it can be searched",
        "zh": "此处空格变成了“?”；请重新复制这条文献，以便检索",
    }
    sources = (
        "ICMJE Recommendations: references (verify against the original)",
        "DOI Handbook; ISO 26324, ISO 2108 (ISBN), ISO 3297 (ISSN)",
        "WHO International Clinical Trials Registry Platform: primary registries",
        "GB/T 7714 信息与文献 参考文献著录规则",
    )
    bad = (
        "See doi:⟦1016/j.nap.2024.09.004⟧ for the trial.",
        "The trial is registered as ⟦NCT0123456⟧.",
        "## References\n\n1. Lind S. The Sleeping Brain. Leeds; 2019. ISBN ⟦978-3-16-148410-1⟧.",
        "## References\n\n1. Lind S. Naps. Sleep Health. 2021;7(3):⟦519-512⟧.",
        "## References\n\n1. Lind, S. (⟦2031⟧). Naps. Sleep Health, 7(3), 512–519.",
        "## References\n\n1. M⟦Ã¼⟧ller K. Naps. Sleep. 2020;43(2):1-9.",
        "Read doi: ⟦10.1371/journal. pone.0012345⟧.",
        "试验注册号为⟦ChiCTR200001234⟧。",
        "本试验已登记（⟦NCT123456789⟧）。",
        "## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,3(2):⟦19-12⟧.",
        "## 參考文獻\n\n[1]周立新.睡眠醫學[M].北京:人民衛生出版社,2019.ISBN ⟦978-7-117-00000-1⟧.",
        "## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,⟦2041⟧,3(2):1-9.",
        "详见 DOI：⟦10.3969j.issn.1000⟧。",
    )
    good = (
        "See doi:10.1016/j.nap.2024.09.004 for the trial.",
        "The trial is registered as NCT01234567 and ISRCTN12345678.",
        "## References\n\n1. Lind S. The Sleeping Brain. Leeds; 2019. ISBN 978-3-16-148410-0.",
        "## References\n\n1. Lind S. Naps. Sleep Health. 2021;7(3):1425-37.",
        "## References\n\n1. Lind S. Healthy sleep to 2050: a forecast. Sleep Health. 2021;7(3):S12-S19.",
        "## References\n\n1. Lind S. Naps. Lancet. 2020;395:1-9. doi:10.1234/S0140-6736(20)30183-5.",
        "## References\n\n1. Lind S. Naps. Sleep Health. In press.",
        "The ratio was 10.12/34 in the first week.",
        "试验注册号为ChiCTR2000012345。",
        "## 参考文献\n\n[1]林若安.午睡[J].睡眠医学,2020,46:4-6.DOI:10.3969/j.issn.1000-0054.2020.01.001。",
        "## 参考文献\n\n[1]周立新.“健康中国2030”与睡眠[J].睡眠医学,2020,3(2):1-9.",
        "## 參考文獻\n\n[1]周立新.午睡[J].睡眠醫學,2020,3(增刊1):12-19.",
        "本研究的 DOI 尚未分配。",
        "## 参考文献\n\n[1]周立新.睡眠医学[M].北京:人民卫生出版社,2019.ISBN 978-7-117-00000-0.",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what of the identifiers and entries cannot be right, by format and arithmetic alone."""
        for found in identifiers_of(document):
            yield from self._identifier(document, found)
        listed = [reference for reference in references_of(document) if reference.listed]
        # The year that it is; a work may appear online a year ahead of its volume.
        highest = today(self.settings).year + 1 if listed else 0
        slips = (
            may_be_wrong("\n".join([document.prose[entry.start : entry.end] for entry in listed]), highest)
            if listed
            else False
        )
        for reference in references_of(document):
            for found in reference.identifiers:
                if found.hidden:
                    yield from self._identifier(document, found)
            if slips and reference.listed:
                yield from self._slips(document, reference, highest)

    def _identifier(self, document: Document, found: Identifier) -> Iterator[Finding]:
        if found.fault is None or found.end <= found.start:
            return
        match, shown = Match(document, found.start, found.end), found.hidden
        if not self.reads(match.block) or match.block.repeats is not None:
            return
        from healthlint.references import kind_name

        from .repairs import WRITE, change_of, is_certain

        language = match.sentence.language
        template = self.worded(_FAULTS[found.fault], language)
        template += self.worded(_REPAIR if found.repair else _ADVICE, language)
        if shown:
            template = template.replace("{match}", "{shown}")
        change = None if shown else change_of(found, match, self.worded(WRITE, language))
        fixes, proposals = _changes(change, certain=is_certain(found, match.text))
        yield self.finding(
            match,
            template,
            kind=kind_name(found.kind),
            repair=found.repair,
            shown=shown,
            fixes=fixes,
            proposals=proposals,
        )

    def _slips(self, document: Document, entry: Reference, highest: int) -> Iterator[Finding]:
        text, start = document.prose[entry.start : entry.end], entry.start
        for first, last, repair in reversed_pages(text):
            yield self._at(document, start + first, start + last, self.pages, repair=repair)
        for first, last in future_years(text, highest):
            yield self._at(document, start + first, start + last, self.future)
        for first, last in damaged(text):
            yield self._at(document, start + first, start + last, self.damage)
            break
        else:
            for place in entry.damaged[:1]:
                yield self._at(document, place, place + 1, self.lost)._replace(severity="info")

    def _at(
        self, document: Document, start: int, end: int, message: dict[str, str], repair: str = ""
    ) -> Finding:
        match = Match(document, start, end)
        return self.finding(match, self.worded(message, match.sentence.language), repair=repair)


def _changes(change: Fix | None, *, certain: bool) -> tuple[list[Fix], list[Fix]]:
    """Return a change as a fix, or as what a person decides about."""
    changes = [] if change is None else [change]
    return (changes, []) if certain else ([], changes)
