"""Does the author speak against the words of a match, or tell whose they are?

“Avoid clinics that promise a cure” warns, “avoid problems and cure them” does not: a warning wants
a seller or a claim for its object. “The advert promises a cure” is a report; “it is marketed as a cure”
is one that the author does not believe.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from healthlint.text.context.clauses import between, near
from healthlint.text.context.criticism import OTHERS
from healthlint.text.context.cues import find_cues
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.cues import Cue
    from healthlint.text.context.reading import Reading
    from healthlint.text.model import Block

_SAME_BREATH = r"\b(?:with|by|through|for|and|using|while|thanks|until)\b|[的并和与]"
_SEVERED = r"(?:我们|我院|本院|本公司|我司|\bwe|\bour(?: \w+)?)$"
_OWN = r"\b(?:our|my|we)\b|我们|本[品店院]"
_NOBODY = (
    "网传",
    "据传",
    "相传",
    "坊间",
    "传言",
    "据说",
    "billed",
    "touted",
    "is said",
    "are said",
    "was said",
    "were said",
)
# verbs that keep a distance whoever does it; a verb with “to”, 成 or 为 in the list is one of them
_DISTANT = tuple("marketed sold advertised promoted 声称 宣称 号称 自称 标榜 吹嘘 鼓吹 谎称".split())
_IN_EARNEST = r"研究|科学家|团队|教授|医生|专家|院士|博士|\b(?:scientists?|researchers?|professors?|i|we)\b"
_NEW_SUBJECT = r", ?(?:the|a|an|it|this|that|he|she|they|our|we|you|and)\b"
_UNDER_A_LABEL, _LONGEST_LABEL = 3, 12  # blocks; code points
_LABEL, _LABEL_END = 20, r"[\"']?(?: ?[\w']+){0,2}[\"']?:"
_MYTH = r"\s*(?:#?\d+[.:)]?|[一二三四五六七八九十\d]+|之[一二三四五六七八九十]|no\.? ?\d+)?\s*[:.\-—|\]]"
_SENTENCE_END = r"[。;；!！?？]|\.\s"
_CLAIM_LABELS = ("claim", "the claim", "what they say", "the ad says", "说法", "网传")
_CLAIM_LABEL = rf"(?:{'|'.join(_CLAIM_LABELS)})\s*\d*\s*[:.]"
_FACT_LABEL = (
    r"(?:(?:our|the) )?\b(?:facts?|truth|reality|verdict|the evidence|what the evidence says)\s*\d*\s*[:.]"
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
                and not compiled(_SAME_BREATH).search(gap.folded)
                and not gap.crosses_comma()
                and not gap.crosses_stop()
                and (not cue.han or '"' in gap.folded)
            ):
                return True
    for cue in near(cues, "distance", at, to):
        if cue.end <= at and not compiled(_SEVERED).search(reading.folded[: cue.start]):
            gap = reading.gap(cue.end, at)
            if (
                gap.is_within(cue, 3, 8)
                and not gap.crosses_stop()
                and not gap.crosses_comma()
                and not compiled(_OWN).search(gap.folded)
            ):
                return True
    return any(
        cue.start >= to
        and not between(cues, "contrast", to, cue.start)
        and not re.search(OTHERS, reading.folded[to : cue.start])
        and not reading.sells
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
        if cue.start <= 2 and compiled(_MYTH).match(folded, cue.end):
            return True
        break
    block = reading.sentence.block
    if _follows_label(block):
        return True
    if folded.startswith(_CLAIM_LABELS) and compiled(_CLAIM_LABEL).match(folded):
        rest = folded + "\n" + block.folded[reading.sentence.end - block.start :]
        after = block.next
        return compiled(_FACT_LABEL).search(rest) is not None or (
            after is not None and compiled(_FACT_LABEL).match(after.folded) is not None
        )
    return False


def _follows_label(block: Block) -> bool:
    """Tell whether a line with nothing but “Myth:” or 谣言: stands above, and no 真相: in between."""
    blocks = block.document.blocks
    for above in reversed(blocks[max(0, block.index - _UNDER_A_LABEL) : block.index]):
        if len(above.text) <= _LONGEST_LABEL:
            label = above.folded.strip("[] ")
            if label.endswith(":") or above.folded.startswith("["):
                return "myth-label" in find_cues(label.rstrip(":"))
    return False


def report_of(reading: Reading, at: int) -> Cue | None:
    """Return the verb by which a seller or a crowd is said to say what stands at `at`."""
    cues = reading.cues
    for verb in near(cues, "report", at, at):
        if (
            verb.end > at
            or between(cues, "contrast", verb.end, at)
            or compiled(_SENTENCE_END).search(reading.printed, verb.end, at)
        ):
            continue
        before = reading.folded[: verb.start].rstrip()
        if compiled(_SEVERED).search(before):
            continue
        word = reading.folded[verb.start : verb.end]
        if word.startswith(_NOBODY):
            return verb
        if _keeps_distance(word) and reading.sells:
            continue
        if _keeps_distance(word) and not compiled(_IN_EARNEST).search(before[-30:]):
            if not compiled(_NEW_SUBJECT).search(reading.folded[verb.end : at]):
                return verb
            continue
        for who in near(cues, "reporter", at, at):
            if word == "according to" and who.start >= verb.end:
                if reading.gap(verb.end, who.start).is_within(verb, 2):
                    return verb
                continue
            gap = reading.gap(who.end, verb.start)
            if (
                who.end <= verb.start
                and gap.is_within(verb, 5, 8)
                and not compiled(_SEVERED).search(reading.folded[: who.start].rstrip())
            ):
                return verb
    return None


def is_disowned(reading: Reading, verb: Cue) -> bool:
    """Tell whether the verb of a report keeps a distance from it: “marketed as”, 标榜."""
    return _keeps_distance(reading.folded[verb.start : verb.end]) and not reading.sells


def _keeps_distance(word: str) -> bool:
    return word.startswith(_DISTANT) or (word.endswith((" to", "成", "为", "作")) and word != "according to")


def is_label(reading: Reading, at: int, to: int) -> bool:
    """Tell whether the words name what a text goes on to speak of: “Miracle cures: sellers …”."""
    sentence = reading.sentence
    if to - at > len(reading.folded) // 2 and (
        sentence.block.kind in ("title", "heading") or (at == 0 and sentence.next is not None)
    ):
        return True
    return (
        at <= _LABEL and ":" in reading.folded and compiled(_LABEL_END).match(reading.folded, to) is not None
    )


def names_seller(reading: Reading, at: int) -> bool:
    """Tell whether a seller is named before the words at `at`."""
    cues = reading.cues
    return any(
        cue.end <= at for kind in ("seller", "reporter") if kind in cues for cue in near(cues, kind, at, at)
    )


def speaks_before(reading: Reading, at: int) -> bool:
    """Tell whether a verb of speech governs what stands at `at`."""
    return any(
        cue.end <= at and not between(reading.cues, "contrast", cue.end, at)
        for cue in reading.cues.get("speech", ())
    )
