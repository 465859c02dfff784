"""What is known of a sentence before any of its words is judged?"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from healthlint.text.context.clauses import Gap
from healthlint.text.context.cues import Cue, Cues, find_cues
from healthlint.text.expression import Expression
from healthlint.text.language.detection import is_foreign

if TYPE_CHECKING:
    from healthlint.text.context.frames import Frame
    from healthlint.text.context.status import Judge, Status
    from healthlint.text.model import Sentence

_ASIDE = Expression(
    r"[^,]?, ?however(?: \w+){0,3}, ?(?!it\b|this\b|that\b|we\b|you\b|they\b|our\b|the\b|there\b|in\b|some\b)"
)


def reading_of(sentence: Sentence) -> Reading:
    """Return what is known of a sentence, which is kept with it."""
    reading: Reading | None = sentence._reading
    if reading is None:
        reading = sentence._reading = Reading(sentence)
    return reading


class Reading:
    """A sentence with its cues, read once for all matches in it and for what stands beside it."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.printed = sentence.text
        self.folded = sentence.folded
        self.cues: Cues = find_cues(self.folded)
        if "contrast" in self.cues and "however" in self.folded:
            self.cues["contrast"] = [cue for cue in self.cues["contrast"] if not self._is_aside(cue)]
        # What is true of all its words, and what is to be asked of each; worked out for the first of them.
        self.of_all: frozenset[Status] | None = None
        self.judges: tuple[Judge, ...] = ()

    def gap(self, start: int, end: int) -> Gap:
        """Return what stands between two offsets of the sentence."""
        return Gap(self.printed[start:end], self.folded[start:end])

    def _is_aside(self, cue: Cue) -> bool:
        """Tell whether “however” interrupts a clause: “no cream, however dear, heals it”."""
        return _ASIDE.match(self.folded, max(0, cue.start - 2)) is not None

    def is_foreign(self) -> bool:
        """Tell whether the sentence is neither English nor Chinese."""
        sentence = self.sentence
        if is_foreign(self.printed):
            return True
        # A Japanese heading may have no kana. What a page says of itself counts where its text bears it out.
        document = sentence.block.document
        declared = (document.declared_language or "").lower()
        return declared.startswith(("ja", "ko")) and sentence.language == "zh" and is_foreign(document.prose)

    @cached_property
    def sells(self) -> bool:
        """Whether the sentence speaks in the voice of one who sells."""
        from healthlint.text.context.frames import sells

        sentence, folded = self.sentence, self.folded
        for quotation in sentence.block._quotations or ():
            if (
                quotation.start < sentence.start < quotation.end
                or quotation.start < sentence.end < quotation.end
            ):
                # of a quotation of several sentences no mark pairs within this one
                at = max(0, quotation.start - sentence.start)
                folded = folded[:at] + folded[max(at, quotation.end - sentence.start) :]
                break
        return sells(folded)

    @cached_property
    def frame(self) -> Frame | None:
        """What the text exposes: fraud, rumours; None where the sentence sells."""
        from healthlint.text.context.frames import frame_of

        frame = frame_of(self.sentence.block)
        return None if frame is None or self.sells else frame

    @cached_property
    def names_a_speaker(self) -> bool:
        """Whether somebody with a name is said to say something."""
        if "speech" not in self.cues:
            return False
        from healthlint.text.context.speakers import names_a_speaker

        return names_a_speaker(self.printed)
