"""How does a draft become the table of a complete rule?"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from healthlint.app.making.importing.draft import Draft, Left, Place
from healthlint.app.making.importing.examples import Trial, compact
from healthlint.rule.declared.conditions import faults_in
from healthlint.rule.declared.table import rule_of
from healthlint.testing import CLOSE, OPEN
from healthlint.text.language.han import WIDE

if TYPE_CHECKING:
    from healthlint.app.making.importing.wording import Wording

_SILENT = "no sentence was found that it reports; it may be about markup, or blanks that no reader sees"
_TWICE = "is not needed: another term of the list finds it, too"
_NOT_EXCUSED = "this exception does not hold: the phrase is flagged all the same"


def completed(draft: Draft, code: str, name: str, context: str) -> dict[str, Any] | None:
    """Return the table of a rule, or None where nothing is left of it; the draft notes what is left out.

    Each term has an example in which the rule finds it.
    """
    while draft.wordings:
        table = _table(draft, code, name, context)
        trial = Trial(rule_of({**table, "bad": [], "good": []})(), draft.scope)
        examples, silent = [], []
        for place, wording in draft.wordings:
            shown = trial.shown(wording)
            if any(each.by_itself or wording.is_pattern for each in shown):
                examples += [each.example for each in shown]
            else:
                silent.append((place, wording))
                lost = not shown
                draft.left.append(Left(place, wording.text, _SILENT if lost else _TWICE, lost))
        if silent:
            draft.wordings = [each for each in draft.wordings if each not in silent]
            continue
        if _drop_refused(draft, table):
            continue
        good = trial.clean()
        if good is None:
            why = "the rule flags every sentence; narrow its expressions and import it again"
            draft.left.append(Left(Place(draft.shown), "", why))
            return None
        excused = _excused(draft, trial, table)
        rule = rule_of({**table, "bad": [], "good": []})()
        table["bad"] = compact(rule, list(dict.fromkeys(examples)))
        table["good"] = [good, *compact(rule, excused)]
        return table
    return None


def _drop_refused(draft: Draft, table: dict[str, Any]) -> bool:
    """Leave out the terms that the loader refuses, and tell whether there were any."""
    marked = {**table, "bad": [f"{OPEN}tea{CLOSE}"], "good": ["tea"]}
    refused: dict[str, str] = {}
    for keys, said in faults_in(marked):
        if len(keys) == 3 and keys[0] == "terms":
            refused.setdefault(table["terms"][keys[1]][keys[2]], said)
    for place, wording in draft.wordings:
        if wording.text in refused:
            draft.left.append(Left(place, wording.text, refused[wording.text]))
        draft.left += [Left(place, term, refused[term]) for term in wording.besides if term in refused]
    for term in refused.keys() & draft.exceptions.keys():
        draft.left.append(Left(Place(draft.shown), draft.exceptions.pop(term), refused[term]))
    draft.wordings = [
        (place, wording if refused.keys().isdisjoint(wording.besides) else _less(wording, refused.keys()))
        for place, wording in draft.wordings
        if wording.text not in refused
    ]
    return bool(refused)


def _less(wording: Wording, refused: Collection[str]) -> Wording:
    kept = [pair for pair in zip(wording.besides, wording.excused, strict=True) if pair[0] not in refused]
    return replace(wording, besides=tuple(term for term, _ in kept), excused=tuple(text for _, text in kept))


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


def _excused(draft: Draft, trial: Trial, table: dict[str, Any]) -> list[str]:
    """Return a sentence for each phrase that excuses, where one can be made."""
    unguarded = {key: terms for key, terms in table["terms"].items() if key != "besides"}
    bare = Trial(rule_of({**table, "terms": unguarded})(), draft.scope)
    words = [wording for _, wording in draft.wordings]
    phrases = [*(text for word in words for text in word.excused), *draft.exceptions.values()]
    found = []
    for phrase in dict.fromkeys(phrases):
        sentence = trial.passed_over(bare.flagged(phrase, words))
        if sentence is not None:
            found.append(sentence)
        elif any(bare.flagged(phrase, words)):
            draft.left.append(Left(Place(draft.shown), phrase, _NOT_EXCUSED))
    return list(dict.fromkeys(found))
