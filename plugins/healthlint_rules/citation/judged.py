"""How is a verdict on a reference reported?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from healthlint import Block, Finding, Fix, Rule, Sentence

if TYPE_CHECKING:
    from typing import Literal

    from healthlint.references import JudgedReference, Reference

    Severity = Literal["error", "warning", "info"]

_ITSELF: Mapping[str, Literal["en", "zh"]] = {"en": "en", "zh": "zh"}


def language_of(rule: Rule, reference: Reference) -> Literal["en", "zh"]:
    """Return the language in which a rule speaks of a reference."""
    return rule.worded(_ITSELF, written_in(reference))  # type: ignore[return-value]


def report(
    rule: Rule,
    judged: JudgedReference,
    message: str | Mapping[str, str] | None = None,
    *,
    severity: Severity | None = None,
    proposals: Sequence[Fix] = (),
    said: str | None = None,
) -> Finding:
    """Return the finding about a reference, with all that the verdict rests on.

    Each reference of a sentence has one of its own. `{said}` in the message is what is `said`, by default
    the verdict as a sentence.
    """
    reference = judged.reference
    language = language_of(rule, reference)
    finding = rule.finding(
        reference.span,
        rule.worded(message or rule.message, language),
        severity=severity,
        document=reference.block.document,
        proposals=proposals,
        evidence=judged.evidence(language),
        said=judged.message(language) if said is None else said,
    )
    return finding._replace(language=written_in(reference))


def written_in(reference: Reference) -> str:
    """Return the language of an entry, or of what stands around a link."""
    block, where = reference.block, reference.where
    title = reference.cited.title
    at = reference.text.find(title) if title else -1
    if at >= 0:  # however long the identifiers and addresses behind it are
        start = reference.start + at
        if Sentence(block, start, start + len(title)).language == "zh":
            return "zh"
    if isinstance(where, Block) and reference.listed:
        return where.language
    sentence = block.document.sentence_at(reference.start)
    if reference.listed:
        return sentence.language
    is_most = 2 * (reference.end - reference.start) > sentence.end - sentence.start  # as an address often is
    return block.document.language if is_most else sentence.language
