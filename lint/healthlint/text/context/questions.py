"""Does a sentence ask whether something is so?

“How does it cure?” takes for granted that it cures, and “Tired of pain? Want a miracle?” sells;
neither asks. A question that the next sentence answers with yes is an assertion in two parts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.context.reading import reading_of
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.cues import Cues
    from healthlint.text.model import Sentence

_MARKED = r"\?[\s\"'”’」』）)\]*!]*$"
# Strings from here: `re` compiles them when the first question is met.
_AUXILIARY = "can|could|does|do|did|is|are|was|were|will|would|should|has|have|may|might|must|shall"
_INVERTED = (
    rf"(?:^|[,:;—]\s*)(?:(?:and|but|so|or|then|q\.?|question)[:,.]?\s+)?(?:\d+[.)]\s*)?(?:{_AUXILIARY})\s"
)
# as a heading the question mark is often left out: “Is it a cure”, but not “Can do”
_HEADING = (
    rf"(?:\d+[.)]\s*)?(?:{_AUXILIARY})\s"
    r"(?:(?:there|it|this|that|these|those|you|we|they|the|a|an|all|any|my|your|our|some)\b|\w+\s+\w+)"
)
_WH_START = (
    r"(?:^|[,:;—]\s*|\b(?:and|but|so)\s+)(?:q[:.]\s*)?(?:\d+[.)]\s*)?(?:how|why|what|which|who|when|where)\b"
)
_TAG = (
    r"[,，]\s*(?:right|(?:is|are|do|does|ca|wo|was|has|have)n't (?:it|they|you|he|she)"
    r"|对吧|不是吗|对不对|是吧)\s*\?"
)
_SALES_PITCH = r"(?:[你您]也?)?想(?!知道).{0,20}吗|要不要|(?:还在|正在|一直在)?(?:寻找|苦寻|渴望|受够)"
_SHORT = 60  # a question that only asks whether something is so, in code points
_PUT_TO_YOU = (
    r"(?:q\.?: ?|\w+: )?(?:so )?"
    r"(?:you(?:r \w+)? (?:say|call|claim|write|promise|advertise|describe|speak)s?\b|critics\b)"
    r"|(?:问: ?)?[您你](?:们)?(?:说|称|把|在.{0,8}(?:说|写|称))"
)
_ASKED_OF_YOU = (
    r"(?:but |and |so )?(?:why(?! wait| not)|how|where|what|who|is|are|can|do|does|on)\b"
    r"|[您你]|为什么(?!不)|为何(?!不)|怎么|如何|凭|依据|有"
)
_OURS = r"\b(?:we|our|i|my)\b|我|本院|本品"
_ASKED_AT_ONCE = r"[\"']?(?:(?:and|but|so|well)[, ]+)?"
_YES = (
    r"(?:a[:.]\s*|answer:\s*|答[:.]?\s*)?"
    r"(?:(?:yes|absolutely|definitely|certainly|of course|indeed|it (?:can|does|is|will)|they (?:can|do|are)"
    r"|the (?:short )?answer is (?:a )?(?:\w+ )?yes)\b"
    r"|是的|当然|没错|答案是肯定|会的|能的|可以的|可以[,.!]|能[,.!]|对[,.!]|完全可以|绝对可以|绝对能)"
)


def asks(sentence: Sentence, folded: str, cues: Cues) -> bool:
    """Tell whether the sentence is an open yes/no question that is not answered with yes.

    `folded` and `cues` are those of the sentence.
    """
    kind = sentence.block.kind
    marked = ("?" in folded and compiled(_MARKED).search(folded) is not None) or folded.endswith("吗")
    if not marked and _is_put_in_doubt(sentence):
        return True
    if not marked:
        if kind not in ("title", "heading", "question"):
            return False
        if not (compiled(_HEADING).match(folded) or "whether" in cues or folded.endswith(("吗", "么"))):
            return False
    if "rhetorical" in cues or compiled(_TAG).search(folded) or compiled(_SALES_PITCH).match(folded):
        return False
    if sentence.language == "zh":
        if "interrogative" in cues and "whether" not in cues and "吗" not in folded[-4:]:
            return False
    elif compiled(_WH_START).search(folded) and not compiled(_INVERTED).match(folded):
        return False
    return not _is_affirmed(sentence)


def _is_put_in_doubt(sentence: Sentence) -> bool:
    """Tell whether the next sentence asks about this one, as in “I read that it cures. Is that true?”."""
    block = sentence.block
    if block.document.folded.find("?", sentence.end, block.end) < 0:
        return False
    after = sentence.next
    if after is None or not after.folded.rstrip("\"' ").endswith("?") or len(after.folded) > _SHORT:
        return False
    doubts = reading_of(after).cues.get("doubt", ())
    if any(cue.han or compiled(_ASKED_AT_ONCE).fullmatch(after.folded[: cue.start]) for cue in doubts):
        return not _is_affirmed(after)
    # an interviewer puts to somebody what he has said
    return (
        compiled(_PUT_TO_YOU).match(sentence.folded) is not None
        and compiled(_ASKED_OF_YOU).match(after.folded) is not None
        and not compiled(_OURS).search(sentence.folded)
    )


def _is_affirmed(sentence: Sentence) -> bool:
    answer = sentence.next
    if answer is None:
        after = sentence.block.next
        if after is None or after.kind in ("heading", "title", "question") or not after.sentences:
            return False
        answer = after.sentences[0]
    folded = answer.folded
    if not compiled(_YES).match(folded):
        return False
    taken_back = reading_of(answer).cues
    return not any(kind in taken_back for kind in ("hedge", "hedge-weak", "contrast", "negation"))
