"""Where does a sentence say that a remedy of the kitchen, the shop or the socket treats a serious disease?"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from healthlint import Block, Document, Expression, Sentence

from . import remedy_chinese, remedy_english
from .remedy_words import WORDS, Claim

# Words of study and of reserve, in which weaker claims are reports.
_SOBER = Expression(
    r"\b(?:stud(?:y|ies)|trials?|research\w*|evidence|deficien\w*|licensed|approved|prescribed|guidelines?"
    r"|in mice|mice"
    r"|rats|in vitro|laborator\w*|petri|test tube|cells? in|scientists|reviewed?|claim\w*|alongside"
    r"|as well as standard"
    r"|some people|traditionally|according to)\b|研究|试验|实验|证据|小鼠|动物|缺乏症|批准|指南|处方|体外"
    r"|辅助|据说|宣称|声称|配合"
)
_EXPOSED = Expression(
    r"\b(?:no (?:good |scientific |clinical )?(?:evidence|proof)|not? (?:been )?(?:proven|shown)|unproven"
    r"|myth|scam|false|fake|claims? (?:to|that)"
    r"|claimed to|beware|avoid|misinformation|disinformation|rumou?rs?|in mice|in rats|in a dish|petri"
    r"|test tube|instead of (?:proven|standard))\b"
    r"|骗|谣|误区|警惕|谨防|切勿|轻信|不可信|没有证据|缺乏证据|证据不足|所谓|吹嘘|宣称|声称|号称|标榜|打着"
    r"|虚假|违法|夸大|以为|认为|小鼠|体外"
)  # fmt: skip
# What is set beside medicine, or above it, is offered in its place, whatever the disease.
_RIVAL = Expression(
    r"\b(?:as (?:effective|good|powerful|strong) as|(?:better|stronger|safer|more (?:effective"
    r"|powerful)) than|beats"
    r"|outperforms)\b[^.;:!?]{0,30}\b(?:drugs?|chemo\w*|statins?|insulin|medications?|medicines?"
    r"|antidepressants?"
    r"|metformin|antibiotics)\b|比(?:西药|药物|药|化疗|胰岛素|降压药|降糖药|他汀|抗生素)(?:还|更|要|都)?"
    r"(?:强|好|有效|管用|灵|厉害)|(?:强|好|胜)过(?:西药|化疗|胰岛素|降压药|降糖药)"
)
# One of both stands in each.
_RIVALRY = ("than", "比", " as", "过", "beats", "outperforms")
_RIVALLED = (
    "drug", "medic", "药", "chemo", "statin", "insulin", "antidepress", "metformin", "antibiotic", "化疗",
    "胰岛素", "他汀", "抗生素",
)  # fmt: skip


def may_claim(block: Block) -> bool:
    """Tell whether a block names a disease, or may say that something beats medicine."""
    places = _diseases_of(block.document)
    at = bisect_left(places, (block.start, 0))
    return (at < len(places) and places[at][0] < block.end) or _may_rival(block.folded)


def _may_rival(folded: str) -> bool:
    return any(map(folded.__contains__, _RIVALRY)) and any(map(folded.__contains__, _RIVALLED))


def claim_in(sentence: Sentence) -> Claim | None:
    """Return the claim of a sentence that a remedy treats a serious disease, or None."""
    folded = sentence.folded
    diseases = _diseases_in(sentence)
    may_rival = _may_rival(folded)
    if not (diseases or may_rival) or _EXPOSED.search(folded):
        return None
    rival = _RIVAL.search(folded) if may_rival else None
    if rival is not None and _SOBER.search(folded) is None:
        remedies = WORDS["product"].places(folded[: rival.start()])
        if remedies and not any(stop in folded[remedies[-1][1] : rival.start()] for stop in ";!?"):
            return Claim(sentence.start + rival.start(), sentence.start + rival.end(), "plain")
    if not diseases:
        return None
    grammar = remedy_chinese if sentence.language == "zh" else remedy_english
    for kind in ("product", "practice"):
        for remedy in _longest(WORDS[kind].places(folded)):
            for disease in diseases:
                found = grammar.claim_of(folded, remedy, disease)
                if found is None or (kind == "practice" and found.strength != "strong"):
                    continue
                if found.strength != "strong" and _SOBER.search(folded):
                    continue
                return Claim(sentence.start + found.start, sentence.start + found.end, found.strength)
    return None


def listed_claim_in(sentence: Sentence) -> Claim | None:
    """Return the claim of an item of a list whose lead names the remedy, or None."""
    folded = sentence.folded
    grammar = remedy_chinese if sentence.language == "zh" else remedy_english
    diseases = _diseases_in(sentence)
    if diseases and not _EXPOSED.search(folded) and not _SOBER.search(folded):
        for disease in diseases:
            found = grammar.listed_claim_of(folded, disease)
            if found is not None:
                return Claim(sentence.start + found.start, sentence.start + found.end, found.strength)
    return None


def _diseases_in(sentence: Sentence) -> list[tuple[int, int]]:
    """Return where diseases stand in a sentence, as offsets into it."""
    first, last = sentence.start, sentence.end
    places = _diseases_of(sentence.block.document)
    return [
        (start - first, end - first)
        for start, end in places[bisect_left(places, (first, 0)) : bisect_left(places, (last, 0))]
        if end <= last
    ]


@lru_cache(maxsize=1)
def _diseases_of(document: Document) -> list[tuple[int, int]]:
    """Return where diseases stand in a document, which is looked through once for all its sentences."""
    return _longest(WORDS["disease"].places(document.folded))


def _longest(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return of places that begin together the longest: “black seed oil”, and not “black seed”."""
    return sorted(dict(places).items())
