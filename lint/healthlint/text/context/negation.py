"""Are the words of a match denied?

“Does not cure”, “a cure remains elusive”, 并非神药. The scopes are those of NegEx (Chapman et al., 2001).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.context.clauses import WORDS, between, ends_with_relative, near
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.clauses import Gap
    from healthlint.text.context.cues import Cue
    from healthlint.text.context.reading import Reading

_FINITE_VERB = r"\band (?:\w+ly )?(?!this\b|is\b|its\b|as\b)\w{2,}[^s\W]s\b"
_BEFORE = ("negation", "negation-adjacent", "instead-of")
# a preposition denies its own phrase: “works without pills for lasting relief”
_SHORT_REACH = {"without": 4}
# “there is no better miracle”, 没有什么比它更神奇: nothing is better, so it is the best
_COMPARES = r"\b(?:better|faster|easier|greater|stronger|safer|finer)\b(?! than)|比.*更(?:能|会|可以)?$"
# “no spot stands a chance against our miracle wash”: what is ours is there, whatever is denied of others
_GIVEN = r"\b(?:our|this|these) (?:[\w']+ )?['\"]?$"
_JUDGED = (
    r"\b(?:evidence|proof|recommend\w*|support\w*|buy|use|take|endorse\w*|trust|back|call|is|are|was|were)\b"
)
_AGAIN = r"^(?: [\w']+){1,4} again\b"
_DENIES_SUBJECT = ("no", "none of", "neither", "nor")
_SUBJECT_LENGTH, _SUBJECT_CHARACTERS = 160, 40
_PREDICATE = (
    r"(?:is|are|was|were|can|could|will|would|has|have|had|does|did|should|may|might|must|ever)\b[^,]*$"
)
_LISTED_SUBJECT = rf" [^,]{{1,60}}(?:, ?[^,]{{1,40}}){{0,8}}?,? n?or [^,]{{1,50}}? {_PREDICATE}"
_SUBJECT_WITH_ASIDE = rf" [^,]{{1,60}}(?:, ?[^,]{{1,60}}){{1,3}}, {_PREDICATE}"
_OWN_CLAUSE = r"\b(?:it|we|you|they|he|she|i|our|your|this|just|and)\b"
_CHINESE_SUBJECT = (
    r"^没有(?:任何|哪|一[种个款位家]|什么)(?:[^,]|(?<=[\w]),(?=[^,]{1,6}(?:,|或|和|及)))*"
    r"(?:,(?:无论|不管|不论|哪怕)[^,]{1,12},)?(?:能|可以|会|可|敢)[^,]{0,16}$"
)
_IS_IT_NOT = r"不是.*吗\?"
_VERBAL = r"(?:n't|not|cannot)$"


def is_negated(reading: Reading, at: int, to: int) -> bool:
    """Tell whether the words from `at` to `to` of the sentence are denied."""
    cues = reading.cues
    before = [(cue, kind) for kind in _BEFORE for cue in near(cues, kind, at, to) if cue.end <= at]
    if before and not _is_rhetorical(reading):
        before.sort()
        while before:
            cue, kind = before.pop()
            if not _reaches(reading, kind, cue, at, to):
                continue
            if before and _cancel(reading, before[-1][0], cue):
                before.pop()
                continue
            return True
    return any(_is_negated_after(reading, cue, to) for cue in near(cues, "negation-after", at, to))


def _is_rhetorical(reading: Reading) -> bool:
    """Tell whether the sentence denies only to have the reader object: 难道这不是奇迹吗?"""
    folded = reading.folded
    return folded.rstrip().endswith(("?", '?"')) and (
        "难道" in folded or "谁说" in folded or compiled(_IS_IT_NOT).search(folded) is not None
    )


def _reaches(reading: Reading, kind: str, cue: Cue, at: int, to: int) -> bool:
    gap = reading.gap(cue.end, at)
    if kind == "negation-adjacent":
        return gap.characters() <= 1 and not gap.crosses_comma() and not gap.crosses_stop()
    reach = _SHORT_REACH.get(reading.folded[cue.start : cue.end], WORDS)
    if gap.crosses_stop() or gap.leaves_quotation():
        return False
    subject = _denies_subject(reading, cue, gap)
    if not subject and not gap.is_within(cue, reach):
        return False
    cues = reading.cues
    if between(cues, "contrast", cue.end, at) or between(cues, "reason", cue.end, at):
        return False
    if (cue.han or kind == "instead-of") and _has_result(reading, cue, at):
        return False
    if ends_with_relative(reading.folded, cue, gap) or _comes_back(reading, cue, gap.folded):
        return False
    if compiled(_COMPARES).search(gap.folded) or (
        compiled(_GIVEN).search(gap.folded) and not compiled(_JUDGED).search(gap.folded)
    ):
        return False
    if not subject and gap.crosses_comma() and (cue.han or not gap.is_list(reading.folded[at:])):
        return False
    if not cue.han and compiled(_VERBAL).search(reading.folded[cue.start : cue.end]):
        # “is not surgery and cures”: another finite verb, another statement
        return not compiled(_FINITE_VERB).search(reading.folded[cue.end : to])
    return True


def _denies_subject(reading: Reading, cue: Cue, gap: Gap) -> bool:
    """Tell whether a whole subject is denied: “no tea, pill or lamp is …”, 没有哪种药、茶或仪器能."""
    words = gap.folded
    if cue.han:
        if not reading.folded.startswith("没有", cue.start) or gap.characters() > _SUBJECT_CHARACTERS:
            return False
        return compiled(_CHINESE_SUBJECT).search(reading.folded[cue.start : cue.end] + words) is not None
    if reading.folded[cue.start : cue.end] not in _DENIES_SUBJECT:
        return False
    if len(words) > _SUBJECT_LENGTH or compiled(_OWN_CLAUSE).search(words):
        return False
    return not reading.folded[: cue.start].endswith(("with ", "at ", "for ", "in ")) and (
        compiled(_LISTED_SUBJECT).match(words) is not None
        or compiled(_SUBJECT_WITH_ASIDE).match(words) is not None
    )


def _has_result(reading: Reading, cue: Cue, at: int) -> bool:
    """Tell whether what is denied is only the means: 没有手术就治愈, but not 不会因为喝醋就治愈."""
    means = not cue.han or reading.folded[cue.start] in "没未无"
    return any(
        cue.end <= result.start and result.end <= at and (means or reading.folded[result.start] != "就")
        for result in reading.cues.get("result", ())
    )


def _comes_back(reading: Reading, cue: Cue, gap: str) -> bool:
    """Tell whether no more is denied than that something comes back: “never suffer again with our balm”."""
    return reading.folded[cue.start : cue.end] == "never" and compiled(_AGAIN).search(gap) is not None


def _cancel(reading: Reading, first: Cue, second: Cue) -> bool:
    gap = reading.gap(first.end, second.start)
    if reading.folded.startswith("fail", second.start):
        return gap.words() <= 3
    return gap.characters() <= 1 if second.han else gap.words() == 0


def _is_negated_after(reading: Reading, cue: Cue, to: int) -> bool:
    if cue.start < to:
        return False
    gap = reading.gap(to, cue.start)
    if gap.crosses_stop() or not gap.is_within(cue) or between(reading.cues, "contrast", to, cue.start):
        return "however" in gap.folded and gap.is_within(cue) and not gap.crosses_comma()
    # “三天治愈”,纯属虚假: the predicate after the comma speaks of what stood before it
    return not gap.crosses_comma() or (cue.han and gap.folded.rstrip("\"' ").endswith(","))
