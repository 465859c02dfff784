"""Does the author speak against the words of a match, or tell whose they are?

“Avoid clinics that promise a cure” warns, “avoid problems and cure them” does not: a warning wants
a seller or a claim for its object. “The advert promises a cure” is a report; where the author goes
on to say that nothing is known of it, it is a warning too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.clauses import between, near
from healthlint.text.cues import find_cues

if TYPE_CHECKING:
    from healthlint.text.reading import Reading

_SAME_BREATH = r"\b(?:with|by|through|for|and|using|while|thanks)\b|[的并和与]"
_SEVERED = r"(?:我们|我院|本院|本公司|我司|\bwe|\bour(?: \w+)?)$"
_MYTH = r"\s*(?:#?\d+[.:)]?|[一二三四五六七八九十\d]+|之[一二三四五六七八九十]|no\.? ?\d+)?\s*[:.\-—|\]]"
_SENTENCE_END = r"[。;；!！?？]|\.\s"
_CLAIM_LABEL = r"(?:claim|the claim|what they say|the ad says|说法|网传)\s*\d*\s*[:.]"
_FACT_LABEL = (
    r"\b(?:facts?|truth|reality|verdict|the evidence|what the evidence says)\s*\d*\s*[:.]"
    r"|(?:真相|事实|正解|辟谣|科学解释|专家解读|实情)\s*[:.]"
)


def is_warned(reading: Reading, at: int, to: int) -> bool:
    """Tell whether the author warns against those who use the words from `at` to `to`."""
    cues = reading.cues
    for cue in near(cues, "warning", at, to):
        if cue.end <= at and not between(cues, "contrast", cue.end, at):
            gap = reading.gap(cue.end, at)
            if gap.is_within(cue) and not gap.crosses_stop() and not gap.crosses_comma():
                return True
            if _has_seller(reading, cue.end, at, to):
                return True
    for cue in near(cues, "warning-weak", at, to):
        if cue.end <= at and not between(cues, "contrast", cue.end, at):
            if _has_seller(reading, cue.end, at, to):
                return True
            gap = reading.gap(cue.end, at)
            if (
                gap.words() <= 2
                and gap.characters() <= (2 if cue.han else 20)
                and not re.search(_SAME_BREATH, gap.folded)
                and not gap.crosses_comma()
                and not gap.crosses_stop()
                and (not cue.han or '"' in gap.folded)
            ):
                return True
    for cue in near(cues, "distance", at, to):
        if cue.end <= at and not re.search(_SEVERED, reading.folded[: cue.start]):
            gap = reading.gap(cue.end, at)
            if gap.is_within(cue, 3, 8) and not gap.crosses_stop() and not gap.crosses_comma():
                return True
    return any(
        cue.start >= to and not between(cues, "contrast", to, cue.start)
        for cue in near(cues, "warning-after", at, to)
    )


def _has_seller(reading: Reading, start: int, at: int, to: int) -> bool:
    cues = reading.cues
    if between(cues, "report", start, at):
        return True
    for cue in near(cues, "seller", at, to):
        if start <= cue.start and cue.end <= at:
            return True
        if cue.start >= to:
            gap = reading.gap(to, cue.start)
            if gap.is_within(cue, 2, 6) and not gap.crosses_stop() and not gap.crosses_comma():
                return True
    return False


def is_myth(reading: Reading) -> bool:
    """Tell whether the sentence is labelled as a myth, or as a claim that a fact answers."""
    folded = reading.folded
    for cue in reading.cues.get("myth-label", ()):
        if cue.start <= 2 and re.compile(_MYTH).match(folded, cue.end):
            return True
        break
    block = reading.sentence.block
    if re.match(_CLAIM_LABEL, folded):
        rest = folded + "\n" + block.folded[reading.sentence.end - block.start :]
        after = block.next
        return re.search(_FACT_LABEL, rest) is not None or (
            after is not None and re.match(_FACT_LABEL, after.folded) is not None
        )
    return False


def is_reported(reading: Reading, at: int) -> bool:
    """Tell whether a seller or a crowd is said to say what stands at `at`."""
    cues = reading.cues
    for verb in near(cues, "report", at, at):
        if (
            verb.end > at
            or between(cues, "contrast", verb.end, at)
            or re.compile(_SENTENCE_END).search(reading.printed, verb.end, at)
        ):
            continue
        before = reading.folded[: verb.start].rstrip()
        if re.search(_SEVERED, before):
            continue
        word = reading.folded[verb.start : verb.end]
        if word.startswith(
            ("网传", "据传", "相传", "坊间", "传言", "marketed", "sold", "advertised", "billed", "promoted")
        ):
            return True
        for who in near(cues, "reporter", at, at):
            if word == "according to" and who.start >= verb.end:
                if reading.gap(verb.end, who.start).is_within(verb, 2):
                    return True
                continue
            gap = reading.gap(who.end, verb.start)
            if (
                who.end <= verb.start
                and gap.is_within(verb, 5, 8)
                and not re.search(_SEVERED, reading.folded[: who.start].rstrip())
            ):
                return True
    return False


def speaks_before(reading: Reading, at: int) -> bool:
    """Tell whether a verb of speech governs what stands at `at`."""
    return any(
        cue.end <= at and not between(reading.cues, "contrast", cue.end, at)
        for cue in reading.cues.get("speech", ())
    )


def is_criticised(reading: Reading, to: int) -> bool:
    """Tell whether the rest of the sentence or the next one takes back what was quoted."""
    if any(cue.start >= to for cue in reading.cues.get("criticism", ())):
        return True
    after = reading.sentence.next
    return after is not None and "criticism" in find_cues(after.folded)
