"""Are the words of a match said with reserve: hedged, on a condition, as an open question?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.context.clauses import Gap, between, ends_with_relative, near
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.cues import Cue
    from healthlint.text.context.reading import Reading

_BACKWARD_BREAK = r"\b(?:and|or|that|which|who|so|to)\b|[,，、]|[并且和与]"
# “if you have gout, it cures you” sets no condition on the claim
_ADDRESS_TO_READER = (
    r"\s*(?:you|you're|your|you've|taken|used|applied|combined|followed|done|started|caught|treated)\b"
)
# “if nothing has helped, our clinic cures it”: the main clause is an offer
_SELLS = r", ?(?:our|we|try|call|book)\b|, ?(?:我们|我院|本院|本品|请)"
# “while it may cost more, it cures”
_CONCEDES = (
    r"(?:^|[,;.] )(?:while|although|though|even though|even if|whatever|whichever|wherever)\b[^,]*$"
    r"|(?:^|[,;.])(?:虽然|尽管|虽)[^,]*$"
)
_USE = r"长期|坚持|服用|使用|按时|每天|每日|搭配|配合|涂抹|敷"
_DESPAIR = r"\b(?:failed|given up|gave up|tried|suffer\w*|tired)\b|无效|试过|失败"
_WANTS = (
    r"\s*(?:you|you're|your \w+)\s*(?:\w+ly )?"
    r"(?:want|wish|need|are|would|have|suffer|feel|dream|love|'re|prefer|think)?\b"
)


def is_hedged(reading: Reading, at: int, to: int) -> bool:
    """Tell whether the words are said to be possible only, or true of some."""
    cues = reading.cues
    for cue in near(cues, "hedge", at, to):
        if cue.end <= at:
            if between(cues, "contrast", cue.end, at):
                continue
            if between(cues, "reason", cue.end, at):
                continue
            if not cue.han and between(cues, "result", cue.end, at):
                continue
            gap = reading.gap(cue.end, at)
            if ends_with_relative(reading.folded, cue, gap):
                continue
            if gap.crosses_comma() and compiled(_CONCEDES).search(
                reading.folded, max(0, cue.start - 100), cue.start
            ):
                continue
            if gap.is_within(cue, 24, 36) and (not gap.crosses_stop() or _is_label(reading, cue, gap)):
                return True
        elif cue.start >= to:
            gap = reading.gap(to, cue.start)
            if (
                gap.is_within(cue, 6, 8)
                and not gap.crosses_stop()
                and not compiled(_BACKWARD_BREAK).search(gap.folded)
            ):
                return True
    for cue in near(cues, "hedge-weak", at, to):
        if cue.end <= at:
            gap = reading.gap(cue.end, at)
            if gap.is_within(cue) and not gap.crosses_stop() and not gap.crosses_comma():
                return True
    return False


def _is_label(reading: Reading, cue: Cue, gap: Gap) -> bool:
    """Tell whether the cue belongs to a label: “Possible benefits: …”, “It may include: …”."""
    label, colon, rest = gap.folded.partition(":")
    if not colon or len(label.split()) > 3 or Gap(rest, rest).crosses_stop():
        return False
    word = reading.folded[cue.start : cue.end]
    return cue.han or word in ("possible", "potential") or label.endswith(("include", "help", "help with"))


def is_conditional(reading: Reading, at: int, to: int) -> bool:
    """Tell whether the words hold on a condition that is not known to be met."""
    cues, folded = reading.cues, reading.folded
    for cue in near(cues, "would", at, to):
        if cue.start >= to:
            gap = reading.gap(to, cue.start)
            if (
                gap.is_within(cue, 6)
                and not gap.crosses_stop()
                and not compiled(_BACKWARD_BREAK).search(gap.folded)
            ):
                return True
        elif cue.end <= at:
            gap = reading.gap(cue.end, at)
            if (
                not gap.crosses_stop()
                and not gap.crosses_comma()
                and not between(cues, "contrast", cue.end, at)
            ):
                return True
    for cue in near(cues, "condition", at, to):
        if cue.end <= at:
            gap = reading.gap(cue.end, at)
            if gap.crosses_stop() or between(cues, "contrast", cue.end, at):
                continue
            inside = not gap.crosses_comma() and " then " not in gap.folded
            if not inside and (
                compiled(_SELLS).search(gap.folded)
                or compiled(_DESPAIR).search(gap.folded)
                or compiled(_USE).search(gap.folded)
            ):
                continue
            to_reader = not cue.han and compiled(_ADDRESS_TO_READER).match(folded, cue.end)
            if not to_reader or (inside and not compiled(_WANTS).match(folded, cue.end)):
                return True
        elif cue.start >= to and folded[cue.start : cue.end] in ("if", "unless", "once approved"):
            gap = reading.gap(to, cue.start)
            if not gap.crosses_stop() and not compiled(_ADDRESS_TO_READER).match(folded, cue.end):
                return True
    return False


def is_indirect_question(reading: Reading, at: int, _to: int) -> bool:
    """Tell whether “whether” or 是否 governs the words."""
    for cue in near(reading.cues, "whether", at, at):
        if cue.end <= at:
            gap = reading.gap(cue.end, at)
            if (
                gap.is_within(cue, 16, 24)
                and not gap.crosses_stop()
                and not between(reading.cues, "contrast", cue.end, at)
                and not gap.crosses_comma()
            ):
                return True
    return False
