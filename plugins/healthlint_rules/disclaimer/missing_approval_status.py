"""DIS103: does an article on an unproven treatment say whether it is approved?"""

from __future__ import annotations

from collections.abc import Iterator

from healthlint import Block, Document, Expression, Finding, Match, Rule, Terms

from .page import is_whole

_WORDS = Terms.read(__package__ or "", "words/approval.toml")
# By treatment: what shows that it is used where regulators know it.
_ACCEPTED = {
    "stem_cells": None,
    "transplant": "blood",
    "exosomes": None,
    "platelets": "pityriasis",
    "immune_cells": None,
    "genes": None,
    "ketamine": None,
    "peptides": None,
    "chelation": "poisoning",
    "ozone": None,
    "drips": None,
    "stool": "difficile",
    "others": None,
}
# By the sign of a treatment, as it is declared, the treatments that it may be of.
_NOTICED: dict[str, list[str]] = {}
for _name in _ACCEPTED:
    for _sign in (*_WORDS[f"signs-{_name}"].en, *_WORDS[f"signs-{_name}"].zh):
        _NOTICED.setdefault(_sign, []).append(_name)
_SIGNS = Terms(
    en=[sign for sign in _NOTICED if sign.isascii()], zh=[sign for sign in _NOTICED if not sign.isascii()]
)
_REFERS_BACK = Expression(r"\b(?:it|its|they|none|this|these|the (?:first|only|second) one)\b|[其该此它]")
_OFTEN = 3  # mentions that make a treatment a subject of an article
_EACH = {"en": 4000, "zh": 1500}  # of a long one, so many code points must have a mention
_BESIDES = 4  # mentions of the cells alone that make two of the treatment enough
_UNREAD = ("reference", "navigation", "hidden", "metadata", "alt")
_MEANT = ("asserted", "hedged", "cited", "question", "conditional", "quoted", "reported", "scare-quoted")


class MissingApprovalStatus(Rule):
    """An article on stem cells, vitamin drips and their like never says whether they are approved.

    Readers take what is offered for established. One sentence is enough, also one that says “not
    approved”; a number in a register of trials or a filing (备案) is no approval.
    """

    code = "DIS103"
    name = "missing-approval-status"
    severity_in = {"clinic": "error", "product": "error"}
    terms = _SIGNS
    needs = ("",)
    message = {
        "en": (
            "readers take “{what}” for approved where nothing is said; add regulator, use and "
            "country, or the phase of the trial"
        ),
        "zh": "全文没有说明“{what}”是否获批，读者会当成成熟疗法；请写明监管机构、适应症和地区，或试验阶段",
    }
    sources = (
        "HealthNewsReview: review criteria (availability of the treatment)",
        "FDA: consumer alert on regenerative medicine products",
        "EMA and HMA: warning against unapproved cell products, 2025",
        "ISSCR Guidelines for Stem Cell Research and Clinical Translation, 2021",
        "生物医学新技术临床研究和临床转化应用管理条例，国务院令第818号",
        "再生醫療法，2024",
    )
    bad = (
        "⟦⟧# Stem cell therapy for knees\n\nThe infusion takes an hour. Guests fly home the next day.",
        (
            "⟦⟧# A menu of wellness\n\nA vitamin drip costs 120 euros. Take your vitamin drip lying down. "
            "Each vitamin drip lasts 40 minutes."
        ),
        "⟦⟧# Exosome treatment after a peel\n\nThe skin calms down within a day.",
        "⟦⟧# Ozone therapy at Linden Court\n\nTwenty minutes, twice a week, for tired legs.",
        "⟦⟧# Peptide therapy for runners\n\nOne syringe a week under the skin of the belly.",
        "⟦⟧# PRP injections for thin hair\n\nBlood is drawn and spun. The tubes are FDA-registered.",
        "⟦⟧# 干细胞治疗膝关节炎\n\n细胞由静脉输入，住院三天，费用八万元。",
        "⟦⟧# 外泌体美容怎么做\n\n导入一次约四十分钟，皮肤更细腻。",
        "⟦⟧# NK细胞回输的流程\n\n抽血、培养、回输，共三周。本项目已在中心备案。",
        "⟦⟧# 富血小板血漿注射\n\n抽血二十毫升，離心後注射到膝蓋。",
        "⟦⟧# 臭氧大自血疗法\n\n每周两次，每次一百毫升，十次为一个疗程。",
        "⟦⟧# 高劑量維生素C點滴\n\n每次兩小時，適合疲勞的上班族。",
    )
    good = (
        (
            "# Stem cell therapy for type 1 diabetes\n\nNo stem cell therapy is licensed for type 1 diabetes "
            "in Britain; this one is in a phase 1/2 trial."
        ),
        "# Stem cell transplant\n\nIt is a treatment for leukaemia. Chemotherapy comes first.",
        "# What stem cells are\n\nStem cells divide and become skin or blood. Stem cells live in marrow.",
        "# Ketamine therapy\n\nKetamine is approved as an anaesthetic; its use in depression is off label.",
        "# Chelation therapy\n\nIt removes lead from children with lead poisoning.",
        "# PRP injections\n\nThe injections are still experimental in tendon disease.",
        "# Gene therapy for blindness\n\nThe European Medicines Agency authorised the first one in 2018.",
        "# Opening hours\n\nThe Stem Cell Cafe opens at nine.",
        ("# 干细胞治疗糖尿病走到哪一步\n\n目前国内尚无干细胞药物获批用于糖尿病，该疗法处于Ⅱ期临床试验阶段。"),
        "# 造血干细胞移植\n\n移植前要做化疗，用于白血病患者。",
        "# 干细胞是什么\n\n干细胞能分裂，也能变成皮肤和血液的细胞。",
        "# 外泌体疗法可信吗\n\n外泌体产品在国内均未获批准，注射外泌体属于违法。",
        "# CAR-T治疗\n\n它用于复发的淋巴瘤，治疗前先采集细胞。",
        "# 粪菌移植\n\n用于反复发作的艰难梭菌感染。",
        "# 靜脈營養\n\n術後不能進食的病人由靜脈營養補充熱量。",
        "# 免疫細胞療法\n\n衛福部目前只核准少數院所施行這項技術。",
    )

    def check(self, document: Document) -> Iterator[Finding]:
        """Yield one finding about the document, which names the first of the treatments it is about."""
        noticed = _noticed(document.matches(self))
        if not noticed or not is_whole(document):
            return
        subjects = [
            subject
            for name in noticed
            if (subject := _subject(document, name)) and not _is_known(document, _ACCEPTED[name])
        ]
        if subjects and not _says_status(document):
            yield self.finding(document, what=min(subjects, key=lambda match: match.start).text)


