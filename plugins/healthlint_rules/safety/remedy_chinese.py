"""Does a Chinese sentence say that a remedy treats a disease?"""

from __future__ import annotations

from healthlint import Expression

from .remedy_words import Claim

_NEAR = 22  # between two of the three words, in code points
_STRONG_ZH = r"(?:治愈|根治|治好|逆转|消灭|杀死|杀灭|攻克|战胜|断根|根除|消除|化解|摆脱|告别)"
_PLAIN_ZH = r"(?:治疗|医治|主治|专治|防治|预防|(?<=[可能])治(?![好愈疗理]))"
_WEAK_ZH = r"(?:控制|抑制|改善|调理|对抗|抗|防(?=癌|肿瘤|血栓|中风)|降低)"
_ACTIVE_ZH = Expression(rf"(?P<strong>{_STRONG_ZH})|(?P<plain>{_PLAIN_ZH})|(?P<weak>{_WEAK_ZH})")
_EFFECT_ZH = Expression(
    r"(?P<plain>(?:疗效|奇效|特效|神效|治疗作用|治疗效果|治愈率|预防作用|预防效果))|(?P<weak>很?有效|管用"
    r"|有好处)"
)
_WITHOUT_OBJECT_ZH = Expression(
    rf"[^,、.]{{0,8}}?(?P<verb>{_STRONG_ZH}|(?P<plain>治疗|医治|治))(?=[了的]?[,.!;]|$|了)"
)
_LISTED_ZH = Expression(
    rf"^\W*(?:\d+[.、])?(?:还|也|能|可|可以|有效|帮助|轻松)*(?:(?P<strong>{_STRONG_ZH})|(?P<plain>治疗"
    rf"|医治|主治|专治|防治|预防))[^,.;]{{0,6}}$"
)
_APPROVED_ZH = Expression(r"用于|药物|获批|剂型|西药|医生|疫苗|手术|化疗")
_PATIENTS_ZH = Expression(r"患者|病人|人群|引起|导致|所致|并发|的症状|恶心|疼痛|药物|期间|风险因素")


def claim_of(folded: str, remedy: tuple[int, int], disease: tuple[int, int]) -> Claim | None:
    """Return the claim that a sentence makes of a remedy and a disease in these places, or None."""
    first, second = sorted((remedy, disease))
    between = folded[first[1] : second[0]]
    if len(between) > _NEAR or any(stop in between for stop in ".;!?"):
        return None
    after = folded[second[1] : second[1] + 12]
    if remedy is first:
        if folded[disease[0]] in "抗防" and not between.endswith("预") and len(between) <= 8:
            return Claim(*disease, "weak")
        verb = _ACTIVE_ZH.search(between)
        tail = folded[disease[1] : disease[1] + 3]
        if verb is not None and len(between) - verb.end() <= 8 and _APPROVED_ZH.search(between) is None:
            if _PATIENTS_ZH.search(between[verb.end() :]) or _PATIENTS_ZH.match(tail):
                return None
            return Claim(first[1] + verb.start(), second[1], verb.lastgroup or "weak")
        healed = _ACTIVE_ZH.search(after)
        if (
            "," in between
            and healed is not None
            and healed.lastgroup == "strong"
            and "," not in after[: healed.start()]
        ):
            return Claim(second[0], second[1] + healed.end(), "strong")
        if "对" in between:
            effect = _EFFECT_ZH.search(after)
            if effect is not None:
                return Claim(
                    first[1] + between.index("对"), second[1] + effect.end(), effect.lastgroup or "weak"
                )
        return None
    if _PATIENTS_ZH.match(between):
        return None
    verb = _WITHOUT_OBJECT_ZH.match(after)
    if verb is not None:
        return Claim(first[0], second[1] + verb.end("verb"), "plain" if verb["plain"] else "strong")
    done = _ACTIVE_ZH.search(between)
    if done is not None and done.lastgroup == "strong" and any(by in between for by in "用喝吃靠贴"):
        return Claim(first[0], second[1], "strong")
    return None


def listed_claim_of(folded: str, disease: tuple[int, int]) -> Claim | None:
    """Return the claim of an item that begins with a verb, below a lead that names its remedy."""
    verb = _LISTED_ZH.search(folded[: disease[0]])
    if verb is None or _PATIENTS_ZH.match(folded[disease[1] :]):
        return None
    kind = verb.lastgroup or "plain"
    return Claim(verb.start(kind), disease[1], kind)
