"""How does a draft become the table of a complete rule?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from healthlint.app.importing.draft import Draft, Left, Place
from healthlint.app.importing.examples import Trial, compact
from healthlint.rule.declared.table import rule_of
from healthlint.rule.pattern import WIDE
from healthlint.rule.terms import Terms
from healthlint.text.language.folding import fold, simplify

if TYPE_CHECKING:
    from healthlint.app.importing.wording import Wording

_MOST_EXCUSED = 12  # so many phrases that excuse are shown


def completed(draft: Draft, code: str, name: str, context: str) -> dict[str, Any] | None:
    """Return the table of a rule, or None where nothing is left of it; the draft notes what is left out.

    Each term has an example in which the rule finds it.
    """
    _merge(draft)
    _drop_what_excuses_others(draft)
    while draft.wordings:
        table = _table(draft, code, name, context)
        trial = Trial(rule_of({**table, "bad": [], "good": []})(), draft.scope)
        examples, silent = [], []
        for place, wording in draft.wordings:
            shown = trial.shown(wording)
            if shown is not None and (shown.by_itself or wording.is_pattern):
                examples.append(shown.example)
            else:
                silent.append((place, wording))
                if shown is None:
                    why = "no sentence was found that it reports; it may be about markup, or blanks that no reader sees"
                    draft.left.append(Left(place, wording.text, why))
        if silent:
            draft.wordings = [each for each in draft.wordings if each not in silent]
            continue
        good = trial.clean()
        if good is None:
            why = "the rule flags every sentence; narrow its expressions and import it again"
            draft.left.append(Left(Place(draft.shown), "", why))
            return None
        table["bad"] = compact(rule_of({**table, "bad": [], "good": []})(), list(dict.fromkeys(examples)))
        table["good"] = [good, *_excused(draft, trial)]
        return table
    return None


def _table(draft: Draft, code: str, name: str, context: str) -> dict[str, Any]:
    table: dict[str, Any] = {
        "code": code,
        "name": name,
        "summary": draft.summary,
        "why": draft.why,
        "message": draft.message,
        "severity": draft.severity,
        "context": context,
        "per": draft.per,
        "sources": draft.sources,
        "bad": [],
        "good": [],
    }
    if draft.scope:
        table["scope"] = draft.scope
    words = [wording for _, wording in draft.wordings]
    terms = {
        "en": [word.text for word in words if not word.is_pattern and not _is_chinese(word.text)],
        "zh": [word.text for word in words if not word.is_pattern and _is_chinese(word.text)],
        "patterns": [word.text for word in words if word.is_pattern],
        "besides": list(
            dict.fromkeys([*(term for word in words for term in word.besides), *draft.exceptions])
        ),
    }
    table["terms"] = {key: found for key, found in terms.items() if found}
    suggestions = {word.text: list(word.suggestions) for word in words if word.suggestions}
    if suggestions:
        table["suggestions"] = suggestions
    return table


def _is_chinese(term: str) -> bool:
    return max(term) >= WIDE


def _merge(draft: Draft) -> None:
    """Let terms that are listed twice have the suggestions of both."""
    merged: dict[str, tuple[Place, Wording]] = {}
    for place, wording in draft.wordings:
        known = merged.get(wording.text)
        if known is None:
            merged[wording.text] = (place, wording)
            continue
        first, other = known
        # Excused by one and not by the other: it is found.
        merged[wording.text] = (
            first,
            replace(
                other,
                suggestions=tuple(dict.fromkeys(other.suggestions + wording.suggestions)),
                besides=tuple(term for term in other.besides if term in wording.besides),
                excused=tuple(text for text in other.excused if text in wording.excused),
            ),
        )
    draft.wordings = list(merged.values())


def _drop_what_excuses_others(draft: Draft) -> None:
    """Leave out wordings whose exceptions would excuse other words of the list, too."""
    kept = []
    for place, wording in draft.wordings:
        phrase = _excused_elsewhere(draft, wording) if wording.excused else None
        if phrase is None:
            kept.append((place, wording))
            continue
        why = (
            f"its exception {phrase!r} would excuse other words of the list, too;"
            " write it as a rule of its own"
        )
        draft.left.append(Left(place, wording.text, why))
    draft.wordings = kept


def _excused_elsewhere(draft: Draft, wording: Wording) -> str | None:
    others = [other for _, other in draft.wordings if other is not wording]
    terms = Terms(
        [other.text for other in others if not other.is_pattern],
        patterns=[other.text for other in others if other.is_pattern],
    )
    for phrase in wording.excused:
        if terms.places(fold(phrase)) or (terms.patterns and terms.expressions.stand_in(simplify(phrase))):
            return phrase
    return None


def _excused(draft: Draft, trial: Trial) -> list[str]:
    """Return sentences with what the list excuses."""
    phrases = [*(text for _, word in draft.wordings for text in word.excused), *draft.exceptions.values()]
    found: list[str] = []
    for phrase in dict.fromkeys(phrases):
        sentence = trial.excuses(phrase)
        if sentence is None:
            why = "this exception does not hold: the phrase is flagged all the same"
            draft.left.append(Left(Place(draft.shown), phrase, why))
        elif len(found) < _MOST_EXCUSED:
            found.append(sentence)
    return found
