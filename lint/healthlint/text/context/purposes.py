"""Is something aimed at or wished for, and not said to be so?

“Check the dose so that there is no risk” tells what to do, “families in search of a cure” what is
wanted. A seller's aim is his promise: “we sterilise every needle so that there is no risk”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from healthlint.text.context.clauses import between, near
from healthlint.text.expression import compiled

if TYPE_CHECKING:
    from healthlint.text.context.reading import Reading

# As strings: `re` compiles them when a text first needs them, which most do not.
_OBLIGED = (
    r"\b(?:should|must|needs? to|needed to|ha(?:s|ve) to|had to|ought to|is important|advised)\b"
    r"|应当|应该|应[先在由做]|(?:医生|医师|护士|药师|患者)应|需要|须|必须|建议|务必|请"
)
# a result is promised also as an aim: “to ensure lasting results you need …”
_ABSENCE = r"\b(?:no|not|never|without|free|safe|safely|safety)\b|n't\b|没有|无|零|安全|不"
_MAKERS = (
    r"\b(?:we|our|us|designed|formulated|made|engineered|developed|created|manufactured)\b"
    r"|我们|我院|本院|本品|采用|独家|专利|配方"
)
_READER = r"\byou(?:r|'re)?\b|[你您]|\b(?:i|my|we|our|us)\b|我|本院|本品"
_FOUND = (
    r"\b(?:found it|have found|look no further|is here|is over|has arrived|ends here)\b"
    r"|就是|终于|找到了|来了"
)


def is_intended(reading: Reading, at: int, to: int) -> bool:
    """Tell whether the words from `at` to `to` are an aim of some advice, or somebody's wish."""
    cues, folded = reading.cues, reading.folded
    for cue in near(cues, "purpose", at, to):
        gap = reading.gap(cue.end, at) if cue.end <= at else None
        if (
            gap is not None
            and gap.is_within(cue)
            and not gap.crosses_stop()
            and not gap.crosses_comma()
            and compiled(_ABSENCE).search(folded, cue.end, to)
            and compiled(_OBLIGED).search(folded)
            and not compiled(_MAKERS).search(folded)
        ):
            return True
    for cue in near(cues, "desire", at, to):
        gap = reading.gap(cue.end, at) if cue.end <= at else None
        if (
            gap is not None
            and gap.is_within(cue, 4, 8)
            and not gap.crosses_stop()
            and not gap.crosses_comma()
            and not between(cues, "contrast", cue.end, at)
            and cue.start > 0
            and not folded.rstrip().endswith("?")
            and not compiled(_READER).search(folded)
            and not compiled(_FOUND).search(folded, to)
        ):
            return True
    return False