def _noticed(signs: list[Match]) -> list[str]:
    """Return the treatments whose signs stand in the title or more than once."""
    seen: dict[str, int] = {}
    for sign in signs:
        for name in _NOTICED[sign.term]:
            seen[name] = seen.get(name, 0) + (_OFTEN if sign.block.kind == "title" else 1)
    return [name for name, times in seen.items() if times > 1]


def _subject(document: Document, name: str) -> Match | None:
    """Return where a treatment is first named, if the article is about it."""
    places = _WORDS[name].places(document.folded)
    often = max(_OFTEN, len(document.prose) // _EACH[document.language])
    first: Match | None = None
    times = reached = 0
    for start, end in places:
        if start < reached:  # two terms may find the same words
            continue
        match = Match(document, start, end)
        if match.block.kind in _UNREAD or match.status not in _MEANT:
            continue
        first, times, reached = first or match, times + 1, end
        if times == often or match.block.kind == "title":
            return first
    if 1 < times == often - 1 and len(_WORDS["mentions"].places(document.folded)) >= _BESIDES:
        return first
    return None


def _is_known(document: Document, accepted: str | None) -> bool:
    return accepted is not None and _WORDS[accepted].stand_in(document.folded)


def _says_status(document: Document) -> bool:
    """Tell whether a status stands in a paragraph about such a treatment, or under a heading on it.

    A question says nothing; its answer may.
    """
    return any(
        _is_about_treatment(document.block_at(at)) and not document.sentence_at(at).folded.endswith("?")
        for at, _ in _WORDS["status"].places(document.folded)
    )


def _is_about_treatment(block: Block) -> bool:
    if block.kind in _UNREAD:
        return False
    if _WORDS["names"].stand_in(block.folded):
        return True
    above = reversed(block.document.blocks[: block.index])
    heading = next((each for each in above if each.kind in ("title", "heading", "question")), None)
    if heading is None or not _WORDS["names"].stand_in(heading.folded):
        return False
    # A title is over all that the article says, also of other things.
    return heading.kind != "title" or _REFERS_BACK.search(block.folded) is not None
