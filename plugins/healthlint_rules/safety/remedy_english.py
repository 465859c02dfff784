"""Does an English sentence say that a remedy treats a disease?

Three words make the claim: a remedy, a verb of treatment, a disease, in one of the orders in which English
puts them. “Used to treat” tells of a use, and “in people with cancer” of whom it was given to.
"""

from __future__ import annotations

from healthlint import Expression

from .remedy_words import Claim

_NEAR = 60  # between two of the three words, in code points
_STRONG_EN = (
    r"(?:cur(?:es?|ed|ing)|heal(?:s|ed|ing)?|revers(?:es?|ed|ing)|eliminat(?:es?|ed|ing)|eradicat(?:es?|ed"
    r"|ing)"
    r"|kill(?:s|ed|ing)?|shr(?:inks?|ank|inking)|beat(?:s|ing)?|defeat(?:s|ed|ing)?|destroy(?:s|ed|ing)?"
    r"|conquer(?:s|ed|ing)?|(?:gets?|getting|got) rid of|wip(?:es?|ed|ing) out|melts?(?: away)?"
    r"|flush(?:es)?(?: away| out)?|dissolv(?:es?|ed|ing)|ends?)"
)
_PLAIN_EN = r"(?:treat(?:s|ed|ing)?|prevent(?:s|ed|ing)?)"
_WEAK_EN = (
    r"(?:fight(?:s|ing)?|control(?:s|led|ling)?|manag(?:es?|ed|ing)|combat(?:s|ing)?|protects? against"
    r"|wards? off|stops?|works? against|(?:is|are) effective against|(?:lowers?|reduces?"
    r"|cuts?)(?: \w+){0,2} risks? of)"
)
_VERB_EN = rf"\b(?:(?P<strong>{_STRONG_EN})|(?P<plain>{_PLAIN_EN})|(?P<weak>{_WEAK_EN}))\b"
# Participles that bind a verb to its remedy: “treated with garlic”.
_DONE_EN = Expression(
    r"\b(?:(?P<strong>cured|healed|reversed|eliminated|eradicated|beaten|defeated|destroyed|conquered)"
    r"|(?P<plain>treated|prevented)|(?P<weak>controlled|managed))\b"
    r"[^.;:!?]{0,24}?\b(?:with|by|using|through|thanks to)\b[^.;:!?]{0,24}$"
)
_NOUN_EN = Expression(
    r"^(?:[^.;:!?,]{0,30}\b)?(?P<plain>(?:cure|remedy|remedies|treatment|medicine|antidote)(?= (?:for"
    r"|against|to)\b))"
)
_ACTIVE_EN = Expression(_VERB_EN)
_LISTED_EN = Expression(
    rf"^\W*(?:it |they |also |helps? (?:to )?)*(?:(?P<strong>{_STRONG_EN})"
    rf"|(?P<plain>{_PLAIN_EN}))\b[^.;:]{{0,40}}$"
)
_PURPOSE_EN = Expression(
    r"\b(?:used|use|uses|using|taken|take|taking|try|trying|tried|promoted|sold|tested|studied|given"
    r"|claim\w*|said|hope\w*|need\w*|known not|designed|alternative|way) (?:\w+ ){0,3}?to (?:help )?$"
)
_WHO_EN = Expression(r"\bwho\b|\b(?:participants|patients|volunteers|group)\b")
# “No diet, herb or vitamin cures …” denies all of its subjects.
_NONE_EN = Expression(r"\b(?:no|neither|nor|none of|not one of)\b[^.;:!?]{0,50}$")
_OTHER_EN = Expression(
    r"\b(?:drugs?|medicines?|medications?|vaccines?|antibiotics?|doctors?|statins?|insulin)\b"
)
# “St John's wort (a herbal treatment for depression)” says in a list of medicines what a herb is bought for.
_APPOSED = Expression(
    r"\b(?:st\.? ?john.?s wort|hypericum)\b|\bherbal (?:treatment|remedy|medicine) for depression\b"
)
_ASKED_ABOUT = Expression(
    r"\b(?:tell your|taking|interact\w*|medicines?|do not (?:take|use)|avoid)\b|[(:]|^\W*an? herbal"
)
_SURFACE = Expression(r"\b(?:surfaces?|disinfect\w*|worktops?|floors?|hands|steriliz\w*|sterilis\w*)\b")
_IMPERATIVE_EN = Expression(
    r"^[\s\"']*(?:please |just |simply |how to )?(?:use|take|drink|eat|try|swallow|apply|rub)\b"
)
_TO_EN = Expression(r"\bto (?:\w+ly )?$")
_ABLE_EN = Expression(
    r"\b(?:helps?|able|known|proven|shown|found|works?|enough|power|guaranteed|ability) to (?:\w+ly )?$"
)
_PATIENTS_EN = Expression(
    r"\b(?:in|among|for|of) (?:\w+ ){0,2}(?:people|patients|those|adults|children|women|men|anyone)\b"
    r"|\bpatients?\b|\bcaused by\b|\bsymptoms?\b|\bside effects?\b|\bnausea\b|\bpain\b|\bthan\b"
    r"|\bmedicines? for\b|\b(?:from|during|after)\b"
)


