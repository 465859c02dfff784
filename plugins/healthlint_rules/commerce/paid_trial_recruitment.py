"""CTA109: does the article recruit for a trial that nobody has registered, or that its subjects pay for?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from healthlint import Document, Finding, Match, Rule, Terms

_WORDS = Terms.read(__package__ or "", "words/recruitment.toml")


class PaidTrialRecruitment(Rule):
    """Readers are recruited for a trial without registration or ethics approval, or are to pay for it.

    A trial that charges its subjects, or hides from registers, is mostly a sale under the name of research.
    """

    code = "CTA109"
    name = "paid-trial-recruitment"
    context = "action"
    severity_in = {"clinic": "error", "product": "off", "press-release": "info"}
    terms = {"recruiting": _WORDS["recruiting"], "paying": _WORDS["paying"]}
    needs = ("recruiting", "paying")
    message = {
        "en": (
            "“{match}” recruits for a trial; name its registration number and ethics committee, "
            "and that it is free"
        ),
        "zh": "“{match}”是在招募受试者；请写明临床试验登记号和伦理批准，并说明不收取费用",
    }
    _PAYING = {
        "en": (
            "“{match}”: subjects of a trial must not be charged; delete the recruitment, "
            "or warn of such offers"
        ),
        "zh": "“{match}”：临床研究不得向受试者收费；请删去招募内容，或改为提醒读者警惕",
    }
    sources = (
        "ISSCR Guidelines for Stem Cell Research and Clinical Translation, 2021",
        "生物医学新技术临床研究和临床转化应用管理条例（国务院令第818号），2025",
        "医疗广告认定指南，2025",
    )
    bad = (
        "⟦Join our stem-cell trial⟧ today, fifteen places.",
        "This is a ⟦patient-funded trial⟧ of a knee injection.",
        "⟦Volunteers wanted for⟧ a new migraine treatment.",
        "We are proud: ⟦trial places are limited⟧, so ring today.",
        "The ⟦participation fee⟧ of the trial covers the hotel.",
        "⟦招募糖尿病患者⟧，免费试用新疗法。",
        "该细胞疗法可⟦自费入组⟧，名额十五人。",
        "新药试验⟦受试者招募⟧，补贴丰厚。",
        "干细胞治疗⟦入组名额⟧仅剩三个。",
        "⟦招募關節炎患者⟧參加新療法試驗。",
    )
    good = (
        "The trial (ChiCTR2300072200) is recruiting; participation is free.",
        "Join our migraine trial (ISRCTN12345678), approved by the ethics committee of Northgate.",
        "The trial recruited 120 patients in nine hospitals.",
        "The researchers paid volunteers for their time.",
        "Beware of clinics that offer a pay-to-participate trial.",
        "Ask whether there is a trial that you could take part in.",
        "研究共招募了120名患者。",
        "招募偏头痛患者参加新药试验，登记号CTR20260001，已获伦理委员会批准。",
        "社区招募健康服务志愿者。",
        "趋化因子能招募免疫细胞。",
        "参加临床试验不收取任何费用。",
        "请警惕以“自费入组”为名的收费项目。",
        "試驗招募階段已經結束。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield what lets subjects pay, and what recruits them in a section that names no register."""
        sections = _Sections(document)
        for match in document.matches(self, "paying"):
            if sections.have(match, "trial"):
                yield from self.report(match, self.worded(self._PAYING, match.sentence.language))
        for match in document.matches(self, "recruiting"):
            if sections.have(match, "trial") and not sections.have(match, "registered"):
                yield from self.report(match)


class _Sections:
    """What stands between two headings; a section with many matches is looked through once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[tuple[int, str], bool] = {}

    @cached_property
    def _headings(self) -> list[int]:
        return [heading.index for heading in self._document.headings]

    def have(self, match: Match, name: str) -> bool:
        """Tell whether words of a table stand in the section of a match."""
        number = bisect_right(self._headings, match.block.index)
        known = self._known.get((number, name))
        if known is None:
            blocks = self._document.blocks
            first = self._headings[number - 1] if number else 0
            behind = self._headings[number] if number < len(self._headings) else len(blocks)
            start, end = blocks[first].start, blocks[behind - 1].end
            known = self._known[number, name] = _WORDS[name].stand_between(self._document, start, end)
        return known
