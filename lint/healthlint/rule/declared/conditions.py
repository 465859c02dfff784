"""What may be wrong with a rule file that its schema accepts?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from healthlint.rule.declared.rule import REPORTED
from healthlint.rule.notation import literals_of
from healthlint.rule.pattern import TermError

Keys = tuple[str | int, ...]
Fault = tuple[Keys, str]  # where, and what

FREE = "suggestions"  # the table whose keys are the user's own words
_TABLES = (*REPORTED, "company", "unless", "requires")
_OF_TERMS = ("en", "zh", "besides")
_OPEN, _CLOSE = "⟦", "⟧"


def faults_in(table: dict[str, Any]) -> list[Fault]:
    """Return what is wrong with a table that the schema accepts, its keys with hyphens.

    Of one sort only: what is asked later would be wrong because of it.
    """
    for asked in (_of_tables, _of_terms, _of_examples, _of_suggestions, _of_message):
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
    for key in _TABLES:
        lists = table.get(key, {})
        for of in _OF_TERMS:
            for number, term in enumerate(lists.get(of, ())):
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
        if not _is_marked(example):
            yield ("bad", number), f"needs {_OPEN} before and {_CLOSE} after the words that are to be flagged"
    for number, example in enumerate(table["good"]):
        if _OPEN in example or _CLOSE in example:
            yield (
                ("good", number),
                f"has {_OPEN} or {_CLOSE}, but nothing in it is to be flagged; remove them",
            )


def _is_marked(example: str) -> bool:
    signs = [sign for sign in example if sign in (_OPEN, _CLOSE)]
    return bool(signs) and signs == [_OPEN, _CLOSE] * (len(signs) // 2)


def _of_message(table: dict[str, Any]) -> Iterator[Fault]:
    message = table["message"]
    texts = {(): message} if isinstance(message, str) else {(key,): text for key, text in message.items()}
    for keys, text in texts.items():
        try:
            text.format_map(_AnyField())
        except (ValueError, AttributeError, LookupError, TypeError) as error:
            said = str(error).lower()
            yield (
                ("message", *keys),
                f"its braces cannot be filled in ({said}); write {{match}}, or {{{{ and }}}}",
            )
            continue
        lacking = [term for term in _reported(table) if term not in table.get(FREE, {})]
        if "{suggestion}" in text and lacking:
            yield ("message", *keys), f'says {{suggestion}}, but "{lacking[0]}" has none; add it to [{FREE}]'
    if isinstance(message, dict):
        for language in ("en", "zh"):
            spoken = language in table.get("languages", ()) or any(
                language in table.get(key, {}) for key in REPORTED
            )
            if spoken and language not in message:
                yield ("message",), f'does not speak the language of all its terms; add {language} = "…"'


class _AnyField(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return key


def _of_suggestions(table: dict[str, Any]) -> Iterator[Fault]:
    known = set(_reported(table))
    for term in table.get(FREE, {}):
        if term not in known:
            from healthlint.rule.suggest import did_you_mean

            meant = did_you_mean(term, known) or "; write it exactly as in the list"
            yield (FREE, term), f"is no term of this rule{meant}"


def _reported(table: Mapping[str, Any]) -> Iterator[str]:
    for key in REPORTED:
        for of in ("en", "zh", "patterns"):
            yield from table.get(key, {}).get(of, ())
