"""How are the words of a match meant?

In the manner of NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009): a cue has a
scope, words that end the scope, and look-alikes that are tried first. The cues are data
(`cues.toml`); this module knows their grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from healthlint.text.context.cautions import (
    is_disowned,
    is_label,
    is_myth,
    is_warned,
    names_seller,
    report_of,
    speaks_before,
)
from healthlint.text.context.criticism import is_criticised
from healthlint.text.context.enforcement import is_prosecuted
from healthlint.text.context.mentions import is_mentioned
from healthlint.text.context.negation import is_negated
from healthlint.text.context.purposes import is_intended
from healthlint.text.context.quotations import Quotation, Voice, quotations_of, voice_of
from healthlint.text.context.reading import Reading
from healthlint.text.context.reserve import is_conditional, is_hedged, is_indirect_question
from healthlint.text.context.works import in_work
from healthlint.text.language.detection import is_foreign

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from healthlint.text.model import Block, Sentence

Status = Literal[
    "foreign",  # in a sentence that is neither English nor Chinese, and that no list can read
    "negated",  # “does not cure”
    "warned-against",  # “avoid clinics that promise a cure”, “Myth: …”, quoted to be refuted, named as a word
    "work-title",  # in the title of a cited work, a link to one, an address, code; a word that is named
    "question",  # “Can it cure diabetes?”, and not “How does it cure diabetes?”
    "hedged",  # “may cure”
    "conditional",  # “if it cures, it would …”, “so that there is no risk”, “in search of a cure”
    "quoted",  # in the words of a named speaker
    "reported",  # in the words of a seller or a crowd, which the author does not make his own
    "disowned",  # reported in words that keep a distance: “marketed as a cure”, 标榜
    "quoted-anonymously",  # in the words of nobody in particular
    "scare-quoted",  # “reverse” diabetes: marks around a word or two excuse nothing
    "cited",  # the sentence names a source that a reader can find
    "asserted",
]
# The order of precedence: where several apply, the first is what a finding is said to be.
STATUSES: tuple[Status, ...] = get_args(Status)


def status_of(sentence: Sentence, start: int, end: int) -> Status:
    """Return how the prose from `start` to `end` of a sentence is meant."""
    return statuses_of(sentence, start, end)[0]


def statuses_of(sentence: Sentence, start: int, end: int) -> tuple[Status, ...]:
    """Return all that is true of the prose from `start` to `end` of a sentence, in order of precedence.

    `asserted` stands alone.
    """
    reading: Reading | None = sentence._reading
    if reading is None:
        reading = sentence._reading = Reading(sentence)
    found = set(_statuses(reading, start, end))
    return tuple(status for status in STATUSES if status in found) if found else ("asserted",)


def _is_foreign(sentence: Sentence) -> bool:
    if is_foreign(sentence.text):
        return True
    # A Japanese heading may have no kana. What a page says of itself counts where its text bears it out.
    document = sentence.block.document
    declared = (document.declared_language or "").lower()
    return declared.startswith(("ja", "ko")) and sentence.language == "zh" and is_foreign(document.prose)


def _statuses(reading: Reading, start: int, end: int) -> Iterator[Status]:
    sentence = reading.sentence
    at, to = start - sentence.start, min(end, sentence.end) - sentence.start
    if _is_foreign(sentence):
        yield "foreign"
        return
    quotation = _quotation_at(sentence.block, start, end)
    if reading.cues:
        for status, applies in _BY_CUES:
            if applies(reading, at, to):
                yield status
    if reading.asks:
        yield "question"
    if reading.lead is not None:
        yield reading.lead
    if is_myth(reading) or reading.is_refuted:
        yield "warned-against"
    if in_work(sentence, start, end):
        yield "work-title"
    if reading.cites:
        yield "cited"
    report = report_of(reading, at) if reading.cues else None
    voiced = report is not None or quotation is not None
    if quotation is not None:
        voice = voice_of(sentence.block, quotation)
        yield _BY_VOICE[voice]
        if voice == "scare" and report is not None:
            yield "reported"
    elif sentence.block.kind == "quote":
        from healthlint.text.context.speakers import is_attributed

        yield "quoted" if is_attributed(sentence.block) else "quoted-anonymously"
    elif speaks_before(reading, at) and reading.names_a_speaker:
        yield "quoted"
    elif report is not None:
        yield "reported"
    if report is not None and is_disowned(reading, report):
        yield "disowned"
    after = to if quotation is None else max(to, quotation.end - sentence.start)
    if is_mentioned(reading, at, to, quotation) or (
        sentence.block.kind == "table-cell" and reading.is_tabled
    ):
        yield "warned-against"
        yield "work-title"  # so that it rests on no source of the author's either
    elif voiced or sentence.block.kind == "quote":
        if is_criticised(reading, after) or reading.frame is not None:
            yield "warned-against"
    elif is_label(reading, at, to):
        if reading.frame in ("fraud", "wording"):
            yield "warned-against"
    elif names_seller(reading, at) and reading.frame == "fraud":
        yield "warned-against"


def _quotation_at(block: Block, start: int, end: int) -> Quotation | None:
    if block._quotations is None:
        block._quotations = quotations_of(block)
    return next(
        (
            quotation
            for quotation in block._quotations
            if quotation.start - 1 <= start and end <= quotation.end + 1
        ),
        None,
    )


_BY_VOICE: dict[Voice, Status] = {
    "named": "quoted",
    "nobody": "quoted-anonymously",
    "scare": "scare-quoted",
}
_BY_CUES: tuple[tuple[Status, Callable[[Reading, int, int], bool]], ...] = (
    ("negated", is_negated),
    ("warned-against", is_warned),
    ("warned-against", is_prosecuted),
    ("question", is_indirect_question),
    ("hedged", is_hedged),
    ("conditional", is_conditional),
    ("conditional", is_intended),
)