def claim_of(folded: str, remedy: tuple[int, int], disease: tuple[int, int]) -> Claim | None:
    """Return the claim that a sentence makes of a remedy and a disease in these places, or None."""
    if remedy[1] <= disease[0]:
        between = folded[remedy[1] : disease[0]]
        if len(between) > _NEAR or _crosses(between):
            return None
        verb = _ACTIVE_EN.search(between)
        if verb is not None:
            return _governed(folded, remedy, disease, between, verb.start(), verb.end(), verb.lastgroup or "")
        noun = _NOUN_EN.search(between)
        if noun is not None and _is_apposed(folded):
            return None
        if noun is not None and _PATIENTS_EN.search(between[noun.end() :]) is None:
            return Claim(remedy[0], disease[1], "plain")
        if folded[: remedy[1]].endswith(("remedy", "remedies")) and between.strip() in ("for", "against"):
            return Claim(remedy[0], disease[1], "plain")
        return None
    between = folded[disease[1] : remedy[0]]
    if len(between) > _NEAR or _crosses(between):
        return None
    done = _DONE_EN.search(between)
    if done is not None:
        return Claim(disease[0], remedy[1], done.lastgroup or "weak")
    means = between.strip()
    before = folded[max(0, disease[0] - 30) : disease[0]]
    if means.startswith(("with", "by", "using", "through", "naturally with", "naturally by")):
        verbs = list(_ACTIVE_EN.finditer(before))
        if (
            verbs
            and not _crosses(before[verbs[-1].end() :])
            and not _PATIENTS_EN.search(before[verbs[-1].end() :])
        ):
            start = disease[0] - len(before) + verbs[-1].start()
            return Claim(start, remedy[1], verbs[-1].lastgroup or "weak")
    return None


def _is_apposed(folded: str) -> bool:
    """Tell whether a sentence about medicines names a herb with what it is bought for."""
    return _APPOSED.search(folded) is not None and _ASKED_ABOUT.search(folded) is not None


def _governed(
    folded: str,
    remedy: tuple[int, int],
    disease: tuple[int, int],
    between: str,
    at: int,
    to: int,
    strength: str,
) -> Claim | None:
    """Return the claim of a verb between remedy and disease, unless it is a purpose or has another object."""
    before = folded[: remedy[1]] + between[:at]
    if (
        _WHO_EN.search(folded[: remedy[0]])
        or _NONE_EN.search(folded[: remedy[0]])
        or _OTHER_EN.search(between[:at])
        or _SURFACE.search(folded)
    ):
        return None
    if _PATIENTS_EN.search(between[to:]):
        return None
    if _TO_EN.search(before) and _ABLE_EN.search(before) is None:
        if _IMPERATIVE_EN.search(folded) is None:
            return None
    elif _PURPOSE_EN.search(before):
        return None
    if strength == "strong" and between[at:to].endswith("ing") and " of " in between[:at]:
        return None
    return Claim(remedy[1] + at, disease[1], strength)


def listed_claim_of(folded: str, disease: tuple[int, int]) -> Claim | None:
    """Return the claim of an item that begins with a verb, below a lead that names its remedy."""
    verb = _LISTED_EN.search(folded[: disease[0]])
    if verb is None or _PATIENTS_EN.search(folded[verb.end(verb.lastgroup or "plain") : disease[0]]):
        return None
    kind = verb.lastgroup or "plain"
    return Claim(verb.start(kind), disease[1], kind)


def _crosses(between: str) -> bool:
    return any(stop in between for stop in ".;:!?") or " but " in between or " and is " in between
