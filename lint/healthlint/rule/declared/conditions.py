"""What may be wrong with a rule file that its schema accepts?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

from healthlint.rule.declared.idle import Fault, Keys, idle_settings, idle_terms, unseen_in
from healthlint.rule.declared.rule import REPORTED
from healthlint.rule.marks import CLOSE, OPEN, is_marked, unmarked
from healthlint.rule.notation import literals_of
from healthlint.rule.pattern import TermError
from healthlint.rule.schema_faults import cut, spelled
from healthlint.rule.suggest import did_you_mean, nearest

__all__ = ["FREE", "TABLES", "Fault", "Keys", "faults_in"]

FREE = "suggestions"  # the table whose keys are the user's own words
TABLES = (*REPORTED, "company", "unless", "requires")
_OF_TERMS = ("en", "zh", "besides")
_FIELDS = ("match", "suggestion")


def faults_in(table: dict[str, Any]) -> list[Fault]:
    """Return what is wrong with a table that the schema accepts, its keys with hyphens.

    Of one sort only: what is asked later would be wrong because of it.
    """
    for asked in (
        _of_tables,
        idle_settings,
        _of_terms,
        idle_terms,
        _of_examples,
        _of_suggestions,
        _of_message,
    ):
        faults = list(asked(table))
        if faults:
            return faults
    return []


def _of_tables(table: dict[str, Any]) -> Iterator[Fault]:
    reporting = [key for key in REPORTED if key in table]
    if not reporting and "requires" not in table:
        yield (), "there is nothing to look for; add a table [terms] with en = […] or zh = […]"
    for key in [key for key in (*REPORTED, "company", "unless") if key in table]:
        if not any(table[key].get(of) for of in ("en", "zh", "patterns")):
            yield (key,), "has no terms; add en = […], zh = […] or patterns = […]"
    if "requires" in table and not any(
        table["requires"].get(of) for of in ("en", "zh", "patterns", "metadata")
    ):
        yield ("requires",), "names nothing that is required; add en = […], zh = […] or metadata = […]"
    for one, other in (("ordinary", "company"), ("company", "ordinary")):
        if one in table and other not in table:
            yield (one,), f"means nothing without a table [{other}]; add it"
    near = ("paragraph", "section")
    if not reporting and table.get("requires", {}).get("in") in near:
        yield ("requires", "in"), 'needs terms that call for it; add [terms], or say in = "document"'


def _of_terms(table: dict[str, Any]) -> Iterator[Fault]:
    for key in TABLES:
        lists = table.get(key, {})
        for of in _OF_TERMS:
            for number, term in enumerate(lists.get(of, ())):
                unseen = unseen_in(term)
                if unseen is not None:
                    yield (key, of, number), unseen
                    continue
                try:
                    literals_of(term, lists.get("open-end", False))
                except TermError as error:
                    yield (key, of, number), str(error)
        for number, pattern in enumerate(lists.get("patterns", ())):
            from healthlint.rule.expressions import check_expression

            try:
                check_expression(pattern)
            except TermError as error:
                yield (key, "patterns", number), str(error)


def _of_examples(table: dict[str, Any]) -> Iterator[Fault]:
    for number, example in enumerate(table["bad"]):
        if not is_marked(example):
            yield ("bad", number), f"needs {OPEN} before and {CLOSE} after the words that are to be flagged"
    flagged = {unmarked(example) for example in table["bad"]}
    for number, example in enumerate(table["good"]):
        if example in flagged:
            yield ("good", number), "is a bad example as well; remove one of the two"
        if OPEN in example or CLOSE in example:
            yield (
                ("good", number),
                f"has {OPEN} or {CLOSE}, but nothing in it is to be flagged; remove them",
            )


def _of_message(table: dict[str, Any]) -> Iterator[Fault]:
    message = table["message"]
    texts = {(): message} if isinstance(message, str) else {(key,): text for key, text in message.items()}
    reported = list(_reported(table))
    lacking = next((term for term in reported if term not in table.get(FREE, {})), None)
    for keys, text in texts.items():
        at = ("message", *keys)
        try:
            fields = [field for field in Formatter().parse(text) if field[1] is not None]
        except ValueError:
            yield at, "has a brace that is not in a pair; write {match}, or {{ and }} for braces"
            continue
        for _, name, spec, conversion in fields:
            if name in _FIELDS and (spec or conversion):
                yield at, f"says how to show {name}, which is shown as it is; write {{{name}}}"
            elif name not in _FIELDS:
                meant = nearest(name or "", _FIELDS)
                remedy = f"did you mean {{{meant}}}?" if meant else "write {match}, or {{ and }} for braces"
                yield at, f"nothing fills in {{{cut(name or '')}}}; {remedy}"
            elif not reported:
                yield at, f"says {{{name}}}, but there are no words to report; say what is missing"
            elif name == "suggestion" and lacking is not None:
                yield at, f"says {{suggestion}}, but {spelled(lacking)} has none; add it to [{FREE}]"
    if isinstance(message, dict):
        for language in ("en", "zh"):
            if language in _spoken(table) and language not in message:
                yield ("message",), f'does not speak the language of all its terms; add {language} = "…"'


def _spoken(table: Mapping[str, Any]) -> set[str]:
    """Return the languages in which the rule has something to say."""
    listed = table.get("languages")
    return set(listed or (of for of in ("en", "zh") for key in REPORTED if table.get(key, {}).get(of)))


def _of_suggestions(table: dict[str, Any]) -> Iterator[Fault]:
    known = set(_reported(table))
    for term in table.get(FREE, {}):
        if term not in known:
            meant = did_you_mean(term, known) or "; write it exactly as in the list"
            yield (FREE, term), f"is no term of this rule{meant}"


def _reported(table: Mapping[str, Any]) -> Iterator[str]:
    for key in REPORTED:
        for of in ("en", "zh", "patterns"):
            yield from table.get(key, {}).get(of, ())
