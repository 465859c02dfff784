"""What is said of a reference whose identifier leads to a record?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from healthlint.references.answers import Answers
from healthlint.references.judging.binding import OTHER_TITLE, Bound
from healthlint.references.judging.judgement import Ruling, Verdict
from healthlint.references.judging.notices import standing
from healthlint.references.works import Cited, IdentifierKind, Nature, Notice

# They name one text. A trial's number or a book's stands beside texts of other titles that are about it.
OF_A_TEXT: Final[frozenset[IdentifierKind]] = frozenset(("doi", "pmid", "pmcid", "arxiv"))
_BY_NATURE: Final[dict[Nature, Verdict]] = {
    "retraction": "retracted",
    "concern": "concern",
    "correction": "corrected",
    "reinstatement": "reinstated",
}
_DIFFERENT: Final = "verified-with-differences"
_GRAVE = ("retracted", "concern")


def by_record(cited: Cited, bound: Bound, notices: Sequence[Notice], answers: Answers) -> Ruling:
    """Return the verdict on a reference whose identifier leads to a record, with the notices on that work.

    Another work comes first, since its notices are not about the work that is meant; then what warns of
    the work, then contradictions, then what is only good to know.
    """
    agreed = _agreed(cited, bound, answers)
    if agreed.verdict == "other-work":
        return agreed
    notice = standing(notices)
    said = _BY_NATURE[notice.nature] if notice else None
    if said in _GRAVE and said is not None:
        return Ruling(said, hard=True)
    if said is not None and not (agreed.verdict == _DIFFERENT and not agreed.slight):
        return Ruling(said, hard=True)
    return agreed


def is_other_work(bound: Bound) -> bool:
    """Tell whether an identifier leads elsewhere: to another title in the same script, by another author."""
    comparison = bound.comparison
    return (
        bound.kind in OF_A_TEXT
        and comparison.title_ratio is not None
        and comparison.title_ratio < OTHER_TITLE
        and comparison.state("first-author") == "differs"
        and not bound.hosts
    )


def differences(cited: Cited, bound: Bound, answers: Answers) -> Ruling:
    """Return the verdict on a reference to a work that is found and told otherwise in some field.

    It is slight where nothing differs but the issue, which registers often have wrong, a journal of
    which either name could be another name of the same one, or authors and subtitles that are left out.
    """
    comparison = bound.comparison
    differing = {each.field for each in comparison.differing}
    weighty = differing - {"issue"}
    if weighty == {"container"}:
        slight = not (answers.journal(cited.container) and answers.journal(bound.record.container))
    else:
        slight = not weighty
    hard = bool(differing) or comparison.state("authors") == "partial"
    return Ruling(_DIFFERENT, hard, slight)


def _agreed(cited: Cited, bound: Bound, answers: Answers) -> Ruling:
    comparison = bound.comparison
    title = comparison.state("title")
    if is_other_work(bound):
        return Ruling("other-work", hard=True)
    if bound.hosts:
        return Ruling(_DIFFERENT, slight=True)
    if title == "absent":
        return Ruling("unchecked")
    if bound.kind not in OF_A_TEXT or title == "incomparable":
        return Ruling("verified") if comparison.agrees("title") else Ruling(_DIFFERENT, slight=True)
    if comparison.differing or "partial" in (title, comparison.state("authors")):
        return differences(cited, bound, answers)
    return Ruling("verified")
