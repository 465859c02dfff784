"""Is a reference what it says it is, as far as those who were asked can tell?

A miss never reads as absence: only who gives out identifiers can say that one was not given out. A verdict is
hard where a record or a rule of form shows it, soft where it rests on silence or on likeness.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from healthlint.references.answers import Answers, BrokenOff, Found, Missing, NoAnswers, Unheard
from healthlint.references.judging.binding import SIMILAR_TITLE, Bound, held_against, is_same_work, likeliest
from healthlint.references.judging.evidence import Asked, Evidence, Note, Suggestion
from healthlint.references.judging.identified import OF_A_TEXT, by_record, is_other_work
from healthlint.references.judging.judgement import Judgement, Ruling
from healthlint.references.judging.notes import notes_of
from healthlint.references.judging.notices import is_about_another, told_apart
from healthlint.references.judging.sources import from_text
from healthlint.references.judging.titled import by_title
from healthlint.references.works import Cited, IdentifierKind, Notice

_BESIDE: tuple[IdentifierKind, ...] = ("issn",)  # of the journal, and not of the work
_IN_JOURNALS = ("", "article")  # kinds of works, as far as an entry tells them
_SHOWN = 3  # suggestions


def judge(cited: Cited, answers: Answers | None = None, *, today: datetime.date | None = None) -> Judgement:
    """Return the verdict on a reference by what those who are asked know of it.

    `today`: the day from which a year is one of the future; by default the day of the clock.
    """
    return _Case(cited, answers or NoAnswers(), today or datetime.date.today()).judged()


class _Case:
    """One reference before those who are asked."""

    def __init__(self, cited: Cited, answers: Answers, today: datetime.date) -> None:
        self.cited = cited
        self.answers = answers
        self.today = today
        self.asked: list[Asked] = []
        self.missing: list[Missing] = []
        self.suggestions: list[Suggestion] = []
        self.notes: list[Note] = []

    def judged(self) -> Judgement:
        identified = list(self._identified())
        bound = likeliest(identified)
        if bound is None:
            return self._without_record()
        notices = self._notices(bound)
        about_another = is_about_another(self.cited, bound.record, notices)
        ruling = by_record(self.cited, bound, () if about_another else notices, self.answers)
        extra: list[Note] = []
        if about_another:
            extra.append("cites-notice")
            if ruling.verdict == "verified-with-differences":  # the page of the work may hold the notice too
                ruling = ruling._replace(hard=False, slight=True)
        stray = [other for other in identified if is_other_work(other)]
        if stray and ruling.verdict != "other-work":
            extra.append("identifiers-disagree")
            if ruling.verdict != "retracted":
                ruling = Ruling("verified-with-differences", hard=True)
        if ruling.verdict == "other-work":
            self._suggest("other-identifier", self._titled())
        return self._judgement(ruling, bound, notices, extra)

    def _without_record(self) -> Judgement:
        """Judge a reference to whose identifiers, if it has any, no record is known."""
        cited = self.cited
        silence = self._silence()
        titled = self._titled()
        if not self.missing and silence.verdict == "not-in-registry" and self.asked[-1].answer == "unchecked":
            silence = Ruling("unchecked")  # all rests on a search that was broken off
        same = likeliest([bound for bound in titled if is_same_work(bound)])
        if same is None or silence.verdict == "malformed" or silence.verdict == "not-registered":
            self._suggest("other-identifier" if same else "similar-title", titled)
            return self._judgement(silence, None, (), [])
        notices = self._notices(same)
        identified = any(kind in OF_A_TEXT for kind, _ in cited.identifiers)
        ruling = by_title(cited, same, self.answers, identified=identified, today=self.today)
        if identified and silence.verdict == "unchecked":
            ruling = silence  # the identifier may well be right
        self._suggest("other-identifier" if identified else "add-identifier", [same])
        about_another = is_about_another(cited, same.record, notices)
        return self._judgement(ruling, same, () if about_another else notices, [])

    def _silence(self) -> Ruling:
        """Return what is left to say where no record answers."""
        whys = {missing.why for missing in self.missing}
        for missing in self.missing:
            if missing.nearest is not None:
                self.suggestions.append(Suggestion("repaired", missing.nearest))
        if "not-registered" in whys:
            return Ruling("not-registered", hard=True)
        if self.cited.malformed and not self.missing:  # else there is a sound one, of which the verdict is
            return Ruling("malformed", hard=True)
        if "unchecked" in whys:
            return Ruling("unchecked")
        if "missing" in whys:
            return Ruling("not-in-registry")
        if "not-asked" in whys:
            return Ruling("unchecked")
        told = from_text(self.cited, self.answers.journal)
        if told in ("organisation-only", "homepage-only", "no-source-named"):
            return Ruling(told)
        if self.cited.title and self.answers.rows:
            return Ruling("not-in-registry")
        return Ruling(told or "unchecked")

    def _identified(self) -> Iterator[Bound]:
        for kind, value in self.cited.identifiers:
            if kind in _BESIDE:
                continue
            answer = self.answers.record(kind, value)
            if isinstance(answer, Found):
                self.asked.append(Asked("identifier", kind, value, answer.source, answer.when, "found"))
                yield held_against(self.cited, answer, self.answers, kind, value)
            else:
                self.missing.append(answer)
                self.asked.append(
                    Asked("identifier", kind, value, answer.source, answer.when, answer.why, answer.detail)
                )

    def _titled(self) -> list[Bound]:
        """Return the records that could be meant by what is said of the work but identifiers."""
        cited = self.cited
        if not cited.title or not self.answers.rows:
            return []
        found = self.answers.candidates(cited)
        bounds = [held_against(cited, each, self.answers) for each in found]
        if isinstance(found, BrokenOff) and not any(map(is_same_work, bounds)):
            missing = found.missing
        else:
            missing = Missing("missing", self.answers.name, self.answers.snapshot)
            if any(bound.comparison.agrees("title") for bound in bounds):  # similar ones are suggestions
                self.asked.append(Asked("title", None, cited.title, found[0].source, found[0].when, "found"))
                return bounds
        self.asked.append(
            Asked("title", None, cited.title, missing.source, missing.when, missing.why, missing.detail)
        )
        return bounds

    def _notices(self, bound: Bound) -> tuple[Notice, ...]:
        told = self.answers.notices(bound.record)
        if isinstance(told, Unheard):
            self.notes.append("notices-unchecked")
        return told_apart((*bound.record.notices, *told))

    def _has_unlisted_journal(self) -> bool:
        """Tell whether lists of journals are at hand, and what is cited as one is in none of them."""
        cited, answers = self.cited, self.answers
        if not (answers.lists_journals and cited.container and cited.kind in _IN_JOURNALS):
            return False
        return not answers.journal(cited.container)

    def _suggest(self, reason: str, bounds: Sequence[Bound]) -> None:
        alike = [
            bound for bound in bounds if bound.ratio >= SIMILAR_TITLE or bound.comparison.agrees("title")
        ]
        alike.sort(key=lambda bound: bound.ratio, reverse=True)
        for bound in alike[:_SHOWN]:
            same = bound.comparison.agrees("title")
            why = reason if is_same_work(bound) else "same-title" if same else "similar-title"
            self.suggestions.append(Suggestion(why, bound.record, bound.comparison.title_ratio))  # type: ignore[arg-type]

    def _judgement(
        self, ruling: Ruling, bound: Bound | None, notices: tuple[Notice, ...], extra: list[Note]
    ) -> Judgement:
        cited, answers = self.cited, self.answers
        if bound is None and self._has_unlisted_journal():
            self.notes.append("journal-not-listed")
        evidence = Evidence(
            quoted=cited.text,
            identifiers=cited.identifiers,
            malformed=cited.malformed,
            asked=tuple(self.asked),
            not_asked=answers.not_asked,
            fields=bound.comparison.fields if bound else (),
            notices=notices,
            registry=answers.name,
            snapshot=answers.snapshot,
            rows=answers.rows,
            notes=(*extra, *self.notes, *notes_of(cited, bound, notices, self.missing, self.today)),
        )
        return Judgement(
            *ruling,
            record=bound.record if bound else None,
            comparison=bound.comparison if bound else None,
            evidence=evidence,
            suggestions=tuple(self.suggestions),
        )
