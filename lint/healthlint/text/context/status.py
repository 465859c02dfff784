"""How are the words of a match meant?

In the manner of NegEx (Chapman et al., 2001) and ConText (Harkema et al., 2009): a cue has a
scope, words that end the scope, and look-alikes that are tried first. The cues are data
(`cues.toml`); this module knows their grammar.
"""

from __future__ import annotations

from collections.abc import Callable
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
from healthlint.text.context.criticism import is_criticised, is_refuted
from healthlint.text.context.enforcement import is_prosecuted
from healthlint.text.context.lists import lead_in
from healthlint.text.context.mentions import is_mentioned
from healthlint.text.context.negation import is_negated
from healthlint.text.context.purposes import is_intended
from healthlint.text.context.questions import asks
from healthlint.text.context.quotations import Quotation, Voice, quotations_of, voice_of
from healthlint.text.context.reading import Reading, reading_of
from healthlint.text.context.reserve import is_conditional, is_hedged, is_indirect_question
from healthlint.text.context.works import cites, in_work

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    reading = reading_of(sentence)
    if reading.of_all is None:
        reading.of_all = frozenset(_of_all(reading))
        reading.judges = _judges(reading)
    found: set[Status] = set(reading.of_all)
    if "foreign" not in found:
        found.update(_statuses(reading, start, end))
    if len(found) > 1:
        return tuple(status for status in STATUSES if status in found)
    return tuple(found) or ("asserted",)


def _of_all(reading: Reading) -> Iterator[Status]:
    """Yield what is true of all words of a sentence."""
    if reading.is_foreign():
        yield "foreign"
        return
    sentence = reading.sentence
    block = sentence.block
    if asks(sentence, reading.folded, reading.cues):
        yield "question"
    lead = lead_in(block)
    if lead is not None:
        yield lead
    if is_myth(reading) or is_refuted(sentence):
        yield "warned-against"
    if cites(sentence):
        yield "cited"
    if block.kind == "table-cell":
        from healthlint.text.context.tables import speaks_against

        if speaks_against(block):
            yield "warned-against"
            yield "work-title"  # so that it rests on no source of the author's either


def _judges(reading: Reading) -> tuple[Judge, ...]:
    """Return what is to be asked of each match: that of whose cues none stands in the sentence is not."""
    cues = reading.cues
    if not cues:
        return ()
    return tuple((status, applies) for status, applies, kinds in _BY_CUES if not kinds.isdisjoint(cues))


def _statuses(reading: Reading, start: int, end: int) -> Iterator[Status]:
    """Yield what is true of these words, and may not be of others of the sentence."""
    sentence, cues = reading.sentence, reading.cues
    block = sentence.block
    at, to = start - sentence.start, min(end, sentence.end) - sentence.start
    quotation = _quotation_at(block, start, end)
    for status, applies in reading.judges:
        if applies(reading, at, to):
            yield status
    if in_work(sentence, start, end):
        yield "work-title"
    report = report_of(reading, at) if "report" in cues else None
    voiced = report is not None or quotation is not None
    if quotation is not None:
        voice = voice_of(block, quotation)
        yield _BY_VOICE[voice]
        if voice == "scare" and report is not None:
            yield "reported"
    elif block.kind == "quote":
        from healthlint.text.context.speakers import is_attributed

        yield "quoted" if is_attributed(block) else "quoted-anonymously"
    elif "speech" in cues and speaks_before(reading, at) and reading.names_a_speaker:
        yield "quoted"
    elif report is not None:
        yield "reported"
    if report is not None and is_disowned(reading, report):
        yield "disowned"
    if ("mention" in cues or "mention-after" in cues) and is_mentioned(reading, at, to, quotation):
        yield "warned-against"
        yield "work-title"
    elif voiced or block.kind == "quote":
        after = to if quotation is None else max(to, quotation.end - sentence.start)
        if is_criticised(reading, after) or reading.frame is not None:
            yield "warned-against"
    elif is_label(reading, at, to):
        if reading.frame in ("fraud", "wording"):
            yield "warned-against"
    elif cues and names_seller(reading, at) and reading.frame == "fraud":
        yield "warned-against"


def _quotation_at(block: Block, start: int, end: int) -> Quotation | None:
    if block._quotations is None:
        block._quotations = quotations_of(block)
    for quotation in block._quotations:
        if quotation.start - 1 <= start and end <= quotation.end + 1:
            return quotation
    return None


_BY_VOICE: dict[Voice, Status] = {
    "named": "quoted",
    "nobody": "quoted-anonymously",
    "scare": "scare-quoted",
}
Applies = Callable[[Reading, int, int], bool]
Judge = tuple[Status, Applies]
# What the cues of a sentence may say of its words, and without any of which kinds they cannot.
_BY_CUES: tuple[tuple[Status, Applies, frozenset[str]], ...] = (
    (
        "negated",
        is_negated,
        frozenset(("negation", "negation-adjacent", "instead-of", "negation-after")),
    ),
    (
        "warned-against",
        is_warned,
        frozenset(("warning", "warning-weak", "distance", "warning-after")),
    ),
    ("warned-against", is_prosecuted, frozenset(("enforcement",))),
    ("question", is_indirect_question, frozenset(("whether",))),
    ("hedged", is_hedged, frozenset(("hedge", "hedge-weak"))),
    ("conditional", is_conditional, frozenset(("would", "condition"))),
    ("conditional", is_intended, frozenset(("purpose", "desire"))),
)
