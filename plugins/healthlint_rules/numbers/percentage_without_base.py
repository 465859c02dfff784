"""NUM102: of how many people is this a percentage?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule

from .signed_blocks import blocks_with

_READ = ("paragraph", "list-item", "quote", "caption", "title", "heading")
_HEADINGS = ("title", "heading")
_TREATED = (
    r"(?:(?:the|all|our|these|those|treated|such|enrolled|study|trial|eligible|diabetic|adult) )*(?:[\w-]+ )?"
    r"(?:patients|participants|subjects|volunteers|users|cases|respondents|clients|recipients"
    r"|(?:people|women|men|children|adults|those) (?:who (?:took|used|had the|received|were (?:given"
    r"|treated)|got)"
    r"|taking|using|receiving|treated|given|on the|in the (?:study|trial)))\b"
)
_SHARE = Expression(rf"\d{{1,3}}(?:\.\d+)?\s?(?:%|percent|per cent)\s+of\s+{_TREATED}")
_SHARE_ZH = Expression(
    r"\d{1,3}(?:\.\d+)?\s?%(?:以上|左右)?的?[^,.;:\d%]{0,8}?(?:患者|受试者|参与者|病人|志愿者|用户|病例"
    r"|使用者|服用者)"
    r"|(?:患者|受试者|参与者|病人|用户)中,?(?:约|有|近|超过)*\s?\d{1,3}(?:\.\d+)?\s?%"
)
# What came of a treatment, and not how common something is.
_OUTCOME = Expression(
    r"\b(?:after|treated|treatment|therapy|stopped|improve[ds]?|improvement|achieved?|responded|recovered"
    r"|remission|became|relief|better"
    r"|no longer|showed|lost|survived|cured|reduced|reduction|symptom-free|pain-free|off (?:insulin"
    r"|medication)|satisfied|went|were able"
    r"|healed|weeks|months|benefit(?:ed|ted)?)\b"
    r"|治疗|停用|停药|改善|缓解|有效|恢复|达到|好转|痊愈|治愈|满意|术后|实现|摆脱|逆转|消失|显效|起效|控制"
    r"|减轻|脱离|减少|随访"
)
_SIDE_EFFECT = Expression(
    r"\b(?:side|adverse|unwanted) (?:effects?|reactions?|events?)\b|\bcomplications?\b|不良反应|副作用"
    r"|不良事件|并发症"
)
# Success rates of no study are those of efficacy-rate-claim.
_CLAIMED = Expression(
    r" (?:showed|saw|experienced|achieved|enjoyed|noticed|felt|got) (?:\w+ ){0,3}?(?:improvements?|relief"
    r"|recovery|benefits?"
    r"|difference|changes?|results)\b"
    r"|[^,.;]{0,12}?(?:明显|显著)(?:改善|缓解|好转|见效|提升)|(?:反馈|表示|认为|感到|获得|见效|满意|复购"
    r"|都说|推荐|觉得)"
)
_STUDY = Expression(
    r"\b(?:trial|stud(?:y|ies)|placebo|participants|survey|regist(?:er|ry))\b|试验|研究|随访|对照|文献"
)
_PEOPLE = (
    r"(?:patients|people|participants|adults|women|men|children|subjects|volunteers|individuals|respondents"
    r"|users|cases|babies"
    r"|infants|veterans|nurses|recipients|survivors|workers)"
)
_SMALL = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty"
    r"|a hundred)"
)
_BASE = Expression(
    rf"\bn\s?=\s?\d|\b(?:\d[\d,]*|{_SMALL})(?: [\w-]+){{0,3}}? {_PEOPLE}\b(?<!% of)|\d\s?/\s?\d{{2,}}"
    rf"|\b(?:\d+|{_SMALL}) (?:out )?of (?:the |our |all )?(?:\d+|{_SMALL})\b"
    r"|\d+(?:\.\d+)?\s?[万千百]?余?多?\s?(?:名|例|位|人(?!群|民|类))|[一二三四五六七八九十百千两]+(?:余|多)?(?:名|例|位)",
)
_OF = Expression(r"\d\s?(?:%|percent|per cent)\s+of\s+")


class PercentageWithoutBase(Rule):
    """A percentage of patients is given, and nowhere near of how many.

    “41% of patients” may be nine of 22; the fewer there were, the less the figure says about the next one.
    """

    code = "NUM102"
    name = "percentage-without-base"
    severity = "info"
    severity_in = {"press-release": "warning"}
    context = "attribution"
    message = {
        "en": "“{match}”: of how many? Write the number with the percentage, as in 9 of 22 (41%)",
        "zh": "“{match}”：共多少人？请与百分比一并写明人数，如22例中9例（41%）",
    }
    sources = (
        "IPDAS: presenting quantitative information, 10.1186/1472-6947-13-S2-S7",
        "HealthNewsReview: review criteria, criterion 2 (benefits are quantified)",
        "CDC Clear Communication Index: numbers",
    )
    bad = (
        "After a year ⟦41% of patients⟧ no longer needed a brace.",
        "# Needling works\n\n⟦70 percent of the participants⟧ slept better.",
        "⟦62% of women who took⟧ the capsules achieved relief.",
        "In the study ⟦70% of patients⟧ showed improvement.",
        "治疗后⟦41%的患者⟧停用止痛药。",
        "半年后，⟦68%的受试者⟧症状缓解。",
        "術後⟦85%以上的患者⟧恢復行走。",
        "⟦患者中有60%⟧病情好转。",
    )
    good = (
        "After a year 9 of 22 patients (41%) no longer needed a brace.",
        "We followed 22 patients. After a year 41% of patients no longer needed a brace.",
        "About 10% of people have asthma.",
        "Around 80% of patients with gout are men.",
        "More than 70% of our patients showed great improvement.",
        "Side effects were seen in 12% of patients after treatment.",
        "The tablet is 40% magnesium.",
        "In a trial of 120 adults (n = 60 a group), 55% of participants improved.",
        "22例患者中9例（41%）停用止痛药。",
        "研究纳入120名患者。治疗后41%的患者停药。",
        "约10%的成年人患有哮喘。",
        "治疗后12%的患者出现不良反应。",
        "痛風患者中約九成是男性。",
        "目前没有证据表明70%的患者治疗后能缓解。",
        "據《柳葉刀》2020年的研究，治療後41%的患者停藥。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield shares of the treated without a base in the section or in the text above."""
        blocks = document.blocks
        based = False  # whether the text so far says how many were studied
        above = 0  # the first block that was not asked yet
        asked = -1  # the last block of a section whose rest is known to say nothing
        for block in blocks_with(document, "share"):
            if block.kind not in _READ:
                continue
            matches = list(_shares(block))
            if not matches:
                continue
            based = based or any(
                each.kind in _READ and _tells_base(each) for each in blocks[above : block.index + 1]
            )
            above = block.index + 1
            if based:
                return
            if block.index > asked:
                told, asked = _base_below(block)
            if not told:
                for match in matches:
                    yield from self.report(match)


def _shares(block: Block) -> Iterator[Match]:
    folded = block.folded
    found = [*_SHARE.finditer(folded)]
    if not folded.isascii():
        found.extend(_SHARE_ZH.finditer(folded))
    for share in found:
        match = Match(block.document, block.start + share.start(), block.start + share.end(), "")
        sentence = match.sentence.folded
        if not _OUTCOME.search(sentence) or _SIDE_EFFECT.search(sentence):
            continue
        if _CLAIMED.match(folded, share.end()) and not _STUDY.search(sentence):
            continue
        yield match


def _tells_base(block: Block) -> bool:
    return _BASE.search(_OF.sub("", block.folded)) is not None


def _base_below(block: Block) -> tuple[bool, int]:
    """Tell whether the rest of the section says how many were studied, and to which block that holds."""
    last = block.index
    for below in block.document.blocks[block.index + 1 :]:
        if below.kind in _HEADINGS:
            break
        if _tells_base(below):
            return True, last
        last = below.index
    return False, last
